"""Reading conversations under the `visible` rule: lists, counts, transcripts."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from zhike.conversations import queries
from zhike.conversations.book import Book
from zhike.conversations.errors import ConversationNotFound
from zhike.conversations.tables import conversations as t
from zhike.conversations.tables import mentions as m
from zhike.conversations.types import PRECEDENCE, STATUSES, Conversation, Message, View
from zhike.db import Tx
from zhike.identity import Subject, SubjectColumns, Viewer, visible, visible_clause
from zhike.kit.errors import Forbidden, Invalid
from zhike.kit.paging import a_time, an_id, decode_cursor, encode_cursor

READ = "conversation.read"
VIEWS = ("mine", "unassigned", "team", "assistant", "mentioned", "all")
FAMILY = 100
ONE, COUNT = "one", "count"
INFINITY = "'infinity'::timestamptz"


def _mentioned(agent_id: UUID) -> sa.ColumnElement[bool]:
    same = sa.and_(m.c.workspace_id == t.c.workspace_id, m.c.conversation_id == t.c.id, m.c.agent_id == agent_id)
    return sa.exists().where(same)


SUBJECT = SubjectColumns(t.c.inbox_id, t.c.team_id, t.c.owner_id, _mentioned)


def in_view(name: str, viewer: Viewer) -> sa.ColumnElement[bool]:
    """Return the condition of one of the inbox's views."""
    match name:
        case "mine":
            return t.c.owner_id == viewer.id
        case "unassigned":
            return t.c.owner_kind == "queue"
        case "team":
            return t.c.team_id.in_(sorted(viewer.team_ids)) if viewer.team_ids else sa.false()
        case "assistant":
            return t.c.owner_kind == "assistant"
        case "mentioned":
            return _mentioned(viewer.id)
        case "all":
            return sa.true()
    raise Invalid("view", f"Use one of: {', '.join(VIEWS)}.", f"视图只能是：{'、'.join(VIEWS)}。")


class Reading:
    """Everything that only looks."""

    def __init__(self, book: Book) -> None:
        self.book = book

    async def page(self, tx: Tx, viewer: Viewer, view: View) -> tuple[list[Conversation], str | None]:
        """Return one page of a view and the cursor of the next. One statement."""
        statement = sa.select(*(t.c[name] for name in queries.COLUMNS)).where(
            t.c.workspace_id == tx.workspace, in_view(view.name, viewer), visible_clause(viewer, READ, SUBJECT)
        )
        if view.status != "any":
            statement = statement.where(t.c.status == view.status)
        for column, value in (("inbox_id", view.inbox_id), ("number", view.number)):
            if value is not None:
                statement = statement.where(t.c[column] == value)
        if view.customer_id is not None:
            statement = statement.where(_of(tx, view.customer_id))
        if view.customer_ids is not None:
            statement = statement.where(t.c.customer_id.in_(view.customer_ids))
        if view.status == "any" and view.sort == "newest":
            statement = _merged(statement, view)
        else:
            statement = _sorted(statement, view).limit(view.limit + 1)
        rows = [queries.conversation_of(row) for row in (await tx.execute(statement)).fetchall()]
        more = len(rows) > view.limit
        rows = rows[: view.limit]
        return rows, _cursor(rows[-1], view) if more else None

    async def view_counts(self, tx: Tx, viewer: Viewer) -> dict[str, int]:
        """Return how many open conversations each view holds. One statement."""
        columns = [sa.func.count().filter(in_view(name, viewer)).label(name) for name in VIEWS]
        where = (t.c.workspace_id == tx.workspace, t.c.status == "open", visible_clause(viewer, READ, SUBJECT))
        row = await tx.row(sa.select(*columns).select_from(t).where(*where))
        return {name: int(row[name]) for name in VIEWS} if row else dict.fromkeys(VIEWS, 0)

    async def get(self, tx: Tx, viewer: Viewer, conversation_id: UUID, permission: str = READ) -> Conversation:
        """Return one conversation the viewer holds ``permission`` on.

        Raises ConversationNotFound for one he may not see, Forbidden for one he sees but lacks the permission on.
        """
        c = (await queries.get(tx, [conversation_id])).get(conversation_id)
        if c is None:
            raise ConversationNotFound(id=str(conversation_id))
        if not visible(viewer, permission, subject(c)):
            mentioned = (await self.mentioned(tx, [c.id])).get(c.id, frozenset())
            if not visible(viewer, permission, subject(c, mentioned)):
                if permission != READ and visible(viewer, READ, subject(c, mentioned)):
                    raise Forbidden(permission=permission)
                raise ConversationNotFound(id=str(conversation_id))
        return c

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

    async def mentioned(self, tx: Tx, ids: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
        """Return who was mentioned in each conversation."""
        found: dict[UUID, set[UUID]] = {}
        for row in await tx.rows(queries.MENTIONED, {"w": tx.workspace, "ids": list(ids)}):
            found.setdefault(row["conversation_id"], set()).add(row["agent_id"])
        return {key: frozenset(value) for key, value in found.items()}

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
            .order_by(first, t.c.id.desc())
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
        statement: Selected = (
            sa.select(t.c.owner_id.label(ONE), sa.func.count().label(COUNT)).where(*where).group_by(t.c.owner_id)
        )
        rows = await tx.rows(statement)
        return {row[ONE]: row[COUNT] for row in rows}


def subject(c: Conversation, mentioned: frozenset[UUID] = frozenset()) -> Subject:
    """Return what the `visible` rule looks at."""
    return Subject(c.inbox_id, c.team_id, c.owner_id, mentioned)


Selected = sa.Select[Any]


def _of(tx: Tx, customer_id: UUID) -> sa.TextClause:
    """Return the condition that a conversation is a customer's, or of anybody who was merged into him: for colleagues."""
    within = sa.text(f"conversations.customer_id IN ({queries.KIN_OF_COLLEAGUES})")
    return within.bindparams(kin_w=tx.workspace, kin_root=customer_id)


def _of_visitor(tx: Tx, customer_id: UUID, signed: UUID | None) -> sa.ColumnElement[bool] | sa.TextClause:
    """Return the condition that a conversation is a customer's, or was before he signed in as this identity."""
    if signed is None:
        return t.c.customer_id == customer_id
    within = sa.text(f"conversations.customer_id = ANY (ARRAY({queries.KIN_OF_VISITOR}))")
    return within.bindparams(kin_own=customer_id, kin_w=tx.workspace, kin_identity=signed)


def _merged(statement: Selected, view: View) -> Selected:
    """Return the newest of every status: the index is ordered within each, and four short runs beat sorting them all."""
    runs = [_sorted(statement.where(t.c.status == status), view).limit(view.limit + 1) for status in STATUSES]
    every = sa.union_all(*(sa.select(run.subquery()) for run in runs)).subquery()
    return sa.select(every).order_by(every.c.updated_at.desc(), every.c.id.desc()).limit(view.limit + 1)


def _sorted(statement: Selected, view: View) -> Selected:
    key = decode_cursor(view.cursor, _since, an_id)
    if view.sort == "waiting":  # who waits longest first; those who do not wait, last
        waits = sa.func.coalesce(t.c.waiting_since, sa.literal_column(INFINITY))
        if key:
            since: Any = sa.literal_column(INFINITY) if key[0] is None else key[0]
            statement = statement.where(sa.tuple_(waits, t.c.id) > sa.tuple_(since, key[1]))
        return statement.order_by(waits, t.c.id)
    if key:
        after = sa.tuple_(sa.literal(key[0]), sa.literal(key[1]))
        statement = statement.where(sa.tuple_(t.c.updated_at, t.c.id) < after)
    return statement.order_by(t.c.updated_at.desc(), t.c.id.desc())


def _since(value: Any) -> datetime | None:
    return None if value is None else a_time(value)


def _cursor(c: Conversation, view: View) -> str:
    if view.sort == "waiting":
        return encode_cursor(c.waiting_since.isoformat() if c.waiting_since else None, str(c.id))
    return encode_cursor(c.updated_at.isoformat(), str(c.id))
