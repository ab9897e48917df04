"""Routing runs as jobs: at every fact that lets somebody be served."""

from typing import Any
from uuid import UUID

from zhike.jobs import JobContext, TaskSpec
from zhike.routing.service import RoutingService
from zhike.routing.wrapping_up import WrapUp


def tasks(service: RoutingService, wrap_up: WrapUp) -> dict[str, TaskSpec]:
    """Return the tasks a worker runs."""

    async def assign(_ctx: JobContext, workspace_id: str, **_fact: Any) -> None:
        await service.assign_waiting(UUID(workspace_id))

    async def prefer(_ctx: JobContext, workspace_id: str, subject_id: str, **_fact: Any) -> None:
        await service.prefer(UUID(workspace_id), UUID(subject_id))

    async def write_up(_ctx: JobContext, workspace_id: str, subject_id: str, **_fact: Any) -> None:
        await wrap_up.begin(UUID(workspace_id), UUID(subject_id))

    return {
        "routing.assign": TaskSpec(assign, retry=3),
        "routing.prefer": TaskSpec(prefer, retry=3),
        "routing.wrap_up": TaskSpec(write_up, retry=3),
    }
