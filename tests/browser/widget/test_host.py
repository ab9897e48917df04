"""The host's side: its API, strict policies, single-page sites, and the chat as a page of its own."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.widget.driver import Widget

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("widget")]


def strict(base: str) -> str:
    """The policy that the documents name, and nothing beside it."""
    return (
        f"default-src 'none'; script-src {base}; frame-src {base}; connect-src {base}; "
        "require-trusted-types-for 'script'; base-uri 'none'"
    )


@pytest.fixture
def site(base: str) -> Iterator[Callable[..., Widget]]:
    """Returns a function that opens a shop on a site of its own, with the snippet as the console gives it."""
    snippet = f'<script async src="{base}/widget.js" data-inbox="demo-shop"></script>'
    policies: list[str | None] = [None]

    class Shop(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            if policies[0]:
                self.send_header("Content-Security-Policy", policies[0])
            self.end_headers()
            self.wfile.write(f'<!doctype html><html lang="zh-CN"><title>店</title>{snippet}<main>商品</main>'.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Shop) as server:
        Thread(target=server.serve_forever, daemon=True).start()

        def visit(page: Page, policy: str | None = None) -> Widget:
            policies[0] = policy
            page.goto(f"http://127.0.0.1:{server.server_port}/")
            widget = Widget(page, base)
            expect(widget.launcher).to_be_visible()
            return widget

        yield visit
        server.shutdown()


def test_a_strict_policy_is_enough_and_nothing_breaks_it(
    make_context: Callable[..., BrowserContext], site: Callable[..., Widget], base: str
) -> None:
    page = make_context().new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    widget = site(page, strict(base)).open()
    widget.say("怎么退货")
    widget.settled()
    expect(widget.theirs.first).to_be_visible(timeout=15_000)
    assert widget.launcher.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(14, 138, 125)"
    assert said == []


def test_without_connect_src_the_chat_works_with_the_usual_looks(
    make_context: Callable[..., BrowserContext], site: Callable[..., Widget], base: str
) -> None:
    page = make_context().new_page()
    widget = site(page, f"default-src 'none'; script-src {base}; frame-src {base}").open()
    widget.say("怎么退货")
    widget.settled()
    assert widget.problems == []


def test_every_command_is_a_method_too_and_events_are_told(
    make_context: Callable[..., BrowserContext], site: Callable[..., Widget], base: str
) -> None:
    page = make_context().new_page()
    widget = site(page)
    page.evaluate(
        """() => { window.told = [];
        for (const name of ['open', 'close', 'message', 'unread']) Zhike.on(name, (data) => told.push([name, data])); }"""
    )
    page.evaluate("Zhike.open()")
    expect(widget.composer).to_be_visible()
    page.evaluate("Zhike.ask('怎么退货', {send: true})")
    expect(widget.own).to_have_count(1)
    page.evaluate("Zhike.close()")
    expect(widget.composer).to_be_hidden()
    page.wait_for_function("told.some(([name, data]) => name === 'unread' && data.count === 1)", timeout=15_000)
    told: list[Any] = page.evaluate("told")
    assert [name for name, _ in told if name in ("open", "close")] == ["open", "close"]
    assert {"author": "assistant"}.items() <= next(data for name, data in told if name == "message").items()
    page.evaluate("Zhike.hide()")
    expect(widget.launcher).to_be_hidden()
    page.evaluate("Zhike('show')")
    expect(widget.launcher).to_be_visible()


def test_the_language_changes_while_it_is_open(
    make_context: Callable[..., BrowserContext], site: Callable[..., Widget], base: str
) -> None:
    page = make_context().new_page()
    widget = site(page).open()
    page.evaluate("Zhike.setLocale('en')")
    expect(widget.composer).to_have_attribute("placeholder", "Ask a question")
    expect(widget.frame.locator("h1")).to_have_text("Demo shop")
    expect(widget.launcher).to_have_attribute("aria-label", "Customer support")


def test_shutdown_takes_everything_away_and_the_script_may_come_again(
    make_context: Callable[..., BrowserContext], site: Callable[..., Widget], base: str
) -> None:
    page = make_context().new_page()
    widget = site(page).open()
    page.evaluate("Zhike.shutdown()")
    expect(page.locator("zhike-widget")).to_have_count(0)
    page.wait_for_timeout(1_500)  # longer than the watch that puts a lost launcher back
    expect(page.locator("zhike-widget")).to_have_count(0)
    assert page.evaluate("typeof window.Zhike") == "undefined"
    page.evaluate(
        """(src) => { const tag = document.createElement('script');
        tag.src = src; tag.dataset.inbox = 'demo-shop'; document.head.append(tag); }""",
        f"{base}/widget.js",
    )
    expect(widget.launcher).to_be_visible()
    widget.open()


def test_a_single_page_site_tells_its_new_address_and_keeps_the_launcher(
    make_context: Callable[..., BrowserContext], site: Callable[..., Widget], base: str
) -> None:
    page = make_context().new_page()

    def session(route: Route) -> None:
        answer = route.fetch()
        body = answer.json()
        body["inbox"]["suggestions"] = ["运费怎么算？", {"zh": "灯泡怎么换？", "at": "/lamp/*"}]
        route.fulfill(response=answer, json=body)

    page.route("**/session", session)
    widget = site(page).open()
    chips = widget.frame.locator(".welcome .chip")
    expect(chips).to_have_text(["运费怎么算？"])
    page.evaluate("history.pushState(null, '', '/lamp/7')")
    expect(chips).to_have_text(["灯泡怎么换？", "运费怎么算？"])
    page.evaluate("document.body.replaceWith(document.createElement('body'))")
    expect(widget.launcher).to_be_visible()
    expect(widget.composer).to_be_visible()
    widget.say("怎么退货")
    widget.settled()


def test_the_chat_is_a_page_of_its_own(make_context: Callable[..., BrowserContext], base: str) -> None:
    page = make_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(f"{base}/chat/demo-shop")
    expect(page).to_have_title("演示商店")
    page.locator(".composer textarea").fill("怎么退货")
    page.locator(".composer textarea").press("Enter")
    expect(page.locator(".row:not(.own):not(.coming) > .bubble").first).to_be_visible(timeout=15_000)
    expect(page.get_by_role("button", name="收起")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.reload()
    expect(page.locator(".row.own > .bubble")).to_have_count(1)
    assert page.goto(f"{base}/chat/nobody").status == 404  # type: ignore[union-attr]
