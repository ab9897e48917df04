"""A workspace connected to the demo merchant on a small data set: what tests of policies need."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.support.merchant import KEY, Merchant
from tests.support.shopfront import Shopfront, open_shop
from zhike.actions import Outcome, Proposal
from zhike.cli.evaluating.action_house import Counter, at_address
from zhike.db.urls import Urls
from zhike.kit.ids import uuid7
from zhike.settings import Settings

CONNECTORS = Path(__file__).parents[3] / "examples" / "shop" / "connectors"


class Desk(Counter):
    """A counter whose refusals are looked at: what was refused reached the merchant by reads alone."""

    def __init__(self, shop: Shopfront, merchant: Merchant, connector: str) -> None:
        super().__init__(shop.house, shop.api)
        self.shop = shop
        self.merchant = merchant
        self.connector = connector

    async def does(self, operation: str, **arguments: Any) -> Outcome:
        """Do something that must be done."""
        told = await self.run(f"{self.connector}.{operation}", arguments)
        assert told.state == "done", told
        return told

    async def refused(self, operation: str, **arguments: Any) -> tuple[str, str]:
        """Return (code, words) of something that must be refused, with nothing changed at the merchant."""
        before = self.merchant.read("/sandbox/export/changed")
        told = await self.run(f"{self.connector}.{operation}", arguments)
        assert told.state == "refused", told
        assert self.merchant.read("/sandbox/export/changed") == before
        return str(told.code), str(told.message)

    async def proposed(self, operation: str, **arguments: Any) -> Proposal:
        """Return a proposal that waits."""
        assert self.caller is not None
        made = await self.house.acting.service.propose(
            self.caller, f"{self.connector}.{operation}", arguments, uuid7().hex, 1
        )
        assert isinstance(made, Proposal), made
        return made


@asynccontextmanager
async def desk(settings: Settings, urls: Urls, merchant: Merchant, file: str, connector: str) -> AsyncIterator[Desk]:
    """Connect a workspace to a merchant whose sandbox is as new."""
    settings.actions.allow_private = True
    merchant.reset()
    async with open_shop(settings, urls) as shop:
        boss, room = await shop.person("owner"), shop.house.acting
        text = at_address((CONNECTORS / f"{file}.yaml").read_text("utf-8"), merchant.base)
        made = await room.connectors.create(boss, text, secret=KEY)
        async with shop.tx() as tx:
            await room.connectors.enable(tx, boss, made.id, None, enabled=True)
        yield Desk(shop, merchant, connector)
