"""Inbox rows: a conversation as a list shows it, with names, preview and place, built for any number at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from zhike.channels import ChannelsService
from zhike.conversations import Conversation, Reading, hides_text, open_json
from zhike.customers import CustomerCard, CustomersService, mask_text
from zhike.db import Tx
from zhike.desk.ports import Names
from zhike.desk.wording import handover_text, language_of
from zhike.identity import Subject, Viewer
from zhike.kit.clock import iso
from zhike.routing import Place, RoutingService


@dataclass(frozen=True, slots=True)
class RowView:
    """One row before it is shown to anybody: what everyone sees, and what depends on who looks."""

    conversation: Conversation
    common: Mapping[str, Any]
    preview: str | None
    summary: str
    mentioned: frozenset[UUID]
    followers: frozenset[UUID] = frozenset()
    brief: Mapping[str, Any] = field(default_factory=dict)  # what the assistant knew when it handed over
    notes: Mapping[UUID, UUID] = field(default_factory=dict)  # by which note each of the mentioned was named last

    @property
    def subject(self) -> Subject:
        """Return what the `visible` rule looks at."""
        c = self.conversation
        return Subject(c.inbox_id, c.team_id, c.owner_id, self.mentioned)

    def show(self, viewer: Viewer) -> dict[str, Any]:
        """Return the API's Row for this viewer."""
        mentioned, followed = viewer.id in self.mentioned, viewer.id in self.followers
        return self.render(hides_text(viewer), mentioned, language_of(viewer.locale), followed)

    def render(self, hide: bool, mentioned: bool, language: str, followed: bool = False) -> dict[str, Any]:
        """Return the Row in the reader's language (zh or en); ``hide`` masks numbers in what was said."""
        row = dict(self.common) | {"mentioned": mentioned, "followed": followed}
        if self.preview is not None and row["preview"] is not None:
            row["preview"] = row["preview"] | {"text": mask_text(self.preview) if hide else self.preview}
        if row["handover"] is not None:
            row["handover"] = row["handover"] | {
                "reason_text": handover_text(row["handover"]["reason"], language),
                "summary": mask_text(self.summary) if hide else self.summary,
                "brief": masked(self.brief) if hide else self.brief,
            }
        return row


class Desk:
    """Builds rows. Four statements for any number of conversations, two more while somebody queues."""

    def __init__(
        self,
        customers: CustomersService,
        channels: ChannelsService,
        reading: Reading,
        routing: RoutingService,
        names: Names,
    ) -> None:
        self.customers = customers
        self.channels = channels
        self.reading = reading
        self.routing = routing
        self.names = names

    async def rows(self, tx: Tx, conversations: Collection[Conversation]) -> dict[UUID, RowView]:
        """Return a view of every conversation."""
        if not conversations:
            return {}
        customer_ids = sorted({c.customer_id for c in conversations})
        cards = await self.customers.cards(tx, customer_ids, merged=True)
        keys = await self.customers.keys(tx, customer_ids)
        inboxes = await self.channels.names(tx, {c.inbox_id for c in conversations})
        owners = await self.names.names(tx, sorted({c.owner_id for c in conversations if c.owner_id}))
        queue_ids = sorted({c.queue_id for c in conversations if c.owner_kind == "queue" and c.queue_id})
        queues = await self.names.queue_names(tx, queue_ids) if queue_ids else {}
        mentioned, followers = await self.reading.involved(tx, [c.id for c in conversations])
        places = await self.routing.places(tx, conversations)
        into = sorted({c.merged_into for c in conversations if c.merged_into})
        numbers = await self.reading.numbers(tx, into) if into else {}
        views = {}
        for c in conversations:
            owner_name = queues.get(c.queue_id, "") if c.queue_id and c.owner_id is None else ""
            if c.owner_id:
                owner_name = owners.get(c.owner_id, {}).get("name", "")
            preview = open_json(keys.get(c.customer_id), c.preview, c.id.bytes)
            summary = open_json(keys.get(c.customer_id), c.handover_summary, c.id.bytes) or {}
            common = _common(c, cards.get(c.customer_id), inboxes[c.inbox_id], owner_name, preview, places.get(c.id))
            if c.merged_into:
                common["merged_into"] = {"id": str(c.merged_into), "number": numbers[c.merged_into]}
            views[c.id] = RowView(
                c,
                common,
                preview["text"] if preview else None,
                summary.get("text", ""),
                frozenset(mentioned.get(c.id, ())),
                followers.get(c.id, frozenset()),
                summary.get("brief", {}),
                mentioned.get(c.id, {}),
            )
        return views

    async def waiting(self, tx: Tx) -> list[tuple[UUID, Subject, dict[str, Any]]]:
        """Return (conversation, what the `visible` rule looks at, its row's ``queue``) of everybody who waits in a queue."""
        found = await self.routing.waiting(tx)
        mentioned = await self.reading.mentioned(tx, [one.conversation_id for one in found])
        return [
            (
                one.conversation_id,
                Subject(one.inbox_id, one.team_id, None, mentioned.get(one.conversation_id, frozenset())),
                _queue(one.place),
            )
            for one in found
        ]


def masked(said: Any) -> Any:
    """Return a brief with its texts masked, whatever part they stand in."""
    if isinstance(said, Mapping):
        return {name: masked(one) for name, one in said.items()}
    if isinstance(said, list):
        return [masked(one) for one in said]
    return mask_text(said) if isinstance(said, str) else said


def _queue(place: Place) -> dict[str, Any]:
    return {"place": place.place, "expected_wait_s": place.expected_wait_s, "online": place.online}


def _common(
    c: Conversation,
    card: CustomerCard | None,
    inbox: Mapping[str, Any],
    owner_name: str,
    preview: Mapping[str, Any] | None,
    place: Place | None,
) -> dict[str, Any]:
    handover: dict[str, Any] | None = None
    if c.handover_reason is not None:
        handover = {
            "reason": c.handover_reason,
            "reason_text": "",
            "summary": "",
            "brief": {},
            "at": iso(c.handover_at),
        }
    return {
        "id": str(c.id),
        "number": c.number,
        "version": c.version,
        "inbox": {"id": str(c.inbox_id), "name": inbox["name"], "kind": inbox["kind"]},
        "customer": {
            "id": str(card.id if card else c.customer_id),
            "name": card.name if card else "",
            "verified": bool(card and card.verified),
        },
        "status": c.status,
        "owner": {"kind": c.owner_kind, "id": str(c.owner_id) if c.owner_id else None, "name": owner_name},
        "team_id": str(c.team_id) if c.team_id else None,
        "queue_id": str(c.queue_id) if c.queue_id else None,
        "priority": c.priority,
        "mode": c.mode,
        "preview": {"text": "", "author_kind": preview["author_kind"], "at": iso(c.preview_at)} if preview else None,
        "last_seq": c.last_seq,
        "unread": c.unread,
        "waiting_since": iso(c.waiting_since),
        "due_at": iso(c.due_at),
        "opened_at": iso(c.opened_at),
        "updated_at": iso(c.updated_at),
        "snoozed_until": iso(c.snoozed_until),
        "resolved_at": iso(c.resolved_at),
        "handover": handover,
        "queue": _queue(place) if place else None,
        "rating": c.rating,
        "merged_into": None,
        "merged": c.merged,
    }
