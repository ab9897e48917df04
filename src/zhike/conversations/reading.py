"""Reading conversations under the `visible` rule: lists, counts, transcripts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from zhike.conversations import queries
from zhike.conversations.book import Book
from zhike.conversations.errors import ConversationNotFound, NotYours
from zhike.conversations.filters import SUBJECT, VIEWS, conditions, cursor_after, in_view, paged
from zhike.conversations.queries_merging import NUMBERS
from zhike.conversations.tables import conversations as t
from zhike.conversations.types import PRECEDENCE, Conversation, Message, View
from zhike.db import Tx
from zhike.identity import Subject, Viewer, visible, visible_clause
from zhike.kit.errors import Forbidden

READ, REPLY = "conversation.read", "conversation.reply"
FAMILY = 100
ONE, COUNT = "one", "count"
COUNTED = 1_000  # of what reaches the resolved ones, no more are counted


class Reading:
    """Everything that only looks."""

    def __init__(self, book: Book) -> None:
        self.book = book

    async def page(self, tx: Tx, viewer: Viewer, view: View) -> tuple[list[Conversation], str | None]:
        """Return one page of a view and the cursor of the next. One statement."""
        statement = sa.select(*(t.c[name] for name in queries.COLUMNS)).where(
            t.c.workspace_id == tx.workspace, *conditions(tx, viewer, view), visible_clause(viewer, READ, SUBJECT)
        )
        rows = [queries.conversation_of(row) for row in (await tx.execute(paged(statement, view))).fetchall()]
        more = len(rows) > view.limit
        rows = rows[: view.limit]
        return rows, cursor_after(rows[-1], view) if more else None

    async def counts_of(
        self, tx: Tx, viewer: Viewer, views: Mapping[str, View]
    ) -> tuple[dict[str, int], dict[str, int]]:
        """Return how many open conversations the inbox's own views hold, and how many others hold. One statement.

        A view that reaches resolved conversations is counted up to 1,000 and stays there.
        """
        live = {key: view for key, view in views.items() if view.status not in ("any", "resolved")}
        seen = (t.c.workspace_id == tx.workspace, visible_clause(viewer, READ, SUBJECT))
        is_open = t.c.status == "open"
        columns = [sa.func.count().filter(is_open, in_view(name, viewer)).label(name) for name in VIEWS]
        columns += [sa.func.count().filter(*conditions(tx, viewer, view)).label(key) for key, view in live.items()]
        for key, view in views.items():
            if key not in live:
                some = sa.select(sa.literal(1)).select_from(t).where(*seen, *conditions(tx, viewer, view))
                few = some.limit(COUNTED).correlate(None).subquery()
                columns.append(sa.select(sa.func.count()).select_from(few).scalar_subquery().label(key))
        statuses = {"open"} | {view.status for view in live.values()}
        row = await tx.row(sa.select(*columns).select_from(t).where(*seen, t.c.status.in_(sorted(statuses))))
        found = {name: int(row[name]) for name in (*VIEWS, *views)} if row else dict.fromkeys((*VIEWS, *views), 0)
        return {name: found[name] for name in VIEWS}, {key: found[key] for key in views}

    async def get(self, tx: Tx, viewer: Viewer, conversation_id: UUID, permission: str = READ) -> Conversation:
        """Return one conversation the viewer holds ``permission`` on.

        Raises ConversationNotFound for one he may not see, NotYours for one on which he would hold the permission once
        he took it over, Forbidden for one he sees but lacks the permission on.
        """
        c = (await queries.get(tx, [conversation_id])).get(conversation_id)
        if c is None:
            raise ConversationNotFound(id=str(conversation_id))
        if not visible(viewer, permission, subject(c)):
            mentioned = (await self.mentioned(tx, [c.id])).get(c.id, frozenset())
            about = subject(c, mentioned)
            if not visible(viewer, permission, about):
                if permission != READ and visible(viewer, READ, about):
                    mine = replace(about, owner_id=viewer.id)
                    if visible(viewer, REPLY, about) and visible(viewer, permission, mine):
                        raise NotYours()
                    raise Forbidden(permission=permission)
                raise ConversationNotFound(id=str(conversation_id))
        return c

    async def within(self, tx: Tx, viewer: Viewer, conversation_id: UUID) -> Conversation:
        """Return the conversation in which the viewer reads one: itself, or what it was merged into."""
        try:
            return await self.get(tx, viewer, conversation_id)
        except ConversationNotFound:
            c = (await queries.get(tx, [conversation_id])).get(conversation_id)
            if c is None or c.merged_into is None:
                raise
            return await self.within(tx, viewer, c.merged_into)

    async def many(self, tx: Tx, ids: Collection[UUID]) -> dict[UUID, Conversation]:
        """Return conversations by id without asking who looks (for delivery, which asks itself)."""
        return await queries.get(tx, list(ids)) if ids else {}

    async def of_families(self, tx: Tx, roots: Collection[UUID]) -> dict[UUID, list[Conversation]]:
        """Return by customer his conversations and those of everybody merged into him (the last 100), for colleagues."""
        found: dict[UUID, list[Conversation]] = {}
        params = {"w": tx.workspace, "roots": list(roots), "limit": FAMILY}
        for row in (await tx.execute(queries.OF_FAMILIES, params)).fetchall() if roots else ():
            found.setdefault(row[0], []).append(queries.conversation_of(row[1:]))
        return found

    async def active(self, tx: Tx, customer_ids: Collection[UUID], since: datetime) -> set[UUID]:
        """Return those with a conversation that is not resolved, or in which anything happened ``since``."""
        params = {"w": tx.workspace, "ids": list(customer_ids), "since": since}
        return {row["customer_id"] for row in await tx.rows(queries.ACTIVE, params)} if customer_ids else set()

    async def mentioned(self, tx: Tx, ids: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
        """Return who was mentioned in each conversation."""
        found: dict[UUID, set[UUID]] = {}
        for row in await tx.rows(queries.MENTIONED, {"w": tx.workspace, "ids": list(ids)}):
            found.setdefault(row["conversation_id"], set()).add(row["agent_id"])
        return {key: frozenset(value) for key, value in found.items()}

    async def involved(
        self, tx: Tx, ids: Collection[UUID]
    ) -> tuple[dict[UUID, dict[UUID, UUID]], dict[UUID, frozenset[UUID]]]:
        """Return (who was mentioned in each conversation, by which note last; who follows each). One statement."""
        mentioned: dict[UUID, dict[UUID, UUID]] = {}
        follows: dict[UUID, set[UUID]] = {}
        for row in await tx.rows(queries.INVOLVED, {"w": tx.workspace, "ids": list(ids)}):
            if row["message_id"] is None:
                follows.setdefault(row["conversation_id"], set()).add(row["agent_id"])
            else:
                mentioned.setdefault(row["conversation_id"], {})[row["agent_id"]] = row["message_id"]
        return mentioned, {key: frozenset(who) for key, who in follows.items()}

    async def messages(
        self, tx: Tx, c: Conversation, *, before_seq: int | None = None, limit: int = 50, private: bool = True
    ) -> tuple[list[Message], bool]:
        """Return up to ``limit`` messages before a seq (the newest for None), ascending, and whether there are earlier ones."""
        params = {
            "w": tx.workspace,
            "c": c.id,
            "before": before_seq or 2**31 - 1,
            "private": private,
            "limit": limit + 1,
        }
        rows = await tx.rows(queries.PAGE, params)
        earlier, rows = len(rows) > limit, list(rows[:limit])
        return await self.book.open_messages(tx, rows[::-1], {c.id: c.customer_id}), earlier

    async def messages_by_id(self, tx: Tx, ids: Sequence[UUID], customers: Mapping[UUID, UUID]) -> list[Message]:
        """Return messages by id; ``customers`` maps their conversations to customers."""
        if not ids:
            return []
        rows = await tx.rows(queries.BY_IDS, {"w": tx.workspace, "ids": list(ids)})
        return await self.book.open_messages(tx, rows, customers)

    async def numbers(self, tx: Tx, ids: Sequence[UUID]) -> dict[UUID, int]:
        """Return the numbers by which people know conversations."""
        return {row["id"]: row["number"] for row in await tx.rows(NUMBERS, {"w": tx.workspace, "ids": list(ids)})}

    async def quoted(self, tx: Tx, ids: Collection[UUID]) -> list[Message]:
        """Return messages by id, whoever's conversations they stand in (for who may see those that quote them)."""
        rows = [dict(row) for row in await tx.rows(queries.QUOTED, {"w": tx.workspace, "ids": list(ids)})]
        customers = {row["conversation_id"]: row.pop("customer_id") for row in rows}
        return await self.book.open_messages(tx, rows, customers)

    async def current(
        self, tx: Tx, inbox_id: UUID, customer_id: UUID, *, signed: UUID | None = None
    ) -> Conversation | None:
        """Return a customer's conversation in an inbox: the first by `Conversation.rank`.

        ``signed``: the identity by which he proved who he is; what he said before he signed in counts then too.
        """
        unresolved = t.c.status != "resolved"
        first = sa.case((unresolved, sa.case(PRECEDENCE, value=t.c.owner_kind)), else_=len(PRECEDENCE))
        statement = (
            sa.select(*(t.c[name] for name in queries.COLUMNS))
            .where(t.c.workspace_id == tx.workspace, _of_visitor(tx, customer_id, signed), t.c.inbox_id == inbox_id)
            .order_by(first, t.c.merged_into.is_not(None), t.c.id.desc())
            .limit(1)
        )
        row = (await tx.execute(statement)).fetchone()
        return queries.conversation_of(row) if row else None

    async def ids_of(self, tx: Tx, inbox_id: UUID, customer_id: UUID, *, signed: UUID | None = None) -> frozenset[UUID]:
        """Return a customer's conversations in an inbox (``signed``: see `current`)."""
        where = (t.c.workspace_id == tx.workspace, _of_visitor(tx, customer_id, signed), t.c.inbox_id == inbox_id)
        return frozenset((await tx.execute(sa.select(t.c.id).where(*where))).scalars())

    async def among(self, tx: Tx, viewer: Viewer, permission: str, customer_ids: Collection[UUID]) -> set[UUID]:
        """Return those customers who have a conversation the viewer holds ``permission`` on (customers' Acquaintance)."""
        where = (
            t.c.workspace_id == tx.workspace,
            t.c.customer_id.in_(list(customer_ids)),
            visible_clause(viewer, permission, SUBJECT),
        )
        return set((await tx.execute(sa.select(t.c.customer_id).distinct().where(*where))).scalars())

    async def counts(self, tx: Tx, customer_ids: Collection[UUID]) -> dict[UUID, int]:
        """Return how many conversations each customer, with everybody merged into him, had (ConversationCounts)."""
        rows = await tx.rows(queries.COUNTS, {"w": tx.workspace, "ids": list(customer_ids)})
        return {row[ONE]: row[COUNT] for row in rows}

    async def loads(self, tx: Tx, agent_ids: Collection[UUID] | None = None) -> dict[UUID, int]:
        """Return how many open conversations each person owns."""
        where = [t.c.workspace_id == tx.workspace, t.c.owner_kind == "person", t.c.status == "open"]
        if agent_ids is not None:
            where.append(t.c.owner_id.in_(list(agent_ids)))
        statement: sa.Select[Any] = (
            sa.select(t.c.owner_id.label(ONE), sa.func.count().label(COUNT)).where(*where).group_by(t.c.owner_id)
        )
        rows = await tx.rows(statement)
        return {row[ONE]: row[COUNT] for row in rows}


def subject(c: Conversation, mentioned: frozenset[UUID] = frozenset()) -> Subject:
    """Return what the `visible` rule looks at."""
    return Subject(c.inbox_id, c.team_id, c.owner_id, mentioned)


def _of_visitor(tx: Tx, customer_id: UUID, signed: UUID | None) -> sa.ColumnElement[bool] | sa.TextClause:
    """Return the condition that a conversation is a customer's, or was before he signed in as this identity."""
    if signed is None:
        return t.c.customer_id == customer_id
    within = sa.text(f"conversations.customer_id = ANY (ARRAY({queries.KIN_OF_VISITOR}))")
    return within.bindparams(kin_own=customer_id, kin_w=tx.workspace, kin_identity=signed)
