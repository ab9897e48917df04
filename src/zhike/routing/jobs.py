"""Routing runs as a job: at every fact that lets somebody be served."""

from typing import Any
from uuid import UUID

from zhike.jobs import JobContext, TaskSpec
from zhike.routing.service import RoutingService


def tasks(service: RoutingService) -> dict[str, TaskSpec]:
    """Return the tasks a worker runs."""

    async def assign(_ctx: JobContext, workspace_id: str, **_fact: Any) -> None:
        await service.assign_waiting(UUID(workspace_id))

    return {"routing.assign": TaskSpec(assign, retry=3)}
