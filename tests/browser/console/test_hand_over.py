"""The hand-over policy: a threshold is changed, obeyed, explained to the colleague; a phone shows the page too."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]
AT = "/hand-over-policy"
TURNS = "连续没有解决 轮"


@pytest.fixture
def restored(owner: Callable[..., Any]) -> Iterator[None]:
    before = owner("GET", AT)
    yield
    now = owner("GET", AT)
    owner("PUT", AT, {"policy": before["policy"], "expected_version": now["version"]})


def photograph(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at it."""
    if folder := os.environ.get("ZHIKE_TEST_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_a_threshold_is_changed_and_obeyed_and_the_colleague_gets_the_brief(
    window: Callable[..., ConsoleWindow], visitor: Visitor, restored: None
) -> None:
    console = window().sign_in("lead@demo.zhike", "/app/knowledge/hand-over")
    page = console.page
    expect(page.get_by_role("switch", name="可能有轻生念头")).to_be_disabled()
    page.get_by_label(TURNS, exact=True).fill("1")
    page.get_by_label(TURNS, exact=True).blur()
    expect(page.get_by_text("已调整")).to_be_visible()
    console.button("保存").click()
    expect(page.get_by_text("已保存，从下一句起生效")).to_be_visible()
    photograph(page, "policy-zh-1440")
    visitor.say("火星基地几点开门")
    visitor.wait_for(1)
    page.goto(f"{console.base}/app/inbox/{visitor.conversation_id}")
    card = page.get_by_role("complementary", name="转人工")
    expect(card.get_by_text("火星基地几点开门")).to_be_visible()
    expect(card.get_by_text("助手多次未能解决")).to_be_visible()
    photograph(page, "card-zh-1440")


@pytest.mark.parametrize("locale", ["zh-CN", "en-US"])
def test_a_phone_shows_every_trigger_within_its_width(window: Callable[..., ConsoleWindow], locale: str) -> None:
    console = window(viewport={"width": 360, "height": 780}, locale=locale)
    console.sign_in("lead@demo.zhike", "/app/knowledge/hand-over")
    page = console.page
    expect(page.get_by_role("switch")).to_have_count(13)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    photograph(page, f"policy-{locale}-360")
