"""An agent who has taken a customer's conversation over: what most tests of writing begin with."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.visitor import Visitor


def row_of(page: Page, visitor: Visitor) -> Locator:
    """The visitor's row in the list."""
    return page.get_by_role("button").filter(has=page.get_by_text(visitor.customer["name"], exact=True))


def served(window: Callable[..., ConsoleWindow], visitor: Visitor, **options: Any) -> tuple[ConsoleWindow, Locator]:
    """Take a visitor's conversation over; returns (the window, its reply field)."""
    visitor.say("转人工")
    visitor.wait_for(1)
    console = window(**options).sign_in("lin@demo.zhike", "/app/inbox?view=all")
    console.walk(f"/app/inbox/{visitor.conversation_id}?view=all")
    console.button("接手").first.click()
    field = console.page.get_by_role("textbox", name="回复")
    expect(field).to_be_visible()
    return console, field
