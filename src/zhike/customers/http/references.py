"""Routes of references: things of the merchant's systems that belong to a customer."""

from typing import Annotated, Any

from fastapi import APIRouter, status

from zhike.customers import references, schemas
from zhike.customers.errors import ReferenceNotFound
from zhike.customers.http.paths import customer_id_of
from zhike.customers.references import References
from zhike.customers.service import CustomersService
from zhike.identity import Guard, Scope
from zhike.kit.ids import id_of


def add(router: APIRouter, service: CustomersService, guard: Guard) -> None:
    """Add the routes."""
    kept, read, edit = References(service), guard("customer.read"), guard("customer.edit")
    at = "/customers/{customer_id}/references"

    @router.get(at, response_model=schemas.ReferenceList, summary="Orders, products, tickets and links of a customer")
    async def listed(customer_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        items = await kept.listed(scope.tx, scope.viewer, customer_id_of(customer_id))
        return {"items": items, "next_cursor": None}

    @router.put(at, response_model=schemas.ReferenceOut, summary="Add one, or say what became of it")
    async def put(customer_id: str, body: schemas.ReferenceIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        draft = references.read(body.model_dump())
        return await kept.put(scope.tx, scope.viewer, customer_id_of(customer_id), draft)

    @router.delete(f"{at}/{{reference_id}}", status_code=status.HTTP_204_NO_CONTENT, summary="Take one away")
    async def remove(customer_id: str, reference_id: str, scope: Annotated[Scope, edit]) -> None:
        known = id_of(reference_id, ReferenceNotFound())
        await kept.remove(scope.tx, scope.viewer, customer_id_of(customer_id), known)

    @router.post(f"{at}/{{reference_id}}/restore", status_code=status.HTTP_204_NO_CONTENT, summary="Bring one back")
    async def restore(customer_id: str, reference_id: str, scope: Annotated[Scope, edit]) -> None:
        known = id_of(reference_id, ReferenceNotFound())
        await kept.restore(scope.tx, scope.viewer, customer_id_of(customer_id), known)
