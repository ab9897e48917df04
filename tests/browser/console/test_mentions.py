"""Colleagues mentioned in a note: what is typed straight on after the @ narrows the list, and the one who is meant is told."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.serving import row_of, served
from tests.browser.console.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]
WANG, STOCK = "wang@demo.zhike", "collab@demo.zhike"


def note_of(console: ConsoleWindow) -> Locator:
    """The note's field of the conversation that is open."""
    console.page.get_by_text("备注", exact=True).click()
    note = console.page.get_by_role("textbox", name="备注")
    note.focus()
    return note


@pytest.mark.parametrize("delay_ms", [0, 130], ids=["fast", "ordinary"])
def test_letters_typed_straight_on_narrow_the_list(
    window: Callable[..., ConsoleWindow], visitor: Visitor, delay_ms: int
) -> None:
    console, _ = served(window, visitor)
    note = note_of(console)
    note.press_sequentially("请看 @王磊", delay=delay_ms)
    expect(note).to_have_value("请看 @王磊")
    options = console.page.get_by_role("listbox", name="提到哪位同事").get_by_role("option")
    expect(options).to_have_count(1)
    expect(options).to_contain_text("王磊")
    note.press("Enter")
    expect(note).to_have_value("请看 @王磊 ")
    note.press_sequentially("谢谢", delay=delay_ms)
    note.press("Escape")
    expect(note).to_have_value("请看 @王磊 谢谢")
    note.fill("")
    assert console.problems == []


def test_in_the_middle_of_a_note(window: Callable[..., ConsoleWindow], visitor: Visitor) -> None:
    console, _ = served(window, visitor)
    note = note_of(console)
    note.fill("请看一下")
    note.press("Home")
    note.press("ArrowRight")
    note.press_sequentially("@王")
    note.press("Enter")
    expect(note).to_have_value("请@王磊 看一下")
    note.fill("")


def test_an_input_method_keeps_its_keys(window: Callable[..., ConsoleWindow], visitor: Visitor) -> None:
    console, _ = served(window, visitor)
    note = note_of(console)
    note.press_sequentially("@")
    keys = console.page.context.new_cdp_session(console.page)
    for spelled in ("w", "wa", "wang"):
        keys.send(
            "Input.imeSetComposition", {"text": spelled, "selectionStart": len(spelled), "selectionEnd": len(spelled)}
        )
    expect(note).to_have_value("@wang")
    keys.send("Input.insertText", {"text": "王"})  # the candidate that was chosen
    expect(note).to_have_value("@王")
    expect(console.page.get_by_role("option").filter(has_text="王磊")).to_be_visible()
    note.press("Enter")
    expect(note).to_have_value("@王磊 ")
    note.fill("")
    assert console.problems == []


@pytest.mark.parametrize(("who", "typed"), [(WANG, "@王磊"), (STOCK, "@仓库")], ids=["agent", "collaborator"])
def test_who_is_meant_finds_it_under_mentions(
    window: Callable[..., ConsoleWindow], visitor: Visitor, who: str, typed: str
) -> None:
    console, _ = served(window, visitor)
    mark = visitor.conversation_id[-6:]
    note = note_of(console)
    note.press_sequentially(f"{mark} {typed}")
    note.press("Enter")
    note.press_sequentially("请看")
    note.press("Enter")
    expect(console.page.get_by_role("article").filter(has_text=mark)).to_be_visible()
    told = window().sign_in(who, "/app/inbox?view=mentioned")
    expect(row_of(told.page, visitor)).to_be_visible()
