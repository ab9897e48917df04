"""Every page of the console, narrow and wide, in both languages: nothing sticks out, no word is missing, no error,
nothing that axe finds serious; in the light theme and the dark one."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]

PAGES = (
    "inbox?view=all&status=any", "board", "customers", "knowledge", "knowledge/new", "knowledge/ask", "knowledge/canned", "knowledge/import", "knowledge/import/new",
    "knowledge/sources", "knowledge/checks", "knowledge/pairs", "knowledge/intents", "knowledge/hand-over", "proactive",
    "knowledge/bases", "knowledge/graph", "knowledge/gaps", "knowledge/corrections", "team", "team/teams", "team/queues", "team/roles", "team/users", "inboxes", "api-keys", "api-keys/webhooks", "language-model",
    "flows", "scenarios", "scenarios/new?from=example", "scenarios/runs", "connectors", "connectors/new", "action-calls", "search", "notifications", "start", "workspace", "workspace/data", "system", "jobs", "audit", "profile", "nowhere",
)  # fmt: skip
WIDTHS = (1440, 360)


@pytest.mark.parametrize(("locale", "theme"), [("zh-CN", "light"), ("en-US", "dark")])
def test_every_page(window: Callable[..., ConsoleWindow], owner: Callable[..., Any], locale: str, theme: str) -> None:
    someone = owner("GET", "/customers?limit=1")["items"]
    entry = owner("GET", "/knowledge/entries?limit=1")["items"][0]
    brought = owner("GET", "/knowledge/imports?limit=1")["items"][0]
    flow = next(one for one in owner("GET", "/flows")["items"] if one["name"] == "return_order")
    system = next(one for one in owner("GET", "/connectors")["items"] if one["name"] == "shop")
    sides = [f"knowledge/{entry['id']}{side}" for side in ("", "?tab=versions", "?tab=use", "?tab=related")]
    of_flows = [f"flows/{flow['id']}", f"connectors/{system['id']}"]
    more = [*sides, *of_flows, f"knowledge/import/{brought['id']}", *(f"customers/{c['id']}" for c in someone)]
    console = window(locale=locale, color_scheme=theme, viewport={"width": WIDTHS[0], "height": 900})
    console.sign_in("owner@demo.zhike")
    wrong: list[str] = []
    for path in (*PAGES, *more):
        console.page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        console.walk(f"/app/{path}")
        console.settled()
        expect(console.page.locator("h1, h2, strong, [role=tablist]").first).to_be_visible()
        wrong += [f"{path}: {what}" for what in console.troubles()]
        for width in WIDTHS:
            console.page.set_viewport_size({"width": width, "height": 900})
            console.page.wait_for_timeout(60)  # one layout
            wrong += [f"{path} at {width}: {what}" for what in console.too_wide()]
    assert wrong == [], "\n".join(wrong)
    assert console.problems == []
