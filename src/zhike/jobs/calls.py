"""Asking a worker something and waiting for its answer: only workers hold models and indexes.

The question may hold a person's words, so it never goes into a job's arguments: it waits sealed in ``worker_calls`` (an
unlogged table), which both sides read by id, and is removed with the answer. Whoever waits is woken by a notice.
"""

import asyncio
import contextlib
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from zhike.db import Database
from zhike.jobs.answers import NOTIFY, Answers
from zhike.jobs.defer import defer
from zhike.jobs.types import Job, JobContext, TaskSpec
from zhike.kit.errors import ZhikeError
from zhike.kit.ids import uuid7
from zhike.kit.seal import derive, seal, unseal

ASK = "INSERT INTO worker_calls (workspace_id, id, question) VALUES (:w, :id, :question)"
READ = "SELECT question FROM worker_calls WHERE workspace_id = :w AND id = :id AND answer IS NULL"
ANSWER = "UPDATE worker_calls SET answer = :answer, failed = :failed WHERE workspace_id = :w AND id = :id"
TAKE = "DELETE FROM worker_calls WHERE workspace_id = :w AND id = :id AND answer IS NOT NULL RETURNING answer, failed"
DROP = "DELETE FROM worker_calls WHERE workspace_id = :w AND id = :id"
# Of askers that died before they took their answer.
SWEEP = "DELETE FROM worker_calls WHERE workspace_id = :w AND asked_at < now() - make_interval(secs => :age_s)"
LOOK_EVERY_S = 1.0  # whoever waits looks for himself so often, should a notice be lost
ABANDONED_S = 600.0

Answerer = Callable[[UUID, dict[str, Any]], Awaitable[dict[str, Any]]]


class CallFailed(ZhikeError):
    """No worker answered in time. Check that `zhike worker` is running."""

    code = "worker_unavailable"
    status = 503
    zh = "后台进程没有及时回应，请确认 zhike worker 正在运行。"


class Calls:
    """Both ends of a call: ``ask`` in any process, ``tasks`` in the worker."""

    def __init__(self, db: Database, secret: bytes) -> None:
        self.db = db
        self.key = derive(secret, "worker-calls")
        self.answers = Answers(db)

    async def ask(
        self, workspace_id: UUID, task: str, question: dict[str, Any], timeout_s: float = 10
    ) -> dict[str, Any]:
        """Run ``task`` in a worker and return its answer; raises CallFailed after ``timeout_s`` or when the task failed."""
        call_id = uuid7()
        ids = {"w": workspace_id, "id": call_id}
        deadline = time.monotonic() + timeout_s
        with self.answers.expect(call_id) as answered:
            await self.answers.listening()
            async with self.db.transaction(workspace_id) as tx:
                await tx.execute(ASK, ids | {"question": self._seal(call_id, question)})
                args = {"workspace_id": str(workspace_id), "call_id": str(call_id)}
                await defer(tx, [Job(task=task, args=args, queue="turns", priority=10)])
            while (left := deadline - time.monotonic()) > 0:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(min(left, LOOK_EVERY_S)):
                        await answered.wait()
                async with self.db.transaction(workspace_id) as tx:
                    row = await tx.row(TAKE, ids)
                if row is not None:
                    if row["failed"]:
                        raise CallFailed(retry_after=2)
                    return self._unseal(call_id, row["answer"])
        async with self.db.transaction(workspace_id) as tx:
            await tx.execute(DROP, ids)
        raise CallFailed(retry_after=2)

    async def sweep(self, workspace_id: UUID, age_s: float = ABANDONED_S) -> int:
        """Remove calls that nobody waits for any more; returns how many."""
        async with self.db.transaction(workspace_id) as tx:
            return int((await tx.execute(SWEEP, {"w": workspace_id, "age_s": age_s})).rowcount)

    async def close(self) -> None:
        """Stop listening for answers."""
        await self.answers.close()

    def task(self, answer: Answerer) -> TaskSpec:
        """Return the worker's side of a call."""

        async def handler(_ctx: JobContext, workspace_id: str, call_id: str) -> None:
            await self._answer(UUID(workspace_id), UUID(call_id), answer)

        return TaskSpec(handler)

    async def _answer(self, workspace_id: UUID, call_id: UUID, answer: Answerer) -> None:
        ids = {"w": workspace_id, "id": call_id}
        async with self.db.transaction(workspace_id) as tx:
            sealed = await tx.scalar(READ, ids)
        if sealed is None:
            return
        failed, result = True, {}  # until it is answered: a worker that is stopped meanwhile has no answer either
        try:
            result = await answer(workspace_id, self._unseal(call_id, sealed))
            failed = False
        finally:
            async with self.db.transaction(workspace_id) as tx:
                await tx.execute(ANSWER, ids | {"answer": self._seal(call_id, result), "failed": failed})
                await tx.execute(NOTIFY, {"id": str(call_id)})

    def _seal(self, call_id: UUID, value: dict[str, Any]) -> bytes:
        return seal(self.key, json.dumps(value, default=str).encode(), call_id.bytes)

    def _unseal(self, call_id: UUID, sealed: bytes) -> dict[str, Any]:
        value: dict[str, Any] = json.loads(unseal(self.key, sealed, call_id.bytes))
        return value
