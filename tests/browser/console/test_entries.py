"""Keeping knowledge: an entry's life from the first word to a roll-back, folders and many at once, checks that block."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.console.driver import ConsoleWindow

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@pytest.fixture
def base_id(owner: Callable[..., Any]) -> str:
    """A base of the test's own, with a name nobody else looks for."""
    made = owner("POST", "/knowledge/bases", {"name": f"编辑 {uuid4().hex[:6]}", "locale": "zh"})
    return str(made["id"])


@pytest.fixture
def entry(owner: Callable[..., Any], base_id: str) -> Callable[..., dict[str, Any]]:
    """Returns a function that adds an entry to that base."""

    def add(question: str, answer: str = "可以。", **more: Any) -> dict[str, Any]:
        body = {"base_id": base_id, "question": question, "answer": answer} | more
        found: dict[str, Any] = owner("POST", "/knowledge/entries", body)
        return found

    return add


def bar(console: ConsoleWindow) -> Locator:
    return console.page.get_by_role("region", name="状态与操作")


def preview(console: ConsoleWindow) -> Locator:
    return console.page.get_by_role("region", name="客户看到的样子")


def test_an_entry_goes_from_the_first_word_to_a_roll_back(
    window: Callable[..., ConsoleWindow], owner: Callable[..., Any], base_id: str
) -> None:
    owner("PATCH", f"/knowledge/bases/{base_id}", {"four_eyes": True})
    writer = window().sign_in("lead@demo.zhike", f"/app/knowledge/new?base={base_id}")
    page, question = writer.page, f"旧机怎么换新 {uuid4().hex[:6]}"
    page.get_by_label("问题", exact=True).fill(question)
    answer = page.get_by_label("答案", exact=True)
    answer.fill("先估价\n再寄出")
    answer.select_text()
    page.get_by_role("toolbar", name="排版").get_by_role("button", name="步骤").click()
    expect(answer).to_have_value("1. 先估价\n2. 再寄出")
    expect(preview(writer).get_by_role("listitem").filter(has_text="再寄出")).to_be_visible()
    writer.button("添加问法").click()
    page.get_by_label("相似问法 1", exact=True).fill("以旧换新流程")
    writer.button("存为草稿").click()
    expect(bar(writer)).to_contain_text("尚未发布")
    writer.button("提交审核").click()
    expect(bar(writer)).to_contain_text("审核中")
    expect(writer.button("通过并发布")).to_be_disabled()  # four eyes

    owner("PATCH", f"/knowledge/bases/{base_id}", {"four_eyes": False})
    path = page.url.removeprefix(writer.base)
    judge = window().sign_in("owner@demo.zhike", path)
    judge.button("通过并发布").click()
    expect(bar(judge)).to_contain_text("助手正在用第 1 版作答")

    judge.page.get_by_label("答案", exact=True).fill("1. 先估价\n2. 再寄出\n3. 收到差价")
    judge.page.get_by_label("这次改了什么").fill("补充差价")
    judge.button("发布修改").click()
    expect(bar(judge)).to_contain_text("助手正在用第 2 版作答")
    judge.page.get_by_role("tab", name="版本").click()
    versions = judge.page.get_by_role("region", name="版本", exact=True)
    expect(versions).to_contain_text("补充差价")
    differs = judge.page.get_by_role("region", name="两个版本的差异")
    expect(differs.locator("ins")).to_contain_text("3. 收到差价")
    versions.get_by_role("listitem").filter(has_text="第 1 版").get_by_role("button", name="恢复这一版").click()
    judge.dialog.get_by_role("button", name="恢复这一版").click()
    expect(bar(judge)).to_contain_text("草稿发布后替换")
    judge.page.get_by_role("tab", name="编辑").click()
    expect(judge.page.get_by_label("答案", exact=True)).to_have_value("1. 先估价\n2. 再寄出")
    judge.page.get_by_title("线上", exact=True).click()
    expect(preview(judge)).to_contain_text("收到差价")
    judge.button("发布修改").click()
    expect(bar(judge)).to_contain_text("助手正在用第 3 版作答")
    assert writer.problems == judge.problems == []


def test_unsaved_words_come_back_and_two_people_lose_nothing(
    window: Callable[..., ConsoleWindow], owner: Callable[..., Any], entry: Callable[..., dict[str, Any]]
) -> None:
    held = entry(f"几天到货 {uuid4().hex[:6]}", "三天。")
    path = f"/knowledge/entries/{held['id']}"
    console = window().sign_in("lead@demo.zhike", f"/app/knowledge/{held['id']}")
    page = console.page
    page.on("dialog", lambda asked: asked.accept())
    answer = page.get_by_label("答案", exact=True)
    answer.fill("两天，偏远地区五天。")
    expect(bar(console)).to_contain_text("有未保存的修改")
    page.reload()
    expect(page.get_by_text("已恢复您未保存的内容")).to_be_visible()
    expect(answer).to_have_value("两天，偏远地区五天。")

    owner("PATCH", path, {"answer": "四天。", "similar": ["多久到"]})  # a colleague, meanwhile
    console.button("发布修改").click()
    expect(page.get_by_text("刚刚修改了这个条目")).to_be_visible()
    console.button("对照并选择").click()
    expect(console.dialog).to_contain_text("四天。")
    expect(console.dialog).to_contain_text("只有对方改过")
    console.dialog.get_by_role("button", name="采用所选内容").click()
    expect(answer).to_have_value("两天，偏远地区五天。")
    expect(page.get_by_label("相似问法 1", exact=True)).to_have_value("多久到")
    console.button("发布修改").click()
    expect(bar(console)).to_contain_text("助手正在用第 3 版作答")
    stored = owner("GET", path)
    assert (stored["answer"], stored["similar"]) == ("两天，偏远地区五天。", ["多久到"])
    answer.fill("改到一半")
    page.get_by_role("link", name="知识库").first.click()
    console.dialog.get_by_role("button", name="留下").click()
    expect(answer).to_have_value("改到一半")
    assert [p for p in console.problems if "409" not in p] == []


def test_pictures_lists_and_channels(
    window: Callable[..., ConsoleWindow], entry: Callable[..., dict[str, Any]], owner: Callable[..., Any]
) -> None:
    held = entry(f"滤网怎么装 {uuid4().hex[:6]}", "按图安装。")
    console = window().sign_in("lead@demo.zhike", f"/app/knowledge/{held['id']}")
    page = console.page
    page.locator("input[type=file]").set_input_files({"name": "装.png", "mimeType": "image/png", "buffer": PNG})
    expect(preview(console).get_by_role("img", name="装.png")).to_be_visible()
    console.button("按行编辑").click()
    page.get_by_label("每行一个问法").fill(f"1. 滤网安装\n2. 装滤网\n3. 滤网 安装\n4. {held['question']}")
    console.button("采用这 4 个").click()
    expect(page.get_by_text("与第 1 个重复")).to_be_visible()
    expect(page.get_by_text("与问题重复")).to_be_visible()
    console.button("去掉 2 个重复").click()
    expect(page.get_by_label("相似问法 2", exact=True)).to_have_value("装滤网")
    expect(page.get_by_label("相似问法 3", exact=True)).to_be_hidden()
    page.get_by_role("button", name="为某个渠道单独写").click()
    page.get_by_role("menuitem", name="邮件").click()
    page.get_by_label("邮件中的答案").fill("见附件图纸。")
    expect(page.get_by_role("region", name="客户看到的样子").get_by_text("见附件图纸。")).to_be_visible()
    console.button("存为草稿").click()
    expect(bar(console)).to_contain_text("有草稿")
    version = owner("GET", f"/knowledge/entries/{held['id']}/versions/2")
    assert (version["variants"], version["similar"]) == ({"email": "见附件图纸。"}, ["滤网安装", "装滤网"])
    assert "/api/v1/knowledge/pictures/" in version["answer"]
    assert console.problems == []


def test_folders_and_many_at_once(
    window: Callable[..., ConsoleWindow], entry: Callable[..., dict[str, Any]], base_id: str
) -> None:
    mark = uuid4().hex[:6]
    made = [entry(f"{mark} 问题 {n}", **({"state": "draft"} if n == 0 else {})) for n in range(3)]
    console = window(viewport={"width": 1440, "height": 900}).sign_in(
        "lead@demo.zhike", f"/app/knowledge?base={base_id}"
    )
    page = console.page
    tree = page.get_by_role("navigation", name="知识库与文件夹")
    tree.get_by_role("button", name="新建文件夹").click()
    console.dialog.get_by_label("名称").fill("售后")
    console.button("保存").click()
    expect(tree.get_by_role("button", name="售后", exact=True)).to_be_visible()
    for one in made:
        page.get_by_role("checkbox", name=f"选择“{one['question']}”").check()
    bulk = page.get_by_role("region", name="批量操作")
    expect(bulk).to_contain_text("已选 3 条")
    bulk.get_by_role("button", name="移动").click()
    console.choose(console.dialog.get_by_label("移到"), "售后")
    console.dialog.get_by_role("button", name="移动").click()
    expect(page.get_by_text("已移动 3 条")).to_be_visible()
    tree.get_by_role("button", name="售后", exact=True).click()
    expect(page.get_by_role("row").filter(has_text=mark)).to_have_count(3)
    assert "folder=" in page.url
    for one in made[:2]:
        page.get_by_role("checkbox", name=f"选择“{one['question']}”").check()
    bulk.get_by_role("button", name="发布").click()
    console.dialog.get_by_role("button", name="发布").click()
    expect(console.dialog).to_contain_text("已发布 1 条")
    expect(console.dialog.get_by_role("list", name="没有处理的条目")).to_contain_text("没有可操作的草稿")
    console.dialog.get_by_role("button", name="Close").or_(console.dialog.get_by_role("button", name="关闭")).click()
    console.choose(page.get_by_label("状态", exact=True), "草稿")
    expect(page.get_by_text("没有符合条件的条目")).to_be_visible()
    console.button("清除搜索和筛选").click()
    tree.get_by_role("button", name="“售后”的操作").click()
    page.get_by_role("menuitem", name="删除文件夹").click()
    expect(console.dialog).to_contain_text("3 条知识")
    console.dialog.get_by_role("button", name="删除文件夹").click()
    expect(tree.get_by_role("button", name="售后", exact=True)).to_be_hidden()
    expect(page.get_by_role("row").filter(has_text=mark)).to_have_count(3)
    assert console.problems == []


def test_a_check_that_fails_blocks_and_says_why(
    window: Callable[..., ConsoleWindow], entry: Callable[..., dict[str, Any]], owner: Callable[..., Any], base_id: str
) -> None:
    held = entry("会员积分怎么兑换", "在会员页兑换。", similar=["积分换礼品"])
    owner("POST", f"/knowledge/bases/{base_id}/checks", {"question": "积分换礼品", "entry_id": held["id"]})
    owner("PATCH", f"/knowledge/bases/{base_id}", {"checks": "block"})
    console = window().sign_in("lead@demo.zhike", f"/app/knowledge/{held['id']}")
    page = console.page
    page.get_by_label("问题", exact=True).fill("猫粮怎么喂")
    page.get_by_label("答案", exact=True).fill("每天两次。")
    console.button("移除相似问法 1").click()
    console.button("发布修改").click()
    failed = page.get_by_role("list", name="未通过的检查")
    expect(failed).to_contain_text("积分换礼品", timeout=40_000)
    expect(page.get_by_text("1 项检查未通过（共 1 项），没有发布")).to_be_visible()
    expect(failed.get_by_role("link", name="会员积分怎么兑换").first).to_be_visible()
    expect(bar(console)).to_contain_text("草稿发布后替换")  # the change is kept
    console.button("更多").click()
    page.get_by_role("menuitem", name="丢弃草稿").click()
    console.dialog.get_by_role("button", name="丢弃草稿").click()
    expect(page.get_by_label("问题", exact=True)).to_have_value("会员积分怎么兑换")
    expect(bar(console)).to_contain_text("助手正在用第 1 版作答")
    assert [p for p in console.problems if "409" not in p] == []


def test_who_looks_something_up_reads_and_votes(
    window: Callable[..., ConsoleWindow], entry: Callable[..., dict[str, Any]], owner: Callable[..., Any]
) -> None:
    held = entry(f"门店能维修吗 {uuid4().hex[:6]}", "**可以**，请带发票。", similar=["线下维修"])
    console = window().sign_in("lin@demo.zhike", f"/app/knowledge/{held['id']}")
    page = console.page
    expect(page.get_by_role("region", name="答案", exact=True).locator("strong")).to_have_text("可以")
    expect(page.get_by_text("线下维修")).to_be_visible()
    expect(console.button("发布")).to_have_count(0)
    page.get_by_role("tab", name="使用与效果").click()
    page.get_by_role("button", name=re.compile("^有用")).click()
    expect(page.get_by_role("button", name=re.compile("^有用"))).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name=re.compile("^有用"))).to_contain_text("1")
    assert owner("GET", f"/knowledge/entries/{held['id']}")["effect"]["up"] == 1
    assert console.problems == []


def test_publication_at_a_time_and_an_answer_that_expires(
    window: Callable[..., ConsoleWindow], entry: Callable[..., dict[str, Any]]
) -> None:
    held = entry(f"双十一几点开始 {uuid4().hex[:6]}", "0 点。", valid_until="2030-01-01T00:00:00Z")
    console = window().sign_in("lead@demo.zhike", f"/app/knowledge/{held['id']}")
    page = console.page
    until = page.get_by_label("失效时间")
    expect(until).to_have_value("2030-01-01 08:00")  # the workspace's zone
    until.fill("下周一")
    until.press("Tab")
    expect(page.get_by_role("alert")).to_contain_text("2026-01-31 09:00")  # what a date looks like
    console.button("存为草稿").click()
    expect(page.get_by_text("带时区的时间")).to_be_visible()  # not saved: nothing takes the place of what was typed
    expect(until).to_have_value("下周一")
    until.fill("2029/1/1")
    until.press("Tab")
    expect(until).to_have_value("2029-01-01 00:00")
    for field, when in ((until, "2029-01-01 08:00"), (page.get_by_label("生效时间"), "2029-06-01 00:00")):
        field.fill(when)
        field.press("Enter")
    console.button("存为草稿").click()
    expect(page.get_by_text("有效期的结束时间早于开始时间")).to_be_visible()
    page.get_by_label("生效时间").fill("")
    page.get_by_label("生效时间").press("Enter")
    console.button("更多").click()
    page.get_by_role("menuitem", name="定时发布").click()
    console.dialog.get_by_label("发布时间").fill("2020-01-01 00:00")
    console.dialog.get_by_label("发布时间").press("Enter")
    expect(console.dialog.get_by_text("请选择未来的时间")).to_be_visible()
    console.dialog.get_by_label("发布时间").fill("2028-05-01 09:30")
    console.dialog.get_by_label("发布时间").press("Enter")
    console.dialog.get_by_role("button", name="定时发布").click()
    expect(bar(console)).to_contain_text("5月1日 09:30")
    expect(bar(console)).to_contain_text("草稿定时发布")
    console.button("取消定时").click()
    expect(bar(console)).to_contain_text("有草稿")
    assert [p for p in console.problems if "422" not in p] == []


def test_a_question_that_another_entry_asks_is_told_while_one_writes(
    window: Callable[..., ConsoleWindow], entry: Callable[..., dict[str, Any]], base_id: str
) -> None:
    question = f"旧机怎么换新 {uuid4().hex[:6]}"
    known = entry(question)
    writer = window().sign_in("lead@demo.zhike", f"/app/knowledge/new?base={base_id}")
    page = writer.page
    page.get_by_label("问题", exact=True).fill(f"{question}？")
    page.get_by_label("答案", exact=True).fill("先估价，再寄出。")
    warning = page.get_by_role("alert").filter(has_text="已是另一条知识的问法")
    expect(warning.get_by_role("link")).to_have_attribute("href", f"/app/knowledge/{known['id']}")
    warning.get_by_role("button", name="仍然继续").click()
    expect(warning).to_have_count(0)
    bar(writer).get_by_role("button", name="发布", exact=True).click()  # it keeps nobody from going on
    expect(bar(writer)).to_contain_text("已发布")
