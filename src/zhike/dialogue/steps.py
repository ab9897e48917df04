"""Gathering the steps of a turn."""

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from zhike.dialogue.model.types import ENGINE as MODEL
from zhike.dialogue.model.types import ModelWork
from zhike.dialogue.types import ENGINE, End, Followed, Retrieved, Step, Thresholds, Understood
from zhike.knowledge import Candidate


@dataclass(slots=True)
class Summary:
    """The steps of one turn, gathered."""

    end: End
    language: str
    normalized: str = ""
    candidates: tuple[Candidate, ...] = ()
    ms: dict[str, float] = field(default_factory=dict)
    understood: Understood | None = None
    thresholds: Thresholds | None = None  # by which it was decided
    followed: Followed | None = None
    answer_by: datetime | None = None  # promised to who wrote while it was closed
    call_back_hours: int = 4  # of the policy: open hours until an answer is promised
    work: ModelWork | None = None

    @property
    def engine(self) -> str:
        """What answered: retrieval, or the model whose words were sent."""
        return MODEL if self.work is not None and self.work.answered else ENGINE


async def summarise_steps(steps: AsyncIterator[Step]) -> Summary:
    """Run a turn to its end."""
    started = time.perf_counter()
    end: End | None = None
    understood: Understood | None = None
    followed: Followed | None = None
    work: ModelWork | None = None
    candidates: dict[UUID, Candidate] = {}
    ms: dict[str, float] = {}
    async for step in steps:
        if isinstance(step, Understood):
            understood = step
            ms.setdefault("understand", milliseconds(started))
        elif isinstance(step, Retrieved):
            for candidate in step.candidates:
                known = candidates.get(candidate.entry_id)
                if known is None or candidate.score > known.score:
                    candidates[candidate.entry_id] = candidate
            ms |= step.ms
        elif isinstance(step, Followed):
            followed = step
        elif isinstance(step, ModelWork):
            work = step
        else:
            end = step
    assert end is not None, "a turn ends in exactly one end"
    ms["total"] = milliseconds(started)
    ranked = tuple(sorted(candidates.values(), key=lambda candidate: -candidate.score))
    language = understood.language if understood is not None else "zh"
    normalized = understood.normalized if understood is not None else ""
    return Summary(end, language, normalized, ranked, ms, understood, followed=followed, work=work)


def milliseconds(since: float) -> float:
    """Return the milliseconds since a reading of ``time.perf_counter``."""
    return round((time.perf_counter() - since) * 1000, 2)
