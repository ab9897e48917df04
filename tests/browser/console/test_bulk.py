"""Many conversations at once: chosen with box, keys and range, changed together, taken back."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.visitor import Visitor


def test_several_are_prioritised_and_taken_back(
    window: Callable[..., ConsoleWindow], base: str, owner: Callable[..., Any]
) -> None:
    visitors = [Visitor(base) for _ in range(3)]
    try:
        for one in visitors:
            one.say("我想退货")
            one.wait_for(1)
        names = [one.customer["name"] for one in visitors]
        console = window().sign_in("owner@demo.zhike", "/app/inbox?view=all&sort=newest")
        page = console.page
        boxes = [page.get_by_role("checkbox", name=f"选择 {name}", exact=True) for name in names]
        page.get_by_role("button").filter(has_text=names[0]).first.hover()
        boxes[0].click()
        bar = page.get_by_role("toolbar", name="已选会话")
        expect(bar).to_contain_text("已选 1 个")
        boxes[2].click(modifiers=["Shift"])
        expect(bar).to_contain_text("已选 3 个")
        page.keyboard.press("Escape")
        expect(bar).to_be_hidden()

        page.get_by_role("button").filter(has_text=names[1]).first.click()
        expect(page.get_by_role("heading", name=names[1])).to_be_visible()
        page.keyboard.press("x")
        expect(bar).to_contain_text("已选 1 个")
        boxes[0].click()
        bar.get_by_role("button", name="对已选会话的更多操作").click()
        page.get_by_role("menuitem", name="优先级：高").click()
        expect(page.get_by_text("已处理 2 个会话")).to_be_visible()
        marks = [page.get_by_role("button").filter(has_text=name).get_by_label("高", exact=True) for name in names[:2]]
        for mark in marks:
            expect(mark).to_be_visible()
        console.button("撤销").click()
        for mark in marks:
            expect(mark).to_have_count(0)
        kept = {one.conversation_id for one in visitors}
        inbox = owner("GET", "/inbox?view=all&limit=200")["items"]
        assert {row["priority"] for row in inbox if row["id"] in kept} == {"normal"}
        assert console.problems == []
    finally:
        for one in visitors:
            one.close()
