"""What an agent is told of while he looks elsewhere, and how he chooses."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]


def test_a_conversation_that_is_given_to_one_is_told_and_opened(
    window: Callable[..., ConsoleWindow], owner: Callable[..., Any], visitor: Visitor
) -> None:
    lin = next(one["id"] for one in owner("GET", "/agents")["items"] if one["name"] == "林晓")
    visitor.say("怎么退货")
    visitor.wait_for(1)
    console = window().sign_in("lin@demo.zhike", "/app/notifications")
    page = console.page
    box = page.get_by_role("checkbox", name="会话分给我 · 页面内")
    expect(box).to_be_checked()
    box.uncheck()
    expect(box).not_to_be_checked()
    page.reload()
    expect(box).not_to_be_checked()  # kept on the server
    box.check()
    page.get_by_role("button", name="30 分钟").click()
    expect(page.get_by_text("勿扰到")).to_be_visible()
    page.get_by_role("button", name="现在恢复").click()
    expect(page.get_by_text("勿扰到")).to_have_count(0)
    console.walk("/app/customers")
    expect(page.get_by_role("table")).to_be_visible()
    owner("POST", f"/conversations/{visitor.conversation_id}/assign", {"agent_id": lin})
    told = page.get_by_text("的会话分给了您")
    expect(told).to_be_visible()
    page.get_by_role("button", name="打开", exact=True).click()
    expect(page).to_have_url(f"{console.base}/app/inbox/{visitor.conversation_id}")
    console.walk("/app/customers")
    expect(page.get_by_role("table")).to_be_visible()
    note = {
        "client_id": uuid4().hex,
        "kind": "text",
        "content": {"text": "请看一下"},
        "private": True,
        "mentions": [lin],
    }
    owner("POST", f"/conversations/{visitor.conversation_id}/messages", note)
    expect(page.get_by_text("提到了您")).to_be_visible()  # its words are not looked at here
    owner("POST", f"/conversations/{visitor.conversation_id}/resolve", {})
    assert console.problems == []
