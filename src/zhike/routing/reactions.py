"""What lets a waiting conversation be served: somebody begins to wait, becomes free, comes online, or may take more."""

from collections.abc import Callable, Mapping
from typing import Any

ASSIGN = ["routing.assign"]
REACTIONS: dict[str, list[str]] = {
    "conversation.assigned": ASSIGN,
    "conversation.status_changed": ASSIGN,
    "agent.presence_changed": ASSIGN,
    "agent.changed": ASSIGN,  # a larger capacity, another team
}


def _waits(payload: Mapping[str, Any]) -> bool:
    return bool(payload["owner_kind"] == "queue")


def _ended(payload: Mapping[str, Any]) -> bool:
    return bool(payload["status"] == "resolved" and payload["owner_kind"] == "person")


# What happens only where something more holds.
SOMETIMES: dict[str, tuple[str, Callable[[Mapping[str, Any]], bool]]] = {
    "conversation.assigned": ("routing.prefer", _waits),
    "conversation.status_changed": ("routing.wrap_up", _ended),
}
