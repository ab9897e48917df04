"""Asking the assistant without a conversation, from any process: the worker answers, others call it."""

from collections.abc import Awaitable
from dataclasses import asdict
from typing import Any, Protocol
from uuid import UUID

from zhike.dialogue.model_desk import ModelDesk
from zhike.dialogue.ports import Intents, Knowledge, ThresholdsOf
from zhike.dialogue.rules import DEFAULT
from zhike.dialogue.steps import Summary, summarise_steps
from zhike.dialogue.turn import turn
from zhike.dialogue.types import Answered, Asked, HandedOver, HistoryLine, Offered, Refused, TurnContext
from zhike.dialogue.understanding import stored
from zhike.dialogue.wording import reason_text
from zhike.knowledge import BenchAnswer, BenchQuestion, BenchSource, Candidate

TASK = "knowledge.ask"


class Caller(Protocol):
    """Asks a worker (`jobs.Calls`)."""

    def ask(self, workspace_id: UUID, task: str, question: dict[str, Any]) -> Awaitable[dict[str, Any]]:
        """Run ``task`` in a worker and return its answer."""
        ...


class LocalBench:
    """The bench where the indexes are: runs the same turn as a conversation, with the history it is given."""

    def __init__(
        self,
        knowledge: Knowledge,
        intents: Intents | None = None,
        thresholds: ThresholdsOf | None = None,
        models: ModelDesk | None = None,
    ) -> None:
        self.knowledge = knowledge
        self.intents = intents
        self.thresholds = thresholds
        self.models = models

    async def ask(self, workspace_id: UUID, question: BenchQuestion) -> BenchAnswer:
        """Return what the assistant would answer."""
        bases = frozenset({question.base_id}) if question.base_id is not None else None
        held = await self.thresholds.of(workspace_id) if self.thresholds is not None else DEFAULT
        history = tuple(HistoryLine(by, text) for by, text in question.history)
        context = TurnContext(
            workspace_id, (question.text,), question.locale or "zh", history, base_ids=bases, channel=question.channel,
            thresholds=held,
        )  # fmt: skip
        model = await self.models.alone(workspace_id) if self.models is not None else None
        summary = await summarise_steps(turn(context, self.knowledge, self.intents, None, model))
        language = question.reader or question.locale or summary.language
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
            language=summary.language,
            normalized=summary.normalized,
            understood=_understood(summary),
            thresholds={"answer": held.answer, "offer": held.offer},
        )

    async def answer(self, workspace_id: UUID, question: dict[str, Any]) -> dict[str, Any]:
        """Answer a call: the worker's side of `RemoteBench` (give it to ``Calls.task``)."""
        base = question.get("base_id")
        history = tuple((by, text) for by, text in question.get("history") or ())
        asked = BenchQuestion(**{**question, "base_id": UUID(base) if base else None, "history": history})
        return asdict(await self.ask(workspace_id, asked))


class RemoteBench:
    """The bench in a process without indexes."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller

    async def ask(self, workspace_id: UUID, question: BenchQuestion) -> BenchAnswer:
        """Return what the assistant would answer; raises CallFailed when no worker is there."""
        asked = asdict(question) | {"base_id": str(question.base_id) if question.base_id else None}
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
            **{name: found[name] for name in ("ms", "language", "normalized", "understood", "thresholds")},
        )


def _understood(summary: Summary) -> dict[str, Any]:
    """Return what a turn keeps of what it understood, with the asker's own words: questions, and the text put right.

    Without its signals: they are for the hand-over policy of later turns, and here no later turn comes.
    """
    found = summary.understood
    if found is None:
        return {}
    kept = {name: value for name, value in stored(found).items() if name != "signals"}
    return kept | {"asked": list(found.questions), "repaired_text": found.repaired}


def _candidate(values: dict[str, Any]) -> Candidate:
    ids = {"entry_id": UUID(values["entry_id"]), "base_id": UUID(values["base_id"]), "guards": tuple(values["guards"])}
    return Candidate(**{**values, **ids})


def _text(summary: Summary) -> str:
    end = summary.end
    if isinstance(end, Offered):
        return "\n".join([end.text, *(f"- {option.label}" for option in end.options)])
    assert isinstance(end, (Answered, Asked, Refused, HandedOver))
    return end.text
