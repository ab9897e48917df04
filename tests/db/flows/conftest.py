"""A shop with a merchant's system behind it and flows that are live; a customer who writes, turn by turn."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest_asyncio

from tests.support.far_system import KEY, MANIFEST, Merchant, trading
from tests.support.shopfront import Shopfront, open_shop
from zhike.channels import ClaimedIdentity, IdentityRef
from zhike.db.urls import Urls
from zhike.dialogue import DialogueService, FlowDesk
from zhike.flows import FlowShelf
from zhike.identity import Viewer
from zhike.knowledge import MemoryKnowledge
from zhike.language import NoEmbedder
from zhike.settings import Settings

CANCEL = """
flow: cancel_order
title: {zh: 取消订单, en: Cancel an order}
trigger:
  examples: [我要取消订单]
  rules: ['said.contains("取消") && !said.contains("怎么")']
slots:
  order: {type: order, ask: {zh: 要取消哪一笔订单？, en: Which order?}}
steps:
  - {ask: order}
  - {call: shop.get_order, with: {order_id: slots.order}, save: order, refused: nothing}
  - {do: shop.cancel_order, with: {order_id: slots.order}, save: cancelled}
  - {say: {zh: "订单 {{ cancelled.order_id }} 已取消。", en: "Cancelled."}, next: end}
  - {id: nothing, say: {zh: "没有找到订单 {{ slots.order }}。", en: "Not found."}}
"""


@dataclass
class Stage:
    """A conversation of a signed-in customer with the assistant."""

    shop: Shopfront
    merchant: Merchant
    boss: Viewer
    service: DialogueService
    who: IdentityRef
    conversation_id: UUID | None = None

    async def flow(self, source: str) -> UUID:
        """Make a flow and let it be live."""
        async with self.shop.tx() as tx:
            made = await self.shop.house.flows.create(tx, self.boss, source)
            await self.shop.house.flows.publish(tx, self.boss, made.id, made.version, "")
        return made.id

    async def says(self, text: str) -> str:
        """Write, let the assistant take its turn; returns what it said."""
        receipt = await self.shop.says(self.who, text)
        self.conversation_id = receipt.conversation_id
        await self.turn()
        return await self.reply()

    async def turn(self) -> str:
        assert self.conversation_id is not None
        return await self.service.take_turn(self.shop.workspace, self.conversation_id)

    async def reply(self) -> str:
        """Return what was said to the customer last."""
        async with self.shop.tx() as tx:
            conversation = (await self.shop.house.reading.many(tx, [self.conversation_id]))[self.conversation_id]
            messages, _ = await self.shop.house.reading.messages(tx, conversation, private=False)
        said = [m for m in messages if m.author_kind == "assistant" and m.kind != "event"]
        return str(said[-1].content.get("text", "")) if said else ""

    async def rows(self, sql: str) -> list[Any]:
        async with self.shop.tx() as tx:
            return list(await tx.rows(sql, {"c": self.conversation_id}))


@pytest_asyncio.fixture
async def stage(settings: Settings, urls: Urls) -> AsyncIterator[Stage]:
    settings.actions.allow_private = True
    async with trading() as merchant, open_shop(settings, urls) as shop:
        boss = await shop.person("owner")
        room = shop.house.acting
        made = await room.connectors.create(boss, MANIFEST.replace("BASE", merchant.url), secret=KEY)
        async with shop.tx() as tx:
            await room.connectors.enable(tx, boss, made.id, None, enabled=True)
        merchant.requests.clear()
        house, embedder = shop.house, NoEmbedder()
        desk = FlowDesk(house.flow_states, FlowShelf(house.db, embedder), room.service, house.customers, embedder)
        knowledge = await MemoryKnowledge.of_file([], embedder)
        service = DialogueService(house.db, house.turns, knowledge, house.knowledge, flows=desk)
        who = await house.channels.identify(shop.api, ClaimedIdentity("c1", verified=True))
        yield Stage(shop, merchant, boss, service, who)
