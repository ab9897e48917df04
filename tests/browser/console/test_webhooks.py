"""An owner has a program told what happens: made, tried, seen failing, changed, removed."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]


def test_a_webhook_from_making_to_removing(window: Callable[..., ConsoleWindow], owner: Callable[..., Any]) -> None:
    console = window(viewport={"width": 1440, "height": 900})
    console.sign_in("owner@demo.zhike")
    page = console.page
    console.walk("/app/api-keys")
    page.get_by_role("navigation", name="程序接入").get_by_role("link", name="Webhook").click()
    expect(page.get_by_text("还没有 Webhook")).to_be_visible()
    page.get_by_role("button", name="新建 Webhook").first.click()
    form = page.get_by_role("dialog")
    form.get_by_label("名称").fill("订单系统")
    form.get_by_label("地址").fill("http://example.com/hook")
    form.get_by_role("button", name="保存").click()
    expect(form.get_by_text("只支持 https 地址")).to_be_visible()
    form.get_by_label("地址").fill("https://127.0.0.1:9/hook")
    form.get_by_role("checkbox", name="客户评价").check()
    form.get_by_role("button", name="保存").click()
    expect(page.get_by_role("dialog").get_by_text("whsec_")).to_be_visible()
    page.get_by_role("dialog").get_by_role("button", name="确定").click()
    row = page.get_by_role("row").filter(has_text="订单系统")
    expect(row).to_contain_text("3 个事件")
    row.get_by_role("link").click()
    expect(page.get_by_text("还没有投递")).to_be_visible()
    for width in (1440, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert console.too_wide() == []
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("button", name="发送测试").click()
    expect(page.get_by_text("不是公网地址，已拒绝")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="停用").click()
    expect(page.get_by_role("row").filter(has_text="已跳过")).to_be_visible()
    expect(page.get_by_role("button", name="重新发送")).to_be_disabled()
    page.get_by_role("button", name="删除").click()
    page.get_by_role("dialog").get_by_role("button", name="删除").click()
    expect(page.get_by_text("还没有 Webhook")).to_be_visible()
    assert owner("GET", "/webhooks")["items"] == []
    console.walk("/app/audit")
    expect(page.get_by_text("删除了 Webhook")).to_be_visible()
    assert [one for one in console.problems if "422" not in one] == []  # what the form was told
