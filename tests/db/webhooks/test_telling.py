"""Webhooks from the fact to the merchant's program: told once, signed, tried again, given up, stopped."""

import json
from collections.abc import AsyncIterator
from uuid import UUID

import pytest
import pytest_asyncio
from standardwebhooks.webhooks import Webhook as Signature

from tests.support.database import urls_for
from tests.support.folding import catch_up
from tests.support.receiver import Receiver, receiving
from tests.support.shopfront import Shopfront, open_shop
from zhike.channels import CallbackOutlet
from zhike.identity import Viewer
from zhike.jobs import JobContext
from zhike.settings import Settings
from zhike.webhooks import Draft, DueWebhooks, Webhook
from zhike.webhooks.jobs import Teller
from zhike.webhooks.rules import EVENTS, GIVE_UP

FIRST, LAST = JobContext(1, 1, last_attempt=False), JobContext(1, 12, last_attempt=True)


@pytest_asyncio.fixture
async def shop(fresh_owner_url: str, settings: Settings) -> AsyncIterator[Shopfront]:
    async with open_shop(settings, urls_for(fresh_owner_url)) as shop:
        shop.house.webhooks.allow_plain = True
        yield shop


@pytest_asyncio.fixture
async def program() -> AsyncIterator[Receiver]:
    async with receiving() as program:
        yield program


@pytest_asyncio.fixture
async def boss(shop: Shopfront) -> Viewer:
    return await shop.person("owner")


@pytest_asyncio.fixture
async def teller(shop: Shopfront) -> AsyncIterator[Teller]:
    outlet = CallbackOutlet(allow_private=True)
    yield Teller(shop.house.db, shop.house.webhooks, shop.house.deliveries, outlet, paused=False)
    await outlet.close()


async def add(
    shop: Shopfront, boss: Viewer, url: str, events: tuple[str, ...] = EVENTS, **more: bool
) -> tuple[Webhook, bytes]:
    async with shop.tx() as tx:
        made, secret = await shop.house.webhooks.create(tx, boss, Draft("仓库", url, events, **more))
    return made, Signature(secret)._whsecret


async def folded(shop: Shopfront) -> None:
    """Let the projection catch up with every committed fact."""
    await catch_up(shop.house.db, DueWebhooks(shop.house.webhooks))


async def queued(shop: Shopfront) -> list[UUID]:
    """Return the deliveries of the jobs that wait."""
    return [UUID(job["args"]["delivery_id"]) for job in await shop.jobs("webhooks.deliver")]


async def test_a_message_is_told_once_signed_and_masked(
    shop: Shopfront, boss: Viewer, teller: Teller, program: Receiver
) -> None:
    hook, key = await add(shop, boss, program.url, ("message.added",))
    receipt = await shop.says(await shop.customer("王芳"), "我的手机号是 13800138000")
    await folded(shop)
    await folded(shop)
    [delivery] = await queued(shop)
    await teller.deliver(FIRST, shop.workspace, delivery)
    await teller.deliver(FIRST, shop.workspace, delivery)  # a job run twice sends nothing more
    [(headers, body)] = program.requests
    assert Signature(key).verify(body, headers) == json.loads(body)
    told = json.loads(body)
    assert (told["type"], told["id"], headers["webhook-id"]) == ("message.added", str(delivery), str(delivery))
    assert told["conversation_id"] == told["conversation"]["id"] == str(receipt.conversation_id)
    assert told["message"]["content"]["text"].startswith("我的手机号是 138")
    assert "13800138000" not in body.decode()
    async with shop.tx() as tx:
        [done], _ = await shop.house.webhooks.deliveries(tx, hook.id, None, None, None)
    assert (done.state, done.attempts, done.status, done.error) == ("delivered", 1, 200, None)


async def test_numbers_go_as_they_are_where_somebody_may_unmask_them(
    shop: Shopfront, boss: Viewer, teller: Teller, program: Receiver
) -> None:
    await add(shop, boss, program.url, ("message.added",), plain=True)
    await shop.says(await shop.customer(), "13800138000")
    await folded(shop)
    await teller.deliver(FIRST, shop.workspace, (await queued(shop))[0])
    assert json.loads(program.requests[0][1])["message"]["content"]["text"] == "13800138000"


async def test_what_was_before_what_is_not_wanted_and_notes_are_not_told(
    shop: Shopfront, boss: Viewer, program: Receiver
) -> None:
    who = await shop.customer()
    receipt = await shop.says(who, "之前的话")
    await folded(shop)
    await add(shop, boss, program.url, ("message.added",))
    await add(shop, boss, program.url, ("conversation.rated",))
    await add(shop, boss, program.url, active=False)
    async with shop.tx() as tx:
        await shop.house.conversations.take(tx, receipt.conversation_id, boss.id, may_assign=True)
    async with shop.tx() as tx:
        await shop.house.conversations.post(
            tx, receipt.conversation_id, boss.id, kind="text", content={"text": "内部备注"}, client_id="1", private=True
        )
    await folded(shop)
    assert await queued(shop) == []
    await shop.says(who, "之后的话")
    await folded(shop)
    assert len(await queued(shop)) == 1


async def test_a_failure_is_tried_again_and_the_last_one_given_up(
    shop: Shopfront, boss: Viewer, teller: Teller, program: Receiver
) -> None:
    hook, _ = await add(shop, boss, program.url, ("message.added",))
    program.status = 503
    await shop.says(await shop.customer(), "在吗")
    await folded(shop)
    [delivery] = await queued(shop)
    with pytest.raises(Exception, match="503"):
        await teller.deliver(FIRST, shop.workspace, delivery)
    await teller.deliver(LAST, shop.workspace, delivery)
    async with shop.tx() as tx:
        [given_up], _ = await shop.house.webhooks.deliveries(tx, hook.id, "failed", None, None)
        assert (given_up.attempts, given_up.status, given_up.error) == (2, 503, "status")
        await shop.house.webhooks.again(tx, hook.id, delivery)
    program.status = 204
    await teller.deliver(FIRST, shop.workspace, delivery)
    assert {headers["webhook-id"] for headers, _ in program.requests} == {str(delivery)}, "the far side can tell"
    async with shop.tx() as tx:
        [done], _ = await shop.house.webhooks.deliveries(tx, hook.id, None, None, None)
        assert (done.state, (await shop.house.webhooks.get(tx, hook.id)).failures) == ("delivered", 0)


async def test_a_webhook_that_nobody_answers_stops_and_says_so(
    shop: Shopfront, boss: Viewer, teller: Teller, program: Receiver
) -> None:
    hook, _ = await add(shop, boss, "http://127.0.0.1:9/hook", ("message.added",))
    who = await shop.customer()
    for n in range(GIVE_UP + 1):
        await shop.says(who, f"第 {n} 句")
    await folded(shop)
    for delivery in await queued(shop):
        await teller.deliver(LAST, shop.workspace, delivery)
    async with shop.tx() as tx:
        stopped = await shop.house.webhooks.get(tx, hook.id)
        told, _ = await shop.house.webhooks.deliveries(tx, hook.id, None, None, None)
    assert (stopped.active, stopped.failures, stopped.stopped_at is not None) == (False, GIVE_UP, True)
    assert [one.state for one in told] == ["skipped"] + ["failed"] * GIVE_UP
    assert {one.error for one in told} == {"off", "unreachable"}
    assert await shop.count("audit_entries", "action = 'webhook.stopped'") == 1
    await shop.says(who, "停用期间")
    async with shop.tx() as tx:
        await shop.house.webhooks.update(tx, boss, hook.id, stopped.version, {"active": True, "url": program.url})
    await folded(shop)
    before = len(await queued(shop))
    await shop.says(who, "恢复之后")
    await folded(shop)
    late = (await queued(shop))[before:]
    assert len(late) <= 2
    for delivery in late:
        await teller.deliver(FIRST, shop.workspace, delivery)
    texts = [json.loads(body)["message"]["content"]["text"] for _, body in program.requests]
    assert "恢复之后" in texts


async def test_private_addresses_are_not_called(shop: Shopfront, boss: Viewer, program: Receiver) -> None:
    hook, _ = await add(shop, boss, program.url, ("message.added",))
    outlet = CallbackOutlet(allow_private=False)
    teller = Teller(shop.house.db, shop.house.webhooks, shop.house.deliveries, outlet, paused=False)
    async with shop.tx() as tx:
        trial = await shop.house.webhooks.trial(tx, hook.id)
    await teller.deliver(LAST, shop.workspace, trial)
    await outlet.close()
    async with shop.tx() as tx:
        [refused], _ = await shop.house.webhooks.deliveries(tx, hook.id, None, None, None)
        assert (await shop.house.webhooks.get(tx, hook.id)).failures == 0, "a trial stops nothing"
    assert (refused.state, refused.error, program.requests) == ("failed", "refused", [])
