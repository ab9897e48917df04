"""The workspace's language model as the job of a turn deals with it: its settings, its words shown while they come."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from zhike.conversations import PendingTurn
from zhike.db import Tx
from zhike.dialogue.model.work import LATEST_S, ModelTurn
from zhike.kit.ids import uuid7
from zhike.llm import Models, ModelSettings, OnText, Prompt, Reply
from zhike.signals import Signal, SignalBus

MODES = ("live", "test")  # simulated customers cost no money
ACTOR = {"kind": "assistant", "id": None}
KEPT = 256  # workspaces whose settings are held, the longest unused goes first


@dataclass(frozen=True, slots=True)
class BoundModel:
    """A workspace's model. Implements dialogue's `Model`."""

    models: Models
    workspace_id: UUID
    held: ModelSettings

    @property
    def name(self) -> str:
        """What it is called at its endpoint."""
        return self.held.model

    @property
    def uses(self) -> frozenset[str]:
        """Return what it is switched on for."""
        return self.held.uses

    @property
    def style(self) -> str:
        """Return how it is to write."""
        return self.held.style

    @property
    def banned(self) -> tuple[str, ...]:
        """Return the workspace's own words that it must not write."""
        return self.held.banned

    async def ask(self, prompt: Prompt, within_s: float, on_text: OnText | None = None) -> Reply:
        """Return what it says; raises ModelTrouble."""
        return await self.models.ask(self.workspace_id, self.held, prompt, within_s, on_text)


class ModelDesk:
    """Gives a turn its language model. ``bus``: the lossy lane on which an answer is shown while it is being written."""

    def __init__(self, models: Models, bus: SignalBus | None = None) -> None:
        self.models = models
        self.bus = bus
        self._known: OrderedDict[UUID, tuple[datetime, ModelSettings]] = OrderedDict()

    async def held(self, tx: Tx, mode: str, stamp: datetime | None) -> ModelSettings | None:
        """Return the workspace's model where one is set up, switched on and meant for conversations of this mode.

        ``stamp``: since when it is set up as it is, None: not at all. It is read from the database only when that changed.
        """
        if stamp is None or mode not in MODES:
            return None
        at, held = self._known.get(tx.workspace, (None, None))
        if at != stamp or held is None:
            held = await self.models.store.get(tx)
            if held is None or held.updated_at is None:
                return None
            self._known[tx.workspace] = (held.updated_at, held)
        self._known.move_to_end(tx.workspace)
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        return held if held.enabled and held.uses else None

    def of(self, pending: PendingTurn, held: ModelSettings | None) -> ModelTurn | None:
        """Return a turn's model."""
        if held is None:
            return None
        return _turn_of(self.models, pending.workspace_id, held, self._shown(pending))

    async def alone(self, workspace_id: UUID) -> ModelTurn | None:
        """Return a model for a question without a conversation."""
        async with self.models.db.transaction(workspace_id) as tx:
            held = await self.models.store.get(tx)
        return _turn_of(self.models, workspace_id, held) if held is not None and held.enabled and held.uses else None

    def _shown(self, pending: PendingTurn) -> Callable[[str], None] | None:
        bus = self.bus
        if bus is None:
            return None
        workspace, conversation = str(pending.workspace_id), str(pending.conversation_id)
        draft = str(uuid7())  # of this try: what another one showed is not gone on with
        return lambda text: bus.publish(
            Signal(workspace, "token", conversation, dict(ACTOR), {"turn_id": draft, "text": text})
        )


def _turn_of(
    models: Models, workspace_id: UUID, held: ModelSettings, show: Callable[[str], None] | None = None
) -> ModelTurn:
    return ModelTurn(BoundModel(models, workspace_id, held), show, min(held.timeout_ms / 1000, LATEST_S))
