"""What knowledge announces."""

from uuid import UUID

from zhike.facts import ActorRef, Fact


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
