"""What dialogue needs from outside, named by the need."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Protocol
from uuid import UUID

from zhike.conversations import Handing, PendingTurn
from zhike.db import Tx
from zhike.dialogue.types import IntentGuess, Thresholds
from zhike.identity import Viewer
from zhike.knowledge import Candidate, Found
from zhike.llm import OnText, Prompt, Reply
from zhike.routing import Place


class Knowledge(Protocol):
    """Looks questions up. One real implementation (`knowledge.Searcher`), plain ones in tests and the simulation."""

    async def search(
        self,
        workspace_id: UUID,
        questions: Sequence[str],
        locale: str,
        base_ids: frozenset[UUID] | None = None,
        channel: str | None = None,
    ) -> list[Found]:
        """Return the candidates of each question, best first; ``channel``: the kind of inbox that shows the answer."""
        ...

    async def entry(self, workspace_id: UUID, entry_id: UUID, channel: str | None = None) -> Candidate | None:
        """Return one published entry as this kind of inbox shows it, None when it is gone."""
        ...

    def products(self, workspace_id: UUID, text: str, base_ids: frozenset[UUID] | None = None) -> frozenset[str]:
        """Return the names of the products a text names, and of those they belong to. No I/O."""
        ...

    def related(
        self, workspace_id: UUID, entry_id: UUID, locale: str, limit: int, but: Sequence[str] = ()
    ) -> list[tuple[UUID, str]]:
        """Return (entry, question) of what tells of the same or related things, without what was asked (``but``). No I/O."""
        ...

    def wordings(
        self, workspace_id: UUID, base_ids: frozenset[UUID] | None = None
    ) -> tuple[Hashable, Callable[[], list[str]]]:
        """Return what the questions held now are known by, and a function that reads them all. No I/O."""
        ...


class Intents(Protocol):
    """Guesses among a workspace's own intents."""

    async def guess(self, workspace_id: UUID, text: str) -> IntentGuess | None:
        """Return the likeliest intent, None where the workspace has none."""
        ...


class ThresholdsOf(Protocol):
    """Tells a workspace's thresholds (`ThresholdShelf`)."""

    async def of(self, workspace_id: UUID) -> Thresholds:
        """Return the thresholds in force."""
        ...


class Model(Protocol):
    """A workspace's language model (`ModelDesk`). ``uses``: what it is switched on for; ``style``, ``banned``: how it is to write."""

    @property
    def name(self) -> str:
        """What it is called at its endpoint."""
        ...

    @property
    def uses(self) -> frozenset[str]:
        """Return what it is switched on for: rewrite, flows, answers, tone."""
        ...

    @property
    def style(self) -> str:
        """Return how it is to write, in a few words."""
        ...

    @property
    def banned(self) -> tuple[str, ...]:
        """Return the workspace's own words that it must not write."""
        ...

    async def ask(self, prompt: Prompt, within_s: float, on_text: OnText | None = None) -> Reply:
        """Return what it says; raises ModelTrouble. ``on_text`` is called with all that was said so far."""
        ...


class Conversations(Protocol):
    """The conversation side of a turn."""

    async def begin_turn(self, tx: Tx, conversation_id: UUID) -> PendingTurn | None:
        """Return what is unanswered, None when somebody else owns the conversation or nothing is."""
        ...

    async def complete_turn(
        self,
        tx: Tx,
        pending: PendingTurn,
        kind: str,
        content: dict[str, Any],
        turn_id: UUID,
        outcome: str,
        resolved: bool,
        acted: bool = False,
    ) -> UUID | None:
        """Add the one reply of this turn; None when the conversation moved on and the reply must be dropped.

        ``acted``: the turn did something outside; its reply is said although the customer wrote meanwhile.
        """
        ...

    async def hand_over(
        self,
        tx: Tx,
        pending: PendingTurn,
        handing: Handing,
        turn_id: UUID,
        acted: bool = False,
    ) -> bool:
        """Give the conversation to people, with the hand-over's text as the turn's one reply; False when it moved on."""
        ...


class Waits(Protocol):
    """Tells what a customer who queues now waits for (`routing.RoutingService`)."""

    async def next_place(self, tx: Tx, queue_id: UUID, priority: str) -> Place:
        """Return the place that the next one gets, and how long it takes; None where nothing measures it."""
        ...


class Transcript(Protocol):
    """Reads what a turn was about, for those who may see the conversation."""

    async def said(self, tx: Tx, viewer: Viewer, conversation_id: UUID, from_seq: int, to_seq: int) -> list[str]:
        """Return the customer's texts between two seqs; raises ConversationNotFound for who may not see them."""
        ...


class Uses(Protocol):
    """Counts which entries answered (`knowledge.KnowledgeService`)."""

    async def note_used(self, tx: Tx, entry_ids: list[UUID]) -> None:
        """Count an answer given from each of these entries."""
        ...
