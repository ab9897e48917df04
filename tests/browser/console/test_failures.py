"""What goes wrong is said where it was asked for, and nothing is shown as done that was not."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]
TROUBLE = {"code": "server_error", "message": "服务器出错了。", "field": None, "details": {}, "request_id": "r"}


def fail(route: Route) -> None:
    route.fulfill(status=500, json=TROUBLE)


def test_a_question_stays_until_it_is_done(window: Callable[..., ConsoleWindow], owner: Callable[..., Any]) -> None:
    grant = {"permission": "channel.write", "scope": "all", "inbox_ids": None}
    owner("POST", "/api-keys", {"name": "短命的密钥", "grants": [grant]})
    console = window().sign_in("owner@demo.zhike", "/app/api-keys")
    page, dialog = console.page, console.dialog
    row = page.get_by_role("row").filter(has_text="短命的密钥")
    row.get_by_role("button", name="吊销").click()
    page.route("**/api/v1/api-keys/*", fail)
    confirm = dialog.get_by_role("button", name="吊销")
    confirm.click()
    expect(dialog.get_by_role("alert")).to_contain_text("服务器出错了")
    expect(row).to_be_visible()
    page.unroute("**/api/v1/api-keys/*")
    confirm.click()
    expect(dialog).to_be_hidden()
    expect(row).to_have_count(0)
    assert not any("Uncaught" in problem for problem in console.problems)


def test_erasing_is_not_said_to_be_done_while_nobody_could_look(
    window: Callable[..., ConsoleWindow], visitor: Visitor, owner: Callable[..., Any]
) -> None:
    visitor.say("你好")
    one = owner("PATCH", f"/customers/{visitor.customer['id']}", {"name": "沈知白"})
    console = window().sign_in("owner@demo.zhike", f"/app/customers/{one['id']}")
    page, dialog = console.page, console.dialog
    console.button("沈知白 的更多操作").click()
    page.get_by_role("menuitem", name="永久删除资料").click()
    dialog.get_by_role("textbox").fill(str(one["number"]))
    looked_up = re.compile(rf"/api/v1/customers/{one['id']}$")
    page.route(looked_up, fail)
    dialog.get_by_role("button", name="永久删除").click()
    expect(dialog).to_contain_text("服务器出错了")
    expect(dialog).not_to_contain_text("资料已删除")
    page.unroute(looked_up)
    dialog.get_by_role("button", name="永久删除").click()
    expect(dialog).to_contain_text("资料已删除")
