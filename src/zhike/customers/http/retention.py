"""Routes of how long customers are kept."""

import dataclasses
from typing import Annotated, Any

from fastapi import APIRouter, Query

from zhike.customers import schemas
from zhike.customers.retention import Retention
from zhike.identity import Guard, Scope

MONTHS = Query(ge=1, le=120, description="months of 30 days without a word")


def routes(retention: Retention, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["customers"])
    manage = guard("workspace.manage")

    @router.get("/customer-retention", response_model=schemas.RetentionOut, summary="How long customers are kept")
    async def read(scope: Annotated[Scope, manage]) -> dict[str, Any]:
        return dataclasses.asdict(await retention.policy(scope.tx))

    @router.put("/customer-retention", response_model=schemas.RetentionOut, summary="Choose how long they are kept")
    async def choose(body: schemas.RetentionIn, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        return dataclasses.asdict(await retention.choose(scope.tx, scope.viewer, body.months, scope.ip))

    @router.get(
        "/customer-retention/forecast", response_model=schemas.RetentionForecast, summary="Count whom it would erase"
    )
    async def forecast(months: Annotated[int, MONTHS], scope: Annotated[Scope, manage]) -> dict[str, Any]:
        return dataclasses.asdict(await retention.forecast(scope.tx, months))

    return router
