"""Learning: a question nobody could answer becomes a draft with one click; an answer marked wrong is reviewed and learned from."""

from collections.abc import Callable
from time import monotonic
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]
SORTED_S = 180  # askings wait until a new installation's entries have their vectors


def test_a_gap_becomes_a_draft_with_one_click(
    window: Callable[..., ConsoleWindow], visitor: Visitor, base: str
) -> None:
    question = f"你们{uuid4().hex[:6]}号飞船烧什么燃料"
    visitor.say(question)
    visitor.wait_for(1)
    assert visitor.hears()[0]["turn"]["outcome"] == "refuse", visitor.hears()
    console = window().sign_in("lead@demo.zhike", "/app/knowledge/gaps")
    page = console.page
    gap = page.get_by_role("article", name=question)
    deadline = monotonic() + SORTED_S
    while monotonic() < deadline:
        console.settled()
        if gap.count():
            break
        page.wait_for_timeout(1_000)
        page.reload()
    expect(gap).to_contain_text("问过 1 次")
    expect(gap).to_contain_text("没答上来")
    gap.get_by_role("button", name="看看原话").click()
    expect(gap.get_by_role("link", name="查看会话")).to_be_visible()
    gap.get_by_role("button", name="生成草稿").click()
    expect(page.get_by_label("问题", exact=True)).to_have_value(question)
    console.walk("/app/knowledge/gaps").settled()
    page.get_by_role("button", name="已有草稿").click()
    expect(page.get_by_role("article", name=question).get_by_role("link", name="打开草稿")).to_be_visible()
    assert console.problems == []


def test_a_wrong_answer_is_marked_reviewed_and_not_given_again(
    window: Callable[..., ConsoleWindow], visitor: Visitor, owner: Callable[..., Any]
) -> None:
    visitor.say("退货运费谁出")
    visitor.wait_for(1)
    answer = visitor.hears()[0]
    assert answer["turn"]["sources"], answer
    said = visitor.http.post("/widget/v1/feedback", json={"message_id": answer["id"], "helpful": False})
    assert said.status_code == 204
    console = window().sign_in("lead@demo.zhike", f"/app/inbox/{visitor.conversation_id}?view=all&status=any")
    page = console.page
    transcript = page.get_by_role("log")
    expect(transcript.get_by_text("客户说没有帮助")).to_be_visible()
    transcript.get_by_title("查看依据").first.click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_role("button", name="标记答错").first.click()
    drawer.get_by_role("button", name="提交审核").click()
    expect(drawer.get_by_text("已标记，待审核")).to_be_visible()
    console.walk("/app/knowledge/corrections").settled()
    waiting = page.get_by_role("article", name="退货运费谁出").first
    kept = f"退货运费谁出 {uuid4().hex[:4]}"  # the entry's own question is not kept: the reviewer says what was meant
    waiting.get_by_role("button", name="批准").click()
    expect(waiting.get_by_role("alert")).to_contain_text("自己的问法")
    waiting.get_by_label("记下的问题").fill(kept)
    waiting.get_by_role("button", name="批准").click()
    expect(page.get_by_text("已批准，助手不再这样回答")).to_be_visible()
    page.get_by_role("button", name="已批准", exact=False).first.click()
    expect(page.get_by_role("article", name="退货运费谁出").first).to_contain_text("审核于")
    entry = answer["turn"]["sources"][0]["entry_id"]
    negatives = owner("GET", f"/knowledge/entries/{entry}/negatives")["items"]
    assert [one["question"] for one in negatives].count(kept) == 1
    for one in negatives:
        owner("DELETE", f"/knowledge/entries/{entry}/negatives/{one['id']}")
    assert [one for one in console.problems if "422" not in one and "409" not in one] == []
