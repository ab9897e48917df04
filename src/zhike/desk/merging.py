"""Merging conversations at the desk: who may, what follows from it, and the transcript of what was merged."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from zhike.conversations import Conversation, ConversationNotFound, takes_owner
from zhike.desk.workplace import Workplace
from zhike.identity import Scope, visible
from zhike.kit.clock import iso
from zhike.kit.errors import Forbidden
from zhike.kit.ids import id_of

REPLY, EDIT = "conversation.reply", "customer.edit"
SHOWN = 200  # messages of one merged conversation


async def writable(place: Workplace, scope: Scope, text: str) -> Conversation:
    """Return a conversation in which a person may write; a mention lets him read alone."""
    c = await place.reading.get(scope.tx, scope.viewer, id_of(text, ConversationNotFound(id=text)), REPLY)
    subject = await place.subject(scope.tx, c)
    if scope.viewer.kind != "person" or not visible(scope.viewer, REPLY, subject):
        raise Forbidden(permission=REPLY)
    return c


async def pair(place: Workplace, scope: Scope, source: str, target: str) -> tuple[Conversation, Conversation, bool]:
    """Return both conversations and whether they are one person's; two people's ask for the right to edit customers."""
    one, other = await writable(place, scope, source), await writable(place, scope, target)
    became = await place.customers.resolve(scope.tx, {one.customer_id, other.customer_id})
    same = became[one.customer_id] == became[other.customer_id]
    for c in () if same else (one, other):
        if not visible(scope.viewer, EDIT, await place.subject(scope.tx, c)):
            raise Forbidden(permission=EDIT)
    return one, other, same


async def merge(place: Workplace, scope: Scope, source: str, target: str) -> dict[str, Any]:
    """Merge one conversation into another; what the reader may still take back is sent before."""
    one, other, same = await pair(place, scope, source, target)
    await place.scheduled.flush(scope.tx, one.id, scope.viewer.id)
    ended, goes_on, made = await place.merging.merge(
        scope.tx, scope.viewer, one.id, other.id, same_person=same, ip=scope.ip
    )
    return await _both(place, scope, ended, goes_on) | {"undo_until": iso(made.sure_until)}


async def unmerge(place: Workplace, scope: Scope, source: str) -> dict[str, Any]:
    """Take a merge back."""
    one = await writable(place, scope, source)
    if one.merged_into is not None:
        await writable(place, scope, str(one.merged_into))
    back, left = await place.merging.unmerge(scope.tx, scope.viewer, one.id, scope.ip)
    return await _both(place, scope, back, left) | {"undo_until": None}


async def plan(place: Workplace, scope: Scope, source: str, target: str) -> dict[str, Any]:
    """Return what merging would do: numbers and names for the sentences the console says."""
    one, other, same = await pair(place, scope, source, target)
    place.merging.check(one, other, same)
    rows = await place.desk.rows(scope.tx, [one, other])
    planned, drafts = await place.merging.begun(scope.tx, one.id)
    owner = takes_owner(one, other)
    name = (
        scope.viewer.name
        if owner == "merger"
        else rows[(one if owner == "source" else other).id].common["owner"]["name"]
    )
    return {
        "source": _other(rows[one.id].common),
        "target": _other(rows[other.id].common),
        "same_person": same,
        "same_thread": one.inbox_id == other.inbox_id and one.thread_key == other.thread_key,
        "owner": {"becomes": owner, "name": name},
        "planned": planned,
        "drafts": drafts,
    }


async def parts(place: Workplace, scope: Scope, conversation_id: UUID) -> list[dict[str, Any]]:
    """Return what was merged into a conversation the reader may see, with its words: they are read in it."""
    merges = await place.merging.into(scope.tx, conversation_id)
    found = await place.reading.many(scope.tx, [one.source_id for one in merges])
    rows = await place.desk.rows(scope.tx, list(found.values()))
    shown = []
    for one in merges:
        messages, earlier = await place.reading.messages(scope.tx, found[one.source_id], limit=SHOWN)
        said = await place.show(scope, messages)
        shown.append(_other(rows[one.source_id].common) | {"at": iso(one.at), "messages": said, "has_earlier": earlier})
    return shown


def _other(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "number": row["number"],
        "inbox": row["inbox"]["name"],
        "customer": row["customer"]["name"],
        "status": row["status"],
    }


async def _both(place: Workplace, scope: Scope, source: Conversation, target: Conversation) -> dict[str, Any]:
    rows = await place.desk.rows(scope.tx, [source, target])
    return {"source": rows[source.id].show(scope.viewer), "target": rows[target.id].show(scope.viewer)}
