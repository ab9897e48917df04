"""What channels announces."""

from collections.abc import Iterable
from uuid import UUID

from zhike.facts import ActorRef, Fact

SYSTEM = ActorRef("system")


def inbox_changed(
    inbox_id: UUID, version: int, fields: Iterable[str], disabled: bool, actor: ActorRef = SYSTEM
) -> Fact:
    """Somebody changed these fields of an inbox; while it is disabled nobody gets in through it."""
    payload = {"fields": sorted(fields), "disabled": disabled}
    return Fact("inbox.changed@1", "inbox", inbox_id, version, payload, actor)
