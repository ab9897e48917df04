"""Messages by id, as far as somebody may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from zhike.conversations import queries
from zhike.conversations.book import Book
from zhike.conversations.filters import SUBJECT
from zhike.conversations.tables import conversations as t
from zhike.conversations.tables import messages as s
from zhike.conversations.types import Conversation, Message
from zhike.db import Tx
from zhike.identity import Viewer, visible_clause
from zhike.kit.errors import Invalid
from zhike.kit.ids import parse_id

KINDS = ("customer", "assistant", "person")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of the messages: of these inboxes, from these authors (a kind, or somebody's id)."""

    inbox_ids: tuple[UUID, ...] = ()
    authors: tuple[str, ...] = ()


class Finding:
    """Opens messages that a search found."""

    def __init__(self, book: Book) -> None:
        self.book = book

    async def seen(
        self, tx: Tx, viewer: Viewer, ids: Sequence[UUID], wanted: Wanted
    ) -> list[tuple[Conversation, Message]]:
        """Return messages with their conversations, newest first; what was erased or may not be seen is left out."""
        columns = [s.c[name] for name in queries.MESSAGE_NAMES]
        same = sa.and_(t.c.workspace_id == s.c.workspace_id, t.c.id == s.c.conversation_id)
        statement = (
            sa.select(*(t.c[name] for name in queries.COLUMNS), *(c.label(f"m_{c.name}") for c in columns))
            .select_from(s.join(t, same))
            .where(
                s.c.workspace_id == tx.workspace,
                s.c.id == sa.any_(sa.literal(list(ids), sa.ARRAY(sa.Uuid))),
                s.c.body.is_not(None),
                visible_clause(viewer, "conversation.read", SUBJECT),
            )
            .order_by(s.c.id.desc())
        )
        if wanted.inbox_ids:
            statement = statement.where(t.c.inbox_id.in_(wanted.inbox_ids))
        if wanted.authors:
            statement = statement.where(sa.or_(*(_by(author) for author in wanted.authors)))
        size = len(queries.COLUMNS)
        found = []
        for row in (await tx.execute(statement)).fetchall():
            message = dict(zip(queries.MESSAGE_NAMES, row[size:], strict=True))
            found.append((queries.conversation_of(row[:size]), message))
        customers = {c.id: c.customer_id for c, _ in found}
        opened = await self.book.open_messages(tx, [message for _, message in found], customers)
        return [(c, m) for (c, _), m in zip(found, opened, strict=True) if not m.content.get("erased")]


def _by(author: str) -> sa.ColumnElement[bool]:
    if author in KINDS:
        return s.c.author_kind == author
    found = parse_id(author)
    if found is None:
        allowed = ", ".join(KINDS)
        raise Invalid("author", f"Use {allowed} or a colleague's id.", f"只能是 {allowed} 或同事的标识。")
    return s.c.author_id == found
