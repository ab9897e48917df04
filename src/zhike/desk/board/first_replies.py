"""The projection `desk.first_replies`: since when people are asked, and when the first of them answered the customer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from zhike.db import Tx
from zhike.facts import Recorded

NAME = "desk.first_replies"
# The first of the first two, the last of the third: the same whether facts come in one batch or one by one. Facts come in
# order, so once somebody replied only another hand-over changes anything.
KEEP = """
INSERT INTO desk_first_replies AS kept (workspace_id, conversation_id, people_at, replied_at, handed_over_at, touched_at)
SELECT :w, one, people, replied, handed, greatest(people, replied, handed)
FROM unnest(CAST(:ids AS uuid[]), CAST(:people AS timestamptz[]), CAST(:replied AS timestamptz[]),
    CAST(:handed AS timestamptz[])) AS given (one, people, replied, handed)
ON CONFLICT (workspace_id, conversation_id) DO UPDATE SET
    replied_at = coalesce(kept.replied_at, excluded.replied_at),
    handed_over_at = coalesce(excluded.handed_over_at, kept.handed_over_at),
    touched_at = greatest(kept.people_at, coalesce(kept.replied_at, excluded.replied_at),
        coalesce(excluded.handed_over_at, kept.handed_over_at))
WHERE excluded.handed_over_at IS NOT NULL OR (kept.replied_at IS NULL AND excluded.replied_at IS NOT NULL)
"""
CLEAR = "DELETE FROM desk_first_replies WHERE workspace_id = :w"
PEOPLE = ("queue", "person")


@dataclass(slots=True)
class Seen:
    """What some facts say of one conversation."""

    people_at: datetime
    replied_at: datetime | None = None
    handed_over_at: datetime | None = None


class FirstReplies:
    """When people were first asked to answer each conversation, and when they first did."""

    name = NAME

    async def apply(self, tx: Tx, facts: Sequence[Recorded]) -> None:
        """Fold facts of one workspace. One statement, none when nothing concerns it."""
        seen: dict[UUID, Seen] = {}
        for fact in facts:
            fold(seen, fact)
        if seen:
            values = list(seen.values())
            given = {
                "ids": list(seen),
                "people": [one.people_at for one in values],
                "replied": [one.replied_at for one in values],
                "handed": [one.handed_over_at for one in values],
            }
            await tx.execute(KEEP, {"w": tx.workspace, **given})

    async def clear(self, tx: Tx) -> None:
        """Remove the workspace's rows."""
        await tx.execute(CLEAR, {"w": tx.workspace})


def fold(seen: dict[UUID, Seen], fact: Recorded) -> None:
    """Note what one fact says. A reply of a person nobody asked (a fact lost by an archive) counts from itself: 0 s."""
    if fact.mode != "live" or fact.subject_kind != "conversation":
        return
    replied = says_a_person(fact)
    handed = fact.name == "conversation.handed_over"
    given = fact.name in ("conversation.opened", "conversation.assigned") and fact.payload["owner_kind"] in PEOPLE
    if not (replied or handed or given):
        return
    one = seen.setdefault(fact.subject_id, Seen(fact.at))
    if replied and one.replied_at is None:
        one.replied_at = fact.at
    if handed:
        one.handed_over_at = fact.at


def says_a_person(fact: Recorded) -> bool:
    """Say whether a fact is a person's message to the customer."""
    if fact.name != "message.added" or fact.actor.kind != "person":
        return False
    return not fact.payload["private"] and fact.payload["kind"] != "event"
