"""Searching as somebody: only what he may see, each hit compared with its text before it is shown."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from zhike.conversations import Conversation, Finding, Message, Wanted, hides_text, searchable
from zhike.customers import CustomersService, mask_text
from zhike.db import Tx
from zhike.desk.ports import Names
from zhike.desk.rows import Desk
from zhike.desk.search import queries, tokens
from zhike.desk.search.projection import key_of
from zhike.identity import Viewer
from zhike.kit.clock import iso
from zhike.kit.errors import Invalid
from zhike.kit.paging import an_id, clamp_limit, decode_cursor, encode_cursor
from zhike.knowledge import EntryFilter, KnowledgeService

SCAN, HITS, ROUNDS, OTHERS = 10_000, 100, 5, 3
NEWEST, OLDEST = UUID(int=2**128 - 1), UUID(int=0)
Hit = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for, where, and from whom."""

    q: str
    inbox_ids: tuple[UUID, ...] = ()
    authors: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    limit: int | None = None
    cursor: str | None = None


class Search:
    """Messages, customers and entries by words."""

    def __init__(
        self,
        finding: Finding,
        customers: CustomersService,
        knowledge: KnowledgeService,
        desk: Desk,
        names: Names,
        secret: bytes,
    ) -> None:
        self.finding = finding
        self.customers = customers
        self.knowledge = knowledge
        self.desk = desk
        self.names = names
        self.secret = secret

    async def messages(self, tx: Tx, viewer: Viewer, asked: Asked) -> tuple[list[Hit], str | None]:
        """Return (hits, newest first; the cursor of older ones). Raises Invalid for words too short to be looked up."""
        words, size = tokens.words(asked.q), clamp_limit(asked.limit)
        wanted = tokens.needed(words)
        if not wanted:
            raise Invalid("q", "Type at least two characters.", "请至少输入两个字。")
        held = await queries.counts(tx, tokens.hashed(key_of(self.secret, tx.workspace), wanted))
        rarest, *others = sorted(held, key=held.__getitem__)
        before, more, found = self._newest(asked), held[rarest] > 0, list[tuple[Conversation, Message, str]]()
        for _ in range(ROUNDS):
            if not more or len(found) > size:
                break
            ids, last, more = await queries.window(tx, rarest, others[:OTHERS], before, _low(asked), SCAN, HITS)
            found += await self._compared(tx, viewer, asked, ids, words)
            before = last or before
        if len(found) > size:
            found, before, more = found[:size], found[size - 1][1].id, True
        return await self._shown(tx, viewer, found, words), encode_cursor(str(before)) if more else None

    async def people(self, tx: Tx, viewer: Viewer, asked: Asked) -> tuple[list[Hit], str | None]:
        """Return customers by name, phone, e-mail or number."""
        found, more = await self.customers.search(tx, viewer, asked.q, asked.limit, asked.cursor)
        words = tokens.words(asked.q)
        return [_hit("customer", one["id"], _parts(one["name"], words), customer=one) for one in found], more

    async def entries(self, tx: Tx, _viewer: Viewer, asked: Asked) -> tuple[list[Hit], str | None]:
        """Return knowledge entries whose question, other questions or answer has the words, in one piece."""
        found, more = await self.knowledge.entries(tx, EntryFilter(q=asked.q), asked.limit, asked.cursor)
        words = [" ".join(tokens.words(asked.q))]
        return [
            _hit(
                "entry",
                str(one.id),
                _parts(one.answer, words),
                title=_parts(one.question, words),
                at=iso(one.updated_at),
                entry={"state": one.state, "base_id": str(one.base_id)},
            )
            for one in found
        ], more

    def _newest(self, asked: Asked) -> UUID:
        key = decode_cursor(asked.cursor, an_id)
        if key:
            return key[0]
        return _id_at(asked.until) if asked.until else NEWEST

    async def _compared(
        self, tx: Tx, viewer: Viewer, asked: Asked, ids: Sequence[UUID], words: Sequence[str]
    ) -> list[tuple[Conversation, Message, str]]:
        """Return what the viewer may see and whose text, as he may read it, holds every word."""
        if not ids:
            return []
        seen = await self.finding.seen(tx, viewer, ids, Wanted(asked.inbox_ids, asked.authors))
        return await asyncio.to_thread(_holding, seen, words, hides_text(viewer))

    async def _shown(
        self, tx: Tx, viewer: Viewer, found: Sequence[tuple[Conversation, Message, str]], words: Sequence[str]
    ) -> list[Hit]:
        rows = await self.desk.rows(tx, list({c.id: c for c, _, _ in found}.values()))
        names = await self.names.names(tx, sorted({m.author_id for _, m, _ in found if m.author_id})) if found else {}
        return [
            _hit(
                "message",
                str(m.id),
                _parts(text, words),
                at=iso(m.created_at),
                seq=m.seq,
                private=m.private,
                author={
                    "kind": m.author_kind,
                    "name": names.get(m.author_id, {}).get("name", "") if m.author_id else "",
                },
                conversation=rows[c.id].show(viewer),
            )
            for c, m, text in found
        ]


def _holding(
    seen: Sequence[tuple[Conversation, Message]], words: Sequence[str], hide: bool
) -> list[tuple[Conversation, Message, str]]:
    out = []
    for c, message in seen:
        text = searchable(message)
        text = mask_text(text) if hide else text  # or a number could be guessed digit by digit
        if tokens.holds(text, words):
            out.append((c, message, text))
    return out


def _hit(kind: str, id_: str, parts: Sequence[Mapping[str, Any]], **more: Any) -> Hit:
    empty = dict.fromkeys(("title", "at", "seq", "author", "conversation", "customer", "entry"))
    return {"kind": kind, "id": id_, "parts": parts, "private": False} | empty | more


def _parts(text: str, words: Sequence[str]) -> list[dict[str, Any]]:
    return [{"text": piece, "hit": hit} for piece, hit in tokens.marked(" ".join(text.split()), words)]


def _id_at(at: datetime) -> UUID:
    """Return the smallest id of a moment: ids begin with their time."""
    return UUID(int=max(0, int(at.timestamp() * 1000)) << 80)


def _low(asked: Asked) -> UUID:
    return _id_at(asked.since) if asked.since else OLDEST
