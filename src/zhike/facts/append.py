"""Appending: the fact, its place in the queue and its reactions in one transaction."""

import json
from collections.abc import Sequence

from zhike.db import Tx
from zhike.db.database import record
from zhike.facts.tailer import wake_tailers
from zhike.facts.types import Fact, reactions
from zhike.jobs import Job, post

APPEND = """
WITH appended AS (
    INSERT INTO facts (workspace_id, type, subject_kind, subject_id, version, mode, actor_kind, actor_id, payload)
    SELECT %s, * FROM unnest(%s::text[], %s::text[], %s::uuid[], %s::integer[], %s::text[], %s::text[], %s::uuid[], %s::jsonb[])
    RETURNING id, workspace_id
)
INSERT INTO fact_queue (fact_id, workspace_id) SELECT id, workspace_id FROM appended
"""


async def append(tx: Tx, facts: Sequence[Fact]) -> None:
    """Append facts to the log and defer the jobs that react to them. One statement (two with reactions)."""
    if not facts:
        return
    record(APPEND)
    await (await tx.raw()).execute(APPEND, columns(tx, facts))
    tx.on_commit(wake_tailers)
    await post(tx, [job for fact in facts for job in reaction_jobs(tx, fact)])


def columns(tx: Tx, facts: Sequence[Fact]) -> tuple[object, ...]:
    """Return the parameters of APPEND."""
    return (
        tx.workspace,
        [fact.type for fact in facts],
        [fact.subject_kind for fact in facts],
        [fact.subject_id for fact in facts],
        [fact.version for fact in facts],
        [fact.mode for fact in facts],
        [fact.actor.kind for fact in facts],
        [fact.actor.id for fact in facts],
        [json.dumps(dict(fact.payload), default=str) for fact in facts],
    )


def reaction_jobs(tx: Tx, fact: Fact) -> list[Job]:
    """Return the jobs that react to a fact; only ids travel."""
    return [
        Job(
            task=task,
            args={
                "workspace_id": str(tx.workspace),
                "subject_id": str(fact.subject_id),
                "version": fact.version,
                "fact": fact.type,
            },
        )
        for task, when in reactions.get(fact.type.partition("@")[0], {}).items()
        if when is None or when(fact.payload)
    ]
