"""Proactive service in a real visit: what the assistant says first stands beside the launcher, if the visitor agreed."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser.widget.driver import Widget
from zhike.variants import held_out

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("widget")]

INBOX = "demo-shop"
ALWAYS = {"visitor_day": 20, "workspace_day": 100_000, "quiet_from": 0, "quiet_to": 0}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
PRODUCT = "/shop/product.html?id=kettle"
Owner = Callable[..., Any]
Contexts = Callable[..., BrowserContext]


@pytest.fixture
def owner(base: str) -> Iterator[Owner]:
    """The demo's owner over HTTP; his limits are what they were afterwards, and no rule of the test's is live."""
    with httpx.Client(base_url=f"{base}/api/v1", trust_env=False, timeout=20) as http:
        signed = http.post("/auth/sign-in", json={"email": "owner@demo.zhike", "password": "zhike-demo"})
        http.headers["X-CSRF-Token"] = signed.json()["csrf_token"]

        def call(method: str, path: str, body: Any = None) -> Any:
            answer = http.request(method, path, json=body)
            assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text[:300]}"
            return answer.json() if answer.content else None

        limits = call("GET", "/proactive-limits")
        call("PUT", "/proactive-limits", ALWAYS)
        yield call
        for one in call("GET", "/proactive-rules")["items"]:
            off = one["rule"] | {"active": False}
            if one["rule"]["active"]:
                call("PUT", f"/proactive-rules/{one['id']}", {"rule": off, "expected_version": one["version"]})
        call("PUT", "/proactive-limits", limits)


def rule(owner: Owner, event: str, **more: Any) -> str:
    """Make a live rule; returns its id."""
    drawn = {
        "name": event,
        "event": event,
        "active": True,
        "where": [],
        "words": {
            "zh": "在看「{{properties.product}}」吗？我可以帮您比较。",
            "en": "Looking at {{properties.product}}?",
        },
        "choices": [],
        "pause_days": 7,
        "hold_out": 0,
    }
    made: dict[str, Any] = owner("POST", "/proactive-rules", {"rule": drawn | more})
    return str(made["id"])


def outcomes(owner: Owner, rule_id: str) -> dict[str, int]:
    (found,) = [one for one in owner("GET", "/proactive-rules")["items"] if one["id"] == rule_id]
    return dict(found["figures"]["outcomes"]) if found["figures"] else {}


def bubble(widget: Widget) -> Locator:
    return widget.page.locator("zhike-widget section.w")


def test_who_stays_on_a_product_page_is_asked_and_finds_the_words_in_the_chat(
    make_context: Contexts, base: str, owner: Owner
) -> None:
    seconds = [{"field": "properties.seconds", "op": "at_least", "value": "2"}]
    rule_id = rule(owner, "stayed", where=[*seconds, {"field": "path", "op": "contains", "value": "product"}])
    widget = Widget(make_context().new_page(), base).visit("/shop/")
    widget.page.wait_for_timeout(3_000)  # as long on a page that is no product's
    expect(bubble(widget)).to_have_count(0)
    widget.visit(PRODUCT)
    expect(bubble(widget).get_by_role("status")).to_have_text("在看「细口手冲壶」吗？我可以帮您比较。", timeout=15_000)
    said = bubble(widget).get_by_role("status").inner_text()
    assert widget.page.evaluate("document.activeElement.tagName") == "BODY", "it takes no focus"
    expect(widget.page.get_by_role("region", name="在线客服发来的消息")).to_be_visible()
    expect(widget.launcher).to_have_attribute("aria-label", "在线客服，1 条未读消息")
    bubble(widget).get_by_role("button", name="回复").click()
    expect(widget.theirs.last).to_contain_text(said)
    expect(bubble(widget)).to_have_count(0)
    assert outcomes(owner, rule_id) == {"sent": 1}
    assert widget.problems == []


def test_a_choice_is_sent_and_a_closed_bubble_stays_away(make_context: Contexts, base: str, owner: Owner) -> None:
    rule(owner, "cart_left", choices=[{"zh": "运费怎么算？", "en": "What is the delivery fee?"}])
    page = make_context().new_page()
    widget = Widget(page, base).visit(PRODUCT)
    page.get_by_role("button", name="加入购物袋").click()
    widget.visit("/shop/")
    choice = bubble(widget).get_by_role("button", name="运费怎么算？")
    expect(choice).to_be_visible(timeout=15_000)
    widget.visit("/shop/orders.html")  # it was not answered: it is there on the next page too
    expect(choice).to_be_visible(timeout=15_000)
    page.keyboard.press("Tab")
    for _ in range(30):
        if page.evaluate("document.activeElement.tagName") == "ZHIKE-WIDGET":
            break
        page.keyboard.press("Tab")
    expect(bubble(widget).get_by_role("button", name="关闭这条消息")).to_be_focused()
    page.keyboard.press("Escape")
    expect(bubble(widget)).to_have_count(0)
    expect(widget.launcher).to_be_focused()
    widget.visit("/shop/")
    expect(page.locator("zhike-widget .n")).to_have_text("1", timeout=15_000)
    expect(bubble(widget)).to_have_count(0)
    widget.open()
    widget.frame.get_by_role("button", name="运费怎么算？").click()
    expect(widget.own).to_have_count(1)


def test_payment_that_failed_opens_a_consultation(make_context: Contexts, base: str, owner: Owner) -> None:
    rule(owner, "payment_failed", opens="consultation", words={"zh": "支付没有成功，我请同事来帮您。", "en": "Failed"})
    page = make_context(color_scheme="dark", **PHONE).new_page()
    widget = Widget(page, base).visit("/shop/orders.html")
    page.evaluate("Zhike('track', 'payment_failed', { order: 'Q-17', amount: 299 })")
    expect(bubble(widget).get_by_role("status")).to_have_text("支付没有成功，我请同事来帮您。", timeout=15_000)
    box = bubble(widget).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert bubble(widget).evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(23, 26, 33)"
    bubble(widget).get_by_role("button", name="回复").tap()
    expect(widget.theirs.last).to_contain_text("支付没有成功")
    expect(widget.frame.get_by_text("已通知人工客服")).to_be_visible()
    newest = owner("GET", "/inbox?view=all&sort=newest&limit=1")["items"][0]["id"]
    card = owner("GET", f"/conversations/{newest}")["conversation"]["handover"]
    assert card["reason"] == "proactive"
    assert "payment_failed（order: Q-17，amount: 299）" in card["summary"]


def test_nothing_is_told_of_who_did_not_agree_and_no_more_comes_to_who_wants_none(
    make_context: Contexts, base: str, owner: Owner
) -> None:
    rule_id = rule(owner, "cart_left")
    page = make_context().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
    page.route(
        "**/shop/",
        lambda route: route.fulfill(
            response=(answer := route.fetch()), body=answer.text().replace(' data-consent="yes"', "")
        ),
    )
    widget = Widget(page, base).visit("/shop/")
    page.evaluate("Zhike('track', 'cart_left', { product: '茶壶' })")
    page.wait_for_timeout(1_500)
    assert not [url for url in asked if "/frame" in url or "/session" in url or "/events" in url]
    assert page.evaluate("Object.keys(localStorage)") == []
    page.evaluate("Zhike('consent', true)")  # what he did before is told now that he agrees
    expect(bubble(widget).get_by_role("status")).to_contain_text("茶壶", timeout=15_000)
    bubble(widget).get_by_role("button", name="不再主动发送").click()
    expect(bubble(widget).get_by_role("status")).to_have_text("好的，不会再主动给您发消息。")
    with page.expect_response("**/widget/v1/events"):
        page.evaluate("Zhike('track', 'cart_left', { product: '杯子' })")
    assert outcomes(owner, rule_id) == {"sent": 1, "refused": 1}
    page.evaluate("Zhike('consent', false)")
    expect(bubble(widget)).to_have_count(0)


def test_who_is_held_out_sees_nothing_and_is_counted(make_context: Contexts, base: str, owner: Owner) -> None:
    rule_id = rule(owner, "cart_left", hold_out=50)
    wanted = {True: "", False: ""}
    with httpx.Client(base_url=base, trust_env=False, timeout=20) as http:
        while not all(wanted.values()):  # one of each half
            visitor = str(uuid4())
            begun = http.post(f"/widget/v1/inboxes/{INBOX}/session", json={"visitor_id": visitor}).json()
            wanted[held_out(rule_id, str(UUID(begun["customer"]["id"])), 50)] = visitor
    for without, visitor in wanted.items():
        page = make_context().new_page()
        page.add_init_script(f"localStorage['zhike:{INBOX}:visitor'] = '{visitor}'")
        widget = Widget(page, base).visit("/shop/")
        with page.expect_response("**/widget/v1/events") as told:
            page.evaluate("Zhike('track', 'cart_left', { product: '茶壶' })")
        assert told.value.json() == {"ignored": {}, "said": not without}
        if without:
            expect(bubble(widget)).to_have_count(0)
            expect(page.locator("zhike-widget .n")).to_have_text("")
        else:
            expect(bubble(widget)).to_be_visible()
    assert outcomes(owner, rule_id) == {"sent": 1, "held_out": 1}
