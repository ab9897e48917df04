"""Deferring inside the caller's transaction: one statement for any number of jobs."""

import json
from collections.abc import Sequence

from zhike.db import Tx
from zhike.db.database import record
from zhike.jobs.types import Job

DEFER = (
    "SELECT zhike_defer(%s::text[], %s::text[], %s::integer[], %s::text[], %s::text[], %s::jsonb[], %s::timestamptz[])"
)


async def defer(tx: Tx, jobs: Sequence[Job]) -> int:
    """Queue the jobs when ``tx`` commits; returns how many were new (a waiting queueing lock swallows its twin)."""
    if not jobs:
        return 0
    record(DEFER)
    cursor = await (await tx.raw()).execute(DEFER, columns(jobs))
    row = await cursor.fetchone()
    return int(row[0]) if row else 0


async def post(tx: Tx, jobs: Sequence[Job]) -> None:
    """Queue the jobs like ``defer``, without asking how many were new: it may ride in a pipeline."""
    if jobs:
        record(DEFER)
        await (await tx.raw()).execute(DEFER, columns(jobs))


def columns(jobs: Sequence[Job]) -> tuple[list[object], ...]:
    """Return the jobs as the parallel arrays that ``zhike_defer`` takes."""
    return (
        [job.queue for job in jobs],
        [job.task for job in jobs],
        [job.priority for job in jobs],
        [job.lock for job in jobs],
        [job.queueing_lock for job in jobs],
        [json.dumps(dict(job.args)) for job in jobs],
        [job.run_at for job in jobs],
    )
