"""What a turn asks a model, and what came of it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID

Use = Literal["rewrite", "flows", "answers", "tone"]
USES: tuple[Use, ...] = ("rewrite", "flows", "answers", "tone")
PROMPTS: Mapping[str, str] = {"rewrite": "rewrite-1", "flows": "flows-1", "answers": "answers-1"}  # versions
ENGINE = "model"  # what answered, where a model's words were sent


@dataclass(frozen=True, slots=True)
class Passage:
    """Something an answer may rest on: an entry of knowledge, or what a merchant's system told (``entry_id`` None)."""

    n: int
    title: str
    text: str
    entry_id: UUID | None = None
    score: float = 1.0
    cut: bool = False  # sentences that talk to a model were left out

    @property
    def source(self) -> str:
        """Everything it says."""
        return f"{self.title}\n{self.text}"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a model's words are not sent: a code, and the word, number or sentence it is about (never stored)."""

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Consulted:
    """One call of a turn. ``outcome``: used, unused (it had nothing to say), rejected, failed; ``why``: code of the latter."""

    use: str
    model: str
    prompt: str
    outcome: Literal["used", "unused", "rejected", "failed"]
    why: str | None = None
    ms: float = 0.0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: int = 0  # millionths of the currency's unit
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence of an answer: it ends at this character of the message; the passages that support it."""

    to: int
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ModelWork:
    """Step: what a turn asked a model. ``answered``: the words that are sent are its own; ``cited``: each sentence's sources."""

    calls: tuple[Consulted, ...]
    answered: bool = False
    cited: tuple[Cited, ...] = ()

    def stored(self) -> dict[str, Any]:
        """Return what is kept with the turn: no words."""
        names = ("use", "model", "prompt", "outcome", "why", "ms", "tokens_in", "tokens_out", "cost", "currency")
        return {
            "answered": self.answered,
            "cited": [{"to": one.to, "sources": list(one.sources)} for one in self.cited],
            "calls": [{name: getattr(one, name) for name in names} for one in self.calls],
        }


@dataclass(frozen=True, slots=True)
class Chosen:
    """A flow that a model thinks is meant, and the customer's own words for its slots."""

    flow: str
    quotes: Mapping[str, str] = field(default_factory=dict)
