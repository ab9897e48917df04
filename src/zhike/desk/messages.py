"""Messages as the API shows them: authors named, attachments addressed, the assistant's sources attached."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from zhike.conversations import Attachments, Message, hidden, preview_text, words_of
from zhike.customers import CustomersService, mask_text
from zhike.db import Tx
from zhike.desk.ports import Names, Quotes, TurnSources
from zhike.kit.clock import iso


class MessagePresenter:
    """Builds the API's Message for any number at once; at most five statements."""

    def __init__(
        self, customers: CustomersService, names: Names, attachments: Attachments, turns: TurnSources, quotes: Quotes
    ) -> None:
        self.customers = customers
        self.names = names
        self.attachments = attachments
        self.turns = turns
        self.quotes = quotes

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
        quoted = await self._quoted(tx, messages)
        said = [*messages, *quoted.values()]
        authors = sorted(
            {m.author_id for m in said if m.author_id and m.author_kind in ("person", "assistant", "system")}
        )
        staff = await self.names.names(tx, authors) if authors else {}
        if customer_names is None:
            ids = sorted({m.author_id for m in messages if m.author_kind == "customer" and m.author_id})
            cards = await self.customers.cards(tx, ids, merged=True) if ids else {}
            customer_names = {one: card.name for one, card in cards.items()}
        turn_ids = [m.turn_id for m in messages if m.turn_id]
        turns = await self.turns.summaries(tx, turn_ids) if turn_ids else {}
        files = await self.attachments.describe(tx, [m.content for m in messages], base)
        return [_one(m, staff, customer_names, turns, files) | _quote(m, quoted, staff) for m in messages]

    async def _quoted(self, tx: Tx, messages: Sequence[Message]) -> dict[UUID, Message]:
        """Return what people's messages answer to, by id; what a customer pressed names its question too, and shows it."""
        wanted = {m.reply_to for m in messages if m.reply_to and m.author_kind == "person"}
        held = {m.id: m for m in messages if m.id in wanted}
        missing = [one for one in wanted if one and one not in held]
        return held | {m.id: m for m in (await self.quotes.quoted(tx, missing) if missing else ())}


def _quote(m: Message, quoted: Mapping[UUID, Message], staff: Mapping[UUID, Mapping[str, Any]]) -> dict[str, Any]:
    q = quoted.get(m.reply_to) if m.reply_to else None
    if q is None or (q.conversation_id != m.conversation_id and not m.private):
        return {"quote": None}
    elsewhere = q.conversation_id != m.conversation_id  # forwarded in a note: read there, so all its words
    name = staff.get(q.author_id, {}).get("name", "") if q.author_id else ""
    return {
        "quote": {
            "id": str(q.id),
            "author": {"kind": q.author_kind, "id": str(q.author_id) if q.author_id else None, "name": name},
            "text": (words_of(q.kind, q.content) if elsewhere else "") or preview_text(q.kind, q.content),
            "private": q.private,
            "recalled": q.recalled_at is not None,
        }
    }


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
        "recalled_at": iso(m.recalled_at),
        "turn": turns.get(m.turn_id) if m.turn_id else None,
    }


def hide_numbers(message: Mapping[str, Any]) -> dict[str, Any]:
    """Return a message with phone numbers and the like masked wherever it holds words: text, cards, choices, file names."""
    quote = message["quote"]
    return dict(message) | {
        "content": hidden(message["content"]),
        "quote": quote | {"text": mask_text(quote["text"])} if quote else None,
    }


def for_customer(message: Mapping[str, Any]) -> dict[str, Any]:
    """Return a message as the customer may see it: sources without scores or confidence.

    Nor is he told his own name: colleagues may have found out more about an unsigned visitor than his browser may know.
    """
    turn = message["turn"]
    message = dict(message)
    quote = message["quote"]
    if quote is not None and (quote["private"] or quote["recalled"]):
        message["quote"] = None
    if message["recalled_at"] is not None:  # that something was said he knows; what, no longer
        return message | {"kind": "text", "content": {}, "quote": None, "turn": None}
    if message["author"]["kind"] == "customer":
        message["author"] = message["author"] | {"name": ""}
    if turn is None:
        return message
    sources = [
        {"n": s["n"], "entry_id": s["entry_id"], "title": s["title"], "url": s.get("url")} for s in turn["sources"]
    ]
    told = {name: turn[name] for name in ("id", "outcome", "helpful")}
    return message | {"turn": told | {"confidence": None, "sources": sources}}
