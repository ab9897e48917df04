"""Asking the assistant about knowledge that is not live yet: the worker builds and answers, others call it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from zhike.dialogue.bench import LocalBench
from zhike.dialogue.ports import Knowledge, ThresholdsOf
from zhike.knowledge import BenchQuestion, EntryDraft, Tried

TASK = "knowledge.try"
PATIENCE_S = 60.0  # a base's index is built for it


class Shelf(Protocol):
    """Makes trial knowledge (`knowledge.TrialShelf`)."""

    async def of(self, workspace_id: UUID, base_id: UUID, changed: Mapping[UUID, EntryDraft]) -> Knowledge:
        """Return knowledge with changed entries on top."""
        ...


class Caller(Protocol):
    """Asks a worker (`jobs.Calls`)."""

    async def ask(
        self, workspace_id: UUID, task: str, question: dict[str, Any], timeout_s: float = 10
    ) -> dict[str, Any]:
        """Run ``task`` in a worker and return its answer."""
        ...


class LocalTrials:
    """Trials where the models are. Implements knowledge's port `Trials`."""

    def __init__(self, shelf: Shelf, thresholds: ThresholdsOf | None = None) -> None:
        self.shelf = shelf
        self.thresholds = thresholds

    async def try_all(
        self, workspace_id: UUID, base_id: UUID, asked: Sequence[tuple[str, str]], changed: Mapping[UUID, EntryDraft]
    ) -> list[Tried]:
        """Return what would become of each (question, locale)."""
        bench = LocalBench(await self.shelf.of(workspace_id, base_id, changed), thresholds=self.thresholds)
        found = []
        for question, locale in asked:
            answer = await bench.ask(workspace_id, BenchQuestion(question, locale=locale))
            sources = [source.entry_id for source in answer.sources]
            if answer.outcome == "choices":
                sources = [candidate.entry_id for candidate in answer.candidates[:3]]
            found.append(Tried(answer.outcome, answer.confidence, tuple(sources)))
        return found

    async def answer(self, workspace_id: UUID, question: dict[str, Any]) -> dict[str, Any]:
        """Answer a call: the worker's side of `RemoteTrials` (give it to ``Calls.task``)."""
        asked = [(text, locale) for text, locale in question["asked"]]
        changed = {UUID(entry_id): _draft(values) for entry_id, values in question["changed"].items()}
        found = await self.try_all(workspace_id, UUID(question["base_id"]), asked, changed)
        return {"tried": [asdict(one) for one in found]}


class RemoteTrials:
    """Trials in a process without models. Implements knowledge's port `Trials`."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller

    async def try_all(
        self, workspace_id: UUID, base_id: UUID, asked: Sequence[tuple[str, str]], changed: Mapping[UUID, EntryDraft]
    ) -> list[Tried]:
        """Return what would become of each (question, locale); raises CallFailed when no worker is there."""
        drafts = {str(entry_id): _values(draft) for entry_id, draft in changed.items()}
        question = {"base_id": str(base_id), "asked": [list(one) for one in asked], "changed": drafts}
        found = await self.caller.ask(workspace_id, TASK, question, timeout_s=PATIENCE_S)
        return [
            Tried(one["outcome"], one["confidence"], tuple(UUID(entry_id) for entry_id in one["entry_ids"]))
            for one in found["tried"]
        ]


def _values(draft: EntryDraft) -> dict[str, Any]:
    values = asdict(draft)
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}


def _draft(values: dict[str, Any]) -> EntryDraft:
    times = {
        name: datetime.fromisoformat(values[name]) if values[name] else None for name in ("valid_from", "valid_until")
    }
    lists = {name: tuple(values[name]) for name in ("similar", "tags")}
    return EntryDraft(**{**values, **times, **lists})
