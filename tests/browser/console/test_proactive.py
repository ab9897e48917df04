"""Proactive service: a rule is made in the console; a visitor who stays on a product page gets its message once."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.visitor import Visitor
from tests.support.clock import ago

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]
ALWAYS = {"visitor_day": 20, "workspace_day": 1000, "quiet_from": 0, "quiet_to": 0}
NEVER = ALWAYS | {"quiet_to": 1439}


@pytest.fixture
def event(owner: Callable[..., Any]) -> Iterator[str]:
    """An event of this test's own; its rule is off afterwards, the limits are what they were."""
    limits, name = owner("GET", "/proactive-limits"), f"looked_{uuid4().hex[:8]}"
    owner("PUT", "/proactive-limits", ALWAYS)
    yield name
    for one in owner("GET", "/proactive-rules")["items"]:
        if one["rule"]["event"] == name:
            off = one["rule"] | {"active": False}
            owner("PUT", f"/proactive-rules/{one['id']}", {"rule": off, "expected_version": one["version"]})
    owner("PUT", "/proactive-limits", limits)


def photograph(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at it."""
    if folder := os.environ.get("ZHIKE_TEST_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def looks(base: str, event: str, seconds: int, times: int = 1) -> list[str]:
    """Let a new visitor stay on a product page; returns what is said to him."""
    someone = Visitor(base)
    step = {"name": event, "properties": {"product": "A7 耳机", "seconds": seconds}, "at": ago(2)}
    for _ in range(times):
        assert someone.http.post("/widget/v1/events", json={"items": [step]}).status_code == 200
    said = [str(one["content"].get("text", "")) for one in someone.hears() if one["kind"] != "event"]
    someone.close()
    return said


def test_a_visitor_who_stays_gets_the_message_once_and_not_in_quiet_hours_nor_in_the_hold_out(
    window: Callable[..., ConsoleWindow], base: str, owner: Callable[..., Any], event: str
) -> None:
    console = window().sign_in("owner@demo.zhike", "/app/proactive")
    page = console.page
    page.get_by_role("button", name="新建规则").first.click()
    console.dialog.get_by_label("名称").fill(f"看了很久 {event}")
    console.dialog.get_by_label("事件").fill(event)
    console.dialog.get_by_role("button", name="添加条件").click()
    console.dialog.get_by_label("中文").first.fill("在看 {{properties.product}} 吗？我可以帮您比较。")
    console.dialog.get_by_label("英文").first.fill("Looking at {{properties.product}}?")
    console.dialog.get_by_label("不发送的对照").fill("0")
    console.dialog.get_by_role("switch", name="启用").click()
    photograph(page, "proactive-dialog")
    console.dialog.get_by_role("button", name="保存").click()
    expect(page.get_by_text(event, exact=True)).to_be_visible()

    assert looks(base, event, 10) == []
    assert looks(base, event, 42, times=3) == ["在看 A7 耳机 吗？我可以帮您比较。"]
    owner("PUT", "/proactive-limits", NEVER)
    assert looks(base, event, 42) == []
    owner("PUT", "/proactive-limits", ALWAYS)
    (rule,) = [one for one in owner("GET", "/proactive-rules")["items"] if one["rule"]["event"] == event]
    half = {"rule": rule["rule"] | {"hold_out": 50}, "expected_version": rule["version"]}
    owner("PUT", f"/proactive-rules/{rule['id']}", half)
    heard = [len(looks(base, event, 42)) for _ in range(10)]
    (rule,) = [one for one in owner("GET", "/proactive-rules")["items"] if one["rule"]["event"] == event]
    outcomes = rule["figures"]["outcomes"]
    assert (outcomes.get("held_out", 0), outcomes["sent"]) == (heard.count(0), 1 + heard.count(1))
    page.reload()
    expect(page.get_by_text("免打扰 1", exact=False)).to_be_visible()
    photograph(page, "proactive-zh-1440")


@pytest.mark.parametrize("locale", ["zh-CN", "en-US"])
def test_a_phone_shows_rules_and_limits_within_its_width(window: Callable[..., ConsoleWindow], locale: str) -> None:
    console = window(viewport={"width": 360, "height": 780}, locale=locale)
    console.sign_in("owner@demo.zhike", "/app/proactive")
    expect(console.page.get_by_role("heading", level=2)).to_be_visible()
    assert console.page.evaluate("document.documentElement.scrollWidth") <= 360
    photograph(console.page, f"proactive-{locale}-360")
