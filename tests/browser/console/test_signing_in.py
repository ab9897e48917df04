"""Coming in, the language, and what a person may see."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import PASSWORD, ConsoleWindow

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]


def test_a_wrong_password_says_so_and_the_right_one_opens_the_inbox(window: Callable[..., ConsoleWindow]) -> None:
    console = window()
    page = console.page
    page.goto(f"{console.base}/app/")
    page.get_by_label("邮箱").fill("lin@demo.zhike")
    page.get_by_label("密码", exact=True).fill("not this one")
    page.get_by_label("密码", exact=True).press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("邮箱或密码不正确")
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_label("密码", exact=True).press("Enter")
    expect(page.get_by_role("button", name="待分配").first).to_be_visible()
    expect(page).to_have_url(f"{console.base}/app/inbox")


def test_the_language_changes_at_once_and_stays(window: Callable[..., ConsoleWindow]) -> None:
    console = window().sign_in("lead@demo.zhike", "/app/team/roles")
    page = console.page
    expect(page.get_by_role("heading", name="角色", exact=True)).to_be_visible()
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").or_(page.get_by_role("dialog").get_by_role("textbox")).first.fill("english")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Roles", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Supervisor")).to_be_visible()
    console.go("/app/")
    expect(page.get_by_role("navigation", name="Views")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert console.problems == []


def test_the_it_maintainer_lands_where_he_may_be(window: Callable[..., ConsoleWindow]) -> None:
    console = window().sign_in("it@demo.zhike")
    page = console.page
    expect(page).to_have_url(f"{console.base}/app/inboxes")
    expect(page.get_by_role("heading", name="渠道", exact=True)).to_be_visible()
    names = [link.get_attribute("aria-label") for link in console.nav.get_by_role("link").all()]
    assert names == ["团队", "渠道", "邮件", "主动服务", "连接器", "大模型", "API 密钥", "系统状态", "审计"]
    console.go("/app/inbox")
    expect(page.get_by_text("您的角色不能查看这个页面")).to_be_visible()
    expect(page.get_by_text("“查看会话”的权限")).to_be_visible()
    page.get_by_role("link", name="前往渠道").click()
    expect(page).to_have_url(f"{console.base}/app/inboxes")
    assert console.problems == []


def test_the_next_person_begins_at_his_own_first_page(window: Callable[..., ConsoleWindow]) -> None:
    console = window().sign_in("lead@demo.zhike", "/app/knowledge")
    page = console.page
    page.get_by_role("button", name="我的状态与设置").click()
    page.get_by_role("menuitem", name="退出登录").click()
    page.get_by_label("邮箱").fill("report@demo.zhike")
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_label("密码", exact=True).press("Enter")
    expect(page).to_have_url(f"{console.base}/app/board")
    expect(page.get_by_role("heading", name="实时看板", exact=True)).to_be_visible()
