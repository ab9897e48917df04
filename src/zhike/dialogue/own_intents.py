"""A workspace's own intents: keeping them, and the model that guesses among them."""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from zhike.db import Database, Tx
from zhike.dialogue import queries_intents as queries
from zhike.dialogue.errors import IntentChanged, IntentNameTaken, IntentNotFound, TooManyIntents
from zhike.dialogue.types import Intent, IntentGuess
from zhike.kit.ids import uuid7
from zhike.language import Embedder, IntentModel, learn_intents, tidy
from zhike.telemetry import get_logger

log = get_logger("zhike.dialogue")
MOST_INTENTS, MOST_EXAMPLES, LONGEST = 300, 200, 300
LEAST = 2  # intents from which there is anything to tell apart
KEPT = 32  # workspaces whose models are held, the longest unused goes first


class OwnIntents:
    """The intents a workspace keeps. Those without rights are turned away by the routes."""

    async def all(self, tx: Tx) -> list[Intent]:
        """Return every intent, by name."""
        return await queries.intents(tx)

    async def get(self, tx: Tx, intent_id: UUID) -> Intent:
        """Return one intent; raises IntentNotFound."""
        found = await queries.intent(tx, intent_id)
        if found is None:
            raise IntentNotFound
        return found

    async def create(self, tx: Tx, name: str, examples: Sequence[str]) -> Intent:
        """Make an intent; raises IntentNameTaken, TooManyIntents."""
        if len(await queries.intents(tx)) >= MOST_INTENTS:
            raise TooManyIntents
        intent_id = uuid7()
        if not await queries.add(tx, intent_id, tidy(name), _examples(examples)):
            raise IntentNameTaken(field="name")
        return await self.get(tx, intent_id)

    async def change(
        self, tx: Tx, intent_id: UUID, expected_version: int, name: str | None, examples: Sequence[str] | None
    ) -> Intent:
        """Change an intent; raises IntentNotFound, IntentNameTaken, IntentChanged when somebody was faster."""
        before = await self.get(tx, intent_id)
        wanted = tidy(name) if name is not None else before.name
        if await queries.named(tx, wanted) not in (None, intent_id):
            raise IntentNameTaken(field="name")
        kept = _examples(examples) if examples is not None else before.examples
        if not await queries.change(tx, intent_id, expected_version, wanted, kept):
            raise IntentChanged
        return await self.get(tx, intent_id)

    async def delete(self, tx: Tx, intent_id: UUID) -> None:
        """Delete an intent; raises IntentNotFound."""
        if not await queries.remove(tx, intent_id):
            raise IntentNotFound


def _examples(examples: Sequence[str]) -> tuple[str, ...]:
    """Return examples tidied, none twice, none empty."""
    return tuple(dict.fromkeys(filter(None, (tidy(text) for text in examples))))


@dataclass(frozen=True, slots=True)
class _Fitted:
    stamp: tuple[int, datetime | None]
    model: IntentModel | None


class IntentShelf:
    """Holds each workspace's model, fitted anew when its intents changed. Lives in the worker. Implements `Intents`."""

    def __init__(self, db: Database, embedder: Embedder) -> None:
        self.db = db
        self.embedder = embedder
        self._held: OrderedDict[UUID, _Fitted] = OrderedDict()
        self._locks: dict[UUID, asyncio.Lock] = {}

    async def guess(self, workspace_id: UUID, text: str) -> IntentGuess | None:
        """Return the likeliest intent; None where a workspace has fewer than two, or no model of meaning is there."""
        model = await self._model(workspace_id)
        if model is None:
            return None
        vectors = await self.embedder.embed([text])
        (guess,) = await asyncio.to_thread(model.guess, [text], vectors)
        return IntentGuess(guess.label, guess.probability, guess.known >= model.threshold)

    async def ranked(self, workspace_id: UUID, text: str) -> dict[str, Any]:
        """Return what a sentence may be: {ready, known, certainty, threshold, guesses: [{name, probability}]}."""
        model = await self._model(workspace_id)
        if model is None:
            return {"ready": False, "known": False, "certainty": 0.0, "threshold": 0.0, "guesses": []}
        vectors = await self.embedder.embed([text])
        (guess,) = await asyncio.to_thread(model.guess, [text], vectors)
        (found,) = await asyncio.to_thread(model.ranking, [text], vectors)
        return {
            "ready": True, "known": guess.known >= model.threshold, "certainty": round(guess.known, 4),
            "threshold": round(model.threshold, 4),
            "guesses": [{"name": name, "probability": round(chance, 4)} for name, chance in found],
        }  # fmt: skip

    async def _model(self, workspace_id: UUID) -> IntentModel | None:
        if not self.embedder.dim:
            return None
        async with self.db.transaction(workspace_id) as tx:
            stamp = await queries.stamp(tx)
        if stamp[0] < LEAST:
            self._held.pop(workspace_id, None)
            return None
        async with self._locks.setdefault(workspace_id, asyncio.Lock()):
            held = self._held.get(workspace_id)
            if held is None or held.stamp != stamp:
                async with self.db.transaction(workspace_id) as tx:
                    held = _Fitted(await queries.stamp(tx), None)
                    intents = await queries.intents(tx)
                held = _Fitted(held.stamp, await fitted(intents, self.embedder))
                self._held[workspace_id] = held
        self._held.move_to_end(workspace_id)
        while len(self._held) > KEPT:
            self._held.popitem(last=False)
        return held.model


async def fitted(intents: Sequence[Intent], embedder: Embedder) -> IntentModel | None:
    """Return a model of intents with examples, None for fewer than two."""
    rows = [(text, intent.name) for intent in intents for text in intent.examples]
    if len({name for _, name in rows}) < LEAST:
        return None
    texts, names = [text for text, _ in rows], [name for _, name in rows]
    vectors = await embedder.embed(texts, urgent=False)
    try:
        return await learn_intents(texts, vectors, names)
    except ValueError as error:  # examples that teach nothing: answers go on without a guess
        log.warning("dialogue.intents_not_fitted", error=str(error))
        return None
