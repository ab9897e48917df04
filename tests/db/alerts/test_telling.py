"""Alerts from the fact to the mail: noted once, told when it is still news to somebody who is away, never to anybody else."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest_asyncio

from tests.support.database import urls_for
from tests.support.folding import catch_up
from tests.support.push_service import push_service
from tests.support.shopfront import Shopfront, open_shop
from zhike.alerts import DueAlerts
from zhike.db import recording
from zhike.facts import ActorRef, ProjectionRunner, read_after
from zhike.identity import UserChanges, Viewer, notifications
from zhike.kit.clock import utcnow
from zhike.kit.ids import uuid7
from zhike.push import Subscription
from zhike.settings import Settings

SOON = timedelta(minutes=6)  # the mail's delay is over
SERVER = {"host": "localhost", "port": 25, "security": "none", "username": None, "password": None}


@pytest_asyncio.fixture
async def shop(fresh_owner_url: str, settings: Settings) -> AsyncIterator[Shopfront]:
    settings.push.allow_private = True
    async with open_shop(settings, urls_for(fresh_owner_url)) as shop:
        owner = await shop.person("owner", "老板")
        await choose(shop, owner, assigned=[], mentioned=[])
        async with shop.tx() as tx:
            given = SERVER | {"from_address": "help@tea.example", "from_name": "山茶"}
            await shop.house.mail.save(tx, owner, given, None)
        yield shop


async def choose(shop: Shopfront, who: Viewer, **ways: Any) -> None:
    async with shop.tx() as tx:
        users = shop.house.identity.users
        await users.choose_notifications(tx, who, notifications(await users.notifications(tx, who)) | ways)


async def seen(shop: Shopfront, who: Viewer, at: datetime) -> None:
    """Say when a console of this person was last open."""
    async with shop.tx() as tx:
        await tx.execute("UPDATE agents SET seen_at = :at WHERE id = :i", {"i": who.id, "at": at})


async def away(shop: Shopfront, name: str = "林晓", role: str = "agent") -> Viewer:
    who = await shop.person(role, name)
    await seen(shop, who, utcnow() - timedelta(hours=1))
    return who


async def folded(shop: Shopfront) -> None:
    await catch_up(shop.house.db, DueAlerts(shop.house.alerts))


async def alerts(shop: Shopfront, who: Viewer) -> list[tuple[str, str, str | None]]:
    """Return (what, state, why) of a person's alerts in order."""
    async with shop.tx() as tx:
        rows = await tx.rows("SELECT told, state, why FROM alerts WHERE user_id = :u ORDER BY position", {"u": who.id})
    return [(row["told"], row["state"], row["why"]) for row in rows]


async def tells(shop: Shopfront, who: Viewer, after: timedelta = SOON) -> None:
    async with shop.tx() as tx:
        await shop.house.alerts.tell(tx, who.id, "mail", utcnow() + after)


async def mails(shop: Shopfront) -> list[dict[str, Any]]:
    """Return what the mails say that wait to be sent, oldest first."""
    async with shop.tx() as tx:
        rows = await tx.rows("SELECT id, body, customer_id FROM mails ORDER BY id")
        keys = await shop.house.customers.keys(tx, {row["customer_id"] for row in rows if row["customer_id"]})
        return [said for row in rows if (said := shop.house.mail.opened(tx, row, keys)) is not None]


async def given(shop: Shopfront, who: Viewer, name: str = "王芳") -> tuple[Any, UUID]:
    """Let a customer write and be given to a person; returns (customer, conversation)."""
    customer = await shop.customer(name)
    conversation = (await shop.says(customer, "我的手机号是 13800138000")).conversation_id
    await shop.hand_to_queue(conversation)
    async with shop.tx() as tx:
        await shop.house.conversations.assign_queued(tx, {conversation: who.id})
    return customer, conversation


async def notes(shop: Shopfront, author: Viewer, conversation: UUID, *mentions: Viewer) -> None:
    async with shop.tx() as tx:
        await shop.house.conversations.post(
            tx, conversation, author.id, kind="text", content={"text": "看一下"}, client_id=uuid7().hex, private=True,
            mentions=[one.id for one in mentions],
        )  # fmt: skip


async def test_one_mail_of_all_that_happened_without_a_word_of_the_customer(shop: Shopfront) -> None:
    lin = await away(shop)
    await choose(shop, lin, replied=["mail"])
    wang, first = await given(shop, lin)
    _, second = await given(shop, lin, "李雷")
    await shop.says(wang, "第二句")
    await shop.says(wang, "第三句")
    await folded(shop)
    assert [one[:2] for one in await alerts(shop, lin)] == [
        ("assigned", "waiting"), ("assigned", "waiting"), ("replied", "waiting"), ("replied", "waiting"),
    ]  # fmt: skip
    jobs = await shop.jobs("alerts.tell")
    assert [job["args"]["user_id"] for job in jobs] == [str(lin.id)], "one call for all of it"
    await tells(shop, lin)
    await tells(shop, lin)
    assert {one[1:] for one in await alerts(shop, lin)} == {("sent", None)}
    [mail] = await mails(shop)
    assert mail["to"] == await shop.email(lin.id)
    assert mail["subject"] == "[测试店] 2 个会话有新动态"
    assert "已分配给您；客户发来 2 条消息" in mail["text"]
    assert "王芳" not in mail["text"] + mail["html"], "no erasure would find a name in a mail about several"
    assert "李雷" not in mail["text"] + mail["html"]
    assert f"/app/inbox/{first}" in mail["text"]
    assert f"/app/inbox/{second}" in mail["html"]
    assert "句" not in mail["text"] + mail["html"]
    assert "138" not in mail["text"]
    assert mail["headers"]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


async def test_nothing_is_noted_twice_however_often_the_log_is_read(shop: Shopfront) -> None:
    lin = await away(shop)
    await given(shop, lin)
    await folded(shop)
    await tells(shop, lin)
    runner = ProjectionRunner(shop.house.db, [DueAlerts(shop.house.alerts)])
    await runner.rebuild("alerts.due", await shop.house.identity.workspace_ids())
    await folded(shop)
    assert await alerts(shop, lin) == [("assigned", "sent", None)]
    assert len(await shop.jobs("alerts.tell")) == 1
    assert len(await mails(shop)) == 1


async def test_followers_who_is_named_and_a_team_that_chose_it_are_told(shop: Shopfront) -> None:
    lin, wu, gao = await away(shop), await away(shop, "吴"), await away(shop, "高")
    await choose(shop, wu, replied=["mail"], waiting=["mail"])
    await choose(shop, gao, replied=["mail"], mentioned=[])
    customer, conversation = await given(shop, lin)
    await folded(shop)
    async with shop.tx() as tx:
        await shop.house.conversations.follow(tx, conversation, wu.id, on=True)
    await shop.says(customer, "在吗")
    await notes(shop, wu, conversation, lin, wu, gao)
    await folded(shop)
    assert [one[0] for one in await alerts(shop, wu)] == ["waiting", "replied"], "not what he wrote himself"
    assert [one[0] for one in await alerts(shop, lin)] == ["assigned", "mentioned"]
    assert await alerts(shop, gao) == [], "he chose not to be told"


async def test_who_came_back_or_dealt_with_it_gets_no_mail(shop: Shopfront) -> None:
    lin, wu, gao = await away(shop), await away(shop, "吴"), await away(shop, "高")
    await given(shop, lin)
    _, taken = await given(shop, wu)
    customer, read = await given(shop, gao)
    await choose(shop, gao, replied=["mail"])
    await shop.says(customer, "在吗")
    await folded(shop)
    await choose(shop, gao, assigned=[])
    await seen(shop, lin, utcnow() + timedelta(minutes=2))
    async with shop.tx() as tx:
        await shop.house.conversations.assign(tx, taken, lin.id, gao.id)
        await shop.house.conversations.read(tx, read, lin.id, 99)
    for who in (lin, wu, gao):
        await tells(shop, who)
    assert await alerts(shop, lin) == [("assigned", "dropped", "at_the_console")]
    assert await alerts(shop, wu) == [("assigned", "dropped", "moved")]
    assert await alerts(shop, gao) == [("assigned", "dropped", "not_chosen"), ("replied", "dropped", "read")]
    assert await mails(shop) == []


async def test_who_may_have_just_left_is_looked_at_again(shop: Shopfront) -> None:
    lin = await away(shop)
    await given(shop, lin)
    await folded(shop)
    await seen(shop, lin, utcnow() + timedelta(seconds=30))
    await tells(shop, lin, timedelta(seconds=40))
    assert await alerts(shop, lin) == [("assigned", "waiting", None)]
    await tells(shop, lin)
    assert await alerts(shop, lin) == [("assigned", "sent", None)]


async def test_peace_and_a_mail_just_sent_hold_what_comes_and_it_comes_in_one(shop: Shopfront) -> None:
    lin = await away(shop)
    await given(shop, lin)
    await folded(shop)
    await tells(shop, lin)
    await given(shop, lin, "二")
    await choose(shop, lin, quiet_until=(utcnow() + timedelta(hours=2)).isoformat())
    await folded(shop)
    await tells(shop, lin, timedelta(minutes=10))
    assert len(await mails(shop)) == 1
    await given(shop, lin, "三")
    await folded(shop)
    await tells(shop, lin, timedelta(hours=1))
    assert len(await mails(shop)) == 1, "he is left in peace"
    await tells(shop, lin, timedelta(hours=3))
    assert [mail["subject"] for mail in await mails(shop)][1:] == ["[测试店] 2 个会话有新动态"]


async def test_what_waits_without_a_call_is_called_again_and_no_call_is_doubled(shop: Shopfront) -> None:
    lin = await away(shop)
    await given(shop, lin)
    await folded(shop)
    async with shop.tx() as tx:
        await shop.house.alerts.overdue(tx)
        await shop.house.alerts.overdue(tx, utcnow() + timedelta(minutes=11))
    assert len(await shop.jobs("alerts.tell")) == 1, "its call still waits"
    async with shop.house.db.system() as tx:
        await tx.execute("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE task_name = 'alerts.tell'")
    async with shop.tx() as tx:
        await shop.house.alerts.overdue(tx)
    assert len(await shop.jobs("alerts.tell")) == 1, "not before it is late"
    async with shop.tx() as tx:
        await shop.house.alerts.overdue(tx, utcnow() + timedelta(minutes=11))
    assert len(await shop.jobs("alerts.tell")) == 2


async def test_who_left_or_may_not_see_it_any_more_is_told_nothing(shop: Shopfront) -> None:
    lin, wu = await away(shop), await away(shop, "吴")
    await given(shop, lin)
    _, second = await given(shop, wu)
    await notes(shop, lin, second, wu)
    await folded(shop)
    async with shop.tx() as tx:
        await shop.house.identity.users.update(tx, None, lin.id, UserChanges(disabled=True))
        await shop.house.identity.users.update(tx, None, wu.id, UserChanges(role_keys=()))
        await tx.execute("DELETE FROM mentions WHERE agent_id = :i", {"i": wu.id})
        await tx.execute("DELETE FROM role_grants WHERE permission LIKE 'conversation%'")
    await tells(shop, lin)
    await tells(shop, wu)
    assert {one[1:] for one in await alerts(shop, lin)} == {("dropped", "gone")}
    assert {one[1:] for one in await alerts(shop, wu)} == {("dropped", "out_of_reach")}
    assert await mails(shop) == []
    await given(shop, lin)
    await folded(shop)
    assert len(await alerts(shop, lin)) == 1, "nothing is even noted for who left"


async def test_of_an_erased_customer_nothing_is_told_nor_kept(shop: Shopfront) -> None:
    lin, wu = await away(shop), await away(shop, "吴")
    boss = await shop.person("owner")
    customer, conversation = await given(shop, lin)
    await folded(shop)
    await tells(shop, lin)
    assert len(await mails(shop)) == 1
    await notes(shop, lin, conversation, wu)
    await folded(shop)
    async with shop.tx() as tx:
        await shop.house.customers.erase(
            tx, boss, customer.customer_id, confirm=await number(shop, customer.customer_id)
        )
    shop.house.customers.forget(shop.workspace, customer.customer_id)
    await tells(shop, wu)
    assert await alerts(shop, wu) == [("mentioned", "dropped", "erased")]
    assert await mails(shop) == [], "a mail that waits is gone too"


async def number(shop: Shopfront, customer_id: UUID) -> int:
    async with shop.tx() as tx:
        return (await shop.house.customers.get(tx, customer_id)).number


async def test_without_a_server_nothing_is_noted_nor_waits_for_ever_and_too_much_waits(shop: Shopfront) -> None:
    lin = await away(shop)
    await given(shop, lin)
    await folded(shop)
    async with shop.tx() as tx:
        for _ in range(5):
            person = await shop.house.alerts.person(tx, lin)
            await shop.house.mailing.trial(tx, person)
    await tells(shop, lin)
    assert await alerts(shop, lin) == [("assigned", "waiting", None)], "five an hour to one address"
    async with shop.tx() as tx:
        await shop.house.mail.drop(tx, lin, None)
    await tells(shop, lin)
    assert await alerts(shop, lin) == [("assigned", "dropped", "mail_not_set_up")]
    await given(shop, lin)
    await folded(shop)
    assert len(await alerts(shop, lin)) == 1


async def test_a_browser_is_told_at_once_and_mail_waits(shop: Shopfront) -> None:
    lin, wu = await away(shop), await away(shop, "吴")
    async with push_service() as service:
        browser = service.browser()
        said = browser.subscription
        async with shop.tx() as tx:
            device = Subscription(said["endpoint"], **said["keys"])
            await shop.house.push.add(tx, lin, device, token=None, user_agent="Firefox/140.0 Windows")
        _, conversation = await given(shop, lin)
        await given(shop, wu)
        await folded(shop)
        async with shop.house.db.system() as tx:
            rows = await tx.rows(
                "SELECT args ->> 'user_id' AS who, args ->> 'way' AS way, coalesce(scheduled_at <= now(), true) AS soon"
                " FROM procrastinate_jobs WHERE task_name = 'alerts.tell' AND args ->> 'workspace_id' = :w",
                {"w": str(shop.workspace)},
            )
        jobs = {(UUID(row["who"]), row["way"], row["soon"]) for row in rows}
        assert jobs == {(lin.id, "mail", False), (lin.id, "push", True), (wu.id, "mail", False)}
        async with shop.tx() as tx:
            await shop.house.alerts.tell(tx, lin.id, "push")
            await shop.house.alerts.tell(tx, lin.id, "push")
        for job in await shop.jobs("push.send"):
            await shop.house.push_delivery.deliver(shop.workspace, UUID(job["args"]["push_id"]))
        [told] = browser.read()
    assert (told["title"], told["body"]) == ("会话 #1 · 王芳", "已分配给您")
    assert told["path"] == f"/inbox/{conversation}"
    await tells(shop, lin)
    assert len(await mails(shop)) == 1, "who did not come by the push is told by mail too"


async def test_a_workspace_is_told_of_its_own_alone(shop: Shopfront, settings: Settings, fresh_owner_url: str) -> None:
    async with open_shop(settings, urls_for(fresh_owner_url)) as other:
        lin, stranger = await away(shop), await away(other)
        await given(shop, lin)
        await folded(shop)
        async with other.tx() as tx:
            await other.house.alerts.tell(tx, lin.id, "mail", utcnow() + SOON)
            assert await tx.scalar("SELECT count(*) FROM alerts") == 0
        assert await alerts(other, stranger) == []
        assert await alerts(shop, lin) == [("assigned", "waiting", None)]


async def test_facts_that_concern_nobody_cost_no_statement(shop: Shopfront) -> None:
    lin = await away(shop)
    customer, conversation = await given(shop, lin)
    async with shop.tx() as tx:
        await shop.house.conversations.read(tx, conversation, lin.id, 2)
        await shop.house.conversations.set_priority(tx, conversation, ActorRef("person", lin.id), "high")
        await shop.house.conversations.change_status(tx, conversation, "pending", ActorRef("person", lin.id))
    await shop.says(customer, "在吗")
    await folded(shop)
    conn = await shop.house.db.connect_system()
    try:
        log = await read_after(conn, 0, 100)
    finally:
        await conn.close()
    nobodys = [
        fact for fact in log if fact.name not in ("message.added", "conversation.assigned", "conversation.opened")
    ]
    words = [fact for fact in log if fact.name == "message.added" and fact.payload["owner_kind"] == "assistant"]
    assert len(nobodys) >= 3
    assert words
    for facts, statements in ((nobodys, 0), (words, 1), (log, 4)):
        async with shop.tx() as tx:
            await tx.execute("DELETE FROM alerts")
            with recording() as sent:
                await shop.house.alerts.note(tx, facts)
        told = [one for one in sent if "zhike_defer" in one]
        assert len(sent) - len(told) == statements, sent
        assert len(told) <= 1
