"""A shop in a workspace of its own: the real services, the demo's knowledge in memory, a customer who writes."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest_asyncio

from tests.support.database import SECRET
from zhike.channels import ClaimedIdentity, Incoming
from zhike.db.urls import Urls
from zhike.dialogue import DialogueService
from zhike.house import House, build
from zhike.kit.ids import uuid7
from zhike.knowledge import Candidate, Found, MemoryKnowledge
from zhike.language import NoEmbedder
from zhike.settings import Settings

EXAMPLES = Path(__file__).parents[3] / "examples" / "knowledge"


@dataclass
class Guarded:
    """Knowledge that can be made to fail, or to let something happen while it thinks."""

    inner: MemoryKnowledge
    failures: int = 0
    meanwhile: Any = None
    searches: list[Sequence[str]] = field(default_factory=list)

    async def search(
        self,
        workspace_id: UUID,
        questions: Sequence[str],
        locale: str,
        base_ids: frozenset[UUID] | None = None,
        channel: str | None = None,
    ) -> list[Found]:
        self.searches.append(questions)
        if self.meanwhile is not None:
            happens, self.meanwhile = self.meanwhile, None
            await happens()
        if self.failures:
            self.failures -= 1
            raise RuntimeError("model broke")
        return await self.inner.search(workspace_id, questions, locale, base_ids, channel)

    async def entry(self, workspace_id: UUID, entry_id: UUID, channel: str | None = None) -> Candidate | None:
        return await self.inner.entry(workspace_id, entry_id, channel)

    def products(self, workspace_id: UUID, text: str, base_ids: frozenset[UUID] | None = None) -> frozenset[str]:
        return self.inner.products(workspace_id, text, base_ids)

    def related(
        self, workspace_id: UUID, entry_id: UUID, locale: str, limit: int, but: Sequence[str] = ()
    ) -> list[tuple[UUID, str]]:
        return self.inner.related(workspace_id, entry_id, locale, limit, but)

    def wordings(self, workspace_id: UUID, base_ids: frozenset[UUID] | None = None) -> Any:
        return self.inner.wordings(workspace_id, base_ids)


@dataclass
class Shop:
    """One conversation, seen from the customer's side and from the database."""

    house: House
    workspace: UUID
    inbox: Any
    identity: Any
    knowledge: Guarded
    service: DialogueService
    conversation_id: UUID | None = None

    async def says(self, text: str) -> None:
        incoming = Incoming(self.inbox, self.identity, uuid7().hex, "text", {"text": text})
        self.conversation_id = (await self.house.intake.accept(incoming)).conversation_id

    async def turn(self) -> str:
        assert self.conversation_id is not None
        return await self.service.take_turn(self.workspace, self.conversation_id)

    async def replies(self) -> list[tuple[str, str]]:
        """Return (author, text) of everything public that was not the customer's."""
        return [(m.author_kind, str(m.content.get("text", ""))) for m in await self._said_back()]

    async def last_reply(self) -> tuple[str, dict[str, Any]]:
        """Return (kind, content) of what was said to the customer last."""
        last = (await self._said_back())[-1]
        return last.kind, dict(last.content)

    async def _said_back(self) -> list[Any]:
        async with self.house.db.transaction(self.workspace) as tx:
            conversation = (await self.house.reading.many(tx, [self.conversation_id]))[self.conversation_id]
            messages, _ = await self.house.reading.messages(tx, conversation, private=False)
        return [m for m in messages if m.author_kind != "customer" and m.kind != "event"]

    async def row(self) -> Any:
        async with self.house.db.transaction(self.workspace) as tx:
            return await tx.row("SELECT * FROM conversations WHERE id = :c", {"c": self.conversation_id})

    async def turns(self) -> list[Any]:
        async with self.house.db.transaction(self.workspace) as tx:
            return list(
                await tx.rows(
                    "SELECT * FROM turns WHERE conversation_id = :c ORDER BY turn", {"c": self.conversation_id}
                )
            )

    async def jobs(self, task: str) -> list[Any]:
        async with self.house.db.system() as tx:
            rows = await tx.rows(
                "SELECT lock, queueing_lock, scheduled_at FROM procrastinate_jobs WHERE task_name = :t AND status = 'todo'"
                " AND args->>'conversation_id' = :c",
                {"t": task, "c": str(self.conversation_id)},
            )
        return list(rows)


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def demo_knowledge() -> MemoryKnowledge:
    """The demo's entries by words alone: these tests are about turns, not about ranking."""
    files = [(path.name, path.read_bytes()) for path in sorted(EXAMPLES.glob("*.csv"))]
    return await MemoryKnowledge.of_file(files, NoEmbedder())


@pytest_asyncio.fixture(loop_scope="session")
async def shop(settings: Settings, urls: Urls, workspace: UUID, demo_knowledge: MemoryKnowledge) -> AsyncIterator[Shop]:
    house = build(settings, bytes.fromhex(SECRET), urls, "zhike-test")
    async with house.db.transaction(workspace) as tx:
        await house.staff.assistant(tx)
        team = await house.staff.create_team(tx, None, "客服")
        queue = await house.staff.create_queue(tx, None, "人工客服", team.id, is_default=True)
        key = f"shop-{workspace.hex[-12:]}"
        await house.channels.create_inbox(tx, key=key, kind="widget", name="网站", default_queue_id=queue.id)
    inbox = await house.channels.inbox(key)
    identity = await house.channels.identify(inbox, ClaimedIdentity(uuid7().hex, verified=False))
    knowledge = Guarded(demo_knowledge)
    service = DialogueService(
        house.db, house.turns, knowledge, house.knowledge, hand_overs=house.hand_overs, waits=house.routing
    )
    yield Shop(house, workspace, inbox, identity, knowledge, service)
    await house.close()
