"""What an operator does with jobs: look at the dead ones, run one again."""

from uuid import UUID

from zhike.db import Database
from zhike.jobs.types import JobRow
from zhike.kit.errors import NotFound

STATES = {"dead": ("failed", "aborted"), "doing": ("doing",), "todo": ("todo",)}
LIST = """
SELECT j.id, j.task_name AS task, j.queue_name AS queue, j.status::text AS state, j.attempts, j.args, j.scheduled_at,
       (SELECT max(e.at) FROM procrastinate_events e WHERE e.job_id = j.id) AS at, f.error
FROM procrastinate_jobs j LEFT JOIN job_failures f ON f.job_id = j.id
WHERE j.status::text = ANY(:states) AND j.args->>'workspace_id' = :workspace AND j.id < :before
ORDER BY j.id DESC LIMIT :limit
"""
RETRY = """
UPDATE procrastinate_jobs SET status = 'todo', scheduled_at = NULL, worker_id = NULL
WHERE id = :id AND status IN ('failed', 'aborted') AND args->>'workspace_id' = :workspace RETURNING id
"""
# A dead job whose twin (same queueing lock) waits already has nothing left to do.
GIVE_WAY = """
DELETE FROM procrastinate_jobs dead WHERE dead.id = :id AND dead.status IN ('failed', 'aborted') AND dead.args->>'workspace_id' = :workspace
AND EXISTS (SELECT 1 FROM procrastinate_jobs twin WHERE twin.queueing_lock = dead.queueing_lock AND twin.status = 'todo') RETURNING dead.id
"""
COUNTS = "SELECT status::text AS state, count(*) AS n FROM procrastinate_jobs GROUP BY 1"


class JobsAdmin:
    """Jobs of one workspace, read and replayed as zhike_system but always limited to that workspace."""

    def __init__(self, db: Database) -> None:
        self.db = db

    async def list(self, workspace_id: UUID, state: str, before: int | None, limit: int) -> list[JobRow]:
        """Return jobs in ``state`` (dead, doing, todo), newest first."""
        params = {
            "states": list(STATES[state]),
            "workspace": str(workspace_id),
            "before": before or 2**62,
            "limit": limit,
        }
        async with self.db.system() as tx:
            rows = await tx.rows(LIST, params)
        return [JobRow(**row) for row in rows]

    async def retry(self, workspace_id: UUID, job_id: int) -> None:
        """Queue a dead job again; raises NotFound for any other."""
        ids = {"id": job_id, "workspace": str(workspace_id)}
        async with self.db.system() as tx:
            if await tx.scalar(GIVE_WAY, ids) is None and await tx.scalar(RETRY, ids) is None:
                raise NotFound(job=job_id)

    async def counts(self) -> dict[str, int]:
        """Return the number of jobs by procrastinate's states, over all workspaces."""
        async with self.db.system() as tx:
            return {row["state"]: row["n"] for row in await tx.rows(COUNTS)}
