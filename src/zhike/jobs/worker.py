"""The worker: procrastinate underneath, our task table on top."""

import asyncio
import contextlib
import time
from collections.abc import Mapping
from typing import Any

import procrastinate
import structlog
from procrastinate import PsycopgConnector
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.retry import RetryStrategy

from zhike.db import Database
from zhike.jobs.types import QUEUES, JobContext, TaskSpec
from zhike.kit.errors import ZhikeError
from zhike.settings import Settings

log = structlog.get_logger("zhike.jobs")
FAILED = """
INSERT INTO job_failures (job_id, error) VALUES (:id, :error)
ON CONFLICT (job_id) DO UPDATE SET error = excluded.error, at = now()
"""
REAP_EVERY_S = 2.0  # a killed worker's jobs run again at most so long after stalled_after_s
FETCH_INTERVAL_S = 0.25  # scheduled jobs start at most this late; immediate ones are announced by NOTIFY


class JobWorker:
    """Runs jobs of every queue until stopped, and gives jobs of dead workers back."""

    def __init__(self, db: Database, settings: Settings, tasks: Mapping[str, TaskSpec]) -> None:
        self.db = db
        self.settings = settings.jobs
        self.connector = PsycopgConnector(
            conninfo=db.urls.system_dsn, min_size=2, max_size=4 + self.settings.concurrency // 4, timeout=10
        )
        self.app = procrastinate.App(connector=self.connector)
        for name, spec in tasks.items():
            self._register(name, spec)

    def _register(self, name: str, spec: TaskSpec) -> None:
        async def run(context: procrastinate.JobContext, /, **args: Any) -> None:
            job = context.job
            ctx = JobContext(job_id=job.id or 0, attempt=job.attempts, last_attempt=job.attempts >= spec.retry)
            with structlog.contextvars.bound_contextvars(job_id=job.id, task=name, **_ids(args)):
                try:
                    await spec.handler(ctx, **args)
                except Exception as error:
                    await self._note_failure(ctx.job_id, error)
                    raise

        retry = RetryStrategy(max_attempts=spec.retry, exponential_wait=2) if spec.retry else False
        self.app.task(name=name, pass_context=True, retry=retry)(run)

    async def _note_failure(self, job_id: int, error: Exception) -> None:
        """Keep why a job failed, for whoever looks at dead jobs."""
        said = error.code if isinstance(error, ZhikeError) else type(error).__name__
        with contextlib.suppress(ZhikeError):
            async with self.db.system() as tx:
                await tx.execute(FAILED, {"id": job_id, "error": said})

    async def run(self) -> None:
        """Work until cancelled. Survives the database being away: tries again each second."""
        while True:
            try:
                async with self.app.open_async():
                    reaper = asyncio.create_task(self._reap(), name="jobs-reaper")
                    try:
                        await self.app.run_worker_async(
                            queues=list(QUEUES),
                            concurrency=self.settings.concurrency,
                            fetch_job_polling_interval=FETCH_INTERVAL_S,
                            update_heartbeat_interval=self.settings.heartbeat_s,
                            stalled_worker_timeout=self.settings.stalled_after_s,
                            delete_jobs="successful",
                            install_signal_handlers=False,
                            shutdown_graceful_timeout=10,
                        )
                    finally:
                        reaper.cancel()
            except asyncio.CancelledError:
                raise
            except Exception as error:
                log.warning("jobs.interrupted", error=type(error).__name__)
            await asyncio.sleep(1)

    async def _reap(self) -> None:
        """Give jobs of workers that went silent back to the queue."""
        manager, pause = self.app.job_manager, min(REAP_EVERY_S, self.settings.stalled_after_s / 2)
        looked, patience = time.monotonic(), 0.0
        while True:
            try:
                stalled = await manager.get_stalled_jobs(seconds_since_heartbeat=self.settings.stalled_after_s)
                now = time.monotonic()
                if now - looked > 3 * pause:  # held up itself: the others have not been heard since either
                    patience = now + self.settings.stalled_after_s
                looked = now
                for job in stalled if now >= patience else ():
                    log.warning("jobs.reaped", job_id=job.id, task=job.task_name)
                    await self._give_back(job)
            except Exception as error:
                log.warning("jobs.reaper_failed", error=type(error).__name__)
            await asyncio.sleep(pause)

    async def _give_back(self, job: Job) -> None:
        """Queue a stalled job again; where its twin waits already the twin does the work, and only its lock is freed."""
        manager = self.app.job_manager
        try:
            await manager.retry_job(job)
        except UniqueViolation:
            await manager.finish_job(job, Status.FAILED, delete_job=True)


def _ids(args: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in args.items() if key in ("workspace_id", "conversation_id")}
