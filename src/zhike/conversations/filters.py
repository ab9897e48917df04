"""A filter of the inbox as SQL, and the orders of its lists. The console's `matches` decides the same of one row."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from zhike.conversations import queries
from zhike.conversations.tables import conversations as t
from zhike.conversations.tables import follows as f
from zhike.conversations.tables import mentions as m
from zhike.conversations.types import PRIORITIES, STATUSES, Conversation, View
from zhike.db import Tx
from zhike.identity import SubjectColumns, Viewer
from zhike.kit.errors import Invalid
from zhike.kit.paging import a_count, a_time, an_id, decode_cursor, encode_cursor

VIEWS = ("mine", "unassigned", "team", "assistant", "mentioned", "following", "all")
SORTS = ("waiting", "newest", "service_level", "priority")
INFINITY: sa.ColumnElement[Any] = sa.literal_column("'infinity'::timestamptz")
WAITS = sa.func.coalesce(t.c.waiting_since, INFINITY)
DUE = sa.func.coalesce(t.c.due_at, INFINITY)
RANK = sa.case({name: place for place, name in enumerate(PRIORITIES)}, value=t.c.priority)
KEYS: dict[str, tuple[Any, ...]] = {
    "waiting": (WAITS, t.c.id),
    "service_level": (DUE, WAITS, t.c.id),
    "priority": (RANK, WAITS, t.c.id),
}
Selected = sa.Select[Any]
Condition = sa.ColumnElement[bool]


def mentioned(agent_id: UUID) -> Condition:
    """Return the condition that an agent was mentioned in a conversation."""
    same = sa.and_(m.c.workspace_id == t.c.workspace_id, m.c.conversation_id == t.c.id, m.c.agent_id == agent_id)
    return sa.exists().where(same)


SUBJECT = SubjectColumns(t.c.inbox_id, t.c.team_id, t.c.owner_id, mentioned)


def in_view(name: str, viewer: Viewer) -> Condition:
    """Return the condition of one of the inbox's own views."""
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
            return mentioned(viewer.id)
        case "following":
            same = sa.and_(f.c.workspace_id == t.c.workspace_id, f.c.conversation_id == t.c.id)
            return sa.exists().where(same, f.c.agent_id == viewer.id)
        case "all":
            return sa.true()
    raise Invalid("view", f"Use one of: {', '.join(VIEWS)}.", f"视图只能是：{'、'.join(VIEWS)}。")


def conditions(tx: Tx, viewer: Viewer, view: View) -> list[Any]:
    """Return everything a view asks of a conversation, but for its place on a page and who may see it."""
    found: list[Any] = [in_view(view.name, viewer)]
    if view.status != "any":
        found.append(t.c.status == view.status)
    for column, wanted in (
        (t.c.inbox_id, view.inbox_ids),
        (t.c.team_id, view.team_ids),
        (t.c.priority, view.priorities),
    ):
        if wanted:
            found.append(column.in_(wanted))
    if view.queue_ids:  # every conversation names the queue it would go to: people's only, waiting or taken
        found.append(sa.and_(t.c.queue_id.in_(view.queue_ids), t.c.owner_kind != "assistant"))
    if view.owners:
        found.append(sa.or_(*(_owned(one, viewer) for one in view.owners)))
    for yes, wants in ((t.c.handover_reason.is_not(None), view.handed_over), (t.c.unread > 0, view.unread)):
        if wants is not None:
            found.append(yes if wants else sa.not_(yes))
    if view.waiting_over_s is not None:
        found.append(t.c.waiting_since <= sa.func.now() - sa.func.make_interval(0, 0, 0, 0, 0, 0, view.waiting_over_s))
    if view.number is not None:
        found.append(t.c.number == view.number)
    if view.customer_id is not None:
        found.append(_of(tx, view.customer_id))
    if view.customer_ids is not None:
        found.append(t.c.customer_id.in_(view.customer_ids))
    return found


def _owned(owner: str, viewer: Viewer) -> Condition:
    match owner:
        case "me":
            return t.c.owner_id == viewer.id
        case "assistant" | "queue":
            return t.c.owner_kind == owner
    return t.c.owner_id == UUID(owner)


def _of(tx: Tx, customer_id: UUID) -> sa.TextClause:
    """Return the condition that a conversation is a customer's, or of anybody who was merged into him: for colleagues."""
    within = sa.text(f"conversations.customer_id IN ({queries.KIN_OF_COLLEAGUES})")
    return within.bindparams(kin_w=tx.workspace, kin_root=customer_id)


def paged(statement: Selected, view: View) -> Selected:
    """Return one page and one row of the next, in the view's order."""
    if view.status == "any" and view.sort == "newest":
        return _merged(statement, view)
    return _sorted(statement, view).limit(view.limit + 1)


def _merged(statement: Selected, view: View) -> Selected:
    """Return the newest of every status: the index is ordered within each, and four short runs beat sorting them all."""
    runs = [_sorted(statement.where(t.c.status == status), view).limit(view.limit + 1) for status in STATUSES]
    every = sa.union_all(*(sa.select(run.subquery()) for run in runs)).subquery()
    return sa.select(every).order_by(every.c.updated_at.desc(), every.c.id.desc()).limit(view.limit + 1)


def _sorted(statement: Selected, view: View) -> Selected:
    """Order by the view's key: those who do not wait, or have no target, come last."""
    if view.sort == "newest":
        if key := decode_cursor(view.cursor, a_time, an_id):
            after = sa.tuple_(sa.literal(key[0]), sa.literal(key[1]))
            statement = statement.where(sa.tuple_(t.c.updated_at, t.c.id) < after)
        return statement.order_by(t.c.updated_at.desc(), t.c.id.desc())
    columns = KEYS[view.sort]
    held: tuple[Any, ...] | None
    if view.sort == "waiting":
        held = decode_cursor(view.cursor, _since, an_id)
    else:
        held = decode_cursor(view.cursor, a_count if view.sort == "priority" else _since, _since, an_id)
    if held:
        last = [INFINITY if value is None else sa.literal(value) for value in held]
        statement = statement.where(sa.tuple_(*columns) > sa.tuple_(*last))
    return statement.order_by(*columns)


def _since(value: Any) -> datetime | None:
    return None if value is None else a_time(value)


def cursor_after(c: Conversation, view: View) -> str:
    """Return the cursor of what follows a conversation."""
    since = c.waiting_since.isoformat() if c.waiting_since else None
    match view.sort:
        case "waiting":
            return encode_cursor(since, str(c.id))
        case "service_level":
            return encode_cursor(c.due_at.isoformat() if c.due_at else None, since, str(c.id))
        case "priority":
            return encode_cursor(PRIORITIES.index(c.priority), since, str(c.id))
    return encode_cursor(c.updated_at.isoformat(), str(c.id))
