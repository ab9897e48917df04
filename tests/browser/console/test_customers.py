"""Customers: two records of one person are merged, and a customer is erased for good."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]


def known(visitor: Visitor, owner: Callable[..., Any], name: str, phone: str) -> dict[str, Any]:
    """Let a visitor write, and give him a name and a phone."""
    visitor.say("你好")
    visitor.wait_for(1)
    found: dict[str, Any] = owner("PATCH", f"/customers/{visitor.customer['id']}", {"name": name, "phone": phone})
    return found


def test_merge_and_erase(
    window: Callable[..., ConsoleWindow], visitor: Visitor, owner: Callable[..., Any], base: str
) -> None:
    second = Visitor(base)
    one = known(visitor, owner, "沈遇安", "13800001111")
    two = known(second, owner, "沈小姐", "13800002222")
    second.close()
    console = window().sign_in("owner@demo.zhike", f"/app/customers/{one['id']}")
    page, dialog = console.page, console.dialog

    console.button("沈遇安 的更多操作").click()
    page.get_by_role("menuitem", name="合并到另一份资料").click()
    dialog.get_by_role("searchbox").fill("沈小姐")
    dialog.get_by_role("list", name="找到的客户").get_by_role("button", name="沈小姐").click()
    stays, goes = dialog.get_by_role("region", name="保留"), dialog.get_by_role("region", name="并入")
    expect(stays).to_contain_text("138****1111")
    expect(goes).to_contain_text("138****2222")
    console.button("交换").click()
    expect(stays).to_contain_text("沈小姐")
    console.button("交换").click()
    expect(dialog).to_contain_text("“沈小姐”的 1 个会话和渠道身份归到“沈遇安”名下")
    expect(dialog).to_contain_text("可以在客户资料里拆分")
    dialog.get_by_role("button", name="合并", exact=True).click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_text("共 2 个会话")).to_be_visible()
    assert owner("GET", f"/customers/{two['id']}")["id"] == one["id"]

    console.button("沈遇安 的更多操作").click()
    page.get_by_role("menuitem", name="永久删除资料").click()
    confirm = dialog.get_by_role("button", name="永久删除")
    expect(dialog).to_contain_text("全部消息与附件")
    expect(confirm).to_be_disabled()
    dialog.get_by_role("textbox").fill(str(one["number"] + 1))
    expect(confirm).to_be_disabled()
    dialog.get_by_role("textbox").fill(str(one["number"]))
    confirm.click()
    expect(dialog).to_contain_text("核对已无法读取")
    expect(dialog).to_contain_text("资料已删除")
    dialog.get_by_role("button", name="关闭").last.click()
    expect(page.get_by_text("这位客户的个人资料已按要求删除")).to_be_visible()
    assert owner("GET", f"/customers/{one['id']}")["erased_at"] is not None
    assert owner("GET", "/customers?q=13800001111")["items"] == []
    assert console.problems == []


def test_an_agent_is_not_offered_to_erase(
    window: Callable[..., ConsoleWindow], visitor: Visitor, owner: Callable[..., Any]
) -> None:
    visitor.say("转人工")
    visitor.wait_for(1)
    customer = owner("GET", f"/customers/{visitor.customer['id']}")
    console = window().sign_in("lin@demo.zhike", "/app/customers")
    page = console.page
    page.get_by_role("searchbox", name="姓名、手机（或后四位）、邮箱、#编号").fill(f"#{customer['number']}")
    expect(page.get_by_role("row")).to_have_count(2)
    page.get_by_role("button", name="更多操作").click()
    expect(page.get_by_role("menuitem", name="合并到另一份资料")).to_be_visible()
    expect(page.get_by_role("menuitem", name="永久删除资料")).to_have_count(0)
    page.keyboard.press("Escape")
    page.get_by_role("searchbox").fill("查无此人")
    expect(page.get_by_text("没有找到“查无此人”")).to_be_visible()
    assert console.problems == []
