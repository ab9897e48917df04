"""The projection `dialogue.learning`: which turns failed, and by what that is known (live conversations only).

Facts say that a turn was refused, handed over unresolved, found unhelpful, rated low or marked wrong, and take some of it back.
What is new is laid to its like by the job `dialogue.sort_gaps`, which may read the customers' words; this may not.
"""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from zhike.db import Tx
from zhike.dialogue import queries_corrections
from zhike.dialogue import queries_gaps as queries
from zhike.facts import Recorded
from zhike.jobs import Job, defer
from zhike.kit.clock import utcnow

TASK = "dialogue.sort_gaps"
SETTLES = timedelta(seconds=3)  # more of the same may be on its way
LOW = 2  # stars of five from which down a conversation's last answer is suspect


def sort_job(workspace_id: UUID) -> Job:
    """Return the job that lays new askings to their like; one waits at a time."""
    return Job(
        TASK, {"workspace_id": str(workspace_id)}, queueing_lock=f"gaps:{workspace_id}",
        run_at=utcnow() + SETTLES,
    )  # fmt: skip


class Learning:
    """Collects askings that went wrong."""

    name = "dialogue.learning"

    async def apply(self, tx: Tx, facts: Sequence[Recorded]) -> None:
        """Fold facts of one workspace."""
        fresh = [await self._fold(tx, fact) for fact in facts if fact.mode == "live"]
        if any(fresh):
            await defer(tx, [sort_job(tx.workspace)])

    async def clear(self, tx: Tx) -> None:
        """Remove everything derived in the workspace."""
        await queries.clear(tx)

    async def _fold(self, tx: Tx, fact: Recorded) -> bool:
        """Fold one fact; says whether something is to be laid to its like."""
        told = fact.payload
        match fact.name:
            case "turn.taken" if (reason := failure(told["outcome"], told["reason"])) is not None:
                return await queries.collect(tx, str(fact.subject_id), reason, fact.at) is not None
            case "message.judged":
                return await self._said(tx, fact, told["turn"], "not_helpful", holds=told["helpful"] is False)
            case "turn.corrected":
                holds = told["state"] in ("pending", "approved") or await queries_corrections.stands(tx, told["turn"])
                return await self._said(tx, fact, told["turn"], "marked_wrong", holds=holds)
            case "conversation.rated":
                return await self._rated(tx, fact)
            case "knowledge.entry_changed":
                await self._entry(tx, fact)
            case "customer.erased":
                await queries.forget(tx, [fact.subject_id])
        return False

    async def _said(self, tx: Tx, fact: Recorded, turn: str, reason: str, *, holds: bool) -> bool:
        if holds:
            return await queries.collect(tx, turn, reason, fact.at) is not None
        await queries.withdraw(tx, reason, turn=turn)
        return False

    async def _rated(self, tx: Tx, fact: Recorded) -> bool:
        """A rating may be changed: what an earlier one said is taken back first."""
        await queries.withdraw(tx, "rated_low", conversation=str(fact.subject_id))
        if fact.payload["score"] > LOW:
            return False
        turn = await queries.last_answered(tx, str(fact.subject_id), fact.at)
        return turn is not None and await queries.collect(tx, str(turn), "rated_low", fact.at) is not None

    async def _entry(self, tx: Tx, fact: Recorded) -> None:
        """The draft of a gap was published, dropped, taken out again, or deleted; beside a live text it waits."""
        entry, told = str(fact.subject_id), fact.payload
        if told["action"] == "deleted":
            await queries.entry_gone(tx, entry)
        elif told["action"] == "draft_discarded":
            await queries.entry_gone(tx, entry, ["drafted"])
        elif told["state"] != "published":
            await queries.follow_entry(tx, entry, "drafted", fact.at)
        elif told.get("draft") is None:
            await queries.follow_entry(tx, entry, "settled", fact.at)


def failure(outcome: str, reason: str | None) -> str | None:
    """Return why a turn is a gap by its own end, None when it is none."""
    if outcome == "refuse":
        return "refused"
    return "unresolved" if outcome == "hand_over" and reason == "unresolved" else None
