"""Who you are before you write, a way to reach you when nobody is there, the end of a chat and why it was good or bad."""

from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.browser.widget.desk import AgentDesk
from tests.browser.widget.driver import Widget

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("widget")]

FIELDS = [
    {"kind": "name", "label": {}, "required": True, "options": []},
    {"kind": "email", "label": {}, "required": False, "options": []},
    {"kind": "choice", "label": {"zh": "商品类型"}, "required": True, "options": ["家电", "服装"]},
]


def with_form(widget: Widget, *at: str) -> None:
    """Give the inbox a form for this page alone: other tests share the demo."""

    def session(route: Route) -> None:
        answer = route.fetch()
        body = answer.json()
        body["inbox"]["form"] = {"at": at, "fields": FIELDS, "consent": {"zh": "我同意隐私政策"}, "due": True}
        route.fulfill(response=answer, json=body)

    widget.page.route("**/session", session)


def refusing_once(widget: Widget) -> list[Any]:
    """Answer the first form as Zhike does when an address is none, later ones as taken; returns what was sent."""
    sent: list[Any] = []

    def handle(route: Route) -> None:
        sent.append(route.request.post_data_json)
        if len(sent) == 1:
            body = {
                "code": "invalid",
                "message": "邮箱格式不正确。",
                "field": "values.1",
                "details": {},
                "request_id": None,
            }
            route.fulfill(status=422, json=body)
        else:
            route.fulfill(status=204)

    widget.page.route("**/widget/v1/form", handle)
    return sent


def test_the_form_comes_before_the_first_message(widget: Widget) -> None:
    with_form(widget, "start")
    sent = refusing_once(widget)
    widget.page.reload()
    widget.launcher.click()
    form = widget.frame.locator("form.ask")
    expect(form).to_be_visible()
    expect(widget.composer).to_be_hidden()
    form.get_by_role("button", name="提交").click()
    expect(form.get_by_role("alert")).to_have_text("请填写这一项")
    form.get_by_label("称呼").fill("王女士")
    form.get_by_label("邮箱").fill("不是邮箱")
    form.get_by_label("商品类型").select_option("家电")
    form.get_by_role("button", name="提交").click()
    expect(form.get_by_role("alert")).to_have_text("请先勾选同意")
    form.get_by_label("我同意隐私政策").check()
    form.get_by_role("button", name="提交").click()
    expect(form.get_by_role("alert")).to_have_text("邮箱格式不正确。")
    form.get_by_label("邮箱").fill("wang@example.com")
    form.get_by_role("button", name="提交").click()
    expect(form).to_be_hidden()
    widget.say("怎么退货")
    widget.settled()
    assert sent[-1] == {"values": ["王女士", "wang@example.com", "家电"], "consent": True, "locale": "zh-CN"}
    assert widget.problems == []


def test_nobody_there_leaves_a_form_and_the_conversation_goes_on(widget: Widget) -> None:
    with_form(widget, "offline")
    widget.page.reload()
    widget.open().say("怎么退货")
    widget.settled()
    form = widget.frame.locator("form.ask")
    expect(form).to_be_hidden()
    widget.frame.get_by_role("button", name="转人工").click()
    expect(form).to_contain_text("请留下联系方式", timeout=20_000)
    expect(widget.frame.locator(".banner")).to_contain_text("现在没有客服在线")
    expect(widget.composer).to_be_visible()


def test_ending_a_chat_and_saying_why_it_was_slow(widget: Widget, desk: AgentDesk) -> None:
    del desk  # somebody is online
    widget.open().say("怎么退货")
    widget.settled()
    widget.frame.get_by_role("button", name="结束会话").click()
    sure = widget.frame.get_by_role("button", name="再点一次结束")
    expect(sure).to_be_visible()  # one tap ends nothing
    widget.frame.locator(".composer textarea").click()
    expect(sure).to_have_count(0)
    widget.frame.get_by_role("button", name="结束会话").click()
    sure.click()
    rating = widget.frame.locator("form.rating")
    expect(rating).to_be_visible(timeout=15_000)
    rating.locator("label").nth(1).click()  # two stars
    rating.get_by_role("button", name="回复慢").click()
    expect(rating.get_by_role("button", name="回复慢")).to_have_attribute("aria-pressed", "true")
    expect(rating.get_by_role("button", name="回复快")).to_have_count(0)
    with widget.page.expect_request("**/widget/v1/rating") as asked:
        rating.get_by_role("button", name="提交评价").click()
    assert asked.value.post_data_json["reasons"] == ["slow"]  # type: ignore[index]
    expect(rating).to_be_hidden()
    expect(widget.frame.get_by_role("button", name="结束会话")).to_have_count(0)
