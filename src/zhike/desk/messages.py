"""Messages as the API shows them: authors named, attachments addressed, the assistant's sources attached."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from zhike.conversations import Attachments, Message
from zhike.customers import CustomersService, mask_text
from zhike.db import Tx
from zhike.desk.ports import Names, TurnSources
from zhike.kit.clock import iso

ADDRESSES = {"id", "url", "image_url", "media_type", "code"}  # nobody's words; masked, they would lead nowhere


class MessagePresenter:
    """Builds the API's Message for any number at once; at most four statements."""

    def __init__(self, customers: CustomersService, names: Names, attachments: Attachments, turns: TurnSources) -> None:
        self.customers = customers
        self.names = names
        self.attachments = attachments
        self.turns = turns

    async def present(
        self,
        tx: Tx,
        messages: Sequence[Message],
        customer_names: Mapping[UUID, str] | None = None,
        *,
        base: str = "/api/v1/attachments",
    ) -> list[dict[str, Any]]:
        """Return messages as JSON. ``customer_names`` saves a statement where the caller knows them."""
        if not messages:
            return []
        authors = sorted(
            {m.author_id for m in messages if m.author_id and m.author_kind in ("person", "assistant", "system")}
        )
        staff = await self.names.names(tx, authors) if authors else {}
        if customer_names is None:
            ids = sorted({m.author_id for m in messages if m.author_kind == "customer" and m.author_id})
            cards = await self.customers.cards(tx, ids, merged=True) if ids else {}
            customer_names = {one: card.name for one, card in cards.items()}
        turn_ids = [m.turn_id for m in messages if m.turn_id]
        turns = await self.turns.summaries(tx, turn_ids) if turn_ids else {}
        files = await self.attachments.describe(tx, [m.content for m in messages], base)
        return [_one(m, staff, customer_names, turns, files) for m in messages]


def _one(
    m: Message,
    staff: Mapping[UUID, Mapping[str, Any]],
    customer_names: Mapping[UUID, str],
    turns: Mapping[UUID, dict[str, Any]],
    files: Mapping[str, dict[str, Any]],
) -> dict[str, Any]:
    content = dict(m.content)
    if isinstance(content.get("attachment"), dict):
        content["attachment"] = files.get(str(content["attachment"]["id"]), content["attachment"])
    agent = staff.get(m.author_id, {}) if m.author_id else {}
    name = customer_names.get(m.author_id, "") if m.author_kind == "customer" and m.author_id else agent.get("name", "")
    return {
        "id": str(m.id),
        "conversation_id": str(m.conversation_id),
        "seq": m.seq,
        "client_id": m.client_id,
        "direction": m.direction,
        "author": {
            "kind": m.author_kind,
            "id": str(m.author_id) if m.author_id else None,
            "name": name,
            "avatar_url": agent.get("avatar_url"),
        },
        "private": m.private,
        "kind": m.kind,
        "content": content,
        "state": m.state,
        "failure": {"code": m.failure, "message": m.failure} if m.failure else None,
        "created_at": iso(m.created_at),
        "sent_at": iso(m.sent_at),
        "reply_to": str(m.reply_to) if m.reply_to else None,
        "turn": turns.get(m.turn_id) if m.turn_id else None,
    }


def hide_numbers(message: Mapping[str, Any]) -> dict[str, Any]:
    """Return a message with phone numbers and the like masked wherever it holds words: text, cards, choices, file names."""
    return dict(message) | {"content": {key: _hidden(key, value) for key, value in message["content"].items()}}


def _hidden(key: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        return {inner: _hidden(inner, held) for inner, held in value.items()}
    if isinstance(value, list):
        return [_hidden(key, held) for held in value]
    return mask_text(value) if isinstance(value, str) and key not in ADDRESSES else value


def for_customer(message: Mapping[str, Any]) -> dict[str, Any]:
    """Return a message as the customer may see it: sources without scores or confidence.

    Nor is he told his own name: colleagues may have found out more about an unsigned visitor than his browser may know.
    """
    turn = message["turn"]
    message = dict(message)
    if message["author"]["kind"] == "customer":
        message["author"] = message["author"] | {"name": ""}
    if turn is None:
        return message
    sources = [
        {"n": s["n"], "entry_id": s["entry_id"], "title": s["title"], "url": s.get("url")} for s in turn["sources"]
    ]
    told = {name: turn[name] for name in ("id", "outcome", "helpful")}
    return message | {"turn": told | {"confidence": None, "sources": sources}}
