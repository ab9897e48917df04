"""Search: from the palette to the page, marked words, and open at the message."""

import re
from collections.abc import Callable
from uuid import uuid4

from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.visitor import Visitor


def test_what_was_said_is_found_and_opened_where_it_stands(
    window: Callable[..., ConsoleWindow], visitor: Visitor
) -> None:
    word = f"Q{uuid4().hex[:10]}"
    visitor.say(f"我的订单号 {word} 还没有发货")
    visitor.wait_for(1)
    console = window().sign_in("owner@demo.zhike", "/app/inbox?view=all")
    page = console.page
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").get_by_role("textbox").fill(word[2:])
    page.get_by_role("button", name=f"在全部消息、客户和知识中搜索“{word[2:]}”").click()
    messages = page.get_by_role("region", name="消息")
    hit = messages.get_by_role("link").first
    page.wait_for_timeout(500)  # the projection follows the log
    if not hit.is_visible():
        page.reload()
    expect(hit.locator("mark")).to_have_text(word[2:])
    hit.click()
    found = page.locator("[data-found=true]")
    expect(found).to_contain_text(word)
    expect(page).not_to_have_url("at=")
    assert console.problems == []


def test_a_followed_conversation_has_its_view_and_keys_stand_on_a_sheet(
    window: Callable[..., ConsoleWindow], visitor: Visitor
) -> None:
    visitor.say("我想退货")
    visitor.wait_for(1)
    console = window().sign_in("lead@demo.zhike", f"/app/inbox/{visitor.conversation_id}?view=all")
    page = console.page
    expect(page.get_by_role("heading", level=2, name=visitor.customer["name"])).to_be_visible()
    expect(page.get_by_role("log", name="会话记录")).to_contain_text("我想退货")
    page.keyboard.press("w")
    following = page.get_by_role("navigation", name="视图").get_by_role("button", name="关注")
    expect(following.locator("b")).to_have_text(re.compile(r"[1-9]"))
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="快捷键")
    expect(sheet).to_contain_text("关注或取消关注")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    following.click()
    row = page.get_by_role("button").filter(has_text=visitor.customer["name"])
    expect(row.get_by_label("您已关注")).to_be_visible()
    page.keyboard.press("w")
    expect(row).to_be_hidden()
    assert console.problems == []


def test_f_opens_the_search_and_one_sign_is_too_short(window: Callable[..., ConsoleWindow]) -> None:
    console = window().sign_in("owner@demo.zhike", "/app/customers")
    page = console.page
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("f")
    field = page.get_by_role("textbox", name="词语、句子的一部分、订单号")
    expect(field).to_be_focused()
    field.fill("退")
    expect(page.get_by_text("您要找什么？")).to_be_visible()
    field.fill("退货")
    expect(page.get_by_role("region", name="知识").get_by_role("link").first.locator("mark").first).to_have_text("退货")
    assert console.problems == []
