"""An owner sets the workspace up, and somebody keeps it running."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]


def test_the_first_steps_are_done_put_off_and_seen(
    window: Callable[..., ConsoleWindow], owner: Callable[..., Any], base: str
) -> None:
    for key in ("workspace", "look"):
        owner("PUT", f"/first-run/{key}", {"state": "open"})
    console = window().sign_in("owner@demo.zhike", "/app/start")
    steps = console.page.get_by_role("listitem")
    look = steps.filter(has=console.page.get_by_role("heading", name="组件外观"))
    look.get_by_role("button", name="稍后再做").click()
    expect(look.get_by_text("稍后", exact=True)).to_be_visible()
    look.get_by_role("button", name="就这样").click()
    expect(look.get_by_text("已完成")).to_be_visible()
    shop = console.page.context.new_page()
    shop.goto(f"{base}/")  # a page with the widget on it
    snippet = steps.filter(has=console.page.get_by_role("heading", name="装到网站上"))
    expect(snippet.get_by_text("已完成")).to_be_visible(timeout=30_000)
    expect(snippet.get_by_text("127.0.0.1")).to_be_visible()
    owner("PUT", "/first-run/look", {"state": "open"})
    assert console.problems == []


def test_the_workspace_is_renamed_with_what_follows_from_it(
    window: Callable[..., ConsoleWindow], owner: Callable[..., Any]
) -> None:
    console = window().sign_in("owner@demo.zhike", "/app/workspace")
    name = console.page.get_by_label("名称", exact=True)
    before = name.input_value()
    try:
        name.fill("山茶商店")
        expect(console.page.get_by_text("此更改会记入审计")).to_be_visible()
        console.page.get_by_role("button", name="保存").click()
        expect(console.page.get_by_role("button", name="保存")).to_be_disabled()
        console.go("/app/profile")
        expect(console.page.get_by_text("山茶商店")).to_be_visible()
    finally:
        owner("PATCH", "/workspace", {"name": before})
    assert console.problems == []


@pytest.mark.parametrize(
    ("path", "label", "new"),
    [
        ("/app/workspace", "名称", "山茶商店"),
        ("/app/inboxes", "名称", "山茶商店"),
        ("/app/profile", "新密码", "a-new-one"),
    ],
    ids=["workspace", "inbox", "password"],
)
def test_unsaved_changes_ask_before_the_page_is_left(
    window: Callable[..., ConsoleWindow], owner: Callable[..., Any], path: str, label: str, new: str
) -> None:
    if path == "/app/inboxes":
        path = f"{path}/{owner('GET', '/inboxes')['items'][0]['id']}"
    console = window().sign_in("owner@demo.zhike", path)
    name = console.page.get_by_label(label, exact=True)
    before = name.input_value()
    name.fill(new)
    inbox = console.nav.get_by_role("link", name="会话")
    inbox.click()
    console.dialog.get_by_role("button", name="留下").click()
    expect(console.dialog).to_be_hidden()
    expect(name).to_have_value(new)
    inbox.click()
    console.dialog.get_by_role("button", name="离开").click()
    expect(console.page).to_have_url(re.compile("/app/inbox$|/app/inbox[?]"))
    console.walk(path)
    expect(name).to_have_value(before)
    inbox.click()  # nothing to lose, nothing to ask
    expect(name).to_have_count(0)
    assert console.problems == []


def test_a_blank_name_says_why_it_cannot_be_saved(window: Callable[..., ConsoleWindow]) -> None:
    console = window().sign_in("owner@demo.zhike", "/app/workspace")
    console.page.get_by_label("名称", exact=True).fill(" ")
    expect(console.page.get_by_role("alert").filter(has_text="请填写工作区名称")).to_be_visible()
    expect(console.page.get_by_role("button", name="保存")).to_be_disabled()


def test_the_maintainer_sees_how_the_installation_is(window: Callable[..., ConsoleWindow]) -> None:
    console = window().sign_in("it@demo.zhike", "/app/system")
    checks = console.page.get_by_role("listitem")
    expect(checks.filter(has_text="数据库")).to_contain_text("PostgreSQL")
    expect(checks.filter(has_text="后台进程").first).to_contain_text("正在运行")
    expect(checks.filter(has_text="备份")).to_contain_text("zhike backup")
    assert console.problems == []
