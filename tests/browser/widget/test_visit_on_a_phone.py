"""A customer's whole visit on a phone, told as it happens to him: the line breaks twice, and nothing is lost or doubled."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, FilePayload, expect

from tests.browser.widget.desk import AgentDesk
from tests.browser.widget.driver import Widget
from tests.browser.widget.test_uploads import PNG

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("widget")]
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def test_a_visit_on_a_phone(make_context: Callable[..., BrowserContext], base: str, desk: AgentDesk) -> None:
    visit = Visit(Widget(make_context(**PHONE).new_page(), base).watch_socket().visit(), desk)
    visit.asks_and_names_his_product()
    visit.writes_while_the_line_is_cut()
    visit.is_taken_over_and_sends_a_picture()
    visit.hears_what_was_said_while_he_was_away()
    visit.said_each_thing_once()
    visit.ends_with_a_second_tap_and_rates()
    assert visit.widget.problems == []


class Visit:
    """The steps of the visit, in their order."""

    def __init__(self, widget: Widget, desk: AgentDesk) -> None:
        self.widget, self.frame, self.desk = widget, widget.frame, desk
        self.mark = uuid4().hex[:6]
        self.conversation = ""

    def asks_and_names_his_product(self) -> None:
        """The answer offers products, and one tap names his."""
        self.widget.tap_open()
        self.widget.say("漏水怎么办")
        picks = self.widget.theirs.last.locator(".pick").filter(has_text="净水器")
        expect(picks.first).to_be_visible(timeout=15_000)
        picks.first.tap()
        expect(self.widget.theirs.last).to_contain_text("进水阀", timeout=15_000)

    def writes_while_the_line_is_cut(self) -> None:
        """His words stand there, and go by themselves once."""
        self.widget.cut_socket()
        self.widget.block_sending()
        self.widget.say(f"还是漏，我要人工 {self.mark}")
        expect(self.widget.pending).to_have_count(1)
        warning = self.frame.locator(".banner.warn")
        expect(warning).to_be_visible(timeout=15_000)
        self.widget.allow_sending()
        self.widget.mend_socket()
        self.widget.settled()
        expect(warning).to_have_count(0, timeout=20_000)

    def is_taken_over_and_sends_a_picture(self) -> None:
        """He is told by name who has taken over."""
        self.conversation = self.desk.find(self.mark)
        row = self.desk.call("GET", f"/api/v1/conversations/{self.conversation}")["conversation"]
        if row["owner"]["kind"] == "assistant":
            self.frame.get_by_role("button", name="转人工").first.tap()
        self.desk.take(self.conversation)
        self.desk.say(self.conversation, text="您好，麻烦拍一张进水阀的照片")
        expect(self.widget.theirs.last).to_contain_text("进水阀的照片", timeout=15_000)
        expect(self.frame.locator("#title")).to_have_text(self.desk.agent["name"])
        picture: FilePayload = {"name": "进水阀.png", "mimeType": "image/png", "buffer": PNG}
        self.frame.locator("input[type=file][multiple]").set_input_files(picture)
        expect(self.frame.locator(".row.own .picture img")).to_be_visible()
        self.widget.settled()

    def hears_what_was_said_while_he_was_away(self) -> None:
        """The line breaks again; what the agent says meanwhile is there when it is back, once."""
        words = self.frame.get_by_text(f"收到，给您寄一个新的 {self.mark}")
        self.widget.cut_socket()
        self.desk.say(self.conversation, text=f"收到，给您寄一个新的 {self.mark}")
        expect(words).to_have_count(0)
        self.widget.mend_socket()
        expect(words).to_have_count(1, timeout=20_000)
        options = [{"id": "1", "label": "快递上门", "value": "courier"}]
        self.desk.say(self.conversation, "choices", text="怎么寄给您？", options=options)
        self.widget.theirs.last.locator(".pick").filter(has_text="快递上门").tap()
        self.widget.settled()
        expect(self.widget.own.last).to_contain_text("快递上门")

    def said_each_thing_once(self) -> None:
        """As the server holds it, in order."""
        said = [text for text in self.desk.said_by_customer(self.conversation) if text]
        assert said == ["漏水怎么办", *said[1:2], f"还是漏，我要人工 {self.mark}", "courier"]
        assert len([m for m in self.desk.messages(self.conversation) if m["kind"] == "image"]) == 1

    def ends_with_a_second_tap_and_rates(self) -> None:
        """And nothing runs over the edge of the phone."""
        assert self.widget.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        self.frame.get_by_role("button", name="结束会话").tap()
        self.frame.get_by_role("button", name="再点一次结束").tap()
        rating = self.frame.locator("form.rating")
        expect(rating).to_be_visible(timeout=15_000)
        rating.get_by_role("radio", name="5 星").check(force=True)
        rating.get_by_role("button", name="提交评价").tap()
        expect(rating).to_have_count(0)
        row = self.desk.call("GET", f"/api/v1/conversations/{self.conversation}")["conversation"]
        assert (row["status"], row["rating"]) == ("resolved", 5)
