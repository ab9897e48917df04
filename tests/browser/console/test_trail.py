"""On which pages a customer was before he wrote: kept while he goes from page to page, shown beside the conversation."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.widget.driver import Widget

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]


@pytest.fixture
def pages_kept(owner: Callable[..., Any]) -> Iterator[None]:
    """Have the demo's widget keep pages, for this test alone."""
    inbox = next(one for one in owner("GET", "/inboxes")["items"] if one["key"] == "demo-shop")
    owner("PATCH", f"/inboxes/{inbox['id']}", {"settings": {"track": {"pages": True, "days": 7}}})
    yield
    owner("PATCH", f"/inboxes/{inbox['id']}", {"settings": {"track": {"pages": False, "days": 30}}})


@pytest.mark.usefixtures("pages_kept")
def test_what_he_did_before_he_wrote_is_seen(
    window: Callable[..., ConsoleWindow],
    make_context: Callable[..., BrowserContext],
    base: str,
    owner: Callable[..., Any],
) -> None:
    shop = Widget(make_context().new_page(), base).visit("/shop/?from=mail&token=s3cret")
    shop.page.evaluate("Zhike.track('viewed_product', {sku: 'TRAIL-7', price: 129})")
    shop.visit("/shop/")
    with shop.page.expect_response("**/session") as begun:
        shop.open()
    customer = begun.value.json()["customer"]["id"]
    with shop.page.expect_response("**/widget/v1/events") as told:
        shop.say("转人工，想问问这件商品")
    assert told.value.ok
    shop.settled()
    steps = owner("GET", f"/customers/{customer}/trail")["items"]
    assert [step["name"] or step["path"] for step in steps] == ["/shop/", "viewed_product", "/shop/"]

    console = window().sign_in("owner@demo.zhike", f"/app/customers/{customer}")
    trail = console.page.get_by_role("region", name="在网站上")
    expect(trail.get_by_role("listitem")).to_have_count(3)
    expect(trail).to_contain_text("sku: TRAIL-7 · price: 129")
    expect(trail).not_to_contain_text("s3cret")
    assert console.problems == shop.problems == []
    assert console.too_wide() == []
    assert console.troubles() == []
