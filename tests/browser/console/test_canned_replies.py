"""Canned replies: one is written with its mistake pointed out, found by a slash, filled in, and held back until it is whole."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.serving import served
from tests.browser.console.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]


def test_a_reply_is_written_and_deleted(window: Callable[..., ConsoleWindow]) -> None:
    mark = uuid4().hex[:6]
    console = window().sign_in("lin@demo.zhike", "/app/knowledge/canned")
    page = console.page
    console.button("新建快捷回复").first.click()
    dialog = console.dialog
    dialog.get_by_label("快捷码").fill(f"/H{mark}")
    dialog.get_by_label("标题").fill(f"问好 {mark}")
    dialog.get_by_label("正文").fill("{{order.id}} 您好")
    console.button("保存").click()
    expect(dialog.get_by_role("alert")).to_contain_text("没有变量 {{order.id}}")
    dialog.get_by_label("正文").fill("您好 ")
    console.button("客户称呼").click()
    dialog.get_by_label("正文").press("End")
    dialog.get_by_label("正文").press_sequentially("，我是**{{agent.name}}**。")
    expect(dialog.get_by_role("region", name="客户会看到")).to_contain_text("您好 客户称呼，我是我的名字。")
    console.button("保存").click()
    expect(dialog).to_be_hidden()
    page.get_by_role("searchbox").fill(f"好 {mark}")
    expect(console.row(f"/h{mark}")).to_contain_text("个人")

    console.button(f"删除“问好 {mark}”").click()
    expect(dialog).to_contain_text(f"/h{mark}")
    dialog.get_by_role("button", name="删除").click()
    expect(page.get_by_text("没有符合条件的快捷回复")).to_be_visible()
    assert all("422" in problem for problem in console.problems), console.problems


def test_found_by_a_slash_filled_in_and_held_back_until_it_is_whole(
    window: Callable[..., ConsoleWindow], visitor: Visitor, owner: Callable[..., Any]
) -> None:
    mark = uuid4().hex[:6]
    words = "您好 {{customer.name}}，我是**{{agent.name}}**。"
    owner("POST", "/canned-replies", {"shortcut": f"h{mark}", "title": "问好", "body": words, "scope": "workspace"})
    visitor.say("转人工")
    visitor.wait_for(1)
    console = window().sign_in("lin@demo.zhike", f"/app/inbox/{visitor.conversation_id}")
    page = console.page
    console.button("接手").first.click()
    field = page.get_by_role("textbox", name="回复")
    field.press_sequentially(f"稍等 /h{mark[:3]}")
    replies = page.get_by_role("listbox", name="快捷回复")
    expect(replies.get_by_role("option", selected=True)).to_contain_text(f"/h{mark}")
    field.press("Escape")
    expect(replies).to_be_hidden()
    expect(field).to_have_value(f"稍等 /h{mark[:3]}")
    field.press_sequentially(mark[3:])
    expect(replies).to_be_hidden()
    field.fill("")
    field.press_sequentially(f"/h{mark}")
    field.press("Enter")
    # A visitor without a name: the variable stays, is shown, and nothing is sent.
    expect(field).to_have_value("您好 {{customer.name}}，我是**林晓**。")
    expect(page.get_by_role("status").filter(has_text="还没有填")).to_be_visible()
    expect(console.button("发送")).to_be_disabled()
    field.press("Enter")
    expect(field).to_have_value("您好 {{customer.name}}，我是**林晓**。")
    field.press_sequentially("王女士")
    expect(field).to_have_value("您好 王女士，我是**林晓**。")
    field.press("Enter")
    visitor.wait_for(2)
    assert (visitor.hears()[-1]["kind"], visitor.hears()[-1]["content"]["text"]) == (
        "markdown",
        "您好 王女士，我是**林晓**。",
    )
    console.go("/app/knowledge/canned")
    page.get_by_role("searchbox").fill(mark)
    expect(console.row(f"/h{mark}")).to_contain_text("用过 1 次")
    assert console.problems == []


def test_on_a_phone_a_shared_reply_is_tapped(
    window: Callable[..., ConsoleWindow], visitor: Visitor, owner: Callable[..., Any]
) -> None:
    mark = uuid4().hex[:6]
    for n, words in enumerate(("满 99 元包邮。", "长" * 300)):
        body = {"shortcut": f"p{mark}{n}", "title": f"运费 {mark}", "body": words, "scope": "workspace"}
        owner("POST", "/canned-replies", body)
    visitor.say("转人工")
    visitor.wait_for(1)
    console = window(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    console.sign_in("lin@demo.zhike", "/app/inbox?view=unassigned")
    page = console.page
    page.get_by_role("button").filter(has_text=visitor.customer["name"]).tap()
    console.button("接手").first.tap()
    field = page.get_by_role("textbox", name="回复")
    console.button("快捷回复（/）").tap()
    expect(field).to_have_value("/")
    field.press_sequentially("订单号")
    expect(page.get_by_role("option")).to_contain_text("/order")
    field.fill("")
    field.press_sequentially(f"/p{mark}")
    option = page.get_by_role("option").filter(has_text=f"/p{mark}0")
    expect(option).to_be_visible()
    assert console.too_wide() == []
    option.tap()
    expect(field).to_have_value("满 99 元包邮。")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert console.problems == []


def test_one_of_several_steps_is_kept_looked_at_and_run(
    window: Callable[..., ConsoleWindow], visitor: Visitor, owner: Callable[..., Any]
) -> None:
    mark = uuid4().hex[:6]
    console = window().sign_in("lin@demo.zhike", "/app/knowledge/canned")
    page = console.page
    console.button("新建快捷回复").first.click()
    dialog = console.dialog
    dialog.get_by_label("快捷码").fill(f"m{mark}")
    dialog.get_by_label("标题").fill(f"收尾 {mark}")
    dialog.get_by_label("正文").fill("祝您愉快，{{customer.name}}")
    console.choose(dialog.get_by_label("设置优先级"), "高")
    dialog.get_by_label("给客户添加标签").fill("已回访")
    console.choose(dialog.get_by_label("最后"), "解决会话")
    console.button("保存").click()
    expect(dialog).to_be_hidden()

    visitor.say("转人工")
    visitor.wait_for(1)
    console.go(f"/app/inbox/{visitor.conversation_id}")
    console.button("接手").first.click()
    field = page.get_by_role("textbox", name="回复")
    field.press_sequentially(f"/m{mark}")
    expect(page.get_by_role("option").first).to_contain_text(f"收尾 {mark}")
    field.press("Enter")
    expect(dialog).to_contain_text("优先级设为高")
    expect(dialog).to_contain_text("给客户添加标签“已回访”")
    expect(dialog).to_contain_text("解决会话")
    expect(dialog.get_by_role("button", name="执行")).to_be_disabled()
    dialog.get_by_label("回复客户").fill("祝您愉快")
    dialog.get_by_role("button", name="执行").click()
    expect(dialog).to_be_hidden()
    expect(field).to_have_value("")
    expect(page.get_by_text("随后解决")).to_be_visible()
    visitor.wait_for(2)
    expect(console.button("重新打开").first).to_be_visible()
    row = owner("GET", f"/conversations/{visitor.conversation_id}")
    assert (row["conversation"]["priority"], row["conversation"]["status"]) == ("high", "resolved")
    assert row["customer"]["tags"] == ["已回访"]
    assert console.problems == []
    for one in owner("GET", f"/canned-replies?q=m{mark}")["items"]:
        owner("DELETE", f"/canned-replies/{one['id']}")


def test_steps_that_resolve_ask_about_replies_still_to_go(
    window: Callable[..., ConsoleWindow], visitor: Visitor, owner: Callable[..., Any]
) -> None:
    mark = uuid4().hex[:6]
    steps = {
        "shortcut": f"e{mark}",
        "title": f"结束 {mark}",
        "body": "",
        "scope": "workspace",
        "steps": [{"do": "resolve"}],
    }
    made = owner("POST", "/canned-replies", steps)
    console, field = served(window, visitor)
    page = console.page
    tomorrow = page.evaluate("new Date(Date.now() + 86400000).toISOString()")
    csrf = page.context.request.get(f"{console.base}/api/v1/me").json()["csrf_token"]
    body = {"client_id": mark, "parts": [{"kind": "text", "content": {"text": "明天见"}}], "send_at": tomorrow}
    at = f"{console.base}/api/v1/conversations/{visitor.conversation_id}/scheduled"
    assert page.context.request.post(at, data=body, headers={"X-CSRF-Token": csrf}).ok
    page.reload()
    expect(page.get_by_role("list", name="待发回复")).to_contain_text("明天见")
    field.press_sequentially(f"/e{mark}")
    expect(page.get_by_role("option").first).to_contain_text(f"结束 {mark}")
    field.press("Enter")
    console.button("执行").click()
    asked = console.dialog.filter(has_text="还有定时回复没有发出")
    asked.get_by_role("button", name="取消").click()
    expect(asked).to_be_hidden()
    assert owner("GET", f"/conversations/{visitor.conversation_id}")["conversation"]["status"] == "open"
    console.button("执行").click()
    asked.get_by_role("button", name="不发送，直接解决").click()
    expect(console.button("重新打开").first).to_be_visible()
    expect(console.dialog).to_have_count(0)
    owner("DELETE", f"/canned-replies/{made['id']}")
    assert console.problems == []
