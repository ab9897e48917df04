"""A conversation that has ended goes to its customer by mail."""

from collections.abc import Iterator
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.widget.desk import PASSWORD, AgentDesk
from tests.browser.widget.driver import Widget
from tests.support.mail_server import MailServer, mail_server_beside

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("widget")]


@pytest.fixture
def smtp(base: str) -> Iterator[MailServer]:
    """A mail server of the test's own, in the workspace's use while the test lasts."""
    with mail_server_beside() as server, httpx.Client(base_url=f"{base}/api/v1", trust_env=False, timeout=20) as http:
        signed_in = http.post("/auth/sign-in", json={"email": "owner@demo.zhike", "password": PASSWORD})
        http.headers["X-CSRF-Token"] = signed_in.json()["csrf_token"]
        given = {"host": "localhost", "port": server.port, "security": "none", "from_address": "help@tea.example"}
        assert http.put("/mail/server", json=given).status_code == 200
        yield server
        http.delete("/mail/server")


def test_the_customer_has_it_mailed(widget: Widget, desk: AgentDesk, smtp: MailServer) -> None:
    words = f"我的茶饼碎了 {uuid4().hex[:6]}"
    widget.open().say(words)
    widget.settled()
    conversation = desk.find(words)
    widget.frame.get_by_role("button", name="转人工").click()
    expect(widget.frame.locator(".line", has_text="已通知人工客服")).to_be_visible(timeout=15_000)
    desk.take(conversation)
    desk.say(conversation, text="马上为您补发。")
    desk.resolve(conversation)
    widget.frame.get_by_role("button", name="把对话发到邮箱").click(timeout=15_000)
    field = widget.frame.get_by_role("textbox", name="邮箱")
    field.fill("zhang@b.example")
    field.press("Enter")
    expect(widget.frame.get_by_role("status").filter(has_text="已发送")).to_be_visible(timeout=15_000)
    for _ in range(100):
        if smtp.came:
            break
        widget.page.wait_for_timeout(100)
    [came] = smtp.came
    said = came.get_body(("plain",)).get_content()
    assert words in said
    assert "马上为您补发。" in said
    assert came["To"] == "zhang@b.example"
    assert widget.problems == []
