"""Merging one conversation into another, and taking it apart again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from zhike.conversations import facts, merge_rules, queries
from zhike.conversations import queries_merging as q
from zhike.conversations.book import Draft
from zhike.conversations.errors import MergeStands, NotMerged
from zhike.conversations.intake import turn_job
from zhike.conversations.service import ConversationsService
from zhike.conversations.types import Conversation
from zhike.db import Tx
from zhike.facts import ActorRef
from zhike.identity import AuditTrail, Viewer
from zhike.kit.clock import utcnow
from zhike.kit.ids import parse_id, uuid7

STANDS = {
    "written": ("words were added since", "合并后已有新的消息"),
    "merged": ("the other one was itself merged, undo that first", "目标会话又被合并，请先撤销那一次"),
}
LINES = {"source": "merged_into", "target": "took_in"}
IDS = ("owner_id", "queue_id", "team_id")


@dataclass(frozen=True, slots=True)
class Merge:
    """A merge that stands."""

    id: UUID
    source_id: UUID
    target_id: UUID
    agent_id: UUID
    at: datetime

    @property
    def sure_until(self) -> datetime:
        """Until when it can be undone whatever is written."""
        return self.at + merge_rules.UNDO_WITHIN


class Merging:
    """Merges conversations and undoes it. Both rows are locked in the order of their ids, as everywhere."""

    def __init__(self, people: ConversationsService, audit: AuditTrail) -> None:
        self.people = people
        self.book = people.book
        self.audit = audit

    async def merge(
        self, tx: Tx, viewer: Viewer, source_id: UUID, target_id: UUID, *, same_person: bool, ip: str | None = None
    ) -> tuple[Conversation, Conversation, Merge]:
        """Merge the source into the target; returns both and the merge. Raises MergeRefused, ConversationMerged."""
        source, target = await self._both(tx, source_id, target_id)
        merge_rules.check(source.now, target.now, same_person)
        actor = ActorRef("person", viewer.id)
        before = source.now, target.now
        source.now = merge_rules.close(before[0], target_id, source.at)
        target.now = merge_rules.receive(before[1], before[0], viewer.id, target.at)
        await self._announce(tx, source, target, actor, undone=False)
        await self.book.save(tx, [source, target])
        merge = Merge(uuid7(), source_id, target_id, viewer.id, source.at)
        carried = await self._carry(tx, source_id, target_id)
        kept = {
            "source": _plain(before[0], merge_rules.OF_SOURCE),
            "before": _plain(before[1], merge_rules.OF_TARGET),
            "after": _plain(target.now, merge_rules.OF_TARGET),
        }
        values = {"w": tx.workspace, "id": merge.id, "source": source_id, "target": target_id, "agent": viewer.id}
        seqs = {"source_seq": source.now.last_seq, "target_seq": target.now.last_seq}
        await tx.execute(q.ADD, values | seqs | {"kept": Jsonb(kept | carried), "at": merge.at})
        detail = {"number": source.now.number, "into": str(target_id), "into_number": target.now.number}
        await self.audit.append(tx, viewer, "conversation.merged", "conversation", source_id, ip=ip, detail=detail)
        return source.now, target.now, merge

    async def unmerge(
        self, tx: Tx, viewer: Viewer, source_id: UUID, ip: str | None = None
    ) -> tuple[Conversation, Conversation]:
        """Take a merge back: both are as they were. Raises NotMerged, MergeStands, Continued."""
        found = await tx.row(q.STANDING, {"w": tx.workspace, "ids": [source_id]})
        if found is None:
            raise NotMerged()
        source, target = await self._both(tx, source_id, found["target_id"])
        row = await tx.row(q.STANDING, {"w": tx.workspace, "ids": [source_id]})  # as it stands under the locks
        if row is None:
            raise NotMerged()
        await self._check_undo(tx, row, target.now)
        kept: Mapping[str, Any] = row["kept"]
        source.now = merge_rules.reopen(source.now, _read(kept["source"]), source.at)
        target.now = merge_rules.release(target.now, _read(kept["before"]), _read(kept["after"]))
        await self._announce(tx, source, target, ActorRef("person", viewer.id), undone=True)
        # The assistant answers again what it had not answered: its turns were dropped when it lost the conversation.
        turns = [
            turn_job(tx.workspace, d.now.id)
            for d in (source, target)
            if d.now.owned_by_assistant and d.now.customer_seq > d.now.handled_up_to
        ]
        await self.book.save(tx, [source, target], turns)
        ids = {"w": tx.workspace, "target": target.now.id, "source": source_id}
        await tx.execute(q.DROP_MENTIONS, ids | {"agents": _ids(kept["mentions"])})
        await tx.execute(q.DROP_FOLLOWS, ids | {"agents": _ids(kept["follows"])})
        await tx.execute(q.UNDO, {"w": tx.workspace, "id": row["id"], "by": viewer.id, "at": source.at})
        detail = {"number": source.now.number, "from": str(target.now.id), "from_number": target.now.number}
        await self.audit.append(tx, viewer, "conversation.unmerged", "conversation", source_id, ip=ip, detail=detail)
        return source.now, target.now

    def check(self, source: Conversation, target: Conversation, same_person: bool) -> None:
        """Raise what merging them would: MergeRefused, ConversationMerged."""
        merge_rules.check(source, target, same_person)

    async def begun(self, tx: Tx, conversation_id: UUID) -> tuple[int, int]:
        """Return how many planned replies and drafts a conversation holds: they stay with it."""
        row = await tx.row(q.BEGUN, {"w": tx.workspace, "c": conversation_id})
        return (row["planned"], row["drafts"]) if row else (0, 0)

    async def into(self, tx: Tx, target_id: UUID) -> list[Merge]:
        """Return the merges that stand into a conversation, and into those, oldest first."""
        return [_merge(row) for row in await tx.rows(q.INTO, {"w": tx.workspace, "target": target_id})]

    async def standing(self, tx: Tx, source_id: UUID) -> tuple[Merge, bool] | None:
        """Return the merge a conversation is in, and whether it can be undone now."""
        row = await tx.row(q.STANDING, {"w": tx.workspace, "ids": [source_id]})
        if row is None:
            return None
        target = (await queries.get(tx, [row["target_id"]]))[row["target_id"]]
        try:
            await self._check_undo(tx, row, target)
        except MergeStands:
            return _merge(row), False
        return _merge(row), True

    async def _both(self, tx: Tx, source_id: UUID, target_id: UUID) -> tuple[Draft, Draft]:
        locked = {one: await self.book.lock(tx, one) for one in sorted({source_id, target_id})}
        return locked[source_id], locked[target_id]

    async def _check_undo(self, tx: Tx, row: Mapping[Any, Any], target: Conversation) -> None:
        if target.merged_into is not None:
            raise MergeStands(why=STANDS["merged"][0], reason=STANDS["merged"][1])
        if utcnow() > row["at"] + merge_rules.UNDO_WITHIN and await tx.scalar(
            q.WRITTEN, {"w": tx.workspace, **_said(row)}
        ):
            raise MergeStands(why=STANDS["written"][0], reason=STANDS["written"][1])

    async def _announce(self, tx: Tx, source: Draft, target: Draft, actor: ActorRef, *, undone: bool) -> None:
        """Say in facts, and in private lines of both transcripts, what became of both."""
        reason, fact = ("unmerged", facts.unmerged) if undone else ("merged", facts.merged)
        for d, other, part in ((source, target, "source"), (target, source, "target")):
            was = d.before
            if was.status != d.now.status:
                self.book.announce(d, facts.status_changed, was, actor, reason)
            if part == "target" and (was.owner_kind, was.owner_id, was.queue_id) != (
                d.now.owner_kind,
                d.now.owner_id,
                d.now.queue_id,
            ):
                self.book.announce(d, facts.assigned, was, actor, reason)
            if was.priority != d.now.priority:
                self.book.announce(d, facts.priority_changed, was, actor)
            self.book.announce(d, fact, actor, other.now.id, other.now.number, part)
            params = {"number": other.now.number, "id": str(other.now.id)}
            self.book.note(d, f"conversation.{LINES[part] if not undone else reason}", actor, params, private=True)
        people = {c.owner_id for d in (source, target) for c in (d.before, d.now) if c.owner_kind == "person"}
        for one in sorted(p for p in people if p is not None):
            await self.people.staff.touch_idle(tx, one)

    async def _carry(self, tx: Tx, source_id: UUID, target_id: UUID) -> dict[str, list[str]]:
        """Have who follows the source, or was mentioned there, follow the target too; returns who is new there."""
        ids = {"w": tx.workspace, "source": source_id, "target": target_id}
        mentions, follows = await tx.rows(q.CARRY_MENTIONS, ids), await tx.rows(q.CARRY_FOLLOWS, ids)
        return {
            "mentions": [str(row["agent_id"]) for row in mentions],
            "follows": [str(row["agent_id"]) for row in follows],
        }


def _merge(row: Mapping[Any, Any]) -> Merge:
    return Merge(row["id"], row["source_id"], row["target_id"], row["agent_id"], row["at"])


def _said(row: Mapping[Any, Any]) -> dict[str, Any]:
    ids = {"source": row["source_id"], "target": row["target_id"]}
    return ids | {"source_seq": row["source_seq"], "target_seq": row["target_seq"]}


def _plain(c: Conversation, names: Sequence[str]) -> dict[str, Any]:
    """Return fields as JSON holds them."""
    held = {name: getattr(c, name) for name in names}
    return {
        name: value.isoformat() if isinstance(value, datetime) else str(value) if isinstance(value, UUID) else value
        for name, value in held.items()
    }


def _read(held: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields as the conversation holds them."""
    return {
        name: None
        if value is None
        else parse_id(value)
        if name in IDS
        else datetime.fromisoformat(value)
        if name.endswith(("_at", "_since", "_until"))
        else value
        for name, value in held.items()
    }


def _ids(texts: Sequence[str]) -> list[UUID]:
    return [UUID(text) for text in texts]
