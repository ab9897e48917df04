"""Shapes of the dialogue routes."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict


class TurnCandidate(BaseModel):
    """An entry that was considered."""

    model_config = ConfigDict(extra="ignore")

    entry_id: str
    title: str
    score: float
    lexical: float
    dense: float | None
    matched: str
    guards: list[str] = []


class TurnReason(BaseModel):
    """Why, in the reader's language."""

    code: str
    text: str


class TurnOut(BaseModel):
    """A turn of the assistant: what it understood, considered and decided."""

    id: str
    outcome: Literal["answer", "choices", "ask", "refuse", "hand_over"]
    confidence: float | None
    engine: str
    question: str
    normalized: str
    language: str | None
    candidates: list[TurnCandidate]
    reasons: list[TurnReason]
    ms: dict[str, Any]
    created_at: datetime
