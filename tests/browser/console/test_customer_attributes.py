"""Attributes of customers: an admin defines them, an agent fills one in beside the conversation, the shop's page another."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]
KEYS = ("skin_type", "skin_born")


@pytest.fixture
def tidy(owner: Callable[..., Any]) -> Iterator[None]:
    """Take the attributes out of use again: other tests share the demo."""
    yield
    for one in owner("GET", "/customer-attributes")["items"]:
        if one["key"] in KEYS:
            owner("DELETE", f"/customer-attributes/{one['key']}")


@pytest.mark.usefixtures("tidy")
def test_an_attribute_is_defined_filled_in_and_taken_back(
    window: Callable[..., ConsoleWindow], visitor: Visitor, owner: Callable[..., Any]
) -> None:
    visitor.say("转人工，我的皮肤容易过敏")
    visitor.wait_for(1)
    console = window().sign_in("owner@demo.zhike", "/app/workspace/attributes")
    page, dialog = console.page, console.dialog

    console.button("添加属性").first.click()
    dialog.get_by_label("中文名称").fill("肤质")
    dialog.get_by_label("英文名称").fill("Skin")
    dialog.get_by_label("标识").fill("Skin")
    expect(dialog.get_by_role("alert")).to_contain_text("以小写字母开头")
    dialog.get_by_label("标识").fill(KEYS[0])
    console.choose(dialog.get_by_label("类型"), "单选")
    for option in ("干性", "油性"):
        dialog.get_by_label("选项").fill(option)
        page.keyboard.press("Enter")
    dialog.get_by_role("button", name="保存").click()
    expect(dialog).to_be_hidden()
    expect(console.row("肤质")).to_contain_text("单选")
    born = {"zh": "生日", "en": "Birthday", "kind": "date", "sensitive": True}
    owner("PUT", f"/customer-attributes/{KEYS[1]}", born)

    _fill_in(console, visitor.conversation_id)
    assert console.problems == []
    assert console.too_wide() == []

    console.walk("/app/workspace/attributes")
    page.get_by_role("button", name="移除“肤质”").click()
    expect(console.row("肤质")).to_have_count(0)
    page.locator(".ant-message-notice").filter(has_text="已移除“肤质”").get_by_role("button", name="撤销").click()
    expect(console.row("肤质")).to_be_visible()
    assert console.troubles() == []


def _fill_in(console: ConsoleWindow, conversation_id: str) -> None:
    """Beside the conversation: a choice that is taken back, and a date that is masked until somebody says why."""
    page = console.go(f"/app/inbox/{conversation_id}").page
    panel = page.get_by_role("complementary", name="客户资料")
    panel.get_by_role("button", name="修改肤质").click()
    console.choose(panel.get_by_label("肤质", exact=True), "油性")
    panel.get_by_role("button", name="保存").click()
    line = panel.locator("dl > div").filter(has_text="肤质")
    expect(line).to_contain_text("油性")
    page.get_by_role("button", name="撤销").click()
    expect(line).to_contain_text("未填写")

    panel.get_by_role("button", name="修改生日", exact=True).click()
    panel.get_by_label("生日", exact=True).fill("1990-02-03")
    page.keyboard.press("Enter")
    line = panel.locator("dl > div").filter(has_text="生日")
    expect(line).to_contain_text("****")
    panel.get_by_role("button", name="显示完整内容 生日").click()
    page.get_by_role("button", name="核实身份").click()
    page.get_by_role("tooltip").get_by_role("button", name="显示完整内容").click()
    expect(line).to_contain_text("1990-02-03")
