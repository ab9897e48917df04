"""An owner signed in at the knowledge routes, with a base, and the worker's side of every call beside him."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import httpx
import pytest_asyncio

from tests.support.people import House, browser, build_house, sign_in, small_app
from zhike.db import Database
from zhike.dialogue import LocalBench, LocalTrials, RemoteBench, RemoteTrials
from zhike.identity.http import routes as identity_routes
from zhike.kit.ids import uuid7
from zhike.knowledge import EntryDraft, ImportService, KnowledgeRoom, KnowledgeService, MemoryKnowledge, TrialShelf
from zhike.knowledge.http import routes as knowledge_routes
from zhike.language import NoEmbedder
from zhike.storage import MemoryBlobs

KNOWN = [
    EntryDraft("怎么退货", "在订单里申请。", "zh", ("退货流程", "我要退货")),
    EntryDraft("怎么开发票", "订单详情里申请。", "zh", ("可以开票吗",)),
]


class NextDoor:
    """Carries a call to the worker's side and back the way `jobs.Calls` does: as plain JSON values."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    async def ask(
        self, workspace_id: UUID, task: str, question: dict[str, Any], timeout_s: float = 10
    ) -> dict[str, Any]:
        self.asked.append(task)
        answer = await self.answers[task](workspace_id, json.loads(json.dumps(question, default=str)))
        return json.loads(json.dumps(answer, default=str))


class Seen:
    """Says which conversations may be seen: those a test names."""

    def __init__(self) -> None:
        self.ids: dict[UUID, int] = {}

    async def seen(self, _tx: Any, _viewer: Any, ids: Any) -> dict[UUID, dict[str, Any]]:
        return {one: {"number": self.ids[one], "customer": "王女士"} for one in ids if one in self.ids}


class Desk:
    """An owner signed in, with a base, the import's other half, and a bench whose worker sits beside it."""

    def __init__(self, client: httpx.AsyncClient, house: House, imports: ImportService, room: KnowledgeRoom) -> None:
        self.client = client
        self.house = house
        self.imports = imports
        self.room = room
        self.base_id = ""

    async def upload(self, name: str, data: bytes, **form: str) -> httpx.Response:
        fields = {"base_id": self.base_id, **form}
        return await self.client.post("/knowledge/imports", files={"file": (name, data)}, data=fields)

    async def entry(self, question: str, answer: str = "申请即可。", **more: Any) -> dict[str, Any]:
        body = {"base_id": self.base_id, "question": question, "answer": answer} | more
        made = await self.client.post("/knowledge/entries", json=body)
        assert made.status_code == 201, made.text
        return made.json()

    async def sign_in_as(self, *roles: str, name: str = "林晓") -> None:
        email = f"{uuid7().hex}@example.com"
        await self.house.person(*roles, email=email, name=name)
        await sign_in(self.client, email)


@pytest_asyncio.fixture(loop_scope="session")
async def desk(db: Database) -> AsyncIterator[Desk]:
    async with opened(db) as desk:
        yield desk


@pytest_asyncio.fixture(loop_scope="session")
async def other_desk(db: Database) -> AsyncIterator[Desk]:
    """Another workspace's."""
    async with opened(db) as desk:
        yield desk


@asynccontextmanager
async def opened(db: Database) -> AsyncIterator[Desk]:
    """Make a workspace with an owner and a base."""
    house = await build_house(db)
    imports = ImportService(db)
    trials = LocalTrials(TrialShelf(db, NoEmbedder()))
    bench = LocalBench(await MemoryKnowledge.of(KNOWN, NoEmbedder()))
    line = NextDoor({"knowledge.ask": bench.answer, "knowledge.try": trials.answer})
    room = KnowledgeRoom(db, KnowledgeService(house.audit), RemoteTrials(line), Seen(), MemoryBlobs(), bytes(32))
    app = small_app(
        house,
        (identity_routes, house.identity),
        (lambda room, guard: knowledge_routes(room, imports, RemoteBench(line), house.identity, guard), room),
    )
    async with browser(app) as client:
        desk = Desk(client, house, imports, room)
        await desk.sign_in_as("owner")
        made = await client.post("/knowledge/bases", json={"name": "常见问题", "locale": "zh"})
        assert made.status_code == 201, made.text
        desk.base_id = made.json()["id"]
        yield desk
    imports.parser.close()
