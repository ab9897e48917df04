"""Asking, answering, handing over, rating: the customer's way through a conversation."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.widget.desk import AgentDesk
from tests.browser.widget.driver import Widget

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("widget")]


def test_a_question_is_answered_with_its_sources(widget: Widget) -> None:
    widget.open().say("怎么退货")
    expect(widget.theirs.last).to_contain_text("退", timeout=15_000)
    sources = widget.theirs.last.locator("details.sources")
    expect(sources.locator("summary")).to_contain_text(re.compile("依据 \\d+ 条知识"))
    expect(sources.locator("ol")).to_be_hidden()
    sources.locator("summary").click()
    expect(sources.locator("li").first).to_be_visible()
    assert widget.problems == []


def test_a_fault_of_several_products_is_answered_for_the_one_picked_with_related_questions(widget: Widget) -> None:
    widget.open().say("漏水怎么办")
    picks = widget.theirs.last.locator(".pick")
    expect(picks.filter(has_text="净水器").first).to_be_visible(timeout=15_000)
    picks.filter(has_text="净水器").first.click()
    expect(widget.theirs.last).to_contain_text("进水阀", timeout=15_000)
    related = widget.theirs.last.locator(".pick")
    expect(related.first).to_be_enabled()
    words = related.first.text_content() or ""
    related.first.click()
    expect(widget.own.last).to_contain_text(words)
    expect(widget.theirs).to_have_count(3, timeout=15_000)
    assert widget.problems == []


def test_a_suggested_question_is_asked_with_one_tap(widget: Widget) -> None:
    widget.open()
    chip = widget.frame.locator(".chip").first
    words = chip.text_content() or ""
    chip.click()
    expect(widget.own.first).to_contain_text(words)
    expect(widget.frame.locator(".chip")).to_have_count(0)
    expect(widget.theirs.first).to_be_visible(timeout=15_000)


def test_english_page_speaks_english(widget: Widget) -> None:
    widget.visit("/shop/en.html").open()
    expect(widget.frame.locator("html")).to_have_attribute("lang", "en")
    expect(widget.frame.get_by_role("button", name="Talk to a person")).to_be_visible()
    widget.say("How do I return an item?")
    expect(widget.theirs.last).to_contain_text(re.compile("return", re.I), timeout=15_000)


def test_a_person_takes_over_answers_and_is_rated(widget: Widget, desk: AgentDesk) -> None:
    words = f"我的包裹破了 {uuid4().hex[:6]}"
    widget.open().say(words)
    widget.settled()
    conversation = desk.find(words)
    widget.frame.get_by_role("button", name="转人工").click()
    expect(widget.frame.locator(".line", has_text="已通知人工客服")).to_be_visible(timeout=15_000)
    desk.take(conversation)
    expect(widget.frame.locator("#title")).to_have_text(desk.agent["name"], timeout=15_000)
    desk.say(conversation, text="您好，我来帮您处理。")
    expect(widget.theirs.last).to_have_text("您好，我来帮您处理。")
    expect(widget.frame.locator(".who", has_text="人工客服").last).to_be_visible()
    widget.say("谢谢")
    widget.settled()
    assert desk.said_by_customer(conversation)[-1] == "谢谢"

    desk.resolve(conversation)
    rating = widget.frame.locator("form.rating")
    expect(rating).to_be_visible(timeout=15_000)
    rating.get_by_role("radio", name="4 星").check(force=True)
    rating.locator("textarea").fill("很快")
    rating.get_by_role("button", name="提交评价").click()
    expect(widget.frame.locator(".line", has_text="您评了 4 星")).to_be_visible()
    expect(rating).to_have_count(0)
    assert desk.call("GET", f"/api/v1/conversations/{conversation}")["conversation"]["rating"] == 4


def test_choices_are_buttons_and_typed_words(widget: Widget, desk: AgentDesk) -> None:
    words = f"配送方式 {uuid4().hex[:6]}"
    widget.open().say(words)
    widget.settled()
    conversation = desk.find(words)
    desk.take(conversation)
    options = [{"id": "1", "label": "次日达", "value": "next_day"}, {"id": "2", "label": "自提", "value": "pick_up"}]
    desk.say(conversation, "choices", text="选哪一种？", options=options)
    widget.theirs.last.get_by_role("button", name="次日达").click()
    expect(widget.own.last).to_contain_text("次日达")
    widget.settled()
    assert desk.said_by_customer(conversation)[-1] == "next_day"
    expect(widget.theirs.last.get_by_role("button", name="次日达")).to_be_disabled()

    desk.say(conversation, "choices", text="再选一次？", options=options)
    expect(widget.theirs.last).to_contain_text("再选一次")
    widget.say("自提")
    widget.settled()
    assert desk.said_by_customer(conversation)[-1] == "自提"


def test_markup_in_messages_stays_text(widget: Widget, desk: AgentDesk) -> None:
    words = f"<b>粗</b> {uuid4().hex[:6]}"
    widget.open().say(words)
    widget.settled()
    expect(widget.own.last).to_contain_text("<b>粗</b>")
    conversation = desk.find(words)
    desk.take(conversation)
    bad = "window.top.pwned=1"
    evil = f'<img src=x onerror="{bad}"><script>{bad}</script> [点](javascript:{bad})'
    for kind in ("text", "markdown"):
        desk.say(conversation, kind, text=evil)
    desk.say(conversation, "card", title=evil[:400], text=evil, fields=[{"label": "<i>a</i>", "value": "<u>b</u>"}])
    expect(widget.theirs.last).to_contain_text("<u>b</u>")
    assert widget.frame.locator("[role=log] img, [role=log] script, [role=log] a[href^=javascript]").count() == 0
    assert widget.page.evaluate("window.pwned") is None
    assert widget.problems == []


def test_what_a_person_answers_to_is_shown_and_what_he_recalls_is_not(widget: Widget, desk: AgentDesk) -> None:
    widget.open()
    mark = uuid4().hex[:6]
    widget.say(f"转人工 {mark}")
    conversation = desk.find(mark)
    desk.take(conversation)
    asked = next(m for m in desk.messages(conversation) if mark in m["content"].get("text", ""))
    path = f"/api/v1/conversations/{conversation}/messages"
    body = {"client_id": mark, "kind": "text", "content": {"text": f"说错了 {mark}"}, "reply_to": asked["id"]}
    said = desk.call("POST", path, body)
    bubble = widget.theirs.filter(has_text=f"说错了 {mark}")
    expect(bubble.locator("blockquote")).to_have_text(f"转人工 {mark}")
    desk.call("POST", f"{path}/{said['id']}/recall")
    expect(widget.theirs.filter(has_text="消息已撤回")).to_have_count(1)
    expect(bubble).to_have_count(0)
    assert widget.problems == []
