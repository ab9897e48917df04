"""Handing out: what is read for a plan, the plan, and what is written of it; a batch is one transaction."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from zhike.conversations import ConversationsService
from zhike.db import Tx
from zhike.kit.clock import utcnow
from zhike.kit.ids import uuid7
from zhike.routing import queries
from zhike.routing.rules import plan
from zhike.routing.types import CHAT, Candidate, Decision, QueueRules, Waiter

BATCH = 500
WEIGHTS = {
    "email": 30,
    "call": 300,
}  # of channels, in hundredths of a chat, where a workspace said nothing; others weigh one

Kind = tuple[UUID, str, str]  # of work: queue, channel, language


def weight_of(channel: str, own: Mapping[str, int] | None) -> int:
    """Return what a conversation of a channel weighs, in hundredths of a chat."""
    return (own or {}).get(channel, WEIGHTS.get(channel, CHAT))


def rules_of(row: Mapping[Any, Any]) -> QueueRules:
    """Return a queue's rules as they are kept, the usual ones where nobody said otherwise."""
    if row["strategy"] is None:
        return QueueRules()
    return QueueRules(**{name.strip(): row[name.strip()] for name in queries.RULES.split(",")})


async def candidates(
    tx: Tx, teams: Sequence[UUID], own: Mapping[str, int] | None, *, lock: bool = False
) -> dict[UUID, list[Candidate]]:
    """Return who is online by team, with what they have in hand; ``lock``: so that it stays so. Two statements."""
    statement = queries.LOCKED_CANDIDATES if lock else queries.CANDIDATES
    rows = await tx.rows(statement, {"w": tx.workspace, "teams": teams})
    # Counted once the agents' rows are locked: another job's assignment is in the count.
    agents = sorted({row["agent_id"] for row in rows})
    loads = dict.fromkeys(agents, 0)
    for row in await tx.rows(queries.LOADS, {"w": tx.workspace, "agents": agents}) if agents else ():
        loads[row["owner_id"]] += row["n"] * weight_of(row["channel"], own)
    found: dict[UUID, list[Candidate]] = {team: [] for team in teams}
    for row in rows:
        one, can = row["agent_id"], (row["skills"] or {}, frozenset(row["languages"]))
        found[row["team_id"]].append(Candidate(one, row["capacity"] * CHAT, loads[one], row["idle_since"], *can))
    return found


async def decide(tx: Tx, heads: Sequence[Any], now: datetime, *, lock: bool = False) -> list[Decision]:
    """Return for each row of HEADS who takes it and why."""
    own = heads[0]["weights"]
    teams = await candidates(tx, sorted({row["team_id"] for row in heads}), own, lock=lock)
    same = ("conversation_id", "queue_id", "team_id", "language", "queued_at", "last_agent")
    waiters = [Waiter(**{name: row[name] for name in same}, weight=weight_of(row["channel"], own)) for row in heads]
    return plan(waiters, {row["queue_id"]: rules_of(row) for row in heads}, teams, now)


async def assign_batch(tx: Tx, conversations: ConversationsService, blocked: set[Kind]) -> tuple[int, bool]:
    """Assign up to BATCH of those who wait; returns (how many, whether more may wait). Notes in ``blocked`` what nobody takes."""
    queues, channels, languages = zip(*blocked, strict=True) if blocked else ((), (), ())
    asked = {"queues": list(queues), "channels": list(channels), "languages": list(languages), "most": BATCH}
    heads = await tx.rows(queries.NEXT_HEADS, {"w": tx.workspace, **asked})
    if not heads:
        return 0, False
    row_of = {row["conversation_id"]: row for row in heads}
    decisions = await decide(tx, heads, utcnow(), lock=True)
    given = {one.conversation_id: one.agent_id for one in decisions if one.agent_id is not None}
    handed = await conversations.assign_queued(tx, given)
    for one in decisions:
        if one.agent_id is None:
            row = row_of[one.conversation_id]
            blocked.add((row["queue_id"], row["channel"], row["language"]))
    made = [one for one in decisions if one.conversation_id in handed]
    rows = [
        ("assigned", one.conversation_id, row_of[one.conversation_id]["queue_id"], one.agent_id, asdict(one.why))
        for one in made
    ]
    await note(tx, rows)
    return len(made), len(heads) == BATCH


async def note(tx: Tx, decided: Sequence[tuple[str, UUID, UUID, UUID | None, Mapping[str, Any]]]) -> None:
    """Write down decisions (kind, conversation, queue, agent, why). One statement, none without any."""
    if not decided:
        return
    kinds, conversations, queues, agents, whys = zip(*decided, strict=True)
    told = [json.dumps({k: v for k, v in why.items() if v is not None}) for why in whys]
    columns: dict[str, Any] = {"kinds": kinds, "conversations": conversations, "queues": queues, "agents": agents}
    kept = {name: list(values) for name, values in columns.items()} | {"whys": told, "ids": [uuid7() for _ in decided]}
    await tx.execute(queries.DECIDED, {"w": tx.workspace, **kept})
