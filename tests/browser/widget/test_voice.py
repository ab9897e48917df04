"""A voice note: recorded for a minute at most, sent as a file, heard by both sides; refused microphones are said."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.widget.driver import Widget

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("widget")]


def test_a_voice_note_is_recorded_sent_and_played(make_context: Callable[..., BrowserContext], base: str) -> None:
    widget = Widget(make_context(permissions=["microphone"]).new_page(), base).visit().open()
    widget.frame.get_by_role("button", name="发语音").click()
    expect(widget.frame.get_by_role("timer")).to_contain_text("0:02", timeout=10_000)
    with widget.page.expect_response("**/widget/v1/attachments") as stored:
        widget.frame.locator(".recorder .send").click()
    told = stored.value.json()
    assert stored.value.status == 201
    assert told["name"].startswith("voice-2s.") or told["name"].startswith("voice-3s.")
    assert told["media_type"].split("/")[0] in ("audio", "video")
    widget.settled()
    audio = widget.frame.locator(".row.own audio")
    expect(audio).to_be_visible()
    audio.evaluate("e => e.play()")
    widget.page.wait_for_function("() => true")
    assert audio.evaluate("async e => { await new Promise((r) => setTimeout(r, 800)); return e.currentTime; }") > 0
    expect(widget.composer).to_be_visible()
    assert widget.problems == []


def test_a_note_is_dropped_when_it_is_cancelled(make_context: Callable[..., BrowserContext], base: str) -> None:
    widget = Widget(make_context(permissions=["microphone"]).new_page(), base).visit().open()
    widget.frame.get_by_role("button", name="发语音").click()
    expect(widget.frame.get_by_role("timer")).to_contain_text("0:01", timeout=10_000)
    widget.frame.get_by_role("button", name="取消").click()
    expect(widget.composer).to_be_visible()
    expect(widget.own).to_have_count(0)


def test_a_refused_microphone_is_said(make_context: Callable[..., BrowserContext], base: str) -> None:
    page = make_context().new_page()
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
    )
    widget = Widget(page, base).visit().open()
    widget.frame.get_by_role("button", name="发语音").click()
    expect(widget.frame.locator(".notice")).to_contain_text("麦克风")
    expect(widget.composer).to_be_visible()


def test_a_phone_offers_its_camera(make_context: Callable[..., BrowserContext], base: str) -> None:
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    widget = Widget(make_context(**phone).new_page(), base).visit().open()
    with widget.page.expect_file_chooser() as chosen:
        widget.frame.get_by_role("button", name="拍照").click()
    assert chosen.value.element.get_attribute("capture") == "environment"
    assert not chosen.value.is_multiple()
    desk = Widget(make_context().new_page(), base).visit().open()
    expect(desk.frame.get_by_role("button", name="拍照")).to_be_hidden()
