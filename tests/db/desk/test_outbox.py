"""Outgoing messages of an API inbox: described with the same number of statements however many conversations they are of."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest_asyncio

from tests.support.shopfront import Shopfront, open_shop
from zhike.channels import ClaimedIdentity
from zhike.db import recording
from zhike.db.urls import Urls
from zhike.settings import Settings


@pytest_asyncio.fixture
async def shop(settings: Settings, urls: Urls) -> AsyncIterator[Shopfront]:
    async with open_shop(settings, urls) as shop:
        yield shop


async def replies(shop: Shopfront, names: list[str]) -> dict[UUID, UUID]:
    """Let an agent reply to a customer of each name; returns {message: conversation}."""
    agent, sent = await shop.person(), {}
    for name in names:
        who = await shop.house.channels.identify(shop.api, ClaimedIdentity(name, verified=False, name=name))
        receipt = await shop.says(who, "在吗")
        async with shop.tx() as tx:
            await shop.house.conversations.take(tx, receipt.conversation_id, agent.id, may_assign=True)
        async with shop.tx() as tx:
            message, _ = await shop.house.conversations.post(
                tx, receipt.conversation_id, agent.id, kind="text", content={"text": f"您好 {name}"}, client_id="1"
            )
        sent[message.id] = receipt.conversation_id
    return sent


async def test_the_statements_do_not_grow_with_the_conversations(shop: Shopfront) -> None:
    sent = await replies(shop, [f"customer-{n}" for n in range(6)])
    counts = []
    async with shop.tx() as tx:
        await shop.house.outbox.describe(tx, shop.api, sent)  # names and keys are remembered from now on
    for some in (dict(list(sent.items())[:2]), sent):
        with recording() as statements:
            async with shop.tx() as tx:
                items = await shop.house.outbox.describe(tx, shop.api, some)
        counts.append(len(statements))
        assert {(i["customer_external_id"], i["message"]["content"]["text"]) for i in items.values()} == {
            (f"customer-{n}", f"您好 customer-{n}") for n in range(len(some))
        }
    assert counts[0] == counts[1], statements
