"""What is written before it is said: taken back, sent later, sent and resolved, and the same on another device."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.serving import row_of, served
from tests.browser.console.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]


def waiting(page: Page) -> Locator:
    """What has not gone yet."""
    return page.get_by_role("list", name="待发回复").get_by_role("listitem")


def test_a_reply_is_taken_back_and_goes_when_it_is_not(window: Callable[..., ConsoleWindow], visitor: Visitor) -> None:
    console, field = served(window, visitor)
    field.fill("您好，马上为您查")
    field.press("Enter")
    expect(field).to_have_value("")
    expect(waiting(console.page)).to_contain_text(re.compile(r"[1-5] 秒后发出"))
    console.button("撤销").click()
    expect(field).to_have_value("您好，马上为您查")
    expect(waiting(console.page)).to_have_count(0)
    console.page.wait_for_timeout(6_000)
    assert [m["author"]["kind"] for m in visitor.hears() if m["kind"] == "text"].count("person") == 0
    field.press("Enter")
    expect(waiting(console.page)).to_have_count(1)
    field.press("Control+z")
    expect(field).to_have_value("您好，马上为您查")
    field.press("Enter")
    visitor.wait_for(2)
    assert visitor.hears()[-1]["content"]["text"] == "您好，马上为您查"
    expect(waiting(console.page)).to_have_count(0)
    expect(console.page.get_by_role("log").get_by_text("您好，马上为您查")).to_have_count(1)
    assert console.problems == []


def test_a_closed_window_loses_neither_what_was_sent_nor_what_was_being_written(
    window: Callable[..., ConsoleWindow], visitor: Visitor
) -> None:
    console, field = served(window, visitor)
    field.fill("这句已经按了发送")
    field.press("Enter")
    expect(waiting(console.page)).to_have_count(1)
    with console.page.expect_response(lambda r: "还在写" in (r.request.post_data or "") and "drafts" in r.url):
        field.press_sequentially("这句还在写")
    console.page.close()
    elsewhere = window().sign_in("lin@demo.zhike", "/app/inbox?view=mine")
    visitor.wait_for(2)
    assert visitor.hears()[-1]["content"]["text"] == "这句已经按了发送"
    row = row_of(elsewhere.page, visitor)
    expect(row).to_contain_text("草稿")
    row.click()
    again = elsewhere.page.get_by_role("textbox", name="回复")
    expect(again).to_have_value("这句还在写")
    again.fill("")
    expect(row).not_to_contain_text("草稿")
    assert elsewhere.problems == []


def test_sent_and_resolved_in_one_step(window: Callable[..., ConsoleWindow], visitor: Visitor) -> None:
    console, field = served(window, visitor)
    field.fill("好的，祝您愉快")
    field.press("Control+Shift+Enter")
    expect(waiting(console.page)).to_contain_text("随后解决")
    expect(console.button("重新打开").first).to_be_visible()
    assert visitor.hears()[-1]["kind"] == "event" or visitor.hears()[-1]["content"]["text"] == "好的，祝您愉快"
    assert "好的，祝您愉快" in [m["content"].get("text") for m in visitor.hears()]
    assert console.problems == []


def test_a_reply_for_tomorrow_waits_moves_and_comes_back(
    window: Callable[..., ConsoleWindow], visitor: Visitor
) -> None:
    console, field = served(window, visitor)
    page = console.page
    field.fill("明天给您答复")
    console.button("更多发送方式").click()
    page.get_by_role("menuitem", name="定时发送").hover()
    page.get_by_role("menuitem", name="选择时间").click()
    dialog = console.dialog
    dialog.get_by_label("发送时间").fill("2020-01-01T09:00")
    expect(dialog.get_by_role("alert")).to_have_text("请选择将来的时间")
    expect(dialog.get_by_role("button", name="定时发送")).to_be_disabled()
    tomorrow = page.evaluate("new Date(Date.now() + 86400000).toISOString().slice(0, 10)")
    dialog.get_by_label("发送时间").fill(f"{tomorrow}T09:30")
    dialog.get_by_role("button", name="定时发送").click()
    expect(dialog).to_be_hidden()
    expect(field).to_have_value("")
    expect(waiting(page)).to_contain_text("09:30 发送")
    expect(waiting(page)).to_contain_text("明天给您答复")
    row = row_of(page, visitor).filter(has_text="定时")
    expect(row).to_have_count(1)
    console.button("改时间").click()
    dialog.get_by_label("发送时间").fill(f"{tomorrow}T18:45")
    dialog.get_by_role("button", name="定时发送").click()
    expect(waiting(page)).to_contain_text("18:45 发送")
    console.button("放回输入框").click()
    expect(field).to_have_value("明天给您答复")
    expect(waiting(page)).to_have_count(0)
    field.fill("")
    assert console.problems == []


def test_what_could_not_go_says_why(
    window: Callable[..., ConsoleWindow], visitor: Visitor, owner: Callable[..., Any]
) -> None:
    console, field = served(window, visitor)
    page = console.page
    body = {"client_id": uuid4().hex, "parts": [{"kind": "text", "content": {"text": "两秒后见"}}]}
    soon = page.evaluate("new Date(Date.now() + 2500).toISOString()")
    csrf = page.context.request.get(f"{console.base}/api/v1/me").json()["csrf_token"]
    made = page.context.request.post(
        f"{console.base}/api/v1/conversations/{visitor.conversation_id}/scheduled",
        data=body | {"send_at": soon},
        headers={"X-CSRF-Token": csrf},
    )
    assert made.ok, made.text()
    expect(waiting(page)).to_have_count(1)
    visitor.say("不用回了")
    expect(page.get_by_role("alert").filter(has_text="没有发出：客户先写了新消息")).to_be_visible()
    console.button("立即发送").click()
    visitor.wait_for(2)
    assert visitor.hears()[-1]["content"]["text"] == "两秒后见"
    expect(waiting(page)).to_have_count(0)
    assert field.input_value() == ""
    assert console.problems == []


def test_on_a_phone_the_bar_and_the_ways_to_send_fit(window: Callable[..., ConsoleWindow], visitor: Visitor) -> None:
    console, field = served(window, visitor, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    field.fill("请稍等，我先帮您看看订单和物流的情况，再给您一个准确的答复")
    console.button("发送").click()
    expect(waiting(console.page)).to_be_visible()
    assert console.too_wide() == []
    console.button("立即发送").click()
    visitor.wait_for(2)
    assert console.problems == []


def test_colleagues_see_who_looks_and_writes_and_what_was_written_is_not_lost(
    window: Callable[..., ConsoleWindow], visitor: Visitor
) -> None:
    console, field = served(window, visitor)
    other = window().sign_in("lead@demo.zhike", f"/app/inbox/{visitor.conversation_id}")
    expect(console.page.get_by_label("赵主管 也在看")).to_be_visible()
    expect(other.page.get_by_label("林晓 也在看")).to_be_visible()
    field.press_sequentially("正在写给客户")
    expect(other.page.get_by_text("林晓 正在写回复")).to_be_visible()
    other.page.get_by_text("备注", exact=True).click()
    note = other.page.get_by_role("textbox", name="备注")
    note.press_sequentially("这位是老客户")
    expect(console.page.get_by_text("赵主管 正在写备注")).to_be_visible()
    note.press("Enter")
    expect(console.page.get_by_role("alert").filter(has_text="您书写期间，赵主管 留了备注")).to_be_visible()
    other.page.get_by_text("回复", exact=True).click()
    other.button("接手").first.click()
    expect(console.page.get_by_text("赵主管 正在负责")).to_be_visible()
    console.button("改为备注").click()
    expect(console.page.get_by_role("textbox", name="备注")).to_have_value("正在写给客户")
    console.page.get_by_role("textbox", name="备注").fill("")
    assert console.problems == []
    other.page.close()
    expect(console.page.get_by_label("赵主管 也在看")).to_be_hidden()
