"""Asking the assistant without a conversation, from any process: the worker answers, others call it."""

from collections.abc import Awaitable
from dataclasses import asdict
from typing import Any, Protocol
from uuid import UUID

from zhike.dialogue.ports import Intents, Knowledge
from zhike.dialogue.steps import Summary, summarise_steps
from zhike.dialogue.turn import turn
from zhike.dialogue.types import Answered, Asked, HandedOver, Offered, Refused, TurnContext
from zhike.dialogue.wording import reason_text
from zhike.knowledge import BenchAnswer, BenchSource, Candidate

TASK = "knowledge.ask"


class Caller(Protocol):
    """Asks a worker (`jobs.Calls`)."""

    def ask(self, workspace_id: UUID, task: str, question: dict[str, Any]) -> Awaitable[dict[str, Any]]:
        """Run ``task`` in a worker and return its answer."""
        ...


class LocalBench:
    """The bench where the indexes are: runs the same turn as a conversation, with no history."""

    def __init__(self, knowledge: Knowledge, intents: Intents | None = None) -> None:
        self.knowledge = knowledge
        self.intents = intents

    async def ask(self, workspace_id: UUID, question: str, base_id: UUID | None, locale: str | None) -> BenchAnswer:
        """Return what the assistant would answer."""
        bases = frozenset({base_id}) if base_id is not None else None
        context = TurnContext(workspace_id, (question,), locale or "zh", base_ids=bases)
        summary = await summarise_steps(turn(context, self.knowledge, self.intents))
        language = locale or summary.language
        reasons = tuple(
            {"code": reason.code, "text": reason_text(reason.code, reason.params, language)}
            for reason in summary.end.reasons
        )
        sources = getattr(summary.end, "sources", ())
        return BenchAnswer(
            outcome=summary.end.outcome,
            confidence=summary.end.confidence,
            answer=_text(summary),
            sources=tuple(BenchSource(source.n, source.entry_id, source.title, source.score) for source in sources),
            candidates=summary.candidates,
            reasons=reasons,
            ms=summary.ms,
        )

    async def answer(self, workspace_id: UUID, question: dict[str, Any]) -> dict[str, Any]:
        """Answer a call: the worker's side of `RemoteBench` (give it to ``Calls.task``)."""
        base = question.get("base_id")
        found = await self.ask(workspace_id, question["question"], UUID(base) if base else None, question.get("locale"))
        return asdict(found)


class RemoteBench:
    """The bench in a process without indexes."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller

    async def ask(self, workspace_id: UUID, question: str, base_id: UUID | None, locale: str | None) -> BenchAnswer:
        """Return what the assistant would answer; raises CallFailed when no worker is there."""
        asked = {"question": question, "base_id": str(base_id) if base_id else None, "locale": locale}
        found = await self.caller.ask(workspace_id, TASK, asked)
        return BenchAnswer(
            outcome=found["outcome"],
            confidence=found["confidence"],
            answer=found["answer"],
            sources=tuple(
                BenchSource(**{**source, "entry_id": UUID(source["entry_id"])}) for source in found["sources"]
            ),
            candidates=tuple(_candidate(candidate) for candidate in found["candidates"]),
            reasons=tuple(found["reasons"]),
            ms=found["ms"],
        )


def _candidate(values: dict[str, Any]) -> Candidate:
    ids = {"entry_id": UUID(values["entry_id"]), "base_id": UUID(values["base_id"]), "guards": tuple(values["guards"])}
    return Candidate(**{**values, **ids})


def _text(summary: Summary) -> str:
    end = summary.end
    if isinstance(end, Offered):
        return "\n".join([end.text, *(f"- {option.label}" for option in end.options)])
    assert isinstance(end, (Answered, Asked, Refused, HandedOver))
    return end.text
