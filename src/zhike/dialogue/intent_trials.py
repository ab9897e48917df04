"""Trying a sentence on a workspace's own intents, and telling how well their examples hold together: the worker's work."""

from collections import Counter
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from zhike.db import Database
from zhike.dialogue import queries_intents as queries
from zhike.dialogue.own_intents import LEAST, IntentShelf
from zhike.language import crossed_apart

TASK = "dialogue.intent"
PATIENCE_S = 60.0  # models of all examples but some are fitted
MOST_TOGETHER = 3_000  # examples up to which their hold is told: it takes five fits
SHOWN = 50  # examples that are taken for another intent


class Caller(Protocol):
    """Asks a worker (`jobs.Calls`)."""

    def ask(
        self, workspace_id: UUID, task: str, question: dict[str, Any], timeout_s: float = 10
    ) -> Awaitable[dict[str, Any]]:
        """Run ``task`` in a worker and return its answer."""
        ...


@dataclass(frozen=True, slots=True)
class RemoteIntents:
    """The side without models."""

    caller: Caller

    async def guess(self, workspace_id: UUID, text: str) -> dict[str, Any]:
        """Return {ready, known, certainty, threshold, guesses: [{name, probability}]}; raises CallFailed."""
        return await self.caller.ask(workspace_id, TASK, {"text": text}, timeout_s=PATIENCE_S)

    async def together(self, workspace_id: UUID) -> dict[str, Any]:
        """Return {ready, reason, examples, right, intents: […], mistaken: […]}; raises CallFailed."""
        return await self.caller.ask(workspace_id, TASK, {"text": None}, timeout_s=PATIENCE_S)


class IntentTrials:
    """The worker's side."""

    def __init__(self, db: Database, shelf: IntentShelf) -> None:
        self.db = db
        self.shelf = shelf

    async def answer(self, workspace_id: UUID, question: dict[str, Any]) -> dict[str, Any]:
        """Answer a call: a sentence's intents, or how the examples hold together."""
        if question["text"] is None:
            return await self.together(workspace_id)
        return await self.shelf.ranked(workspace_id, question["text"])

    async def together(self, workspace_id: UUID) -> dict[str, Any]:
        """Return how many examples a model that has not seen them takes for their own intent, and which it does not."""
        async with self.db.transaction(workspace_id) as tx:
            intents = [intent for intent in await queries.intents(tx) if intent.examples]
        rows = [(text, intent.name) for intent in intents for text in intent.examples]
        reason = _why_not(self.shelf.embedder.dim, len(intents), len(rows))
        if reason:
            return _nothing(reason, len(rows))
        texts, names = [text for text, _ in rows], [name for _, name in rows]
        vectors = await self.shelf.embedder.embed(texts, urgent=False)
        try:
            taken = await crossed_apart(texts, vectors, names)
        except ValueError:  # examples that teach nothing
            return _nothing("too_few", len(rows))
        return _told(rows, taken)


def _why_not(dim: int, intents: int, examples: int) -> str:
    if not dim:
        return "no_model"
    if intents < LEAST:
        return "too_few"
    return "too_many" if examples > MOST_TOGETHER else ""


def _nothing(reason: str, examples: int) -> dict[str, Any]:
    return {"ready": False, "reason": reason, "examples": examples, "right": 0, "intents": [], "mistaken": []}


def _told(rows: list[tuple[str, str]], taken: list[tuple[str, float]]) -> dict[str, Any]:
    tried = [(text, name, guess, chance) for (text, name), (guess, chance) in zip(rows, taken, strict=True) if chance]
    of, right = Counter(name for _, name, _, _ in tried), Counter(name for _, name, guess, _ in tried if name == guess)
    mistaken = sorted((one for one in tried if one[1] != one[2]), key=lambda one: -one[3])
    return {
        "ready": True, "reason": None, "examples": len(tried), "right": right.total(),
        "intents": [{"name": name, "examples": of[name], "right": right[name]} for name in sorted(of)],
        "mistaken": [
            {"text": text, "name": name, "taken_for": guess, "probability": round(chance, 4)}
            for text, name, guess, chance in mistaken[:SHOWN]
        ],
    }  # fmt: skip
