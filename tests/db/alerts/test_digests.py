"""The digest: once a day at its hour, with the board's numbers, to whom something happened."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest_asyncio

from tests.db.alerts.test_telling import SERVER, choose, mails
from tests.support.database import urls_for
from tests.support.folding import catch_up
from tests.support.shopfront import Shopfront, open_shop
from zhike.desk import FirstReplies
from zhike.identity import Viewer
from zhike.kit.clock import utcnow
from zhike.kit.ids import uuid7
from zhike.settings import Settings

ZONE = ZoneInfo("Asia/Shanghai")


@pytest_asyncio.fixture
async def shop(fresh_owner_url: str, settings: Settings) -> AsyncIterator[Shopfront]:
    async with open_shop(settings, urls_for(fresh_owner_url)) as shop:
        owner = await shop.person("owner", "老板")
        async with shop.tx() as tx:
            await tx.execute("UPDATE workspaces SET timezone = 'Asia/Shanghai'")
            given = SERVER | {"from_address": "help@tea.example", "from_name": "山茶"}
            await shop.house.mail.save(tx, owner, given, None)
        yield shop


def tomorrow(hour: int, minute: int = 0) -> datetime:
    """Return a time of tomorrow: its digest tells of today."""
    day = datetime.now(ZONE).date() + timedelta(days=1)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE).astimezone(UTC)


async def due(shop: Shopfront, now: datetime) -> list[tuple[UUID, date]]:
    """Ask what is due; return what the new jobs are about."""
    before = len(await shop.jobs("alerts.digest"))
    async with shop.tx() as tx:
        await shop.house.digests.due(tx, now)
    jobs = [job["args"] for job in (await shop.jobs("alerts.digest"))[before:]]
    return [(UUID(one["user_id"]), date.fromisoformat(one["day"])) for one in jobs]


async def sends(shop: Shopfront, now: datetime) -> None:
    for user_id, day in await due(shop, now):
        for _ in range(2):  # a job run twice
            async with shop.tx() as tx:
                await shop.house.digests.send(tx, user_id, day, now)


async def served(shop: Shopfront, agent: Viewer, *, reply: bool = True) -> UUID:
    who = await shop.customer("王芳")
    conversation = (await shop.says(who, "在吗")).conversation_id
    await shop.hand_to_queue(conversation)
    async with shop.tx() as tx:
        await shop.house.conversations.take(tx, conversation, agent.id, may_assign=True)
    if reply:
        async with shop.tx() as tx:
            await shop.house.conversations.post(
                tx, conversation, agent.id, kind="text", content={"text": "您好"}, client_id=uuid7().hex
            )
    await catch_up(shop.house.db, FirstReplies())
    return conversation


async def test_called_for_once_a_day_at_its_hour_of_the_workspaces_zone(shop: Shopfront) -> None:
    lin, wu, late = await shop.person(), await shop.person(), await shop.person()
    await choose(shop, lin, digest_hour=9)
    await choose(shop, late, digest_hour=22)
    assert await due(shop, tomorrow(8, 59)) == []
    day = tomorrow(9).astimezone(ZONE).date()
    assert await due(shop, tomorrow(9)) == [(lin.id, day)]
    assert await due(shop, tomorrow(9, 1)) == []
    assert await due(shop, tomorrow(22, 30)) == [(late.id, day)]
    assert await due(shop, tomorrow(9) + timedelta(days=1)) == [(lin.id, day + timedelta(days=1))]
    await choose(shop, wu, digest_hour=6)
    assert await due(shop, tomorrow(9, 5)) == [], "more than two hours late: the day goes without"


async def test_an_agent_gets_his_own_day_and_what_still_waits(shop: Shopfront) -> None:
    lin = await shop.person(name="林晓")
    await choose(shop, lin, digest_hour=9)
    await served(shop, lin)
    waiting = await served(shop, lin, reply=False)
    await sends(shop, tomorrow(9))
    await sends(shop, tomorrow(9, 30))
    [mail] = await mails(shop)
    today = datetime.now(ZONE).date()
    assert mail["subject"] == f"[测试店] {today} 每日摘要"
    assert "回复过的会话：1，回复：1 条" in mail["text"]
    assert "首次回复时间（中位数）：" in mail["text"]
    assert "现在进行中：2，其中 1 位客户在等您回复" in mail["text"]
    assert f"/app/inbox/{waiting}" in mail["text"]
    assert "团队" not in mail["text"]
    assert "在吗" not in mail["text"]


async def test_who_sees_the_board_gets_the_teams_numbers_as_the_board_has_them(shop: Shopfront) -> None:
    boss, lin = await shop.person("owner"), await shop.person()
    await choose(shop, boss, digest_hour=9)
    conversation = await served(shop, lin)
    async with shop.tx() as tx:
        board = await shop.house.board.read(tx, boss)
        numbers: Any = await shop.house.digests.numbers(tx, boss, utcnow() - timedelta(hours=1), utcnow())
    assert numbers["team"] | {"queued": 0, "queued_since": None} == board["today"] | {"queued": 0, "queued_since": None}
    assert numbers["own"]["replies"] == 0
    await sends(shop, tomorrow(9))
    [mail] = await mails(shop)
    assert "新会话：1，转人工：0" in mail["text"]
    assert str(conversation) not in mail["text"], "it is nobody else's to answer"


async def test_nothing_happened_no_mail_and_nobody_gets_what_he_ended(shop: Shopfront) -> None:
    lin, wu = await shop.person(), await shop.person()
    await choose(shop, lin, digest_hour=9)
    await choose(shop, wu, digest_hour=9)
    await served(shop, wu)
    claimed = await due(shop, tomorrow(9))
    async with shop.tx() as tx:
        await shop.house.alerts.stop(tx, wu.id, "digest")
    for user_id, day in claimed:
        async with shop.tx() as tx:
            await shop.house.digests.send(tx, user_id, day, tomorrow(9))
    assert len(claimed) == 2
    assert await mails(shop) == []
    assert [user for user, _ in await due(shop, tomorrow(9) + timedelta(days=1))] == [lin.id]
