"""Scenarios: one begins with the example, is mended at its line, kept, run, seen failing with its conversation; files come in and go out;
a flow's draft is played before it is published."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.console.driver import ConsoleWindow

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]

RUN_MS = 120_000
WRONG = """\
name: {name}
pattern: hand_over
language: zh
turns:
  - customer: 我要转人工
    then: {{outcome: hand_over, hand_over: complaint}}
"""
RIGHT = WRONG.replace("complaint", "customer_request")
FLOW = """\
flow: {name}
title: {{zh: 借雨伞 {name}, en: Borrow an umbrella}}
trigger: {{examples: {{zh: [借把雨伞], en: [borrow an umbrella]}}}}
steps:
  - {{say: {{zh: 雨伞在门口。, en: At the door.}}}}
"""


@pytest.fixture
def named(owner: Callable[..., Any]) -> Iterator[str]:
    """A word that stands in the names of this test's scenarios; they are gone afterwards."""
    word = f"测试 {uuid4().hex[:6]}"
    yield word
    for one in owner("GET", "/scenarios?limit=200")["items"]:
        if word in one["name"]:
            owner("DELETE", f"/scenarios/{one['id']}")


def _file(text: str) -> FilePayload:
    return {"name": "scenarios.yaml", "mimeType": "text/yaml", "buffer": text.encode()}


def _write(page: Page, text: str) -> None:
    field = page.get_by_role("textbox", name="场景文本")
    field.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def _fails_in_plain_words(console: ConsoleWindow) -> None:
    """Run what is in hand, and see what was wanted, what came, and the conversation."""
    page = console.page
    console.button("运行").click()
    console.dialog.get_by_role("button", name="开始运行").click()
    expect(page.get_by_role("heading", name="场景运行")).to_be_visible()
    result = page.get_by_role("article")
    expect(result).to_contain_text("应转人工（客户投诉），实际的转人工原因：客户要求人工", timeout=RUN_MS)
    result.get_by_role("button", name="查看对话").click()
    talk = result.get_by_role("list", name="对话", exact=True)
    expect(talk).to_contain_text("我要转人工")
    expect(talk).to_contain_text("转人工：客户要求人工")
    expect(page.get_by_text("1 次未通过")).to_be_visible(timeout=RUN_MS)
    assert console.troubles() == []


def test_a_scenario_is_written_run_and_mended(
    window: Callable[..., ConsoleWindow], owner: Callable[..., Any], named: str
) -> None:
    console = window(viewport={"width": 1440, "height": 900}).sign_in(
        "owner@demo.zhike", "/app/scenarios/new?from=example"
    )
    page = console.page
    expect(page.get_by_role("heading", name="要求人工就转人工")).to_be_visible()
    checks = page.get_by_role("region", name="检查结果")
    expect(checks.get_by_role("status")).to_have_text("检查通过")
    # A mistake is said with its line, and leads there.
    _write(page, WRONG.format(name=named).replace("outcome", "outcom"))
    wrong = checks.get_by_role("button", name="第 6 行")
    expect(wrong).to_contain_text("outcom")
    expect(console.button("保存")).to_be_disabled()
    wrong.click()
    expect(page.get_by_role("textbox", name="场景文本")).to_be_focused()
    _write(page, WRONG.format(name=named))
    # What was not saved is not lost unasked.
    page.get_by_role("link", name="场景测试").first.click()
    console.dialog.get_by_role("button", name="留下").click()
    console.button("保存").click()
    expect(page.get_by_text("场景已保存").last).to_be_visible()
    expect(page.get_by_role("heading", name=named)).to_be_visible()
    _fails_in_plain_words(console)
    # Mended, run twice: all pass.
    expect(console.button("再运行这 1 个场景")).to_be_visible()
    page.get_by_role("article").get_by_role("link", name=named).click()
    _write(page, RIGHT.format(name=named))
    console.button("保存").click()
    expect(page.get_by_text("场景已保存").last).to_be_visible()
    console.button("运行").click()
    console.dialog.get_by_label("每个场景运行几次").fill("2")
    console.dialog.get_by_role("button", name="开始运行").click()
    expect(page.get_by_text("全部通过")).to_be_visible(timeout=RUN_MS)
    expect(page.get_by_text("pass^2")).to_be_visible()
    page.get_by_role("tab", name="按类别").click()
    expect(page.get_by_role("row", name="转人工")).to_contain_text("2 / 2")
    page.get_by_role("tab", name="全部 2").click()
    # Gone, and had back.
    page.get_by_role("article").first.get_by_role("link", name=named).click()
    console.button("删除").click()
    expect(page.get_by_role("searchbox", name="搜索场景")).to_be_visible()
    with page.expect_response(lambda answer: answer.url.endswith("/scenarios") and answer.status == 201):
        console.button("撤销").click()
    page.get_by_role("searchbox", name="搜索场景").fill(named)
    expect(page.get_by_role("link", name=named)).to_be_visible()
    assert [one["pattern"] for one in owner("GET", f"/scenarios?q={named}")["items"]] == ["hand_over"]
    assert console.problems == []


def test_a_change_somebody_else_made_is_not_overwritten_unseen(
    window: Callable[..., ConsoleWindow], owner: Callable[..., Any], named: str
) -> None:
    made = owner("POST", "/scenarios", {"source": WRONG.format(name=named)})
    console = window(viewport={"width": 1440, "height": 900}).sign_in(
        "owner@demo.zhike", f"/app/scenarios/{made['id']}"
    )
    page = console.page
    _write(page, RIGHT.format(name=f"{named} 我的"))
    expect(console.button("保存")).to_be_enabled()
    theirs = {"source": RIGHT.format(name=f"{named} 对方的"), "version": made["version"]}
    owner("PUT", f"/scenarios/{made['id']}", theirs)
    console.button("保存").click()
    expect(page.get_by_text("这个场景刚被他人保存")).to_be_visible()
    console.button("比较").click()
    expect(console.dialog.locator("[data-op=removed]")).to_contain_text("对方的")
    console.dialog.get_by_role("button", name="关闭").click()
    console.button("用我的覆盖").click()
    expect(page.get_by_text("这个场景刚被他人保存")).to_have_count(0)
    assert owner("GET", f"/scenarios/{made['id']}")["name"] == f"{named} 我的"


def test_files_come_in_and_go_out_and_some_are_chosen_to_run(window: Callable[..., ConsoleWindow], named: str) -> None:
    console = window(viewport={"width": 1440, "height": 900}).sign_in("owner@demo.zhike", "/app/scenarios")
    page = console.page
    one = RIGHT.format(name=f"{named} 甲").replace("\n", "\n    ").rstrip()
    two = RIGHT.format(name=f"{named} 乙").replace("\n", "\n    ").rstrip()
    console.button("导入").click()
    field = console.dialog.locator("input[type=file]")
    with page.expect_response(lambda answer: "scenario-imports" in answer.url) as answered:
        field.set_input_files(_file(f"scenarios:\n  - {one}\n    nope: 1\n"))
    assert answered.value.status == 422
    expect(console.dialog.get_by_role("alert")).to_contain_text("nope")
    console.problems.clear()  # the browser's own line about that 422
    field.set_input_files(_file(f"scenarios:\n  - {one}\n  - {two}\n"))
    expect(console.dialog.get_by_text("新增 2 个，更新 0 个")).to_be_visible()
    console.dialog.get_by_role("button", name="完成").click()
    page.get_by_role("searchbox", name="搜索场景").fill(f"{named} 甲")
    page.get_by_role("checkbox", name=f"选择“{named} 甲”").check()
    page.get_by_role("searchbox", name="搜索场景").fill(f"{named} 乙")
    page.get_by_role("checkbox", name=f"选择“{named} 乙”").check()
    expect(page.get_by_text("已选 2 个")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="导出全部").click()
    assert f"{named} 甲" in download.value.path().read_text("utf-8")
    console.button("运行所选").click()
    console.dialog.get_by_role("button", name="开始运行").click()
    expect(page.get_by_text("全部通过")).to_be_visible(timeout=RUN_MS)
    page.get_by_role("link", name="运行记录").click()
    expect(page.get_by_role("row").nth(1)).to_contain_text("2 / 2")
    assert console.problems == []


def test_a_draft_is_played_before_it_is_published(
    window: Callable[..., ConsoleWindow], owner: Callable[..., Any], named: str
) -> None:
    flow = owner("POST", "/flows", {"source": FLOW.format(name=f"umbrella_{uuid4().hex[:6]}")})
    expects = f"name: {named}\npattern: task\nturns:\n  - customer: 借把雨伞\n    then: {{says: 在窗边}}\n"
    made = owner("POST", "/scenarios", {"source": expects})
    console = window(viewport={"width": 1440, "height": 900}).sign_in("owner@demo.zhike", f"/app/flows/{flow['id']}")
    page = console.page
    console.button("发布").click()
    play = console.dialog.get_by_role("region", name="用场景检验这份草稿")
    play.get_by_role("button", name="运行场景").click()
    expect(play).to_contain_text("没有通过", timeout=RUN_MS)
    expect(play.get_by_role("link", name="查看这次运行")).to_have_attribute("target", "_blank")
    run = owner("GET", f"/scenarios/{made['id']}")["last"]["run_id"]
    assert owner("GET", f"/scenario-runs/{run}")["flow"]["name"] == flow["name"]
    # It warns; publishing stays his to say.
    console.dialog.get_by_role("button", name="发布").click()
    expect(page.get_by_text("已发布 第 1 版", exact=True)).to_be_visible()
    owner("PUT", f"/flows/{flow['id']}/live", {"version": None})
    owner("DELETE", f"/flows/{flow['id']}")
    assert console.problems == []
