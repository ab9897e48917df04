"""Teams, queues and roles: made, changed, and what each act says it will do."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]


def test_a_team_and_its_queue(window: Callable[..., ConsoleWindow]) -> None:
    console = window().sign_in("owner@demo.zhike", "/app/team/teams")
    page, mark = console.page, uuid4().hex[:6]
    team, queue = f"夜班 {mark}", f"夜间 {mark}"
    console.button("新建团队").click()
    dialog = console.dialog
    dialog.get_by_label("名称").fill(team)
    console.choose(dialog.get_by_label("成员"), "王磊")
    page.keyboard.press("Escape")
    console.choose(dialog.get_by_label("负责人"), "王磊")
    page.keyboard.press("Escape")
    console.button("保存").click()
    expect(console.row(team)).to_contain_text("王磊 · 负责人")

    console.button(f"编辑“{team}”").click()
    dialog.locator(".ant-select-selection-item-remove").first.click()
    expect(dialog).to_contain_text("王磊 将离开这个团队")
    console.button("取消").click()
    expect(dialog).to_be_hidden()

    page.get_by_role("link", name="队列", exact=True).click()
    console.button("新建队列").click()
    dialog.get_by_label("名称").fill(queue)
    console.choose(dialog.get_by_label("团队"), team)
    console.button("保存").click()
    expect(console.row(queue)).to_contain_text(team)
    console.button(f"编辑“{queue}”").click()
    console.choose(dialog.get_by_label("团队"), "技术支持")
    expect(dialog).to_contain_text(f"已经在排队的会话仍归“{team}”")
    dialog.get_by_role("switch").click()
    expect(dialog).to_contain_text("取代现在的默认队列")
    console.button("取消").click()
    page.get_by_role("searchbox", name="搜索队列").fill(mark)
    expect(page.get_by_role("row")).to_have_count(2)
    page.get_by_role("searchbox", name="搜索队列").fill("没有这个")
    expect(page.get_by_text("没有符合条件的结果")).to_be_visible()
    assert console.problems == []


def test_a_role_is_made_like_another_and_deleted(window: Callable[..., ConsoleWindow]) -> None:
    console = window().sign_in("owner@demo.zhike", "/app/team/roles")
    page, key = console.page, f"night_{uuid4().hex[:6]}"
    agents = page.get_by_role("region", name="客服", exact=True)
    expect(agents).to_contain_text("2 人：林晓、王磊")
    agents.get_by_role("button", name="查看权限").click()
    expect(agents.get_by_role("listitem").filter(has_text="结束、延后、重新打开会话")).to_contain_text("自己负责的")
    agents.get_by_role("button", name="以此新建").click()
    dialog = console.dialog
    dialog.get_by_label("名称").fill("夜班客服")
    dialog.get_by_label("标识").fill(key)
    console.choose(dialog.get_by_label("结束、延后、重新打开会话"), "所在团队的")
    page.keyboard.press("Escape")
    console.button("保存").click()
    expect(dialog).to_be_hidden()
    page.get_by_role("searchbox", name="搜索角色或同事").fill(key)
    made = page.get_by_role("region", name="夜班客服")
    expect(made).to_contain_text("还没有人担任")
    made.get_by_role("button", name="查看权限").click()
    resolving = made.get_by_role("listitem").filter(has_text="结束、延后、重新打开会话")
    expect(resolving).to_contain_text("自己负责的，或所在团队的")
    made.get_by_role("button", name="删除").click()
    expect(dialog).to_contain_text("删除后不能恢复")
    dialog.get_by_role("button", name="删除").click()
    expect(made).to_be_hidden()
    assert console.problems == []


def test_who_may_only_look_changes_nothing(window: Callable[..., ConsoleWindow]) -> None:
    console = window().sign_in("lin@demo.zhike", "/app/team/teams")
    expect(console.row("售前售后")).to_be_visible()
    expect(console.button("新建团队")).to_be_disabled()
    expect(console.page.get_by_role("button", name="编辑")).to_have_count(0)
    console.walk("/app/team/users")
    expect(console.page.get_by_text("您的角色不能查看这个页面")).to_be_visible()
