"""The projection `desk.days`: what happened on each day (workspace's zone), by inbox, live conversations only."""

from collections import Counter
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from zhike.db import Tx
from zhike.facts import Recorded

ZONE = "SELECT timezone FROM workspaces WHERE id = :w"
ADD = """
INSERT INTO desk_days (workspace_id, day, inbox_id, {columns}) VALUES (:w, :day, :inbox, {values})
ON CONFLICT (workspace_id, day, inbox_id) DO UPDATE SET {sums}
"""
COLUMNS = (
    "opened", "customer_messages", "assistant_replies", "person_replies", "handed_over", "resolved", "rated", "rating_sum",
)  # fmt: skip
FOLD = ADD.format(
    columns=", ".join(COLUMNS),
    values=", ".join(f":{c}" for c in COLUMNS),
    sums=", ".join(f"{c} = desk_days.{c} + excluded.{c}" for c in COLUMNS),
)
CLEAR = "DELETE FROM desk_days WHERE workspace_id = :w"
SIMPLE = {"conversation.opened": "opened", "conversation.handed_over": "handed_over"}


class Days:
    """Counts per day and inbox."""

    name = "desk.days"

    async def apply(self, tx: Tx, facts: Sequence[Recorded]) -> None:
        """Fold facts of one workspace."""
        zone = ZoneInfo(await tx.scalar(ZONE, {"w": tx.workspace}) or "UTC")
        days: dict[tuple[object, str], Counter[str]] = {}
        for fact in facts:
            if fact.mode == "live" and fact.subject_kind == "conversation":
                days.setdefault((fact.at.astimezone(zone).date(), fact.payload["inbox"]), Counter()).update(
                    effect(fact)
                )
        for (day, inbox), counts in days.items():
            values = {column: counts[column] for column in COLUMNS}
            if any(values.values()):
                await tx.execute(FOLD, {"w": tx.workspace, "day": day, "inbox": inbox, **values})

    async def clear(self, tx: Tx) -> None:
        """Remove the workspace's days."""
        await tx.execute(CLEAR, {"w": tx.workspace})


def effect(fact: Recorded) -> dict[str, int]:
    """Return what one fact adds to its day."""
    if fact.name in SIMPLE:
        return {SIMPLE[fact.name]: 1}
    if fact.name == "conversation.status_changed":
        ended = (
            fact.payload["status"] == "resolved" and fact.payload.get("reason") != "merged"
        )  # that goes on elsewhere
        return {"resolved": 1} if ended else {}
    if fact.name == "conversation.rated":
        return {"rated": 1, "rating_sum": fact.payload["score"]}
    if fact.name == "message.added" and not fact.payload["private"] and fact.payload["kind"] != "event":
        column = {"customer": "customer_messages", "assistant": "assistant_replies", "person": "person_replies"}
        return {column[fact.actor.kind]: 1} if fact.actor.kind in column else {}
    return {}
