"""Routes of merge suggestions."""

from typing import Annotated, Any

from fastapi import APIRouter, status

from zhike.customers import schemas
from zhike.customers.http.paths import customer_id_of
from zhike.customers.likeness import Likeness
from zhike.customers.service import CustomersService
from zhike.identity import Guard, Scope

NO_CONTENT = status.HTTP_204_NO_CONTENT


def add(router: APIRouter, service: CustomersService, guard: Guard) -> None:
    """Add the routes."""
    likeness, edit = Likeness(service), guard("customer.edit")
    at = "/customers/{customer_id}"

    @router.get(f"{at}/likeness", response_model=schemas.LikenessOut, summary="Who may be, and who is, the same person")
    async def read(customer_id: str, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        return await likeness.read(scope.tx, scope.viewer, customer_id_of(customer_id))

    @router.put(f"{at}/unlike/{{other_id}}", status_code=NO_CONTENT, summary="Say that these are two people")
    async def decline(customer_id: str, other_id: str, scope: Annotated[Scope, edit]) -> None:
        pair = customer_id_of(customer_id), customer_id_of(other_id)
        await likeness.decline(scope.tx, scope.viewer, *pair, scope.ip, declined=True)

    @router.delete(f"{at}/unlike/{{other_id}}", status_code=NO_CONTENT, summary="Take that back")
    async def reconsider(customer_id: str, other_id: str, scope: Annotated[Scope, edit]) -> None:
        pair = customer_id_of(customer_id), customer_id_of(other_id)
        await likeness.decline(scope.tx, scope.viewer, *pair, scope.ip, declined=False)

    @router.post(f"{at}/unmerge", status_code=NO_CONTENT, summary="Take a merge back")
    async def unmerge(customer_id: str, scope: Annotated[Scope, edit]) -> None:
        await likeness.unmerge(scope.tx, scope.viewer, customer_id_of(customer_id), scope.ip)
