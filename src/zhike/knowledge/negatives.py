"""Use cases on negatives: questions an entry was given for and should not have been. They are live at once."""

from uuid import UUID

from zhike.db import Tx
from zhike.identity import Viewer
from zhike.kit.errors import Invalid
from zhike.knowledge import queries_negatives
from zhike.knowledge.errors import NegativeNotFound, OwnQuestion, TooManyNegatives
from zhike.knowledge.marked import bare
from zhike.knowledge.negatives_types import Negative
from zhike.knowledge.rules import MAX_QUESTION
from zhike.knowledge.service import KnowledgeService, live_changed, locked, must_publish, person_of
from zhike.language import tidy

MOST = 200  # of an entry


class Negatives:
    """What entries do not answer."""

    def __init__(self, knowledge: KnowledgeService) -> None:
        self.knowledge = knowledge

    async def of(self, tx: Tx, entry_id: UUID) -> list[Negative]:
        """Return an entry's negatives, newest first; raises EntryNotFound."""
        entry = await self.knowledge.entry(tx, entry_id)
        return await queries_negatives.of_entry(tx, entry.id)

    async def add(self, tx: Tx, viewer: Viewer | None, entry_id: UUID, question: str) -> Negative:
        """Hold an entry back from a question and its like; the same question again changes nothing.

        Raises Forbidden, EntryNotFound, Invalid, TooManyNegatives, and OwnQuestion for what the entry itself asks.
        """
        must_publish(viewer)
        text = tidy(question)
        if not 0 < len(text) <= MAX_QUESTION:
            raise Invalid(
                "question", f"A question has 1 to {MAX_QUESTION} characters.", f"问题需为 1 到 {MAX_QUESTION} 个字符。"
            )
        known = await self.knowledge.entry(tx, entry_id)
        version = await self.knowledge.next_version(
            tx, known.base_id
        )  # the base before the entry, as every change does
        entry = await locked(tx, entry_id, None)
        if bare(text) in {bare(own) for own in (entry.question, *entry.similar)}:
            raise OwnQuestion(field="question")
        before = await queries_negatives.of_entry(tx, entry_id)
        same = next((one for one in before if bare(one.question) == bare(text)), None)
        if same is not None:
            return same
        if len(before) >= MOST:
            raise TooManyNegatives(limit=MOST)
        added = await queries_negatives.add(tx, entry_id, text, person_of(viewer))
        assert added is not None, "the entry is locked, and none of its own is the same"
        await self._changed(tx, viewer, entry_id, version, "negative_added")
        return Negative(added[0], entry_id, text, person_of(viewer), added[1])

    async def remove(self, tx: Tx, viewer: Viewer | None, entry_id: UUID, negative_id: UUID) -> None:
        """Let an entry answer a question again; raises NegativeNotFound."""
        must_publish(viewer)
        known = await self.knowledge.entry(tx, entry_id)
        version = await self.knowledge.next_version(tx, known.base_id)
        await locked(tx, entry_id, None)
        if not await queries_negatives.remove(tx, entry_id, negative_id):
            raise NegativeNotFound
        await self._changed(tx, viewer, entry_id, version, "negative_removed")

    async def _changed(self, tx: Tx, viewer: Viewer | None, entry_id: UUID, version: int, action: str) -> None:
        await queries_negatives.touch(tx, entry_id, version)
        entry = await locked(tx, entry_id, None)
        await self.knowledge.announce(tx, live_changed(viewer, entry, version, action, updated=1))
        await self.knowledge.note(tx, viewer, f"knowledge.entry_{action}", "knowledge_entry", entry_id)
