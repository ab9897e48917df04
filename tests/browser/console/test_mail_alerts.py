"""Being told by mail while one is away: chosen, tried, ended by the link in the mail, and put back."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow
from tests.support.mail_server import MailServer, mail_server_beside

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]


@pytest.fixture
def smtp(owner: Callable[..., object]) -> Iterator[MailServer]:
    """A mail server of the test's own; the workspace's is removed afterwards."""
    with mail_server_beside() as server:
        yield server
    owner("DELETE", "/mail/server")


def test_a_trial_arrives_and_its_link_ends_the_mails(
    window: Callable[..., ConsoleWindow], smtp: MailServer, owner: Callable[..., Any]
) -> None:
    console = window().sign_in("wang@demo.zhike", "/app/notifications")
    page = console.page
    told = page.get_by_role("region", name="离开时的邮件")
    expect(told).to_contain_text("尚未设置发件服务器，邮件不会发出。请联系管理员。")
    given = {"host": "localhost", "port": smtp.port, "security": "none", "from_address": "help@tea.example"}
    owner("PUT", "/mail/server", given)
    page.reload()
    by_mail = page.get_by_role("checkbox", name="会话分给我 · 邮件")
    expect(by_mail).to_be_checked()
    told.get_by_role("button", name="发一封试试").click()
    expect(page.get_by_text("已发到 wang@demo.zhike，请查收。")).to_be_visible()
    [mail] = smtp.came
    assert mail["To"] == "wang@demo.zhike"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = str(mail["List-Unsubscribe"]).strip("<>")
    assert link in mail.get_body(("plain",)).get_content()
    outside = window().page  # nobody is signed in there
    outside.goto(console.base + urlsplit(link).path)
    expect(outside.get_by_role("heading", name="不再接收通知邮件？")).to_be_visible()
    page.reload()
    expect(by_mail).to_be_checked()
    outside.get_by_role("button", name="不再接收").click()
    expect(outside.get_by_role("heading", name="好的，之后不会再给您发送通知邮件。")).to_be_visible()
    page.reload()
    expect(by_mail).not_to_be_checked()
    for what in ("会话分给我", "同事在备注里提到我"):
        page.get_by_role("checkbox", name=f"{what} · 邮件").check()
    page.reload()
    expect(by_mail).to_be_checked()
    assert console.problems == []


def test_the_digest_is_switched_on_at_an_hour_and_off(window: Callable[..., ConsoleWindow]) -> None:
    console = window().sign_in("wang@demo.zhike", "/app/notifications")
    page = console.page
    digest = page.get_by_role("region", name="每日摘要")
    switch = digest.get_by_role("switch", name="每天发给我")
    expect(switch).not_to_be_checked()
    with page.expect_response(lambda answer: answer.request.method == "PUT"):
        switch.click()
    with page.expect_response(lambda answer: answer.request.method == "PUT"):
        console.choose(digest.get_by_label("发送时间"), "08:00")
    page.reload()
    expect(switch).to_be_checked()
    expect(digest).to_contain_text("08:00")
    with page.expect_response(lambda answer: answer.request.method == "PUT"):
        switch.click()
    page.reload()
    expect(switch).not_to_be_checked()
    assert console.problems == []


@pytest.mark.parametrize(("width", "scheme", "locale"), [(360, "light", "zh-CN"), (1440, "dark", "en-US")])
def test_every_way_of_every_event_is_reached(
    window: Callable[..., ConsoleWindow], width: int, scheme: str, locale: str
) -> None:
    console = window(viewport={"width": width, "height": 900}, color_scheme=scheme, locale=locale)
    console.sign_in("wang@demo.zhike", "/app/notifications")
    boxes = console.page.get_by_role("checkbox")
    expect(boxes).to_have_count(20)
    assert console.too_wide() == []
    for at in range(20):
        box = boxes.nth(at).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
