"""Answers of audit's route."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict


class AuditActor(BaseModel):
    """Who did it; a name is kept by identity, not by the entry."""

    kind: Literal["person", "api_key", "assistant", "system"]
    id: str | None
    name: str


class AuditEntryOut(BaseModel):
    """One entry."""

    model_config = ConfigDict(extra="forbid")

    id: str
    at: datetime
    actor: AuditActor
    action: str
    subject_kind: str
    subject_id: str | None
    reason: str | None
    ip: str | None
    detail: dict[str, Any]


class AuditPage(BaseModel):
    """A page of entries, newest first."""

    items: list[AuditEntryOut]
    next_cursor: str | None
