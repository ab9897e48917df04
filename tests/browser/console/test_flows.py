"""Flows: one is taken from those that come along, worked on as a picture and as text, tried, published, taken back."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.browser.console.driver import ConsoleWindow

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]

SOURCE = """\
# ours, and it stays
flow: {name}
title: {{zh: 借雨伞 {name}, en: Borrow an umbrella}}
trigger:
  examples: {{zh: [借把雨伞], en: [borrow an umbrella]}}
slots:
  colour: {{type: choice, ask: {{zh: 要什么颜色？, en: Which colour?}}, options: [红, 蓝]}}
steps:
  # the only question
  - {{ask: colour}}
  - {{id: told, say: {{zh: "{{{{ slots.colour }}}}雨伞在门口。", en: At the door.}}}}
"""


@pytest.fixture
def made(owner: Callable[..., Any]) -> dict[str, Any]:
    """A flow of the test's own, never published."""
    found: dict[str, Any] = owner("POST", "/flows", {"source": SOURCE.format(name=f"umbrella_{uuid4().hex[:6]}")})
    return found


def _text(page: Page) -> Any:
    page.get_by_role("tab", name="文本").click()
    field = page.get_by_role("textbox", name="文本")
    expect(field).to_be_visible()
    return field


def test_a_flow_from_picture_to_live_and_back(
    window: Callable[..., ConsoleWindow], owner: Callable[..., Any], made: dict[str, Any]
) -> None:
    console = window(viewport={"width": 1440, "height": 900}).sign_in("owner@demo.zhike", "/app/flows")
    page = console.page
    console.row(made["name"]).get_by_role("link").click()
    picture = page.get_by_role("region", name="流程图")
    expect(picture.get_by_text("要什么颜色？")).to_be_visible()
    # In the picture: a step more, its words, and where it leads.
    picture.get_by_text("要什么颜色？").click()
    console.button("在其后添加步骤").first.click()
    page.get_by_role("menuitem", name="说", exact=True).click()
    page.get_by_role("textbox", name="说什么 · 中文").fill("好的，马上。")
    expect(picture.get_by_text("好的，马上。")).to_be_visible()
    field = _text(page)
    expect(field).to_contain_text("# the only question")
    expect(field).to_contain_text("好的，马上。")
    # Undone and done again, whoever changed it.
    console.button("撤销").click()
    console.button("撤销").click()
    expect(picture.get_by_text("好的，马上。")).to_have_count(0)
    console.button("重做").click()
    console.button("重做").click()
    expect(picture.get_by_text("好的，马上。")).to_be_visible()
    # Tried as it stands, unsaved.
    page.get_by_role("tab", name="试用").click()
    page.get_by_label("以客户的口吻说一句").fill("借把雨伞")
    console.button("发送").click()
    page.get_by_role("button", name="蓝", exact=True).click(timeout=60_000)
    expect(page.get_by_text("蓝雨伞在门口。")).to_be_visible(timeout=60_000)
    assert console.troubles() == []
    _publish_change_and_return(console)
    kept = owner("GET", f"/flows/{made['id']}")
    assert kept["live_version"] == 1
    assert kept["source"].startswith("# ours, and it stays\n")
    console.button("停止使用").click()
    console.dialog.get_by_role("button", name="停止使用").click()
    expect(page.get_by_text("未发布", exact=True)).to_be_visible()
    console.button("删除流程").click()
    console.dialog.get_by_role("button", name="删除流程").click()
    expect(page.get_by_role("heading", name="流程")).to_be_visible()
    assert console.problems == []


def _publish_change_and_return(console: ConsoleWindow) -> None:
    """Publish, change, publish again seeing the difference, and go back to the first version."""
    page = console.page
    console.button("发布").click()
    console.dialog.get_by_role("button", name="发布").click()
    expect(page.get_by_text("已发布 第 1 版", exact=True)).to_be_visible()
    page.get_by_role("tab", name="信息项").click()
    page.get_by_role("button", name="colour").click()
    page.get_by_role("textbox", name="怎么问 · 中文").fill("红的还是蓝的？")
    expect(page.get_by_role("status").filter(has_text="检查通过")).to_be_visible()
    console.button("发布").click()
    expect(console.dialog.get_by_text("红的还是蓝的？")).to_be_visible()
    expect(console.dialog.locator("[data-op=removed]")).to_contain_text("要什么颜色？")
    console.dialog.get_by_role("button", name="发布").click()
    expect(page.get_by_text("已发布 第 2 版", exact=True)).to_be_visible()
    page.get_by_role("tab", name="版本").click()
    console.button("回到第 1 版").click()
    console.dialog.get_by_role("button", name="回到这一版").click()
    expect(page.get_by_text("已发布 第 1 版", exact=True)).to_be_visible()


def test_a_mistake_is_said_with_its_line(window: Callable[..., ConsoleWindow], made: dict[str, Any]) -> None:
    console = window(viewport={"width": 1440, "height": 900}).sign_in("owner@demo.zhike", f"/app/flows/{made['id']}")
    page = console.page
    field = _text(page)
    field.click()
    page.keyboard.press("Control+End")
    page.keyboard.type("  - {id: lost, say: {zh: 迷路了}, nxt: end}\n")
    checks = page.get_by_role("region", name="检查结果")
    expect(checks.get_by_role("button", name="第 12 行")).to_contain_text("这里没有 nxt 这个键")
    expect(console.button("保存草稿")).to_be_disabled()
    page.get_by_role("tab", name="步骤").click()
    checks.get_by_role("button", name="第 12 行").click()
    expect(page.get_by_role("textbox", name="文本")).to_be_focused()
    console.button("撤销").click()
    expect(checks.get_by_text("检查通过")).to_be_visible()
    # What can be read but not run is told with its step.
    page.get_by_role("tab", name="步骤").click()
    page.get_by_role("region", name="流程图").get_by_text("要什么颜色？").click()
    console.choose(page.get_by_label("之后去"), "结束")
    expect(checks.get_by_role("button", name="told")).to_contain_text("没有任何步骤会走到这里")
    expect(console.button("发布")).to_be_disabled()
    page.get_by_role("main").get_by_role("link", name="流程").click()
    expect(console.dialog.get_by_text("未保存的改动会丢失。")).to_be_visible()
    console.dialog.get_by_role("button", name="离开").click()
    expect(page.get_by_role("heading", name="流程")).to_be_visible()
    assert console.problems == []


def test_somebody_else_was_faster(
    window: Callable[..., ConsoleWindow], owner: Callable[..., Any], made: dict[str, Any]
) -> None:
    console = window(viewport={"width": 360, "height": 800}).sign_in("lead@demo.zhike", f"/app/flows/{made['id']}")
    page = console.page
    page.get_by_role("button", name="询问 step1").click()
    page.get_by_role("tab", name="触发").click()
    page.get_by_label("用途").fill("下雨时用")
    theirs = made["source"].replace("在门口", "在柜台")
    owner("PUT", f"/flows/{made['id']}", {"version": made["version"], "source": theirs})
    console.button("保存草稿").click()
    expect(page.get_by_text("这个流程刚被他人保存")).to_be_visible()
    console.button("比较").click()
    expect(console.dialog.get_by_text("在柜台").first).to_be_visible()
    console.dialog.get_by_label("Close").or_(console.dialog.get_by_label("关闭")).first.click()
    assert console.too_wide() == []
    console.button("用我的覆盖").click()
    expect(page.get_by_text("这个流程刚被他人保存")).to_have_count(0)
    kept = owner("GET", f"/flows/{made['id']}")["source"]
    assert "下雨时用" in kept
    assert "在门口" in kept
    assert [one for one in console.problems if "409" not in one] == []
