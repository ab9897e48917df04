"""A supervisor watches the board while customers write: numbers follow by themselves, each says what it counts."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]

SOON_MS = 2_000


def figure(console: ConsoleWindow, metric: str) -> Locator:
    """The number of a metric: the first on the page, which is the one of all queues."""
    return console.page.locator(f'[data-metric="{metric}"] strong').first


def test_numbers_follow_a_customer(window: Callable[..., ConsoleWindow], visitor: Visitor) -> None:
    console = window().sign_in("owner@demo.zhike", "/app/board")
    page = console.page
    expect(page.get_by_role("heading", name="实时看板")).to_be_visible()
    expect(page.get_by_text("实时 · ")).to_be_visible()
    page.evaluate("window.same = true")
    begun, handed = (int(figure(console, name).inner_text()) for name in ("begun", "handedOver"))
    visitor.say("转人工")
    expect(figure(console, "begun")).to_have_text(str(begun + 1), timeout=SOON_MS)
    visitor.wait_for(1)
    expect(figure(console, "handedOver")).to_have_text(str(handed + 1), timeout=SOON_MS)
    assert page.evaluate("window.same")  # never loaded anew
    assert console.problems == []


def test_each_number_says_what_it_counts(window: Callable[..., ConsoleWindow]) -> None:
    console = window().sign_in("owner@demo.zhike", "/app/board")
    page = console.page
    expect(page.get_by_role("heading", name="今日", exact=True)).to_be_visible()
    names = page.get_by_role("button", name="：看定义")
    assert names.count() >= 12
    for n in range(names.count()):
        names.nth(n).click()
        said = page.get_by_role("note")
        expect(said).to_have_count(1)
        expect(said).to_contain_text("Asia/Shanghai" if "零点起（" in said.inner_text() else "此刻，全部正式会话")
        names.nth(n).press("Escape")
        expect(said).to_be_hidden()
    page.get_by_role("button", name="20 秒内回复：看定义").click()
    expect(page.get_by_role("note")).to_contain_text("首次回复 ≤ 20 秒 ÷ 首次回复数")
    expect(page.get_by_role("note")).to_contain_text("样本数：")
    assert console.problems == []


@pytest.mark.parametrize("width", [1440, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_english_it_fits(window: Callable[..., ConsoleWindow], width: int, scheme: str) -> None:
    console = window(locale="en-US", color_scheme=scheme, viewport={"width": width, "height": 900})
    console.sign_in("owner@demo.zhike", "/app/board")
    expect(console.page.get_by_role("heading", name="Live board")).to_be_visible()
    expect(figure(console, "begun")).to_be_visible()
    assert console.too_wide() == []
    assert console.problems == []


def test_who_may_not_read_reports_has_no_board(window: Callable[..., ConsoleWindow], owner: Callable[..., Any]) -> None:
    console = window().sign_in("lin@demo.zhike", "/app/inbox")
    expect(console.nav.get_by_role("link", name="会话")).to_be_visible()
    expect(console.nav.get_by_role("link", name="实时看板")).to_have_count(0)
    console.walk("/app/board")
    expect(console.page.get_by_text("您的角色不能查看这个页面")).to_be_visible()
    assert owner("GET", "/board")["reach"]["scope"] == "all"
