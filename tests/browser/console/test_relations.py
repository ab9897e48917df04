"""Relations: a product is added with its names, related to a policy, found in the picture, and taken away."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]


def test_a_product_is_added_related_and_removed(window: Callable[..., ConsoleWindow]) -> None:
    console = window().sign_in("lead@demo.zhike", "/app/knowledge/graph")
    page, name = console.page, f"云朵 {uuid4().hex[:6]}"
    console.button("新增").click()
    drawer = page.get_by_role("dialog", name="新增")
    drawer.get_by_label("名称").fill(name)
    drawer.get_by_role("button", name="保存").click()
    expect(drawer).to_be_hidden()
    panel = page.get_by_role("article", name=name)
    expect(panel.get_by_text("还没有关系")).to_be_visible()
    panel.get_by_role("button", name="编辑").click()
    drawer = page.get_by_role("dialog", name=f"编辑“{name}”")
    drawer.get_by_label("关系类型").click()
    page.get_by_title("适用政策", exact=True).click()
    drawer.get_by_label("搜索另一项").click()  # else the list before, as it closes, takes the focus away again
    drawer.get_by_label("搜索另一项").press_sequentially("保修")
    page.get_by_title("保修 · 政策", exact=True).click()
    drawer.get_by_role("button", name="添加", exact=True).click()
    expect(drawer.get_by_role("button", name="删除与“保修”的关系")).to_be_visible()
    drawer.get_by_role("button", name="取消").click()
    panel.get_by_role("button", name="政策：保修").press("Enter")
    expect(page.get_by_role("article", name="保修")).to_be_visible()
    page.get_by_label("搜索名称、别名或备注").fill(name)
    page.get_by_role("navigation", name="商品、部件、故障、政策和主题").get_by_role("button", name=name).click()
    panel.get_by_role("button", name=f"删除“{name}”").click()
    page.get_by_role("dialog").get_by_role("button", name="删除").click()
    expect(page.get_by_text("没有找到")).to_be_visible()
    assert console.problems == []


def test_a_file_says_which_row_is_wrong_before_anything_is_written(window: Callable[..., ConsoleWindow]) -> None:
    console = window().sign_in("lead@demo.zhike", "/app/knowledge/graph")
    page, name = console.page, f"云朵 {uuid4().hex[:6]}"
    console.button("导入关系").click()
    dialog = page.get_by_role("dialog", name="导入关系")
    rows = f"类型,名称,属于\n商品,{name},\n部件,{name} 滤芯,没有这一项\n"
    chosen = {"name": "relations.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    dialog.locator("input[type=file]").set_input_files(chosen)
    expect(dialog.get_by_text("第 3 行")).to_be_visible()
    right = chosen | {"buffer": rows.replace("没有这一项", name).encode()}
    dialog.locator("input[type=file]").set_input_files(right)
    expect(dialog.get_by_text("将新增 2 项")).to_be_visible()
    dialog.get_by_role("button", name="写入").click()
    expect(dialog.get_by_text("已导入：新增 2 项")).to_be_visible()
    assert console.problems == []
