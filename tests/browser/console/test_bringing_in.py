"""Bringing knowledge in and proving it: an import from trial to undo, a website, checks, pairs, intents."""

import re
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Route, expect

from tests.browser.console.driver import ConsoleWindow

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]
WORKER_MS = 60_000  # what waits for a worker


@pytest.fixture
def console(window: Callable[..., ConsoleWindow], base_id: str) -> ConsoleWindow:
    """The console of the owner, opened once the test's base is there."""
    assert base_id
    return window().sign_in("owner@demo.zhike", "/app/knowledge/import")


@pytest.fixture
def base_id(owner: Callable[..., Any]) -> str:
    """A base of the test's own."""
    return owner("POST", "/knowledge/bases", {"name": f"测试 {uuid4().hex[:8]}", "locale": "zh"})["id"]


def test_a_table_is_tried_imported_and_taken_back(console: ConsoleWindow, base_id: str) -> None:
    page, mark = console.page, uuid4().hex[:6]
    rows = f"问题,答案\n{mark} 可以自提吗,可以，到店报手机号。\n{mark} 缺答案,\n{mark} 周末发货吗,照常发货。\n"
    console.walk(f"/app/knowledge/import/new?base={base_id}").settled()
    page.locator("input[type=file]").set_input_files(
        {"name": f"{mark}.csv", "mimeType": "text/csv", "buffer": rows.encode("gb18030")}
    )
    expect(page.get_by_text("试运行完成，未改动任何内容")).to_be_visible(timeout=WORKER_MS)
    expect(page.get_by_text("编码 gb18030")).to_be_visible()
    wrong = page.get_by_role("table", name="有问题的行")
    expect(wrong.get_by_role("row")).to_have_count(2)
    expect(wrong).to_contain_text("第 3 行")
    with page.expect_download() as saved:
        console.button("下载问题清单").click()
    assert "3,答案," in saved.value.path().read_text("utf-8-sig")
    page.get_by_role("button", name=re.compile("^新增")).click()
    expect(page.get_by_role("table", name="每一行的去向").get_by_role("row")).to_have_count(3)
    console.button("导入 2 条").click()
    expect(console.button("撤销这次导入")).to_be_visible(timeout=WORKER_MS)
    console.button("撤销这次导入").click()
    expect(console.dialog).to_contain_text("2 条由这次导入新增的条目会被移除")
    console.dialog.get_by_role("button", name="撤销导入").click()
    expect(page.get_by_text("移除 2 条，恢复 0 条，0 条之后有改动而保留。")).to_be_visible(timeout=WORKER_MS)
    console.walk("/app/knowledge/import").settled()
    page.get_by_label("按文件名搜索").fill(mark)
    expect(console.row(f"{mark}.csv").filter(has_text="已撤销")).to_contain_text("移除 2")
    expect(console.row(f"{mark}.csv").filter(has_text="试运行完成")).to_be_visible()
    assert console.problems == []


def test_a_file_given_before_the_page_knows_its_bases_is_taken(console: ConsoleWindow) -> None:
    page, held = console.page, list[Route]()
    page.route("**/api/v1/knowledge/bases", lambda route: held.append(route))  # noqa: PLW0108  a builtin cannot be marked
    console.go("/app/knowledge/import/new")
    page.locator("input[type=file]").set_input_files(
        {"name": "early.csv", "mimeType": "text/csv", "buffer": "问题,答案\n缺答案,\n".encode()}
    )
    expect(page.get_by_role("status")).to_contain_text("early.csv")
    for one in held:
        one.continue_()
    page.unroute("**/api/v1/knowledge/bases")
    expect(page.get_by_text("试运行完成，未改动任何内容")).to_be_visible(timeout=WORKER_MS)
    assert console.problems == []


def test_a_trial_that_cannot_be_read_is_tried_again_with_its_columns(console: ConsoleWindow, base_id: str) -> None:
    page = console.page
    console.walk(f"/app/knowledge/import/new?base={base_id}").settled()
    page.locator("input[type=file]").set_input_files(
        {"name": "odd.csv", "mimeType": "text/csv", "buffer": "甲列,乙列\n怎么退货,申请即可\n".encode()}
    )
    expect(page.get_by_role("alert")).to_contain_text("没有找到“问题”列", timeout=WORKER_MS)
    console.choose(page.get_by_label("问题", exact=True), "甲列")
    console.choose(page.get_by_label("答案", exact=True), "乙列")
    console.button("按这些设置再试一次").click()
    expect(console.button("导入 1 条")).to_be_visible(timeout=WORKER_MS)
    assert console.problems == []


def test_a_private_address_is_refused_with_the_reason(console: ConsoleWindow, base_id: str) -> None:
    page, mark = console.page, uuid4().hex[:6]
    console.walk("/app/knowledge/sources").settled()
    page.get_by_role("button", name="添加网站").first.click()
    console.dialog.get_by_label("网址").fill("ftp://example.com")
    console.dialog.get_by_role("button", name="开始读取").click()
    expect(console.dialog.get_by_role("alert")).to_contain_text("请填写网页或站点地图的网址")
    console.dialog.get_by_label("网址").fill(f"http://127.0.0.1:9/{mark}")
    console.dialog.get_by_role("button", name="开始读取").click()
    expect(page.get_by_role("heading", name=f"http://127.0.0.1:9/{mark}")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("内网", timeout=WORKER_MS)
    expect(page.get_by_text("读取失败")).to_be_visible()
    expect(page.get_by_text("该地址不是可公开访问的网页")).to_have_count(1)
    console.walk("/app/knowledge/sources").settled()
    expect(console.row(mark)).to_contain_text("读取失败")
    expect(console.row(mark)).to_contain_text("该地址不是可公开访问的网页")
    page.get_by_role("link", name=f"http://127.0.0.1:9/{mark}").click()
    console.button("移除网站").click()
    console.dialog.get_by_role("button", name="移除网站").click()
    expect(page.get_by_role("heading", name="网站来源")).to_be_visible()
    assert [p for p in console.problems if "422" not in p] == []


def test_checks_are_added_pasted_and_run(console: ConsoleWindow, owner: Callable[..., Any], base_id: str) -> None:
    page = console.page
    body = {"base_id": base_id, "answer": "在订单里申请。", "similar": []}
    for question in ("怎么申请退货", "电子发票怎么开"):
        owner("POST", "/knowledge/entries", body | {"question": question})
    console.walk(f"/app/knowledge/checks?base={base_id}").settled()
    console.button("添加检查").first.click()
    console.dialog.get_by_label("问题", exact=True).fill("怎么申请退货")
    console.dialog.get_by_label("条目").click()
    console.dialog.get_by_label("条目").fill("退货")
    page.locator(".ant-select-item-option").filter(has_text="怎么申请退货").click()
    console.dialog.get_by_role("button", name="保存").click()
    expect(console.row("怎么申请退货")).to_contain_text("还没有运行过")
    console.button("批量粘贴").click()
    console.dialog.get_by_label("每行一项").fill(
        "电子发票怎么开 => 电子发票怎么开\n明天股票会涨吗\n电子发票 => 没有这条"
    )
    console.dialog.get_by_role("button", name="添加 3 项").click()
    expect(console.dialog.get_by_role("alert")).to_contain_text("电子发票")
    console.dialog.get_by_role("button", name="取消").click()
    console.button("立即运行").click()
    expect(page.get_by_role("status").filter(has_text="通过 3 / 3")).to_be_visible(timeout=WORKER_MS)
    expect(console.row("明天股票会涨吗").first).to_contain_text("通过")
    page.get_by_label("发布前").get_by_text("阻止").click()
    expect(page.get_by_text("有未通过的就不能发布")).to_be_visible()
    console.button("查看详情").first.click()
    console.button("显示全部 3 项").click()
    expect(page.get_by_text("应由“怎么申请退货”回答")).to_be_visible()
    assert console.problems == []


def test_two_answers_to_one_question_are_pointed_out_and_dismissed(
    console: ConsoleWindow, owner: Callable[..., Any], base_id: str
) -> None:
    page, question = console.page, "收到的杯子碎了多少天内可以申请退货"
    for answer in ("签收后 7 天内可以申请。", "签收后 15 天内可以申请。"):
        body = {"base_id": base_id, "question": question + answer[3:5].strip(), "similar": [question], "answer": answer}
        owner("POST", "/knowledge/entries", body)
    deadline = time.monotonic() + WORKER_MS / 1000
    while not owner("GET", f"/knowledge/pairs?base_id={base_id}")["items"]:
        assert time.monotonic() < deadline, "nobody compared them"
        time.sleep(0.5)
    console.walk("/app/knowledge/pairs").settled()
    page.get_by_label("搜索问题或答案").fill(question)
    pair = page.get_by_role("article").filter(has_text=question).first
    expect(pair).to_contain_text("答案不同")
    expect(pair.locator("mark")).to_have_text(["7", "15"])
    pair.get_by_role("button", name="这是两件事").click()
    expect(page.get_by_text("没有符合条件的条目对")).to_be_visible()
    page.get_by_role("button", name=re.compile("^已判为不同")).click()
    expect(page.get_by_role("article").first).to_contain_text("周店主 判为不同")
    assert console.problems == []


def test_intents_are_taught_and_a_sentence_is_tried(console: ConsoleWindow, owner: Callable[..., Any]) -> None:
    page, mark = console.page, uuid4().hex[:4]
    taught = {
        f"催发货 {mark}": "怎么还不发货\n快点发货\n什么时候给我发货\n催一下发货\n发货太慢了",
        f"开发票 {mark}": "我要开发票\n发票怎么开\n能开专票吗\n发票抬头改一下\n电子发票在哪里",
    }
    console.walk("/app/knowledge/intents").settled()
    for name, examples in taught.items():
        console.button("添加意图").first.click()
        console.dialog.get_by_label("意图", exact=True).fill(name)
        console.dialog.get_by_label("例句").fill(examples)
        expect(console.dialog).to_contain_text("5 个例句")
        console.dialog.get_by_role("button", name="保存").click()
        expect(console.row(name)).to_be_visible()
    page.get_by_label("要试的句子").fill("发票要怎么开呢")
    console.button("判断").click()
    guesses = page.get_by_role("region", name="试一句")
    expect(guesses.get_by_role("listitem").first).to_contain_text("开发票", timeout=WORKER_MS)
    console.button("检验例句").click()
    expect(page.get_by_role("region", name="例句是否分得开").get_by_role("status")).to_be_visible(timeout=WORKER_MS)
    for name in taught:
        console.button(f"删除意图“{name}”").click()
        console.dialog.get_by_role("button", name="删除意图").click()
        expect(console.row(name)).to_be_hidden()
    assert console.problems == []
