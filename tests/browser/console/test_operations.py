"""The jobs page tells whoever runs the place that a table derived from the log has stopped."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.browser.console.driver import ConsoleWindow

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]


def stop_first(route: Route) -> None:
    """Let the server answer, then have its first projection stand still."""
    answer = route.fetch()
    told = answer.json()
    told["items"][0] |= {"stopped": True, "error": "KeyError", "behind": 12, "since": "2026-01-01T00:00:00Z"}
    route.fulfill(response=answer, json=told)


def test_a_stopped_projection_is_said_on_the_jobs_page(window: Callable[..., ConsoleWindow]) -> None:
    console = window().sign_in("owner@demo.zhike", "/app/jobs")
    page = console.page
    name = page.context.request.get(f"{console.base}/api/v1/projections").json()["items"][0]["name"]
    notice = page.get_by_role("alert").filter(has_text="统计已停止更新")
    expect(notice).to_have_count(0)
    page.route("**/api/v1/projections", stop_first)
    page.reload()
    expect(notice).to_contain_text(f"{name}：KeyError，落后 12 条")
