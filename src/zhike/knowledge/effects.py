"""The projection `knowledge.effects`: which turns cited an entry, and what became of those conversations (live ones only)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from zhike.db import Tx
from zhike.facts import Recorded
from zhike.knowledge import queries_use

ANSWERED = ("answer",)


class Effects:
    """Folds turns and what followed them."""

    name = "knowledge.effects"

    async def apply(self, tx: Tx, facts: Sequence[Recorded]) -> None:
        """Fold facts of one workspace."""
        wanted = [fact for fact in facts if fact.mode == "live" and effect(fact) is not None]
        if not wanted:
            return
        zone = ZoneInfo(await queries_use.timezone(tx) or "UTC")
        for fact in wanted:
            if fact.name == "turn.taken":
                week = monday(fact.at.astimezone(zone).date())
                entries = list(Counter(fact.payload["entries"]))
                added = await queries_use.cite(
                    tx, str(fact.subject_id), entries, fact.payload["conversation"], fact.payload["confidence"], fact.at
                )
                await queries_use.count(tx, [(one, week) for one in added], "answered", fact.at)
            else:
                column = effect(fact) or ""
                settled = await queries_use.settle(tx, str(fact.subject_id), column)
                weeks = [(entry, monday(at.astimezone(zone).date())) for entry, at in settled]
                await queries_use.count(tx, weeks, column, None)

    async def clear(self, tx: Tx) -> None:
        """Remove everything derived in the workspace."""
        await queries_use.clear(tx)


def effect(fact: Recorded) -> str | None:
    """Return what a fact does: ``answered``, ``resolved`` or ``handed_over``; None for nothing."""
    if fact.name == "turn.taken":
        return "answered" if fact.payload["outcome"] in ANSWERED and fact.payload["entries"] else None
    if fact.name == "conversation.handed_over":
        return "handed_over"
    if fact.name == "conversation.status_changed" and fact.payload["status"] == "resolved":
        return "resolved"
    return None


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())
