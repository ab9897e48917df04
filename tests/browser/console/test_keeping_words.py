"""Words that must not be lost: two devices on one draft, replies that are still to go when a conversation ends."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.serving import served
from tests.browser.console.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]


def test_what_another_device_wrote_is_shown_and_both_are_kept(
    window: Callable[..., ConsoleWindow], visitor: Visitor
) -> None:
    desk, field = served(window, visitor)
    place = f"/app/inbox/{visitor.conversation_id}?view=all"
    phone = window().sign_in("lin@demo.zhike", place)
    other = phone.page.get_by_role("textbox", name="回复")
    with phone.page.expect_response("**/drafts/reply"):
        other.fill("手机上写的")
    with desk.page.expect_response(lambda answer: answer.url.endswith("/drafts/reply") and answer.status == 409):
        field.fill("电脑上写的")
    expect(desk.page.get_by_text("这份草稿在另一台设备上也写过")).to_be_visible()
    expect(desk.page.get_by_label("回复", exact=True).get_by_text("手机上写的")).to_be_visible()
    assert field.input_value() == "电脑上写的", "nothing is put over what stands here"
    with desk.page.expect_response(lambda answer: answer.url.endswith("/drafts/reply") and answer.ok):
        desk.button("两份都留").click()
    assert field.input_value() == "电脑上写的\n手机上写的"
    expect(desk.page.get_by_text("这份草稿在另一台设备上也写过")).to_be_hidden()
    phone.page.reload()
    expect(other).to_have_value("电脑上写的\n手机上写的")
    other.fill("")
    phone.settled()


def test_a_reply_taken_back_is_there_though_the_answer_was_lost(
    window: Callable[..., ConsoleWindow], visitor: Visitor
) -> None:
    console, field = served(window, visitor)
    page = console.page
    field.fill("这句话要撤回")
    field.press("Enter")
    back = page.get_by_role("button", name="撤销", exact=True).last
    expect(back).to_be_visible()

    def lose(route: object) -> None:
        route.fetch()  # type: ignore[attr-defined]  # the server did it
        route.abort()  # type: ignore[attr-defined]  # and nobody here heard of it

    page.route(
        "**/api/v1/scheduled/*", lambda route: lose(route) if route.request.method == "DELETE" else route.fallback()
    )
    back.click()
    expect(field).to_have_value("这句话要撤回")
    page.unroute("**/api/v1/scheduled/*")
    page.reload()
    expect(field).to_have_value("这句话要撤回")
    assert not any("撤回" in str(m["content"]) for m in visitor.hears())
    with page.expect_response("**/drafts/reply"):
        field.fill("")


def test_resolving_asks_what_becomes_of_replies_still_to_go(
    window: Callable[..., ConsoleWindow], visitor: Visitor
) -> None:
    console, field = served(window, visitor)
    page = console.page
    field.fill("明天再告诉您结果")
    page.get_by_role("button", name="更多发送方式").click()
    page.get_by_role("menuitem", name="定时发送").hover()
    page.get_by_role("menuitem", name="明天 9:00").last.click()
    expect(page.get_by_text("明天再告诉您结果").first).to_be_visible()
    expect(field).to_have_value("")
    console.button("解决").click()
    expect(console.dialog).to_contain_text("还有 1 条您安排的定时回复")
    page.get_by_role("button", name="取消", exact=True).click()
    expect(console.dialog).to_be_hidden()
    # Ending by the keys of the reply field asks as well; nothing was sent yet.
    field.fill("先这样，再见")
    field.press("Control+Shift+Enter")
    expect(console.dialog).to_be_visible()
    page.get_by_role("button", name="先发送，再解决").click()
    expect(console.button("重新打开").first).to_be_visible()
    said = [m["content"].get("text", "") for m in visitor.hears()]
    assert said.index("明天再告诉您结果") < said.index("先这样，再见")
    assert console.problems == []


def test_the_key_sheet_names_the_keys_of_the_reply_field(window: Callable[..., ConsoleWindow]) -> None:
    console = window().sign_in("lin@demo.zhike", "/app/inbox")
    console.page.keyboard.press("?")
    expect(console.dialog).to_contain_text("发送并解决")
    expect(console.dialog).to_contain_text("撤回刚发出的回复")


def test_canned_replies_show_variables_by_their_names_and_macros_stand_in_the_palette(
    window: Callable[..., ConsoleWindow], visitor: Visitor, owner: Callable[..., Any]
) -> None:
    mark = uuid4().hex[:8]
    body = {"shortcut": f"k{mark}", "title": f"收尾{mark}", "body": "{{customer.name}}，再见", "scope": "workspace"}
    made = owner("POST", "/canned-replies", body | {"steps": [{"do": "resolve"}]})
    console, field = served(window, visitor)
    page = console.page
    field.fill(f"/k{mark}")
    expect(page.locator("[data-variable=true]")).to_have_text("客户称呼")
    field.press("Escape")
    field.fill("")
    page.keyboard.press("Control+k")
    page.get_by_role("textbox", name="查找或执行").or_(page.locator("dialog input")).first.fill(mark)
    page.keyboard.press("Enter")
    expect(console.dialog).to_contain_text(f"收尾{mark}")
    owner("DELETE", f"/canned-replies/{made['id']}")
