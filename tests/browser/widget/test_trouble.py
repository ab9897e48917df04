"""Reloads, cuts, lost answers: no message lost, none doubled."""

import json
from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.widget.desk import AgentDesk
from tests.browser.widget.driver import Widget

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("widget")]


def test_the_conversation_is_there_again_after_a_reload(widget: Widget) -> None:
    words = f"怎么退货 {uuid4().hex[:6]}"
    widget.open().say(words)
    expect(widget.theirs.first).to_be_visible(timeout=15_000)
    answer = widget.theirs.first.text_content()
    widget.visit().open()
    expect(widget.own).to_have_count(1)
    expect(widget.own.first).to_contain_text(words)
    expect(widget.theirs.first).to_have_text(answer or "")


def test_messages_written_without_a_network_survive_a_reload_and_are_sent_once_in_order(
    widget: Widget, desk: AgentDesk
) -> None:
    mark = uuid4().hex[:6]
    widget.open().say(f"开始 {mark}")
    widget.settled()
    widget.block_sending()
    offline = [f"第{n}条 {mark}" for n in range(1, 5)]
    for text in offline:
        widget.say(text)
    expect(widget.pending).to_have_count(4)
    widget.visit().open()
    expect(widget.pending).to_have_count(4)
    assert widget.texts()[-4:] == offline
    widget.allow_sending()
    widget.settled()
    assert widget.texts() == [f"开始 {mark}", *offline]
    assert desk.said_by_customer(desk.find(mark)) == [f"开始 {mark}", *offline]


def test_a_lost_acknowledgement_does_not_double_the_message(widget: Widget, desk: AgentDesk) -> None:
    words = f"只说一次 {uuid4().hex[:6]}"
    widget.open().lose_next_acknowledgement()
    widget.say(words)
    widget.settled()
    expect(widget.own).to_have_count(1)
    assert desk.said_by_customer(desk.find(words)) == [words]


def test_what_was_said_while_the_line_was_cut_comes_once(
    make_context: Callable[..., BrowserContext], base: str, desk: AgentDesk
) -> None:
    widget = Widget(make_context().new_page(), base).watch_socket().visit().open()
    words = f"在线吗 {uuid4().hex[:6]}"
    widget.say(words)
    widget.settled()
    conversation = desk.find(words)
    desk.take(conversation)
    desk.say(conversation, text="第一句")
    expect(widget.theirs.last).to_have_text("第一句")
    widget.cut_socket()
    banner = widget.frame.get_by_role("status").filter(has_text="连接已断开，正在重连…")
    expect(banner).to_be_visible(timeout=15_000)
    for text in ("第二句", "第三句"):
        desk.say(conversation, text=text)
    widget.mend_socket()
    expect(widget.theirs.last).to_have_text("第三句", timeout=30_000)
    expect(banner).to_have_count(0, timeout=30_000)
    said = widget.theirs.all_text_contents()
    assert [said.count(text) for text in ("第一句", "第二句", "第三句")] == [1, 1, 1]
    assert said[-3:] == ["第一句", "第二句", "第三句"]


def test_a_refused_message_says_why_and_can_be_tried_again(widget: Widget) -> None:
    body = json.dumps({"code": "refused", "message": "内容不合适", "field": None, "details": {}, "request_id": "t"})
    widget.open()
    widget.page.route(
        "**/widget/v1/messages", lambda route: route.fulfill(status=422, content_type="application/json", body=body)
    )
    widget.say("你好")
    expect(widget.pending).to_contain_text("未发出：内容不合适")
    widget.allow_sending()
    widget.pending.get_by_role("button", name="重新发送").click()
    widget.settled()
    expect(widget.own).to_have_count(1)


def test_two_tabs_are_one_visitor(make_context: Callable[..., BrowserContext], base: str) -> None:
    context = make_context()
    first = Widget(context.new_page(), base).visit().open()
    second = Widget(context.new_page(), base).visit().open()
    words = f"两个标签页 {uuid4().hex[:6]}"
    first.say(words)
    first.settled()
    expect(second.own).to_have_count(1, timeout=15_000)
    expect(second.own.first).to_contain_text(words)
    second.say("第二个标签页")
    expect(first.own).to_have_count(2, timeout=15_000)


def test_an_expired_session_is_renewed_without_a_word(widget: Widget) -> None:
    widget.open().say(f"先说一句 {uuid4().hex[:6]}")
    widget.settled()
    refused = []

    def expire(route: object) -> None:
        body = json.dumps({"code": "token_expired", "message": "", "field": None, "details": {}, "request_id": "t"})
        if refused:
            route.continue_()  # type: ignore[attr-defined]
        else:
            refused.append(1)
            route.fulfill(status=401, content_type="application/json", body=body)  # type: ignore[attr-defined]

    widget.page.route("**/widget/v1/messages", expire)
    widget.say("再说一句")
    widget.settled()
    expect(widget.own).to_have_count(2)
    expect(widget.frame.locator(".failed")).to_have_count(0)


def test_an_unreachable_service_is_said_and_recovered_from(widget: Widget) -> None:
    widget.page.route("**/widget/v1/inboxes/**", lambda route: route.abort())
    widget.open().say(f"有人吗 {uuid4().hex[:6]}")
    expect(widget.frame.locator(".banner")).to_contain_text("暂时连接不上客服")
    expect(widget.pending).to_have_count(1)
    widget.page.unroute("**/widget/v1/inboxes/**")
    widget.settled()
    expect(widget.own).to_have_count(1)
