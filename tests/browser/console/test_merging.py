"""Two conversations are put together, read in one, and taken apart again."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]


@pytest.fixture
def again(base: str) -> Iterator[Visitor]:
    """The same person at another device."""
    someone = Visitor(base)
    yield someone
    someone.close()


def test_merged_and_taken_apart(window: Callable[..., ConsoleWindow], visitor: Visitor, again: Visitor) -> None:
    visitor.say("转人工")
    visitor.wait_for(1)
    again.say("茶饼碎了转人工")
    again.wait_for(1)
    console = window()
    console.sign_in("lin@demo.zhike", f"/app/inbox/{visitor.conversation_id}")
    page = console.page
    console.button("接手").first.click()
    number = page.locator("header").get_by_text("#").first.inner_text().strip("#")
    page.goto(f"{console.base}/app/inbox/{again.conversation_id}")
    console.button("更多操作").click()
    page.get_by_role("menuitem", name="合并到其他会话…").click()
    console.dialog.get_by_role("searchbox").fill(number)
    console.dialog.get_by_role("list", name="可以合并到的会话").get_by_role("button").first.click()
    expect(console.dialog).to_contain_text("这是两位客户")
    expect(console.dialog).to_contain_text("10 分钟内可以撤销")
    console.dialog.get_by_role("button", name="合并", exact=True).click()

    expect(page).to_have_url(f"{console.base}/app/inbox/{visitor.conversation_id}")
    log = page.get_by_role("log")
    expect(log.get_by_role("article").filter(has_text="茶饼碎了")).to_be_visible()
    expect(log).to_contain_text("已合并到此会话")
    page.goto(f"{console.base}/app/inbox/{again.conversation_id}")
    region = page.get_by_role("region", name="回复")
    expect(region).to_contain_text(f"此会话已合并到 #{number}")
    region.get_by_role("button", name=f"打开 #{number}").click()
    expect(page).to_have_url(f"{console.base}/app/inbox/{visitor.conversation_id}")
    page.go_back()
    region.get_by_role("button", name="撤销合并").click()
    expect(page.get_by_text("已撤销合并").first).to_be_visible()
    expect(region).not_to_contain_text("已合并到")
    page.goto(f"{console.base}/app/inbox/{visitor.conversation_id}")
    expect(page.get_by_role("log")).to_contain_text("已撤销与")
    expect(log.get_by_role("article").filter(has_text="茶饼碎了")).to_have_count(0)
    assert console.problems == []
