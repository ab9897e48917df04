"""Opening hours: set on an inbox's page, told to customers while it is closed, forgotten once it is open again."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.widget.desk import AgentDesk

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]

FORM = {"at": ["offline"], "fields": [{"kind": "email", "required": True}]}


@pytest.fixture
def shut(owner: Callable[..., Any]) -> dict[str, Any]:
    """An inbox of this test's own, closed today and tomorrow, open from the day after."""
    queue = owner("GET", "/queues")["items"][0]["id"]
    today = datetime.now(UTC) + timedelta(hours=8)
    opens = f"{today + timedelta(days=2):%Y-%m-%d}"
    dates = [{"date": opens, "name": "", "open": [{"opens": "09:00", "closes": "18:00"}]}]
    settings = {"form": FORM, "hours": {"always": False, "zone": "Asia/Shanghai", "dates": dates}}
    new = {"key": f"h-{uuid4().hex[:8]}", "kind": "widget", "name": "夜间小店", "settings": settings}
    made: dict[str, Any] = owner("POST", "/inboxes", new | {"default_queue_id": queue})
    return made


def ask_for_a_person(context: BrowserContext, base: str, key: str) -> Page:
    page = context.new_page()
    page.goto(f"{base}/chat/{key}")
    page.get_by_role("textbox", name="输入消息").or_(page.locator(".composer textarea")).first.fill("转人工")
    page.keyboard.press("Enter")
    return page


def test_closed_says_when_people_are_back_open_passes_on(
    window: Callable[..., ConsoleWindow],
    make_context: Callable[..., BrowserContext],
    base: str,
    shut: dict[str, Any],
    owner: Callable[..., Any],
) -> None:
    abroad = make_context(timezone_id="America/New_York")
    page = ask_for_a_person(abroad, base, shut["key"])
    expect(page.locator("form.ask")).to_contain_text("请留下联系方式", timeout=20_000)
    banner = page.locator(".banner")
    expect(banner).to_contain_text(re.compile("2[01]:00（您的时间） 回来"))  # 9:00 in Shanghai, or 21:00 in summer
    expect(page.locator(".bubble").filter(has_text="现在不是服务时间")).to_contain_text("09:00（北京时间）")
    abroad.close()

    console = window().sign_in("owner@demo.zhike", f"/app/inboxes/{shut['id']}")
    console.button("周三添加时段").click()
    opens = console.page.get_by_label("周三第 1 段开始")
    expect(opens).to_have_value("09:00")
    opens.fill("930")
    opens.blur()
    expect(opens).to_have_value("09:30")
    console.button("把周三的时间用于周一到周五").click()
    expect(console.page.get_by_label("周五第 1 段开始")).to_have_value("09:30")
    console.page.get_by_role("button", name="删除特殊日期").click()
    expect(console.page.get_by_label("特殊日期 1", exact=True)).to_have_count(0)
    console.page.get_by_role("button", name="撤销").last.click()
    expect(console.page.get_by_label("特殊日期 1", exact=True)).to_have_count(1)
    console.page.get_by_label("周五第 1 段结束").fill("09:30")
    expect(console.page.locator("p[role=alert]")).to_contain_text("周五：开始和结束时间相同")
    console.problems.clear()  # the refused preview
    console.page.get_by_role("switch", name="全天候服务").click()
    expect(console.page.get_by_text("保存后任何时候都算服务时间")).to_be_visible()
    console.button("放弃修改").click()
    console.page.get_by_role("switch", name="全天候服务").click()
    console.page.get_by_role("button", name="保存").or_(console.page.get_by_role("button", name="保 存")).click()
    expect(console.page.get_by_text("已保存")).to_be_visible()
    assert owner("GET", "/inboxes")["items"][-1]["settings"]["hours"]["always"] is True
    assert console.problems == []
    assert console.too_wide() == []
    assert console.troubles() == []

    with AgentDesk(base):
        page = ask_for_a_person(make_context(), base, shut["key"])
        expect(page.locator(".bubble").filter(has_text="正在为您转接人工客服")).to_be_visible(timeout=20_000)
        expect(page.locator("form.ask")).to_have_count(0)
        expect(page.locator(".banner").filter(has_text="服务时间")).to_have_count(0)
