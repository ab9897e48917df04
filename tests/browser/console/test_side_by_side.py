"""Two conversations side by side: both live, each with its own words, worked on without switching."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect
from websockets.sync.client import connect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.serving import row_of
from tests.browser.console.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]
Window = Callable[..., ConsoleWindow]
WIDE = {"width": 1440, "height": 900}
# The ids that stand in the page more than once.
TWICE = """() => {
  const seen = [...document.querySelectorAll('[id]')].map((one) => one.id);
  return seen.filter((id, n) => seen.indexOf(id) !== n);
}"""
# What regions, logs and fields for words are called.
CALLED = """() => [...document.querySelectorAll('main section[aria-label], main [role=log], main textarea')]
  .map((one) => `${one.tagName} ${one.getAttribute('aria-label')}`)"""
FROM_END = "log => log.scrollHeight - log.scrollTop - log.clientHeight"


@pytest.fixture
def second(base: str) -> Iterator[Visitor]:
    """Another customer."""
    someone = Visitor(base)
    yield someone
    someone.close()


@pytest.fixture(autouse=True)
def _tidy(visitor: Visitor, second: Visitor, owner: Callable[..., Any]) -> Iterator[None]:
    """Leave no open conversations in the list that other tests look at."""
    yield
    for who in (visitor, second):
        if who.conversation_id:
            owner("POST", f"/conversations/{who.conversation_id}/resolve", {})


def pane(console: ConsoleWindow, visitor: Visitor) -> Locator:
    """A conversation of the two."""
    return console.page.get_by_role("region", name=re.compile(rf"^会话 · {visitor.customer['name']} #"))


def field(place: Locator) -> Locator:
    return place.get_by_role("textbox")


def says_in(place: Locator, words: str) -> Locator:
    return place.get_by_role("log").get_by_text(words)


def typing(base: str, visitor: Visitor) -> None:
    """Let a customer type."""
    token = visitor.http.headers["Authorization"].removeprefix("Bearer ")
    with connect(base.replace("http", "ws") + "/ws/widget", proxy=None) as ws:
        ws.send(json.dumps({"t": "hello", "token": token, "position": None}))
        while json.loads(ws.recv(30))["t"] != "welcome":
            pass
        ws.send(json.dumps({"t": "typing", "on": True}))


def waiting(visitors: tuple[Visitor, ...]) -> None:
    for visitor in visitors:
        visitor.say("转人工")
    for visitor in visitors:
        visitor.wait_for(1)


def both(window: Window, one: Visitor, two: Visitor, **options: object) -> ConsoleWindow:
    """Two conversations that an agent took over, side by side, the first of them active."""
    waiting((one, two))
    console = window(**({"viewport": WIDE} | options)).sign_in("lin@demo.zhike", "/app/inbox?view=all&sort=newest")
    row_of(console.page, one).click()
    console.button("接手").first.click()
    expect(field(console.page.get_by_role("main"))).to_be_visible()
    row_of(console.page, two).click(modifiers=["Control"])
    pane(console, two).get_by_role("button", name="接手").first.click()
    for place in (pane(console, one), pane(console, two)):
        expect(field(place)).to_be_visible()
    field(pane(console, one)).focus()
    expect(pane(console, one)).to_have_attribute("aria-current", "true")
    return console


def test_two_customers_are_answered_without_switching(
    window: Window, visitor: Visitor, second: Visitor, base: str
) -> None:
    console = both(window, visitor, second)
    left, right = pane(console, visitor), pane(console, second)
    for place, who, words in ((left, visitor, "左边问发货"), (right, second, "右边问退货")):
        typing(base, who)
        expect(place.get_by_text("正在输入")).to_be_visible()
        who.say(words)
        expect(says_in(place, words)).to_be_visible()
    expect(says_in(left, "右边问退货")).to_have_count(0)

    unread = right.get_by_role("status").filter(has_text="未读")
    expect(unread).to_have_text("1 条未读")  # it stands in sight, but he works on the other
    expect(row_of(console.page, visitor)).to_have_attribute("data-unread", "false")
    expect(row_of(console.page, second)).to_have_attribute("data-unread", "true")
    field(left).fill("左边今天发货")
    field(left).press("Enter")
    field(right).fill("右边寄到杭州仓")
    expect(right).to_have_attribute("aria-current", "true")
    expect(left).not_to_have_attribute("aria-current", "true")
    expect(unread).to_have_count(0)
    field(right).press("Enter")
    for who, words in ((visitor, "左边今天发货"), (second, "右边寄到杭州仓")):
        who.wait_for(2)
        assert [m["content"]["text"] for m in who.hears() if m["author"]["kind"] == "person"][-1:] == [words]

    assert console.page.evaluate(TWICE) == []
    called = console.page.evaluate(CALLED)
    assert len(called) == len(set(called)) == 8, called
    assert console.troubles() == []
    assert console.too_wide() == []
    assert console.problems == []


def test_what_happens_in_one_leaves_the_others_draft_alone(window: Window, visitor: Visitor, second: Visitor) -> None:
    console = both(window, visitor, second)
    left, right = pane(console, visitor), pane(console, second)
    field(right).fill("右边的草稿")
    with console.page.expect_response(lambda r: "左边还在写" in (r.request.post_data or "") and "drafts" in r.url):
        field(left).press_sequentially("左边还在写")
    right.get_by_role("button", name="更多操作").click()
    console.page.get_by_role("menuitem", name="交回智能助手").click()
    expect(right.get_by_text("智能助手").first).to_be_visible()
    field(left).focus()
    second.say("转人工")
    expect(right.get_by_role("button", name="接手").first).to_be_visible()
    expect(field(left)).to_be_focused()
    expect(field(left)).to_have_value("左边还在写")
    right.get_by_role("button", name="接手").first.click()
    expect(field(right)).to_have_value("右边的草稿")

    console.page.reload()
    expect(field(left)).to_have_value("左边还在写")
    expect(field(right)).to_have_value("右边的草稿")
    row_of(console.page, second).click()  # the one beside becomes the first; none is lost
    expect(console.page).to_have_url(re.compile(f"/inbox/{second.conversation_id}.*beside={visitor.conversation_id}"))
    console.page.go_back()
    expect(console.page).to_have_url(re.compile(f"/inbox/{visitor.conversation_id}.*beside={second.conversation_id}"))
    for place in (left, right):
        field(place).fill("")
    assert console.problems == []


def boxes(page: Page, *places: Locator) -> list[float]:
    return [(place.bounding_box() or {})["x"] for place in places]


def test_by_keys_alone(window: Window, visitor: Visitor, second: Visitor) -> None:
    waiting((visitor, second))
    console = window(viewport=WIDE).sign_in("lead@demo.zhike", "/app/inbox?view=all&sort=newest")
    page = console.page
    keys = page.keyboard
    row_of(page, visitor).press("Enter")
    expect(page.get_by_role("log")).to_have_count(1)
    row_of(page, second).press("Alt+Enter")
    left, right = pane(console, visitor), pane(console, second)
    expect(right).to_have_attribute("aria-current", "true")
    keys.press("n")
    note = right.get_by_role("textbox", name="备注")
    expect(note).to_be_focused()
    keys.type("右边的备注")
    keys.press("F6")
    expect(left).to_have_attribute("aria-current", "true")
    keys.press("n")
    expect(left.get_by_role("textbox", name="备注")).to_be_focused()
    keys.type("左边的备注")
    keys.press("Enter")
    keys.press("F6")
    expect(note).to_be_focused()
    keys.press("Enter")
    for place, mine, other in ((left, "左边的备注", "右边的备注"), (right, "右边的备注", "左边的备注")):
        expect(says_in(place, mine)).to_be_visible()
        expect(says_in(place, other)).to_have_count(0)
    assert console.problems == []


def long_ones(window: Window, visitor: Visitor, second: Visitor) -> ConsoleWindow:
    """Two conversations that do not fit in the window, by their address."""
    waiting((visitor, second))
    for n in range(3):
        for who in (visitor, second):
            who.say("\n".join(f"第 {n} 段第 {line} 行" for line in range(20)))
    address = f"/app/inbox/{visitor.conversation_id}?view=all&beside={second.conversation_id}"
    return window(viewport=WIDE).sign_in("lead@demo.zhike", address)


def test_the_line_between_them_is_moved_by_keys_and_pointer(window: Window, visitor: Visitor, second: Visitor) -> None:
    console = long_ones(window, visitor, second)
    page, keys = console.page, console.page.keyboard
    right = pane(console, second)
    line = page.get_by_role("separator", name="两个会话的宽度")
    line.focus()
    before = int(line.get_attribute("aria-valuenow") or 0)
    keys.press("ArrowRight")
    expect(line).to_have_attribute("aria-valuenow", str(before + 2))
    keys.press("End")
    most = line.get_attribute("aria-valuemax") or ""
    expect(line).to_have_attribute("aria-valuenow", most)
    assert (right.bounding_box() or {})["width"] >= 359
    page.reload()
    expect(line).to_have_attribute("aria-valuenow", most)  # remembered
    line.focus()
    keys.press("Enter")
    expect(line).to_have_attribute("aria-valuenow", "50")
    box = line.bounding_box() or {}
    page.mouse.move(box["x"] + 5, 500)
    page.mouse.down()
    page.mouse.move(box["x"] - 100, 500, steps=4)
    page.mouse.up()
    expect(line).not_to_have_attribute("aria-valuenow", "50")
    assert int(line.get_attribute("aria-valuenow") or 0) < 45
    line.dblclick(position={"x": 5, "y": 500})
    expect(line).to_have_attribute("aria-valuenow", "50")
    assert console.problems == []


def test_sides_are_swapped_closed_and_opened_by_keys(
    window: Window, visitor: Visitor, second: Visitor, owner: Callable[..., Any]
) -> None:
    console = long_ones(window, visitor, second)
    page, keys = console.page, console.page.keyboard
    left, right = pane(console, visitor), pane(console, second)
    expect(says_in(left, "第 2 段第 19 行")).to_be_in_viewport()
    expect(says_in(right, "第 2 段第 19 行")).to_be_in_viewport()
    keys.press("s")
    expect(left).to_have_attribute("aria-current", "true")  # still the one that is worked on
    expect(page).to_have_url(re.compile(f"/inbox/{second.conversation_id}.*beside={visitor.conversation_id}"))
    for _ in range(100):
        one, two = boxes(page, left, right)
        if two < one:
            break
        page.wait_for_timeout(50)
    assert two < one, "they changed sides"
    page.wait_for_timeout(300)
    assert [place.get_by_role("log").evaluate(FROM_END) < 80 for place in (left, right)] == [True, True], (
        "as they stood"
    )
    keys.press("Shift+B")
    expect(page.get_by_role("log")).to_have_count(1)
    expect(page).to_have_url(re.compile(f"/inbox/{second.conversation_id}[^/]*$"))
    assert "beside" not in page.url
    keys.press("b")
    search = console.dialog.get_by_role("searchbox")
    expect(search).to_be_focused()
    keys.type(str(owner("GET", f"/conversations/{visitor.conversation_id}")["conversation"]["number"]))
    found = console.dialog.get_by_role("listitem").get_by_role("button").first
    expect(found).to_be_visible()
    expect(found).to_contain_text(visitor.customer["name"])
    found.press("Enter")
    expect(page.get_by_role("log")).to_have_count(2)
    expect(page).to_have_url(re.compile(f"/inbox/{second.conversation_id}.*beside={visitor.conversation_id}"))
    keys.press("Control+k")
    page.get_by_role("textbox", name="搜索客户与会话，或输入要做的事").fill("左右互换")
    keys.press("Enter")
    expect(page).to_have_url(re.compile(f"/inbox/{visitor.conversation_id}.*beside={second.conversation_id}"))
    keys.press("?")
    expect(console.dialog.get_by_text("转到另一侧，书写时也可以")).to_be_visible()
    assert console.problems == []


def test_the_panel_is_of_the_active_one_and_room_decides_what_is_shown(
    window: Window, visitor: Visitor, second: Visitor
) -> None:
    console = both(window, visitor, second)
    page = console.page
    left, right = pane(console, visitor), pane(console, second)
    panel = page.get_by_role("complementary", name="客户资料")
    expect(panel).to_have_count(0)  # folded away by itself
    for place, who in ((left, visitor), (right, second)):
        place.get_by_role("button", name="客户资料").click()
        expect(panel.get_by_text(who.customer["name"], exact=True).first).to_be_visible()
        assert not overlap(panel, place), "it lies over the other one"
    right.get_by_role("button", name="客户资料").click()
    expect(panel).to_have_count(0)

    page.set_viewport_size({"width": 1200, "height": 800})
    expect(page.get_by_role("log")).to_have_count(2)
    assert console.too_wide() == []
    page.set_viewport_size({"width": 1199, "height": 800})
    expect(page.get_by_role("log")).to_have_count(1)
    said = page.get_by_role("status").filter(has_text="两个会话会并排显示")
    expect(said).to_be_visible()
    assert f"beside={second.conversation_id}" in page.url
    page.set_viewport_size({"width": 360, "height": 740})
    expect(said).to_be_visible()
    assert console.too_wide() == []
    assert console.troubles() == []
    console.button("看另一个").click()
    expect(page).to_have_url(re.compile(f"/inbox/{second.conversation_id}.*beside={visitor.conversation_id}"))
    page.set_viewport_size(WIDE)
    expect(page.get_by_role("log")).to_have_count(2)
    page.set_viewport_size({"width": 1000, "height": 740})
    console.button("不再并排").click()
    expect(said).to_have_count(0)
    assert "beside" not in page.url
    assert console.problems == []


def overlap(one: Locator, two: Locator) -> bool:
    a, b = one.bounding_box(), two.bounding_box()
    assert a is not None
    assert b is not None
    return a["x"] < b["x"] + b["width"] - 2 and b["x"] < a["x"] + a["width"] - 2


def test_an_address_that_names_nothing_does_no_harm(window: Window, visitor: Visitor) -> None:
    visitor.say("转人工")
    visitor.wait_for(1)
    own = f"/app/inbox/{visitor.conversation_id}?view=all&beside="
    console = window(viewport=WIDE).sign_in("lin@demo.zhike", own + "../users")
    logs = console.page.get_by_role("log")
    for beside in ("../users", visitor.conversation_id, "%00", "a" * 3000):
        console.go(own + beside)
        expect(logs).to_have_count(1)
        expect(says_in(console.page.locator("main"), "转人工").first).to_be_visible()
    assert console.problems == []
    console.go(own + str(uuid4()))
    expect(console.page.get_by_text("没有这个会话，或您没有权限查看。")).to_be_visible()
    expect(logs).to_have_count(1)
    console.button("关闭这一侧").last.click()
    expect(console.page).not_to_have_url(re.compile("beside"))
    expect(says_in(console.page.locator("main"), "转人工").first).to_be_visible()
