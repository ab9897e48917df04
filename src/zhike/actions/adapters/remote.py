"""A far side that works in the worker: other processes ask it, the question sealed as all of `jobs.Calls` are."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from zhike.actions.ports import Capability, Endpoint, FarSide, FarTrouble, Request
from zhike.actions.types import Auth
from zhike.db import forbid_transaction
from zhike.jobs import CallFailed, Calls

TASK = "actions.procedure"
GRACE_S = 5.0


class RemoteFarSide:
    """Implements `FarSide`; ``near`` says what there is, a worker does it."""

    def __init__(self, calls: Calls, near: FarSide) -> None:
        self.calls = calls
        self.near = near

    async def capabilities(self, endpoint: Endpoint) -> dict[str, Capability]:
        """Return what there is to do."""
        return await self.near.capabilities(endpoint)

    async def run(self, request: Request) -> Any:
        """Have a worker do it; raises FarTrouble."""
        forbid_transaction("actions.call")
        workspace_id = request.endpoint.workspace_id
        assert workspace_id is not None
        try:
            said = await self.calls.ask(workspace_id, TASK, asdict(request), request.timeout_s + GRACE_S)
        except CallFailed:
            raise FarTrouble("unreachable", sent=True) from None
        if (trouble := said.get("trouble")) is not None:
            raise FarTrouble(trouble.pop("code"), **trouble)
        return said["result"]


async def answer(near: FarSide, workspace_id: UUID, question: dict[str, Any]) -> dict[str, Any]:
    """Return the worker's answer."""
    at = question["endpoint"]
    endpoint = Endpoint(**at | {"auth": Auth(**at["auth"]), "workspace_id": workspace_id})
    request = Request(**question | {"endpoint": endpoint, "capability": Capability(**question["capability"])})
    try:
        return {"result": await near.run(request)}
    except FarTrouble as trouble:
        told = {name: getattr(trouble, name) for name in ("code", "sent", "again", "refused", "said")}
        return {"trouble": told}
