"""A customer's whole visit on a phone, told as it happens to him: the line breaks twice, and nothing is lost or doubled."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.widget.desk import AgentDesk
from tests.browser.widget.driver import Widget
from tests.browser.widget.test_uploads import PNG

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("widget")]
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def test_a_visit_on_a_phone(make_context: Callable[..., BrowserContext], base: str, desk: AgentDesk) -> None:
    mark = uuid4().hex[:6]
    widget = Widget(make_context(**PHONE).new_page(), base).watch_socket().visit()
    page, frame = widget.page, widget.frame
    widget.launcher.tap()
    expect(widget.composer).to_be_visible()

    # He asks; the answer offers products, and one tap names his.
    widget.say("漏水怎么办")
    picks = widget.theirs.last.locator(".pick")
    expect(picks.filter(has_text="净水器").first).to_be_visible(timeout=15_000)
    picks.filter(has_text="净水器").first.tap()
    expect(widget.theirs.last).to_contain_text("进水阀", timeout=15_000)

    # The line breaks for the first time while he writes: his words stand there, and go by themselves once.
    widget.cut_socket()
    widget.block_sending()
    widget.say(f"还是漏，我要人工 {mark}")
    expect(widget.pending).to_have_count(1)
    expect(frame.locator(".banner.warn")).to_be_visible(timeout=15_000)
    widget.allow_sending()
    widget.mend_socket()
    widget.settled()
    expect(frame.locator(".banner.warn")).to_have_count(0, timeout=20_000)

    # A person takes over; he is told by name, and sends a picture.
    conversation = desk.find(mark)
    if desk.call("GET", f"/api/v1/conversations/{conversation}")["conversation"]["owner"]["kind"] == "assistant":
        frame.get_by_role("button", name="转人工").first.tap()
    desk.take(conversation)
    desk.say(conversation, text="您好，麻烦拍一张进水阀的照片")
    expect(widget.theirs.last).to_contain_text("进水阀的照片", timeout=15_000)
    expect(frame.locator("#title")).to_have_text(desk.agent["name"])
    frame.locator("input[type=file][multiple]").set_input_files(
        {"name": "进水阀.png", "mimeType": "image/png", "buffer": PNG}
    )
    expect(frame.locator(".row.own .picture img")).to_be_visible()
    widget.settled()

    # The line breaks again; what the agent says meanwhile is there when it is back, once.
    widget.cut_socket()
    desk.say(conversation, text=f"收到，给您寄一个新的 {mark}")
    expect(frame.get_by_text(f"收到，给您寄一个新的 {mark}")).to_have_count(0)
    widget.mend_socket()
    expect(frame.get_by_text(f"收到，给您寄一个新的 {mark}")).to_have_count(1, timeout=20_000)
    desk.say(
        conversation, "choices", text="怎么寄给您？", options=[{"id": "1", "label": "快递上门", "value": "courier"}]
    )
    widget.theirs.last.locator(".pick").filter(has_text="快递上门").tap()
    widget.settled()
    expect(widget.own.last).to_contain_text("快递上门")
    said = [text for text in desk.said_by_customer(conversation) if text]
    assert said == ["漏水怎么办", *said[1:2], f"还是漏，我要人工 {mark}", "courier"], "each once, in order"
    assert len([m for m in desk.messages(conversation) if m["kind"] == "image"]) == 1

    # Nothing runs over the edge of the phone; he ends with a second tap, and rates.
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    frame.get_by_role("button", name="结束会话").tap()
    frame.get_by_role("button", name="再点一次结束").tap()
    rating = frame.locator("form.rating")
    expect(rating).to_be_visible(timeout=15_000)
    rating.get_by_role("radio", name="5 星").check(force=True)
    rating.get_by_role("button", name="提交评价").tap()
    expect(rating).to_have_count(0)
    row = desk.call("GET", f"/api/v1/conversations/{conversation}")["conversation"]
    assert (row["status"], row["rating"]) == ("resolved", 5)
    assert widget.problems == []
