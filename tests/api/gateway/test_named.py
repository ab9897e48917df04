"""A note tells whom it names that it does, also where its words are not looked at; nobody else, and once."""

import asyncio
import json
from typing import Any
from uuid import UUID

from websockets.asyncio.client import ClientConnection

from tests.api.gateway.test_collision import console, waiting
from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.kit.ids import uuid7


async def notes(ws: ClientConnection, count: int) -> list[dict[str, Any]]:
    """Return the next facts about notes."""
    found: list[dict[str, Any]] = []
    async with asyncio.timeout(20):
        while len(found) < count:
            frame = json.loads(await ws.recv())
            found += [
                one for one in frame.get("items", ()) if one["data"].get("private") and one["data"]["kind"] == "text"
            ]
    return found


async def test_a_note_tells_whom_it_names(served: Served, shop: Shopfront) -> None:
    about, author = await waiting(shop), await shop.person("owner")
    async with console(served, shop, "林晓") as lin, console(served, shop, "周敏") as zhou:
        async with shop.tx() as tx:
            ids = {one.name: one.id for one in await shop.house.staff.agents(tx)}

        async def note(*mentions: UUID) -> None:
            async with shop.tx() as tx:
                await shop.house.conversations.post(
                    tx, about, author.id, kind="text", content={"text": "请看"}, client_id=uuid7().hex, private=True,
                    mentions=mentions,
                )  # fmt: skip

        await note(ids["林晓"])
        first = await notes(lin, 1)
        await note()
        second = await notes(lin, 1)
        assert [one["data"].get("named", False) for one in first + second] == [True, False]
        assert first[0]["message"] is None, "he does not look at it"
        assert ["named" in one["data"] for one in await notes(zhou, 2)] == [False, False]
