"""A guest signs in at the shop, and out again: his conversation goes with him and does not stay behind."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.widget.driver import Widget

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("widget")]

ACCOUNT = "/shop/orders.html"


def press(widget: Widget, name: str, says: str) -> None:
    """Press the shop's own button and wait until the shop says what it did."""
    widget.page.get_by_role("button", name=name).dispatch_event("click")  # the open panel may lie over it
    expect(widget.page.get_by_role("status")).to_contain_text(re.compile(says))


def guest(make_context: Callable[..., BrowserContext], base: str, words: str) -> Widget:
    """A visitor on the shop's account page who has asked something, the panel still open."""
    widget = Widget(make_context().new_page(), base).visit(ACCOUNT).open()
    widget.say(words)
    widget.settled()
    return widget


def sign_in(widget: Widget) -> None:
    with widget.page.expect_response(re.compile("/session$")) as answered:
        press(widget, "以演示顾客登录", "已登录")
    assert answered.value.json()["customer"]["verified"]


def test_a_guest_keeps_his_conversation_and_leaves_nothing_behind(
    make_context: Callable[..., BrowserContext], base: str
) -> None:
    words, later = f"还没登录 {uuid4().hex[:6]}", f"登录以后 {uuid4().hex[:6]}"
    widget = guest(make_context, base, words)
    sign_in(widget)
    expect(widget.own.first).to_contain_text(words)
    widget.say(later)
    widget.settled()
    assert widget.texts()[0].startswith(words)
    assert any(text.startswith(later) for text in widget.texts())

    # A reload while signed in: the shop tells who he is a moment after the widget is there.
    widget.visit(ACCOUNT).open()
    expect(widget.own.filter(has_text=words)).to_have_count(1)

    press(widget, "退出登录", "登录")
    expect(widget.own).to_have_count(0)
    expect(widget.frame.locator(".welcome")).to_be_visible()
    widget.visit(ACCOUNT).open()
    expect(widget.frame.locator(".welcome")).to_be_visible()
    expect(widget.own).to_have_count(0)
    assert widget.problems == []


def test_a_page_that_forgets_to_sign_out_shows_nothing_either(
    make_context: Callable[..., BrowserContext], base: str
) -> None:
    words = f"别人别看 {uuid4().hex[:6]}"
    widget = guest(make_context, base, words)
    sign_in(widget)
    expect(widget.own.first).to_contain_text(words)
    widget.page.evaluate("sessionStorage.clear()")  # signed out on the shop's server; the page says nothing of it
    widget.visit(ACCOUNT).open()
    expect(widget.frame.locator(".welcome")).to_be_visible()
    expect(widget.own).to_have_count(0)
    widget.say("我是另一位访客")
    widget.settled()
    expect(widget.own).to_have_count(1)


def test_a_known_customer_goes_on_with_what_he_just_asked_as_a_guest(
    make_context: Callable[..., BrowserContext], base: str
) -> None:
    first = guest(make_context, base, f"第一台设备 {uuid4().hex[:6]}")
    sign_in(first)
    words = f"第二台设备 {uuid4().hex[:6]}"
    second = guest(make_context, base, words)
    sign_in(second)
    expect(second.own.first).to_contain_text(words)
    expect(first.own.first).to_contain_text(words, timeout=15_000)  # one history, on both
    press(second, "退出登录", "登录")
    expect(second.own).to_have_count(0)
