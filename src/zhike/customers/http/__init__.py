"""Routes of customers."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, status

from zhike.customers import schemas
from zhike.customers.http import attributes, likeness, references
from zhike.customers.http.paths import customer_id_of as _id
from zhike.customers.service import CustomersService
from zhike.customers.types import Changes
from zhike.identity import Guard, Scope


def routes(service: CustomersService, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["customers"])
    _reading(router, service, guard)
    _changing(router, service, guard)
    attributes.add(router, service, guard)
    references.add(router, service, guard)
    likeness.add(router, service, guard)
    return router


def _reading(router: APIRouter, service: CustomersService, guard: Guard) -> None:
    read, unmasked = guard("customer.read"), guard("customer.unmask", refused="customer.unmask_refused")

    @router.get("/customers", response_model=schemas.CustomerPage, summary="Find customers")
    async def search(
        scope: Annotated[Scope, read],
        q: Annotated[str, Query(max_length=200, description="phone, e-mail, #number or words of the name")] = "",
        limit: Annotated[int | None, Query(ge=1, le=200)] = None,
        cursor: str | None = None,
    ) -> dict[str, Any]:
        items, more = await service.search(scope.tx, scope.viewer, q, limit, cursor)
        return {"items": items, "next_cursor": more}

    @router.get("/customers/{customer_id}", response_model=schemas.CustomerOut, summary="Read a customer, masked")
    async def read_one(customer_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        return await service.read(scope.tx, scope.viewer, _id(customer_id))

    @router.post("/customers/{customer_id}/unmask", response_model=schemas.UnmaskOut, summary="Show one field in full")
    async def unmask(customer_id: str, body: schemas.UnmaskIn, scope: Annotated[Scope, unmasked]) -> dict[str, Any]:
        known = _id(customer_id)
        value = await service.unmask(scope.tx, scope.viewer, known, body.field, body.reason, scope.ip)
        return {"field": body.field, "value": value}


def _changing(router: APIRouter, service: CustomersService, guard: Guard) -> None:
    edit, eraser = guard("customer.edit"), guard("customer.erase")

    @router.patch("/customers/{customer_id}", response_model=schemas.CustomerOut, summary="Change a customer")
    async def update(customer_id: str, body: schemas.CustomerPatch, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        changes = Changes(
            given=frozenset(body.model_fields_set),
            name=body.name,
            phone=body.phone,
            email=body.email,
            address=body.address,
            attributes=body.attributes,
            tags=tuple(body.tags),
        )
        return await service.update(scope.tx, scope.viewer, _id(customer_id), changes, scope.ip)

    @router.post("/customers/{customer_id}/merge", response_model=schemas.CustomerOut, summary="Merge into another")
    async def merge(customer_id: str, body: schemas.MergeIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        return await service.merge(scope.tx, scope.viewer, _id(customer_id), _id(body.into, "into"), scope.ip)

    @router.post(
        "/customers/{customer_id}/erase",
        response_model=schemas.EraseOut,
        status_code=status.HTTP_202_ACCEPTED,
        summary="Destroy a customer's data",
    )
    async def erase(customer_id: str, body: schemas.EraseIn, scope: Annotated[Scope, eraser]) -> dict[str, Any]:
        known = _id(customer_id)
        await service.erase(scope.tx, scope.viewer, known, body.confirm, scope.ip)
        return {"id": str(known), "number": body.confirm}
