"""Facts made ready for sockets: joined with rows and texts once per batch, shown to each viewer as he may see them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from zhike.conversations import Conversation, Reading
from zhike.db import Database, Tx
from zhike.desk.messages import MessagePresenter, for_customer, hide_numbers
from zhike.desk.ports import Names
from zhike.desk.rows import Desk, RowView
from zhike.facts import Recorded
from zhike.kit.clock import iso

ABOUT_CUSTOMERS = {
    "customer.identified", "customer.merged", "customer.unmerged", "customer.updated", "customer.reference_changed", "customer.erased",
}  # fmt: skip
# What a customer is told. Whatever else happens is between colleagues: who follows, who reads, how urgent it is.
FOR_VISITORS = {
    "conversation.opened", "conversation.assigned", "conversation.handed_over", "conversation.status_changed",
    "conversation.rated", "message.added", "message.updated", "message.recalled", "message.judged",
}  # fmt: skip
HIDDEN_DATA = {"identity", "visitor", "inbox", "team", "owner", "owner_kind", "queue", "message", "messages"}


@dataclass(slots=True)
class Delivery:
    """One fact with everything a socket could need; encoded once per way of looking at it."""

    fact: Recorded
    actor: Mapping[str, Any]
    row: RowView | None = None
    messages: Sequence[Mapping[str, Any]] = ()
    agent: Mapping[str, Any] | None = None
    visitor: Mapping[str, Any] | None = None
    rows: Sequence[RowView] = ()  # of a customer, about whom the fact is
    _encoded: dict[tuple[object, ...], str] = field(default_factory=dict)

    @property
    def position(self) -> int:
        """Return the fact's place in the log."""
        return self.fact.position

    @property
    def conversation_id(self) -> UUID | None:
        """Return the conversation the fact is about, if any."""
        return self.fact.subject_id if self.fact.subject_kind == "conversation" else None

    def names(self, agent_id: UUID) -> bool:
        """Say whether the fact is a note that names this colleague."""
        note = self.row.notes.get(agent_id) if self.row is not None and self.fact.name == "message.added" else None
        return note is not None and str(note) == self.fact.payload["message"]

    def for_staff(
        self,
        hide: bool,
        mentioned: bool,
        watching: bool,
        language: str = "zh",
        followed: bool = False,
        named: bool = False,
    ) -> str:
        """Return the Fact as JSON for the console; ``named``: its note names the reader, who may not look at its words."""
        key = (True, hide, mentioned, watching, language, followed, named)
        if key not in self._encoded:
            body = self._head()
            if named:
                body["data"] = body["data"] | {"named": True}
            body["row"] = self.row.render(hide, mentioned, language, followed) if self.row else None
            shown = [hide_numbers(m) if hide else m for m in self.messages] if watching else []
            body["message"] = shown[0] if shown else None
            if len(shown) > 1:
                body["messages"] = shown
            body["agent"] = self.agent
            self._encoded[key] = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        return self._encoded[key]

    def of_customer(self, rows: Sequence[RowView], viewer_id: UUID, hide: bool, language: str) -> str:
        """Return a Fact about a customer as JSON for a console that may see ``rows`` of his."""
        key = (
            hide,
            language,
            *((str(r.conversation.id), viewer_id in r.mentioned, viewer_id in r.followers) for r in rows),
        )
        if key not in self._encoded:
            shown = [row.render(hide, viewer_id in row.mentioned, language, viewer_id in row.followers) for row in rows]
            body = self._head() | {"row": None, "rows": shown, "message": None, "agent": None}
            self._encoded[key] = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        return self._encoded[key]

    def for_visitor(self) -> str | None:
        """Return the Fact as JSON for the customer; None when there is nothing for him to know."""
        public = [for_customer(m) for m in self.messages if not m["private"]]
        of_notes = self.fact.name.startswith("message.") and not public
        if self.fact.name not in FOR_VISITORS or of_notes:
            return None
        key = (False,)
        if key not in self._encoded:
            actor = {**self.actor, "name": ""} if self.actor["kind"] == "customer" else self.actor
            told = {"actor": actor, "data": {}, "conversation": self.visitor}
            body = self._head() | told | {"message": public[0] if public else None}
            if len(public) > 1:
                body["messages"] = public
            self._encoded[key] = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        return self._encoded[key]

    def for_program(self, *, hide: bool) -> dict[str, Any]:
        """Return the Fact for a program of the merchant's own, which is nobody in the console."""
        head = self._head()
        subject = {f"{self.fact.subject_kind}_id": str(self.fact.subject_id)}
        shown = [hide_numbers(m) if hide else dict(m) for m in self.messages if not m["private"]]
        row = self.row.render(hide, mentioned=False, language="en") if self.row else None
        told = {name: head[name] for name in ("at", "actor", "version", "data")}
        return told | subject | {"conversation": row, "message": shown[0] if shown else None}

    def _head(self) -> dict[str, Any]:
        f = self.fact
        is_conversation = f.subject_kind == "conversation"
        return {
            "position": f.position,
            "type": f.name,
            "at": iso(f.at),
            "actor": self.actor,
            "conversation_id": str(f.subject_id) if is_conversation else None,
            "version": f.version,
            "data": {k: v for k, v in f.payload.items() if k not in HIDDEN_DATA},
        }


class Deliveries:
    """Joins facts with what they speak of. A fixed number of statements per batch and workspace."""

    def __init__(
        self,
        db: Database,
        desk: Desk,
        reading: Reading,
        presenter: MessagePresenter,
        names: Names,
    ) -> None:
        self.db = db
        self.desk = desk
        self.reading = reading
        self.presenter = presenter
        self.names = names

    async def join(self, workspace_id: UUID, facts: Sequence[Recorded]) -> list[Delivery]:
        """Return the facts of one workspace, ready to deliver."""
        async with self.db.transaction(workspace_id) as tx:
            ids = {f.subject_id for f in facts if f.subject_kind == "conversation"}
            conversations = await self.reading.many(tx, ids)
            theirs = await self._of_customers(tx, facts)
            conversations |= {c.id: c for found in theirs.values() for c in found}
            rows = await self.desk.rows(tx, list(conversations.values()))
            customer_of = {c.id: c.customer_id for c in conversations.values()}
            wanted = {i for f in facts if f.subject_kind == "conversation" for i in _message_ids(f)}
            messages = await self.reading.messages_by_id(tx, sorted(wanted), customer_of)
            called = {r.conversation.customer_id: r.common["customer"]["name"] for r in rows.values()}
            shown = {m["id"]: m for m in await self.presenter.present(tx, messages, called)}
            staff = await self.names.names(
                tx, sorted({f.actor.id for f in facts if f.actor.id and f.actor.kind != "customer"})
            )
            moved = sorted({f.subject_id for f in facts if f.subject_kind == "agent"})
            agents = await self.names.cards(tx, moved) if moved else {}
        return [
            Delivery(
                fact=f,
                actor=_actor(f, staff, rows.get(f.subject_id)),
                row=rows.get(f.subject_id),
                messages=[shown[str(i)] for i in _message_ids(f) if str(i) in shown],
                agent=agents.get(f.subject_id),
                visitor=visitor_conversation(rows[f.subject_id], staff) if f.subject_id in rows else None,
                rows=[rows[c.id] for c in theirs.get(f.subject_id, ())],
            )
            for f in facts
        ]

    async def _of_customers(self, tx: Tx, facts: Sequence[Recorded]) -> dict[UUID, list[Conversation]]:
        """Return the conversations whose rows change with a customer: his name, whom he became, whether he is verified."""
        ids = {f.subject_id for f in facts if f.name in ABOUT_CUSTOMERS}
        if not ids:
            return {}
        became = await self.desk.customers.resolve(tx, ids)
        found = await self.reading.of_families(tx, set(became.values()))
        return {one: found.get(root, []) for one, root in became.items()}


def visitor_conversation(row: RowView, staff: Mapping[UUID, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the conversation as the customer sees it."""
    c, common = row.conversation, row.common
    avatar = staff.get(c.owner_id, {}).get("avatar_url") if c.owner_id else None
    return {
        "id": common["id"],
        "number": c.number,
        "version": c.version,
        "status": c.status,
        "owner": {"kind": c.owner_kind, "name": common["owner"]["name"], "avatar_url": avatar},
        "queue": common["queue"],
        "rating": c.rating,
        "can_rate": c.status == "resolved" and c.merged_into is None,
    }


def _message_ids(fact: Recorded) -> list[UUID]:
    ids = [fact.payload["message"]] if "message" in fact.payload else fact.payload.get("messages", [])
    return [UUID(i) for i in ids]


def _actor(fact: Recorded, staff: Mapping[UUID, Mapping[str, Any]], row: RowView | None) -> dict[str, Any]:
    actor = fact.actor
    name, avatar = "", None
    if actor.kind == "customer" and row is not None:
        name = row.common["customer"]["name"]
    elif actor.id is not None and actor.id in staff:
        name, avatar = staff[actor.id]["name"], staff[actor.id].get("avatar_url")
    return {"kind": actor.kind, "id": str(actor.id) if actor.id else None, "name": name, "avatar_url": avatar}
