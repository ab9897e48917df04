"""Answers marked wrong by colleagues, and their review: what is approved teaches the assistant, nothing else does."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from zhike import facts as log
from zhike.conversations import ConversationNotFound
from zhike.db import Database, Tx
from zhike.dialogue import facts, queries, queries_corrections
from zhike.dialogue.errors import TurnNotFound
from zhike.dialogue.learning_errors import (
    AlreadyReviewed,
    CorrectionNotFound,
    NotASource,
    PersonalData,
    SameEntry,
)
from zhike.dialogue.learning_ports import Excerpts
from zhike.dialogue.learning_texts import personal, question_of, scrubbed, shown
from zhike.dialogue.learning_types import Correction, Span
from zhike.dialogue.types import TurnRecord
from zhike.facts import ActorRef
from zhike.identity import Viewer
from zhike.kit.errors import Forbidden, NotFound, ZhikeError
from zhike.kit.ids import uuid7
from zhike.kit.paging import clamp_limit, decode_id_cursor, encode_cursor
from zhike.knowledge import Entry, KnowledgeRoom
from zhike.language import fold

PUBLISH = "knowledge.publish"
STATES = ("pending", "approved", "rejected")


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction as a reader sees it; texts are None where he may not see the conversation.

    ``kept``: the question without personal data, as it might be kept.
    """

    correction: Correction
    question: str | None
    kept: str | None


@dataclass(frozen=True, slots=True)
class Approved:
    """What an approval came to. ``similar``: published, drafted (why: a code), or none."""

    view: CorrectionView
    similar: str
    why: ZhikeError | None = None


class Corrections:
    """Marks, lists and reviews corrections."""

    def __init__(self, db: Database, excerpts: Excerpts, room: KnowledgeRoom) -> None:
        self.db = db
        self.excerpts = excerpts
        self.room = room

    async def sources(
        self, tx: Tx, viewer: Viewer, conversation_id: UUID, turn_id: UUID
    ) -> tuple[list[UUID], list[CorrectionView]]:
        """Return the entries a turn rests on, and what was marked of them; for who may see the conversation."""
        record, _ = await self._turn(tx, viewer, conversation_id, turn_id)
        entries = [UUID(source["entry_id"]) for source in record.sources]
        return entries, await self._views(tx, viewer, await queries_corrections.of_turn(tx, turn_id))

    async def mark(
        self, tx: Tx, viewer: Viewer, conversation_id: UUID, turn_id: UUID, entry_id: UUID, right_id: UUID | None
    ) -> CorrectionView:
        """Say that an answer should not have come from an entry, and which it should have come from, if any."""
        record, mode = await self._turn(tx, viewer, conversation_id, turn_id)
        if str(entry_id) not in {source["entry_id"] for source in record.sources}:
            raise NotASource(field="entry_id")
        if right_id == entry_id:
            raise SameEntry(field="right_id")
        if right_id is not None:
            await self.room.knowledge.entry(tx, right_id)
        marked = await queries_corrections.mark(tx, uuid7(), turn_id, conversation_id, entry_id, right_id, viewer.id)
        if marked is None:
            raise AlreadyReviewed
        found = await queries_corrections.correction(tx, marked)
        assert found is not None, "it was written just now"
        await log.append(tx, [facts.turn_corrected(found, _actor(viewer), mode)])
        return (await self._views(tx, viewer, [found]))[0]

    async def take_back(self, tx: Tx, viewer: Viewer, correction_id: UUID) -> None:
        """Take a mark back while it is pending: who made it, or who reviews."""
        found = await self._pending(tx, viewer, correction_id)
        if viewer.id != found.marked_by and not viewer.may(PUBLISH):
            raise Forbidden(permission=PUBLISH)
        conversation = await self.excerpts.conversation(tx, viewer, found.conversation_id)
        await queries_corrections.remove(tx, correction_id)
        gone = replace(found, state="withdrawn", version=found.version + 1)
        await log.append(tx, [facts.turn_corrected(gone, _actor(viewer), conversation.mode)])

    async def page(
        self, tx: Tx, viewer: Viewer, state: str | None, limit: int | None = None, cursor: str | None = None
    ) -> tuple[list[CorrectionView], str | None]:
        """Return corrections newest first, and the cursor of the next page."""
        size, before = clamp_limit(limit), decode_id_cursor(cursor)
        found = await queries_corrections.page(tx, state, size + 1, before)
        views = await self._views(tx, viewer, found[:size])
        return views, encode_cursor(str(found[size - 1].id)) if len(found) > size else None

    async def counts(self, tx: Tx) -> dict[str, int]:
        """Return how many corrections there are in each state."""
        found = await queries_corrections.counts(tx)
        return {state: found.get(state, 0) for state in STATES}

    async def reject(self, tx: Tx, viewer: Viewer, correction_id: UUID) -> CorrectionView:
        """Say that the answer was right after all."""
        found = await self._pending(tx, viewer, correction_id)
        return await self._reviewed(tx, viewer, found, "rejected")

    async def approve(self, viewer: Viewer, correction_id: UUID, question: str, *, similar: bool = True) -> Approved:
        """Keep the question as one the entry does not answer, and (``similar``) as one that the right entry does.

        ``question``: as the reviewer wrote it; raises PersonalData while it holds what belongs to a customer. The right entry
        takes it by an ordinary draft, published where nothing stands against that. Opens its own transactions.
        """
        if personal(question):
            raise PersonalData(field="question")
        async with self.db.transaction(viewer.workspace_id) as tx:
            found = await self._pending(tx, viewer, correction_id)
            await self.room.negatives.add(tx, viewer, found.entry_id, question)
            drafted = await self._draft(tx, viewer, found, question) if similar else None
            view = await self._reviewed(tx, viewer, found, "approved")
        if drafted is None:
            return Approved(view, "none")
        entry, alone = drafted
        if not alone:
            return Approved(view, "drafted")
        try:
            await self.room.publishing.publish(viewer, entry.id, entry.version)
        except ZhikeError as error:  # four eyes, failing checks, no worker: the draft waits for whoever may
            return Approved(view, "drafted", error)
        return Approved(view, "published")

    async def _draft(self, tx: Tx, viewer: Viewer, found: Correction, question: str) -> tuple[Entry, bool] | None:
        """Write the question into a draft of the right entry; returns it and whether nothing else waits in that draft."""
        if found.right_id is None:
            return None
        try:
            entry = await self.room.knowledge.entry(tx, found.right_id)
        except NotFound:
            return None
        newest = await self.room.life.newest(tx, entry)
        if fold(question) in {fold(text) for text in (newest.question, *newest.similar)} or entry.state == "archived":
            return None
        alone = entry.state == "published" and entry.draft_number is None
        changes = {"similar": (*newest.similar, question)}
        return await self.room.life.save_draft(tx, viewer, entry.id, changes, None), alone

    async def _turn(self, tx: Tx, viewer: Viewer, conversation_id: UUID, turn_id: UUID) -> tuple[TurnRecord, str]:
        conversation = await self.excerpts.conversation(tx, viewer, conversation_id)
        record = await queries.turn(tx, conversation_id, turn_id)
        if record is None:
            raise TurnNotFound
        return record, conversation.mode

    async def _pending(self, tx: Tx, viewer: Viewer, correction_id: UUID) -> Correction:
        """Return a locked correction that waits for review, of a conversation the viewer may see."""
        found = await queries_corrections.correction(tx, correction_id, lock=True)
        if found is None:
            raise CorrectionNotFound
        try:
            await self.excerpts.conversation(tx, viewer, found.conversation_id)
        except ConversationNotFound:
            raise CorrectionNotFound from None
        if found.state != "pending":
            raise AlreadyReviewed
        return found

    async def _reviewed(self, tx: Tx, viewer: Viewer, found: Correction, state: str) -> CorrectionView:
        await queries_corrections.review(tx, found.id, state, viewer.id if viewer.kind == "person" else None)
        now = await queries_corrections.correction(tx, found.id)
        assert now is not None, "it is locked"
        conversation = await self.excerpts.conversation(tx, viewer, found.conversation_id)
        await log.append(tx, [facts.turn_corrected(now, _actor(viewer), conversation.mode)])
        await self.room.knowledge.note(
            tx, viewer, f"knowledge.correction_{state}", "correction", found.id, {"entry": str(found.entry_id)}
        )
        return (await self._views(tx, viewer, [now]))[0]

    async def _views(self, tx: Tx, viewer: Viewer, found: Sequence[Correction]) -> list[CorrectionView]:
        spans: set[Span] = {one.span for one in found}
        said = await self.excerpts.seen(tx, viewer, spans) if spans else {}
        views = []
        for one in found:
            asked = question_of(said.get(one.span, ()), talk=True)
            text = asked[1] if asked is not None else None
            views.append(CorrectionView(one, shown(text) if text else None, scrubbed(text) if text else None))
        return views


def _actor(viewer: Viewer) -> ActorRef:
    return ActorRef("person", viewer.id) if viewer.kind == "person" else ActorRef("system")
