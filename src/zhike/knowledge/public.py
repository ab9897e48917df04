"""What customers read on their own: topics, entries and a search over them, with the very rules of an answer.

The search asks the worker's index, as the assistant does; where no worker answers in time it looks for the words themselves.
"""

import time
from collections.abc import Awaitable, Collection
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from zhike.db import Tx
from zhike.kit.errors import ZhikeError
from zhike.knowledge import queries_public
from zhike.knowledge.life_types import Shown, Topic
from zhike.knowledge.searcher import Searcher

TASK = "knowledge.find"
PATIENCE_S = 2.0
PAUSE_S = 10.0  # after a worker did not answer: words are looked for at once
LIKELY = 0.05  # of a candidate's chance; below it is noise
MAX_TOPICS, MAX_FOUND, MAX_RELATED = 24, 10, 5


class Caller(Protocol):
    """Asks a worker (`jobs.Calls`)."""

    def ask(
        self, workspace_id: UUID, task: str, question: dict[str, Any], timeout_s: float = 10
    ) -> Awaitable[dict[str, Any]]:
        """Run ``task`` in a worker and return its answer."""
        ...


@dataclass(frozen=True, slots=True)
class Finder:
    """The worker's side of a search (give ``answer`` to ``Calls.task``)."""

    searcher: Searcher

    async def answer(self, workspace_id: UUID, question: dict[str, Any]) -> dict[str, Any]:
        """Return the ids of entries that may answer, best first."""
        bases = frozenset(UUID(base) for base in question["bases"]) if question["bases"] is not None else None
        (found,) = await self.searcher.search(workspace_id, [question["text"]], question["locale"], bases, "widget")
        likely = [one for one in found.candidates if one.score >= LIKELY and one.locale == question["locale"]]
        return {"ids": [str(one.entry_id) for one in likely]}


class PublicKnowledge:
    """Reads for whoever comes by. ``bases``: those an inbox shows, None all."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller
        self._not_before = 0.0

    async def topics(self, tx: Tx, bases: Collection[UUID] | None, locale: str) -> list[Topic]:
        """Return the topics that hold anything in this language."""
        return await queries_public.topics(tx, bases, locale, MAX_TOPICS)

    async def entries(
        self, tx: Tx, bases: Collection[UUID] | None, locale: str, topic: Topic | None, limit: int, offset: int = 0
    ) -> list[Shown]:
        """Return a topic's entries (None: all), most used first."""
        return await queries_public.of_topic(tx, bases, locale, topic, limit, offset)

    async def entry(self, tx: Tx, bases: Collection[UUID] | None, entry_id: UUID) -> Shown | None:
        """Return an entry, None unless customers may read it now."""
        return (await queries_public.named(tx, bases, [entry_id])).get(entry_id)

    async def related(self, tx: Tx, bases: Collection[UUID] | None, to: Shown) -> list[Shown]:
        """Return what stands near an entry."""
        return await queries_public.related(tx, bases, to, MAX_RELATED)

    async def locales(self, tx: Tx, bases: Collection[UUID] | None) -> list[str]:
        """Return the languages there are, fullest first."""
        return await queries_public.locales(tx, bases)

    async def addresses(self, tx: Tx, bases: Collection[UUID] | None, limit: int) -> list[tuple[UUID, str, Any]]:
        """Return (entry, locale, last change) for a sitemap."""
        return await queries_public.addresses(tx, bases, limit)

    async def likely(self, workspace_id: UUID, bases: Collection[UUID] | None, locale: str, words: str) -> list[UUID]:
        """Return entries by meaning, best first; none when no worker is there. Call it with no transaction open."""
        if time.monotonic() < self._not_before:
            return []
        listed = sorted(str(base) for base in bases) if bases is not None else None
        question = {"text": words, "locale": locale, "bases": listed}
        try:
            found = await self.caller.ask(workspace_id, TASK, question, PATIENCE_S)
        except ZhikeError:
            self._not_before = time.monotonic() + PAUSE_S
            return []
        return [UUID(one) for one in found["ids"]]

    async def search(
        self, tx: Tx, bases: Collection[UUID] | None, locale: str, words: str, likely: list[UUID]
    ) -> list[Shown]:
        """Return the likely ones that may be read, then entries with these very words."""
        known = await queries_public.named(tx, bases, likely)
        exact = await queries_public.holding(tx, bases, locale, words, MAX_FOUND)
        found = {one: known[one] for one in likely if one in known} | {
            one.id: one for one in exact if one.id not in known
        }
        return list(found.values())[:MAX_FOUND]
