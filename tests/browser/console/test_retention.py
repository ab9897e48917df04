"""An owner chooses how long customers are kept, is told what it does, and takes it back."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]


@pytest.fixture
def tidy(owner: Callable[..., Any]) -> Iterator[None]:
    """Keep everybody for good again: other tests share the demo."""
    yield
    owner("PUT", "/customer-retention", {"months": None})


@pytest.mark.usefixtures("tidy")
def test_a_time_is_chosen_and_taken_back(window: Callable[..., ConsoleWindow], owner: Callable[..., Any]) -> None:
    console = window().sign_in("owner@demo.zhike", "/app/workspace/data")
    page = console.page
    console.choose(page.get_by_label("客户资料保存"), "无任何动静 12 个月后清除")
    expect(page.get_by_text("今天没有客户会被清除")).to_be_visible()
    expect(page.get_by_text("24 小时后才开始清除")).to_be_visible()
    console.button("保存").click()
    expect(page.get_by_text("起开始清除；在此之前可改回")).to_be_visible()
    assert owner("GET", "/customer-retention")["months"] == 12
    for width in (1440, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert console.too_wide() == []
    assert console.troubles() == []
    page.locator(".ant-message-notice").get_by_role("button", name="撤销").click()
    expect(page.get_by_text("起开始清除")).to_have_count(0)
    assert owner("GET", "/customer-retention") == {"months": None, "begins_at": None}
    assert console.problems == []
