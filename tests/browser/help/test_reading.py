"""The help centre in a real browser: without JavaScript, on a phone, under its own strict policy, with the chat beside it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("widget")]

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def test_a_stranger_searches_reads_and_votes_without_javascript(
    make_context: Callable[..., BrowserContext], base: str
) -> None:
    page = make_context(java_script_enabled=False, **PHONE).new_page()
    page.goto(f"{base}/help/demo-shop")
    expect(page).to_have_url(f"{base}/help/demo-shop/zh")
    page.get_by_role("searchbox").fill("东西不想要了")  # in no entry's words: found by meaning
    page.get_by_role("button", name="搜索").click()
    page.locator("main .list").get_by_role("link", name="退货").first.click()
    expect(page.locator("article h1")).to_contain_text("退货")
    page.get_by_role("button", name="有帮助", exact=True).click()
    expect(page.locator(".vote")).to_have_text("谢谢，我们记下了。")
    assert [cookie.get("name") for cookie in page.context.cookies()] == ["zhike_reader"]
    page.locator(".crumbs a").last.click()
    expect(page.locator("main .list a").first).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What would you like to know?")


def test_nothing_runs_over_the_edge_and_the_chat_opens_under_the_policy(
    make_context: Callable[..., BrowserContext], base: str
) -> None:
    page = make_context(**PHONE).new_page()
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    page.goto(f"{base}/help/demo-shop/zh")
    page.locator(".grid a").first.click()
    page.locator("main .list a").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.locator("zhike-widget button.b").click()
    expect(page.frame_locator("zhike-widget iframe").locator(".composer textarea")).to_be_visible()
    assert refused == []
