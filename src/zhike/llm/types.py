"""What is asked of a language model, what it says, what a workspace set up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

# Why a model did not answer. bad_reply: it did, but not as asked. failed: an error of its server.
Kind = Literal[
    "unreachable", "timeout", "rate_limited", "unauthorised", "not_found", "failed", "bad_reply", "cut", "too_large",
    "refused_address", "budget", "open_circuit", "paused",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """A workspace's model. Prices: millionths of the currency's unit per million tokens. ``daily_tokens`` None: no bound."""

    enabled: bool
    base_url: str
    model: str
    key: str | None = field(repr=False)
    input_price: int
    output_price: int
    currency: str
    daily_tokens: int | None
    timeout_ms: int
    uses: frozenset[str]
    style: str
    banned: tuple[str, ...]
    version: int
    updated_at: datetime | None = None
    updated_by: UUID | None = None


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is asked. ``schema``: the JSON it has to answer with; without one it answers in words."""

    name: str
    system: str
    user: str
    max_tokens: int
    schema: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of a call. ``estimated``: the server did not count, so we did."""

    tokens_in: int
    tokens_out: int
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model said. ``data``: of a prompt with a schema. ``cost``: millionths of the currency's unit."""

    text: str
    data: Any
    usage: Usage
    ms: float
    cost: int = 0
    currency: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class DayUsage:
    """What a model was used for on a day (UTC), in one currency. ``cost``: millionths of its unit."""

    day: date
    currency: str
    calls: int
    failures: int
    tokens_in: int
    tokens_out: int
    cost: int


class ModelTrouble(Exception):
    """A model did not answer as asked. ``usage``: what it used all the same, and ``cost`` what that costs."""

    def __init__(self, kind: Kind, detail: str = "", usage: Usage | None = None) -> None:
        super().__init__(kind)
        self.kind: Kind = kind
        self.detail = detail
        self.usage = usage
        self.cost = 0
        self.currency = ""
