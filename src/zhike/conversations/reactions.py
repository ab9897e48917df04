"""A visitor signs in: of the conversations that are one person's now, one goes on."""

from collections.abc import Mapping
from typing import Any


def came_as_visitor(payload: Mapping[str, Any]) -> bool:
    """Say whether a sign-in brought an earlier visit along."""
    return payload["visitor"] is not None


REACTIONS = {"customer.identified": ("conversations.join_visits", came_as_visitor)}
