"""An agent's work: a handed-over conversation is taken, answered, noted and resolved; and the same on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]
QUESTION = "运费怎么算？"


def handed_over(visitor: Visitor) -> None:
    """Ask something that the assistant knows, then for a person."""
    visitor.say(QUESTION)
    visitor.wait_for(1)
    visitor.say("转人工")
    visitor.wait_for(2)


def test_take_answer_note_resolve(window: Callable[..., ConsoleWindow], visitor: Visitor) -> None:
    handed_over(visitor)
    console = window().sign_in("lin@demo.zhike", "/app/inbox?view=unassigned")
    page = console.page
    row = page.get_by_role("button").filter(has_text=visitor.customer["name"])
    expect(row).to_be_visible()
    preview = row.inner_text()
    assert "**" not in preview
    row.click()

    card = page.get_by_role("complementary", name="转人工")
    expect(card).to_contain_text("客户要求人工")
    expect(card).to_contain_text(QUESTION.rstrip("？"))
    page.get_by_role("button", name="依据").first.click()
    why = page.get_by_role("dialog")
    expect(why).to_contain_text("为什么这样回答")
    expect(why).to_contain_text("找到的知识")
    page.keyboard.press("Escape")
    expect(why).to_be_hidden()

    identity = page.get_by_role("complementary", name="客户资料")
    expect(identity).to_contain_text("访客")
    assert "visitor:" not in identity.inner_text()

    console.button("接手").first.click()
    expect(page.get_by_text("由您负责")).to_be_visible()
    field = page.get_by_role("textbox", name="回复")
    field.fill("您好，我是林晓，运费我来帮您核对。")
    field.press("Enter")
    expect(page.get_by_role("log").or_(page.locator("main")).get_by_text("运费我来帮您核对").first).to_be_visible()
    page.get_by_text("备注", exact=True).click()
    note = page.get_by_role("textbox", name="备注")
    note.fill("客户住在偏远地区")
    note.press("Enter")
    expect(page.get_by_text("客户住在偏远地区")).to_be_visible()
    expect(page.get_by_text("仅内部可见")).to_be_visible()
    visitor.wait_for(3)
    heard = [m["content"].get("text", "") for m in visitor.hears()]
    assert any("运费我来帮您核对" in text for text in heard)
    assert not any("偏远地区" in text for text in heard)

    console.button("解决").click()
    expect(console.button("重新打开").first).to_be_visible()
    assert console.problems == []


def test_on_a_phone_each_pane_is_a_page(window: Callable[..., ConsoleWindow], visitor: Visitor) -> None:
    handed_over(visitor)
    console = window(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    console.sign_in("lin@demo.zhike", "/app/inbox?view=unassigned")
    page = console.page
    row = page.get_by_role("button").filter(has_text=visitor.customer["name"])
    row.tap()
    expect(page.get_by_role("complementary", name="转人工")).to_be_visible()
    expect(row).to_be_hidden()
    assert console.too_wide() == []
    page.get_by_role("button", name="客户资料").tap()
    expect(page.get_by_role("tab", name="往来")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("complementary", name="转人工")).to_be_visible()
    page.get_by_role("button", name="返回列表").tap()
    expect(row).to_be_visible()
    expect(page.get_by_role("complementary", name="转人工")).to_be_hidden()
    assert console.problems == []
