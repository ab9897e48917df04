"""What knowledge announces."""

from uuid import UUID

from zhike.facts import ActorRef, Fact
from zhike.knowledge.types import Entry


def base_changed(
    base_id: UUID, version: int, actor: ActorRef, *, created: int = 0, updated: int = 0, deleted: int = 0,
    entry_id: UUID | None = None, import_id: UUID | None = None,
) -> Fact:  # fmt: skip
    """Entries of a base were created, changed or deleted; its version moved."""
    payload = {
        "created": created,
        "updated": updated,
        "deleted": deleted,
        "entry": str(entry_id) if entry_id else None,
        "import": str(import_id) if import_id else None,
    }
    return Fact("knowledge.base_changed@1", "knowledge_base", base_id, version, payload, actor)


def entry_changed(entry: Entry, action: str, actor: ActorRef) -> Fact:
    """An entry took a step of its life: edited, submitted, published, withdrawn, moved…; its version moved."""
    payload = {
        "base": str(entry.base_id),
        "action": action,
        "state": entry.state,
        "live": entry.live_number,
        "draft": entry.draft_number,
        "draft_state": entry.draft_state,
    }
    return Fact("knowledge.entry_changed@1", "knowledge_entry", entry.id, entry.version, payload, actor)


def entry_expiring(entry: Entry, days: int) -> Fact:
    """An entry's validity ends in ``days`` days: its owner is to be told."""
    payload = {"base": str(entry.base_id), "owner": str(entry.owner_id) if entry.owner_id else None, "days": days}
    return Fact("knowledge.entry_expiring@1", "knowledge_entry", entry.id, entry.version, payload)
