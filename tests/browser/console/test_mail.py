"""Mail is set up, tried and looked at."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.visitor import Visitor
from tests.support.mail_server import MailServer, mail_server_beside

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]


@pytest.fixture
def smtp(owner: Callable[..., object]) -> Iterator[MailServer]:
    """A mail server of the test's own; the workspace's is removed afterwards."""
    with mail_server_beside() as server:
        yield server
    owner("DELETE", "/mail/server")


def test_set_up_tried_and_retried(window: Callable[..., ConsoleWindow], smtp: MailServer) -> None:
    console = window()
    console.sign_in("owner@demo.zhike", "/app/mail")
    page = console.page
    page.get_by_label("服务器（SMTP）").fill("localhost")
    page.get_by_label("端口").fill(str(smtp.port))
    console.choose(page.get_by_label("加密方式"), "不加密")
    page.get_by_label("发件地址").fill("help@tea.example")
    page.get_by_label("发件人名称").fill("山茶·客服")
    console.button("保存").click()
    expect(page.get_by_text("已保存", exact=True)).to_be_visible()
    smtp.rcpt = ["550 no such user"]
    page.get_by_label("收件地址").fill("zhang@b.example")
    console.button("发送").click()
    expect(page.get_by_role("alert").filter(has_text="服务器不接受收件地址 (550)")).to_be_visible()
    row = console.row("没有发出")
    expect(row.first).not_to_contain_text("zhang@")
    console.button("发送").click()
    expect(page.get_by_role("alert").filter(has_text="已发出")).to_be_visible()
    assert [m["Subject"] for m in smtp.came] == ["智客测试邮件"]
    assert smtp.came[0]["From"].addresses[0].display_name == "山茶·客服"
    row.first.get_by_role("button", name="重试").click()
    expect(page.get_by_text("已重新排队")).to_be_visible()
    for _ in range(100):
        if len(smtp.came) == 2:
            break
        page.wait_for_timeout(100)
    assert len(smtp.came) == 2, "the worker sent it"
    assert console.problems == []


def test_a_colleague_mails_the_conversation(
    window: Callable[..., ConsoleWindow], smtp: MailServer, visitor: Visitor, owner: Callable[..., object]
) -> None:
    given = {"host": "localhost", "port": smtp.port, "security": "none", "from_address": "help@tea.example"}
    owner("PUT", "/mail/server", given)
    visitor.say("茶饼碎了转人工")
    visitor.wait_for(1)
    console = window()
    console.sign_in("lin@demo.zhike", f"/app/inbox/{visitor.conversation_id}")
    page = console.page
    console.button("更多操作").click()
    page.get_by_role("menuitem", name="把对话发到邮箱…").click()
    expect(console.dialog).to_contain_text("只包含客户能看到的消息")
    send = console.dialog.get_by_role("button", name="发送")
    expect(send).to_be_disabled()
    console.dialog.get_by_label("邮箱").fill("zhang@b.example")
    send.click()
    expect(page.get_by_text("已交给发件服务器")).to_be_visible()
    for _ in range(100):
        if smtp.came:
            break
        page.wait_for_timeout(100)
    assert "茶饼碎了转人工" in smtp.came[0].get_body(("plain",)).get_content()
    console.button("更多操作").click()
    page.get_by_role("menuitem", name="会话经过").click()
    expect(page.get_by_role("list", name="会话经过")).to_contain_text("把对话发到了邮箱")
    assert console.problems == []


@pytest.fixture
def other_number(base: str, owner: Callable[..., Any]) -> Iterator[int]:
    """The number of another visitor's conversation."""
    other = Visitor(base)
    other.say("我的杯子也裂了转人工")
    other.wait_for(1)
    yield owner("GET", f"/conversations/{other.conversation_id}")["conversation"]["number"]
    other.close()


def forwarding(console: ConsoleWindow, words: str, way: str) -> None:
    """Open the dialog from a message's menu."""
    said = console.page.get_by_role("article").filter(has_text=words).first
    said.hover()
    said.get_by_role("button", name="消息操作").click()
    console.page.get_by_role("menuitem", name="转发…").click()
    console.dialog.get_by_text(way, exact=True).click()


def test_forwarded_by_mail_to_a_colleague_and_into_another_conversation(
    window: Callable[..., ConsoleWindow],
    smtp: MailServer,
    visitor: Visitor,
    other_number: int,
    owner: Callable[..., object],
) -> None:
    given = {"host": "localhost", "port": smtp.port, "security": "none", "from_address": "help@tea.example"}
    owner("PUT", "/mail/server", given)
    visitor.say("杯子裂了请打13812345678转人工")
    visitor.wait_for(1)
    console = window()
    console.sign_in("lin@demo.zhike", f"/app/inbox/{visitor.conversation_id}")
    page = console.page
    forwarding(console, "杯子裂了", "邮件")
    expect(console.dialog).to_contain_text("杯子裂了")
    console.dialog.get_by_label("邮箱").fill("store@b.example")
    console.dialog.get_by_label("附言").fill("请补一个杯子")
    console.dialog.get_by_role("button", name="发送").click()
    expect(page.get_by_text("已交给发件服务器")).to_be_visible()
    for _ in range(100):
        if smtp.came:
            break
        page.wait_for_timeout(100)
    words = smtp.came[0].get_body(("plain",)).get_content()
    assert "请补一个杯子" in words
    assert "138****5678" in words
    forwarding(console, "杯子裂了", "同事")
    console.choose(console.dialog.get_by_label("同事或团队"), "王磊")
    console.dialog.get_by_label("附言").fill("你怎么看")
    console.dialog.get_by_role("button", name="添加备注").click()
    expect(page.get_by_role("article").filter(has_text="你怎么看")).to_contain_text("@王磊")
    forwarding(console, "请打", "其他会话")
    console.dialog.get_by_role("searchbox").fill(str(other_number))
    console.dialog.get_by_role("listitem").filter(has_text=f"#{other_number}").get_by_role("button").click()
    console.dialog.get_by_label("附言").fill("同样的杯子")
    console.dialog.get_by_role("button", name="添加备注").click()
    expect(page.get_by_text("备注已添加到 #")).to_be_visible()
    told_of_forwarding(console)
    assert console.problems == []


def told_of_forwarding(console: ConsoleWindow) -> None:
    console.button("更多操作").click()
    console.page.get_by_role("menuitem", name="会话经过").click()
    happened = console.page.get_by_role("list", name="会话经过")
    expect(happened).to_contain_text("用邮件转发")
    expect(happened).to_contain_text("在另一个会话的备注里引用")
