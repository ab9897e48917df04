"""Background work on PostgreSQL: deferred in the caller's transaction, at least once, visible when dead."""

from zhike.jobs.admin import JobsAdmin
from zhike.jobs.calls import CallFailed, Calls
from zhike.jobs.defer import defer, post
from zhike.jobs.effects import Effect, EffectsPaused, intend, settle
from zhike.jobs.types import Job, JobContext, JobRow, TaskSpec
from zhike.jobs.worker import JobWorker

__all__ = [
    "CallFailed",
    "Calls",
    "Effect",
    "EffectsPaused",
    "Job",
    "JobContext",
    "JobRow",
    "JobWorker",
    "JobsAdmin",
    "TaskSpec",
    "defer",
    "intend",
    "post",
    "settle",
]
