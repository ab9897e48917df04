"""Shapes of the routes of pairs, use, votes and pictures."""

from datetime import date, datetime
from typing import Literal

from zhike.knowledge.schemas import AT, ID, OTHER, ActorOut, Model, like


class PairEndOut(Model):
    """One of two entries. ``asked``: its text that came closest to the other's."""

    id: str
    question: str
    answer: str
    asked: str


class NumbersOut(Model):
    """Numbers of one unit that differ (7 day against 15 day)."""

    unit: str
    one: list[float]
    other: list[float]


class PairOut(Model):
    """Two published entries that ask nearly the same. ``chance``: that they do. contradiction: they answer differently."""

    model_config = like(
        {
            "id": ID, "base_id": OTHER, "kind": "contradiction", "chance": 0.94,
            "one": {"id": ID, "question": "怎么退货", "answer": "7 天内申请。", "asked": "怎么退货"},
            "other": {"id": OTHER, "question": "退货期限", "answer": "15 天内申请。", "asked": "多久内能退货"},
            "numbers": [{"unit": "day", "one": [7], "other": [15]}], "found_at": AT, "dismissed_at": None, "dismissed_by": None,
        }
    )  # fmt: skip

    id: str
    base_id: str
    kind: Literal["duplicate", "contradiction"]
    chance: float
    one: PairEndOut
    other: PairEndOut
    numbers: list[NumbersOut]
    found_at: datetime
    dismissed_at: datetime | None
    dismissed_by: ActorOut | None


class PairCountsOut(Model):
    """How many wait by kind, and how many were left as they are."""

    duplicate: int
    contradiction: int
    dismissed: int


class PairList(Model):
    """Pairs, newest first; ``counts`` of the base, whatever else the list is filtered by."""

    counts: PairCountsOut

    items: list[PairOut]
    next_cursor: str | None


class DismissIn(Model):
    """Whether the pair is fine as it is."""

    dismissed: bool = True


class CitedOut(Model):
    """A turn that rested on the entry. ``settled``: what came of it; null, nothing yet."""

    turn_id: str
    conversation_id: str
    number: int
    customer: str
    confidence: float | None
    settled: Literal["resolved", "handed_over"] | None
    at: datetime


class WeekOut(Model):
    """A week, by its Monday."""

    week: date
    answered: int
    resolved: int
    handed_over: int


class UsageOut(Model):
    """Where an entry was used: by week, and lately. ``hidden``: recent uses in conversations you may not see."""

    model_config = like(
        {
            "weeks": [{"week": "2026-11-16", "answered": 9, "resolved": 7, "handed_over": 1}],
            "recent": [
                {
                    "turn_id": ID, "conversation_id": OTHER, "number": 1042, "customer": "王女士", "confidence": 0.93,
                    "settled": "resolved", "at": AT,
                }
            ],
            "hidden": 2,
        }
    )  # fmt: skip

    weeks: list[WeekOut]
    recent: list[CitedOut]
    hidden: int


class VoteIn(Model):
    """Whether you find an entry useful; null takes your vote back."""

    useful: bool | None


class VotesOut(Model):
    """How useful people find an entry. ``mine``: your own vote."""

    model_config = like({"up": 5, "down": 1, "mine": True})

    up: int
    down: int
    mine: bool | None


class PictureOut(Model):
    """A stored picture. ``markdown`` is what an answer shows it with; whoever has ``url`` may see it."""

    model_config = like(
        {
            "id": ID, "name": "step.png", "media_type": "image/png", "size": 20480, "width": 640, "height": 480,
            "url": "/api/v1/knowledge/pictures/AZMA", "markdown": "![step.png](/api/v1/knowledge/pictures/AZMA)",
        }
    )  # fmt: skip

    id: str
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    url: str
    markdown: str
