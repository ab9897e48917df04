"""Alerts from the fact to the browser: at once, one notification for each conversation, only to who is away and only what is news."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest_asyncio

from tests.db.alerts.test_telling import alerts, away, choose, folded, given, seen
from tests.support.database import urls_for
from tests.support.push_service import PushBrowser, PushService, push_service
from tests.support.shopfront import Shopfront, open_shop
from zhike.identity import Viewer
from zhike.kit.clock import utcnow
from zhike.push import Subscription
from zhike.settings import Settings


@pytest_asyncio.fixture
async def shop(fresh_owner_url: str, settings: Settings) -> AsyncIterator[Shopfront]:
    settings.push.allow_private = True
    async with open_shop(settings, urls_for(fresh_owner_url)) as shop:
        yield shop


@pytest_asyncio.fixture
async def service() -> AsyncIterator[PushService]:
    async with push_service() as service:
        yield service


async def lin_and_his_browser(shop: Shopfront, service: PushService) -> tuple[Viewer, PushBrowser]:
    """Make a person who is away and chose push for what concerns him."""
    lin, browser = await away(shop), service.browser()
    await choose(shop, lin, assigned=["push"], replied=["push"], mentioned=["push"])
    said = browser.subscription
    subscription = Subscription(said["endpoint"], **said["keys"])
    async with shop.tx() as tx:
        await shop.house.push.add(tx, lin, subscription, token=None, user_agent="")
    return lin, browser


async def told(shop: Shopfront, who: Viewer, after: timedelta = timedelta(seconds=5)) -> None:
    """Let the log be read, the call to tell come, and what it queued be sent."""
    await folded(shop)
    async with shop.tx() as tx:
        await shop.house.alerts.tell(tx, who.id, "push", utcnow() + after)
    for job in await shop.jobs("push.send"):
        await shop.house.push_delivery.deliver(shop.workspace, UUID(job["args"]["push_id"]))


async def test_told_at_once_with_name_and_kind_and_no_word(shop: Shopfront, service: PushService) -> None:
    lin, browser = await lin_and_his_browser(shop, service)
    wang, conversation = await given(shop, lin)
    await shop.says(wang, "第二句")
    await folded(shop)
    [job] = await shop.jobs("alerts.tell")
    assert job["args"]["way"] == "push"
    await told(shop, lin)
    said: dict[str, Any]
    [said] = browser.read()
    where = str(conversation)
    number = (await shop.row(conversation))["number"]
    assert said == {
        "title": f"会话 #{number} · 王芳",
        "body": "已分配给您；客户发来 1 条消息",
        "path": f"/inbox/{where}",
        "tag": where,
    }
    assert {one[1:] for one in await alerts(shop, lin)} == {("sent", None)}


async def test_what_comes_within_the_pause_is_told_together(shop: Shopfront, service: PushService) -> None:
    lin, browser = await lin_and_his_browser(shop, service)
    wang, _ = await given(shop, lin)
    await told(shop, lin)
    await shop.says(wang, "第二句")
    await shop.says(wang, "第三句")
    await told(shop, lin)
    assert len(browser.read()) == 1, "not again within the pause"
    await told(shop, lin, timedelta(seconds=70))
    assert [one["body"] for one in browser.read()] == ["已分配给您", "客户发来 2 条消息"]


async def test_many_conversations_are_told_as_a_number(shop: Shopfront, service: PushService) -> None:
    lin, browser = await lin_and_his_browser(shop, service)
    for name in ("王芳", "李雷", "韩梅", "赵敏"):
        await given(shop, lin, name)
    await told(shop, lin)
    [said] = browser.read()
    assert (said["title"], said["path"]) == ("4 个会话有新动态", "/inbox")


async def test_not_while_a_console_is_open_nor_in_peace_nor_what_was_read(
    shop: Shopfront, service: PushService
) -> None:
    lin, browser = await lin_and_his_browser(shop, service)
    _, conversation = await given(shop, lin)
    await seen(shop, lin, utcnow())
    await told(shop, lin)
    assert await shop.count("alerts", "state = 'waiting'") == 1, "he may have just left: looked at again"
    await seen(shop, lin, utcnow() - timedelta(hours=1))
    await choose(shop, lin, quiet_until=(utcnow() + timedelta(hours=1)).isoformat())
    await told(shop, lin)
    await choose(shop, lin, quiet_until=None)
    async with shop.tx() as tx:
        await shop.house.conversations.read(tx, conversation, lin.id, 99)
    await told(shop, lin)
    assert browser.read() == []
    assert [one[1] for one in await alerts(shop, lin)] == ["dropped"]


async def test_who_has_no_device_is_told_nothing(shop: Shopfront) -> None:
    lin = await away(shop)
    await choose(shop, lin, assigned=["push"])
    await given(shop, lin)
    await told(shop, lin)
    assert await alerts(shop, lin) == [], "not even noted"
