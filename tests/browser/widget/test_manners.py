"""The widget as a guest on somebody's page: quiet, accessible, out of the way."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.widget.driver import Widget

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("widget")]

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
COVERED = """() => {
    const box = document.querySelector('zhike-widget').shadowRoot.querySelector('.b').getBoundingClientRect();
    return [...document.querySelectorAll('a[href], button')].filter((control) => {
        const c = control.getBoundingClientRect();
        return c.width && c.left < box.right - 2 && c.right > box.left + 2
            && c.top < box.bottom - 2 && c.bottom > box.top + 2;
    }).map((control) => control.textContent);
}"""


def stored(widget: Widget) -> list[str]:
    """Return names of everything the shop's origin keeps in the browser."""
    names: list[str] = widget.page.evaluate("Object.keys(localStorage)")
    return names + [cookie.get("name", "") for cookie in widget.page.context.cookies()]


def test_nothing_is_stored_before_the_customer_writes(widget: Widget) -> None:
    widget.open()
    expect(widget.frame.locator(".welcome")).to_be_visible()
    assert stored(widget) == []
    widget.say(f"你好 {uuid4().hex[:6]}")
    widget.settled()
    widget.page.wait_for_function("Object.keys(localStorage).length === 1")  # the outbox forgets what was acknowledged
    assert stored(widget) == ["zhike:demo-shop:visitor"]


def test_the_app_is_not_loaded_before_it_is_wanted(make_context: Callable[..., BrowserContext], base: str) -> None:
    page = make_context().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
    widget = Widget(page, base).visit()
    page.wait_for_timeout(1500)
    assert [url for url in asked if "widget" in url] == ["/widget.js", "/widget/v1/inboxes/demo-shop/look"]
    widget.open()
    assert any(url.startswith("/widget/frame") for url in asked)


def test_keyboard_opens_writes_and_closes(widget: Widget) -> None:
    widget.launcher.focus()
    widget.page.keyboard.press("Enter")
    expect(widget.composer).to_be_focused()
    assert widget.launcher.get_attribute("aria-expanded") == "true"
    widget.page.keyboard.type("怎么退货")
    widget.page.keyboard.press("Shift+Enter")
    expect(widget.own).to_have_count(0)
    widget.page.keyboard.press("Enter")
    expect(widget.own).to_have_count(1)
    widget.page.keyboard.press("Escape")
    expect(widget.composer).to_be_hidden()
    expect(widget.launcher).to_be_focused()


def test_enter_inside_an_input_method_does_not_send(widget: Widget) -> None:
    widget.open()
    widget.composer.fill("ni hao")
    widget.composer.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    expect(widget.own).to_have_count(0)


def test_an_answer_that_comes_while_closed_is_counted_on_the_launcher(widget: Widget) -> None:
    widget.open().say("怎么退货")
    widget.page.keyboard.press("Escape")
    expect(widget.page.locator("zhike-widget .n")).to_have_text("1", timeout=15_000)
    expect(widget.launcher).to_have_attribute("aria-label", "在线客服，1 条未读消息")
    widget.open()
    expect(widget.page.locator("zhike-widget .n")).to_have_text("")


@pytest.mark.parametrize("path", ["/shop/", "/shop/product.html?id=kettle", "/shop/en.html"])
def test_on_phones_the_launcher_covers_no_button(
    path: str, make_context: Callable[..., BrowserContext], base: str
) -> None:
    widget = Widget(make_context(**PHONE).new_page(), base).visit(path)
    for scrolled in (0, 300, 620, 900, 1400, 2400):
        widget.page.evaluate("(y) => scrollTo(0, y)", scrolled)
        widget.page.wait_for_timeout(450)
        assert widget.page.evaluate(COVERED) == [], f"at {scrolled} px"


def test_on_phones_the_panel_fills_the_screen_and_keeps_focus(
    make_context: Callable[..., BrowserContext], base: str
) -> None:
    widget = Widget(make_context(**PHONE).new_page(), base).visit().open()
    panel = widget.page.locator("zhike-widget .p")
    expect(panel).to_have_attribute("aria-modal", "true")
    widget.page.wait_for_timeout(300)
    box = panel.bounding_box()
    assert box == {"x": 0, "y": 0, "width": 360, "height": 740}
    expect(widget.frame.locator("#title")).to_be_focused()
    for _ in range(12):
        widget.page.keyboard.press("Tab")
        assert widget.page.evaluate("document.activeElement.tagName") == "ZHIKE-WIDGET"
    widget.frame.get_by_role("button", name="收起对话").click()
    expect(panel).to_be_hidden()
    assert widget.page.evaluate("document.documentElement.style.overflow") == ""


def test_calls_made_before_the_script_arrives_are_answered(
    make_context: Callable[..., BrowserContext], base: str
) -> None:
    page = make_context().new_page()
    page.add_init_script(
        """window.Zhike = function () { (Zhike.q = Zhike.q || []).push(arguments); };
        window.heard = [];
        Zhike('on', 'open', () => heard.push('open'));
        Zhike('ask', '订单到哪了');"""
    )
    widget = Widget(page, base).visit()
    expect(widget.composer).to_have_value("订单到哪了")
    assert page.evaluate("heard") == ["open"]
    page.evaluate("Zhike('close')")
    expect(widget.composer).to_be_hidden()


def test_a_signed_in_customer_is_known(make_context: Callable[..., BrowserContext], base: str) -> None:
    page = make_context().new_page()
    if page.request.get(f"{base}/shop/identity.json").status != 200:
        pytest.skip("this server offers no signed identity for the shop (GET /shop/identity.json)")
    widget = Widget(page, base).visit("/shop/orders.html")
    page.evaluate("window.who = []; Zhike('on', 'identified', (data) => who.push(data.customer.verified))")
    page.get_by_role("button", name="以演示顾客登录").click()
    expect(page.get_by_text("身份已由商店签名")).to_be_visible()
    widget.open()
    page.wait_for_function("who.length > 0")
    assert page.evaluate("who[0]") is True


def test_signing_out_forgets_the_conversation(make_context: Callable[..., BrowserContext], base: str) -> None:
    page = make_context().new_page()
    widget = Widget(page, base).visit("/shop/orders.html")
    page.get_by_role("button", name="以演示顾客登录").click()
    expect(page.get_by_role("button", name="退出登录")).to_be_visible()
    widget.open().say(f"我的订单 {uuid4().hex[:6]}")
    widget.settled()
    widget.visit("/shop/orders.html")
    page.get_by_role("button", name="退出登录").click()
    page.wait_for_function("Object.keys(localStorage).length === 0")
    widget.open()
    expect(widget.frame.locator(".welcome")).to_be_visible()
    page.wait_for_timeout(500)
    expect(widget.own).to_have_count(0)


def test_a_page_with_a_strict_policy_takes_the_widget(make_context: Callable[..., BrowserContext], base: str) -> None:
    page = make_context().new_page()
    policy = f"default-src 'none'; script-src {base}; frame-src {base}; require-trusted-types-for 'script'"
    body = f'<!doctype html><html lang="en"><body><script async src="{base}/widget.js" data-inbox="demo-shop"></script>'
    page.route(
        "**/strict",
        lambda route: route.fulfill(body=body, content_type="text/html", headers={"Content-Security-Policy": policy}),
    )
    widget = Widget(page, base).visit("/strict").open()
    page.wait_for_timeout(300)
    box = page.locator("zhike-widget .p").bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (380, 640)
    widget.say("How do I return an item?")
    widget.settled()
    assert widget.problems == []


def test_the_shop_is_named_in_the_customers_language(make_context: Callable[..., BrowserContext], base: str) -> None:
    english = Widget(make_context(locale="en-GB").new_page(), base).visit("/shop/?lang=en").open()
    expect(english.frame.locator("#title")).to_have_text("Demo shop")
    expect(english.frame.locator(".welcome")).to_contain_text("Hello, this is the demo shop")
    chinese = Widget(make_context().new_page(), base).visit().open()
    expect(chinese.frame.locator("#title")).to_have_text("演示商店")
