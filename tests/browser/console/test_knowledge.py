"""Knowledge: an entry is written, the base asked, a base made and renamed."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]


@pytest.fixture
def console(window: Callable[..., ConsoleWindow]) -> ConsoleWindow:
    """The console of a supervisor, who writes knowledge."""
    return window().sign_in("lead@demo.zhike", "/app/knowledge")


def test_an_entry_is_written_and_answers(console: ConsoleWindow, owner: Callable[..., Any]) -> None:
    page, mark = console.page, uuid4().hex[:6]
    question = f"旗舰店 {mark} 几点开门"
    shop = next(b["id"] for b in owner("GET", "/knowledge/bases")["items"] if b["name"] == "商店知识库")
    console.walk(f"/app/knowledge?base={shop}")
    place = page.get_by_role("navigation", name="知识库与文件夹").get_by_role("button", name="商店知识库", exact=True)
    expect(place).to_have_attribute("aria-current", "true")
    console.button("新建条目").click()
    page.get_by_label("问题", exact=True).fill(question)
    page.get_by_label("答案", exact=True).fill("每天 **9:30** 开门，节假日不休。")
    expect(page.locator("strong", has_text="9:30")).to_be_visible()
    console.button("发布").click()
    expect(page.get_by_text("助手正在用第 1 版作答")).to_be_visible()
    console.walk("/app/knowledge")
    page.get_by_role("searchbox", name="搜索问题、答案或相似问法").or_(
        page.get_by_role("textbox", name="搜索问题、答案或相似问法")
    ).fill(mark)
    expect(console.row(question)).to_contain_text("已发布")
    console.walk("/app/knowledge/ask")
    field = page.get_by_role("textbox", name="输入一个问题")
    field.fill(question)
    field.press("Enter")
    expect(page.get_by_text("每天 9:30 开门").first).to_be_visible(timeout=30_000)
    expect(page.get_by_role("heading", name="找到的知识")).to_be_visible()
    expect(page.get_by_role("link", name=question).first).to_be_visible()
    assert console.problems == []


def test_a_base_is_made_and_renamed(console: ConsoleWindow) -> None:
    page, name = console.page, f"售后 {uuid4().hex[:6]}"
    console.walk("/app/knowledge/bases")
    expect(page.get_by_text("这些渠道的助手依据全部知识库作答")).to_be_visible()
    console.button("新建知识库").click()
    console.dialog.get_by_label("名称").fill(name)
    console.button("保存").click()
    expect(console.row(name)).to_contain_text("中文")
    console.button(f"“{name}”的设置").click()
    console.dialog.get_by_role("switch", name="双人复核").click()
    console.choose(console.dialog.get_by_label("发布检查"), "拦截")
    expect(console.dialog.get_by_text("有一项未通过就不发布")).to_be_visible()
    console.dialog.get_by_label("名称").fill("商店知识库")
    console.button("保存").click()
    expect(console.dialog.get_by_role("alert")).to_be_visible()
    console.dialog.get_by_label("名称").fill(f"{name} 政策")
    console.dialog.get_by_label("名称").press("Enter")
    expect(console.dialog).to_be_hidden()
    expect(console.row(f"{name} 政策")).to_contain_text("双人复核")
    expect(console.row(f"{name} 政策")).to_contain_text("发布检查 · 拦截")
    assert [p for p in console.problems if "409" not in p] == []
