"""A shop with a merchant's system behind it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import pytest_asyncio

from tests.support.far_system import KEY, MANIFEST, Merchant, trading
from tests.support.shopfront import Shopfront, open_shop
from zhike.actions import ActionsService, Caller, Outcome, Proposal
from zhike.channels import ClaimedIdentity, IdentityRef
from zhike.db.urls import Urls
from zhike.identity import Viewer
from zhike.kit.ids import uuid7
from zhike.settings import Settings


@dataclass
class Counter:
    """What tests do with the shop's actions."""

    shop: Shopfront
    merchant: Merchant
    boss: Viewer

    @property
    def actions(self) -> ActionsService:
        return self.shop.house.acting.service

    async def customer(self, account: str = "c1", *, signed_in: bool = True) -> tuple[Caller, IdentityRef, UUID]:
        """Return (caller, who he is, conversation) of a customer who wrote one message (seq 1)."""
        who = await self.shop.house.channels.identify(
            self.shop.api, ClaimedIdentity(account if signed_in else uuid7().hex, verified=signed_in)
        )
        receipt = await self.shop.says(who, "你好")
        caller = Caller(
            self.shop.workspace, "live", "assistant", None, receipt.conversation_id, who.customer_id, why="flow:test"
        )
        return caller, who, receipt.conversation_id

    async def agent(self, caller: Caller, role: str = "agent") -> Caller:
        person = await self.shop.person(role)
        may = frozenset(grant.permission for grant in person.grants)
        return replace(caller, principal="agent", agent_id=person.id, permissions=may, why="顾客电话中同意")

    async def proposed(self, caller: Caller, operation: str = "shop.cancel_order", **arguments: Any) -> Proposal:
        made = await self.actions.propose(caller, operation, arguments or {"order_id": "O1"}, uuid7().hex, 1)
        assert isinstance(made, Proposal), made
        return made

    async def yes(self, caller: Caller, who: IdentityRef, proposal: Proposal, code: str | None = None) -> Outcome:
        """Have the customer say yes in a later message."""
        await self.shop.says(who, "是的")
        row = await self.shop.row(caller.conversation_id)
        return await self.actions.confirm(caller, proposal.id, row["last_seq"], code)

    async def told(self, call_id: UUID | None) -> list[str]:
        return [kind for kind, _ in await self.shop.facts(call_id)] if call_id else []

    async def read(self, how: str, caller: Caller) -> Outcome:
        return await self.actions.call(caller, "shop.misbehave", {"how": how}, uuid7().hex)


@pytest_asyncio.fixture
async def counter(settings: Settings, urls: Urls) -> AsyncIterator[Counter]:
    settings.actions.allow_private = True
    async with trading() as merchant, open_shop(settings, urls) as shop:
        boss = await shop.person("owner")
        room = shop.house.acting
        room.settler.grace_s = 0.5
        made = await room.connectors.create(boss, MANIFEST.replace("BASE", merchant.url), secret=KEY)
        async with shop.tx() as tx:
            await room.connectors.enable(tx, boss, made.id, None, enabled=True)
        merchant.requests.clear()
        yield Counter(shop, merchant, boss)
