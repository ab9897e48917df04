"""Pages beside the conversation: home, and the help centre read inside the widget."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.widget.driver import Widget

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("widget")]


def test_search_read_vote_and_ask_without_leaving_the_page(widget: Widget) -> None:
    frame = widget.open().frame
    frame.get_by_role("button", name="帮助", exact=True).click()
    frame.get_by_role("searchbox").fill("东西不想要了")  # in no entry's words: found by meaning
    frame.locator(".titles-list button").first.click()
    expect(frame.locator("article h2").first).to_contain_text("退货")
    frame.get_by_role("button", name="有帮助", exact=True).click()
    expect(frame.locator(".helped")).to_contain_text("谢谢")
    frame.get_by_role("button", name="返回").click()
    expect(frame.get_by_role("searchbox")).to_have_value("东西不想要了")
    frame.locator(".titles-list button").first.click()
    title = frame.locator("article h2").first.inner_text()
    frame.get_by_role("button", name="问我们").click()
    expect(widget.composer).to_have_value(title)
    assert widget.problems == []


def test_home_leads_back_to_the_conversation_and_counts_what_is_unread(widget: Widget) -> None:
    frame = widget.open().frame
    widget.say("怎么申请退货？")
    frame.get_by_role("button", name="首页").click()
    expect(frame.locator(".tabs i")).to_have_text("1", timeout=15_000)  # the answer, unread while another page is open
    frame.get_by_role("button", name="继续上次的会话").click()
    expect(widget.composer).to_be_visible()
    expect(frame.locator(".tabs i")).to_have_count(0)
    frame.get_by_role("button", name="首页").click()
    frame.get_by_role("button", name="多久能收到货？").click()
    expect(widget.own).to_have_count(2)


def test_pages_are_loaded_when_they_are_opened(widget: Widget) -> None:
    asked: list[str] = []
    widget.page.on("request", lambda request: asked.append(request.url))
    widget.open()
    assert not [url for url in asked if "/parts-" in url or "/help" in url]
    widget.frame.get_by_role("button", name="帮助", exact=True).click()
    expect(widget.frame.locator(".titles-list button").first).to_be_visible()
    assert [url for url in asked if "/parts-" in url]


def test_the_inbox_decides_how_the_launcher_looks(widget: Widget) -> None:
    look = {"color": "#FFE600", "side": "left", "x": 40, "y": 60, "text": {"zh": "联系我们"}, "theme": "dark"}
    page = widget.page
    page.route("**/look", lambda route: route.fulfill(json=look, headers={"Access-Control-Allow-Origin": "*"}))
    page.reload()
    expect(widget.launcher).to_have_text("联系我们")
    box = widget.launcher.bounding_box()
    assert box is not None
    assert (box["x"], round(page.viewport_size["height"] - box["y"] - box["height"])) == (40, 60)  # type: ignore[index]
    ink = widget.launcher.evaluate("e => getComputedStyle(e).color")
    assert ink == "rgb(27, 31, 42)"  # dark words on a light colour
    widget.open()
    dark = widget.frame.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
    assert dark == "rgb(23, 26, 33)"


def test_a_launcher_whose_look_cannot_be_asked_for_shows_itself_as_usual(widget: Widget) -> None:
    widget.page.route("**/look", lambda route: route.abort())
    widget.page.reload()
    expect(widget.launcher).to_be_visible()
    widget.open()


def test_a_question_for_a_page_stands_on_that_page_only(widget: Widget) -> None:
    def handle(route: Route) -> None:
        answer = route.fetch()
        body = answer.json()
        body["inbox"]["suggestions"] = ["运费怎么算？", {"zh": "灯泡怎么换？", "at": "/shop/index*"}]
        route.fulfill(response=answer, json=body)

    widget.page.route("**/session", handle)
    widget.visit("/shop/").open()
    expect(widget.frame.locator(".welcome .chip")).to_have_text(["运费怎么算？"])
    widget.visit("/shop/index.html").open()
    expect(widget.frame.locator(".welcome .chip")).to_have_text(["灯泡怎么换？", "运费怎么算？"])
