"""An agent's first hour, told as it happens to her: from signing in to the customer's rating."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import PASSWORD, ConsoleWindow
from tests.browser.console.serving import row_of
from tests.browser.console.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]


def test_an_agents_first_hour(
    window: Callable[..., ConsoleWindow], visitor: Visitor, owner: Callable[..., Any], base: str
) -> None:
    mark = uuid4().hex[:8]
    greeting = {"shortcut": f"f{mark}", "title": "问好", "body": "您好，我是{{agent.name}}，我来帮您。"}
    kept = owner("POST", "/canned-replies", greeting | {"scope": "workspace"})
    visitor.say("怎么申请退货？")
    visitor.wait_for(1)
    visitor.say(f"转人工 {mark}")
    visitor.wait_for(2)

    # She signs in by the form.
    console = window()
    page = console.page
    page.goto(f"{base}/app/")
    page.fill("#email", "lin@demo.zhike")
    page.fill("#password", PASSWORD)
    page.locator("form button[type=submit]").click()
    expect(console.nav).to_be_visible()
    console.problems.clear()  # the browser noted that nobody was signed in before

    # She is away for a meeting, and back.
    menu = page.get_by_role("button", name="我的状态与设置")
    menu.click()
    page.get_by_role("menuitem", name="离开一会儿").hover()
    page.get_by_role("menuitem", name="开会").click()
    expect(menu.get_by_role("img", name="离开").or_(menu.locator("[data-presence=away]")).first).to_be_visible()
    menu.click()
    page.get_by_role("menuitem", name="在线").click()
    expect(menu.get_by_role("img", name="在线").or_(menu.locator("[data-presence=online]")).first).to_be_visible()

    # She finds the customer who waits: the row says what he asked, not that he was passed on.
    console.walk("/app/inbox?view=all")
    row = row_of(page, visitor)
    expect(row).to_contain_text(mark)
    row.click()
    mine = page.get_by_text("由您负责")
    console.button("接手").or_(mine).first.click()  # she is online: it may have been given to her already
    expect(mine).to_be_visible()

    # A canned reply by its slash, and a note that mentions a colleague.
    field = page.get_by_role("textbox", name="回复")
    field.press_sequentially(f"/f{mark}")
    expect(page.locator("[data-variable=true]")).to_have_text("我的名字")
    field.press("Enter")
    expect(field).to_have_value("您好，我是林晓，我来帮您。")
    field.press("Enter")
    page.get_by_text("备注", exact=True).click()
    note = page.get_by_role("textbox", name="备注")
    note.press_sequentially("请看一下这单 @")
    page.get_by_role("textbox", name="提到同事").or_(console.dialog.locator("input")).first.press_sequentially("周")
    page.keyboard.press("Enter")
    expect(note).to_have_value(re.compile("@周"))
    note.press("Enter")
    expect(page.get_by_text("仅内部可见")).to_be_visible()
    visitor.wait_for(3)
    assert "我来帮您" in visitor.hears()[-1]["content"]["text"]
    assert not any("请看一下" in str(m["content"]) for m in visitor.hears())

    # She puts it off and takes that back, finds it again by its words, and ends it with her last sentence.
    page.get_by_role("button", name="更多操作", exact=True).click()
    page.get_by_role("menuitem", name="延后").hover()
    page.get_by_role("menuitem", name="1 小时后").last.click()
    page.get_by_role("button", name="撤销").last.click()
    expect(page.get_by_text("进行中").first).to_be_visible()
    console.walk(f"/app/search?q={mark}")
    page.get_by_role("link").or_(page.get_by_role("button")).filter(has_text=mark).first.click()
    field = page.get_by_role("textbox", name="回复")
    field.fill("退货单已经发您，祝您生活愉快。")
    field.press("Control+Shift+Enter")
    expect(console.button("重新打开").first).to_be_visible(timeout=20_000)
    assert any("祝您生活愉快" in m["content"].get("text", "") for m in visitor.hears())

    # The rating comes in while she looks on.
    visitor.http.post("/widget/v1/rating", json={"score": 5, "reasons": ["solved"]}).raise_for_status()
    expect(page.get_by_role("log")).to_contain_text("问题解决了")
    menu.click()
    page.get_by_role("menuitem", name="下线").click()
    owner("DELETE", f"/canned-replies/{kept['id']}")
    assert console.problems == []
