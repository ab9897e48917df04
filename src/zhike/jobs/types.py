"""What a job is."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

QUEUES = ("turns", "default", "imports")


@dataclass(frozen=True, slots=True)
class Job:
    """Work to defer. ``args`` hold ids only: no text of anybody's goes into a job.

    lock: jobs of one lock run one after the other; immediate jobs only, a waiting job would block the rest.
    queueing_lock: while a job with it waits, another is not queued.
    """

    task: str
    args: Mapping[str, Any] = field(default_factory=dict)
    queue: str = "default"
    lock: str | None = None
    queueing_lock: str | None = None
    run_at: datetime | None = None
    priority: int = 0


@dataclass(frozen=True, slots=True)
class JobContext:
    """What a handler is told about its run."""

    job_id: int
    attempt: int
    last_attempt: bool


Handler = Callable[..., Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class TaskSpec:
    """A handler ``async (ctx, **args)``; ``retry`` more tries with exponential pauses (2, 4, 8 … s) before it is dead."""

    handler: Handler
    retry: int = 0


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job as an operator sees it."""

    id: int
    task: str
    queue: str
    state: str
    attempts: int
    args: dict[str, Any]
    scheduled_at: datetime | None
    at: datetime | None
    error: str | None = None
