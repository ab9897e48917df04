"""Saved views: a filter is given a name, counts live, is changed, and comes back after it was removed."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from playwright.sync_api import Page, expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.visitor import Visitor


def choose(page: Page, field: str, option: str) -> None:
    page.get_by_role("combobox", name=field, exact=True).click()
    page.locator(".ant-select-item-option", has_text=option).locator("visible=true").click()
    page.keyboard.press("Escape")


def test_a_filter_becomes_a_view_that_counts_by_itself(
    window: Callable[..., ConsoleWindow], visitor: Visitor, owner: Callable[..., Any]
) -> None:
    visitor.say("我想退货")
    visitor.wait_for(1)
    at = f"/conversations/{visitor.conversation_id}"
    name = f"低优先 {uuid4().hex[:6]}"
    console = window().sign_in("owner@demo.zhike", "/app/inbox?view=all")
    page = console.page
    console.button("筛选").click()
    choose(page, "优先级", "低")
    console.button("存为视图").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill(name)
    dialog.get_by_role("textbox").press("Enter")
    expect(dialog).to_be_hidden()
    views = page.get_by_role("navigation", name="已存视图")
    mine = views.get_by_role("button", name=name, exact=False).first
    expect(mine).to_have_attribute("aria-current", "page")
    before = int((mine.locator("b").inner_text()) or "0")
    owner("POST", f"{at}/priority", {"priority": "low"})
    expect(mine.locator("b")).to_have_text(str(before + 1))
    row = page.get_by_role("button").filter(has_text=visitor.customer["name"])
    expect(row).to_be_visible()
    owner("POST", f"{at}/priority", {"priority": "normal"})
    expect(mine.locator("b")).to_have_text(str(before))
    console.button(f"修改视图 {name}").click()
    page.get_by_role("menuitem", name="删除").click()
    expect(views.get_by_text(name)).to_be_hidden()
    console.button("撤销").click()
    expect(page.get_by_role("navigation", name="已存视图").get_by_text(name)).to_be_visible()
    for view in owner("GET", "/inbox/views")["items"]:
        if view["name"] == name:
            owner("DELETE", f"/inbox/views/{view['id']}")
    assert console.problems == []


def test_priority_is_set_from_the_menu_and_marks_the_row(
    window: Callable[..., ConsoleWindow], visitor: Visitor
) -> None:
    visitor.say("我想退货")
    visitor.wait_for(1)
    console = window().sign_in("owner@demo.zhike", f"/app/inbox/{visitor.conversation_id}?view=all&sort=priority")
    page = console.page
    console.button("更多操作").click()
    page.get_by_role("menuitem", name="优先级").hover()
    page.get_by_role("menuitem", name="紧急").click()
    row = page.get_by_role("button").filter(has_text=visitor.customer["name"])
    expect(row.get_by_label("紧急")).to_be_visible()
    assert console.problems == []
