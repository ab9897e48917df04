"""Routes of customers' attributes: what a workspace defines, and one value of one customer."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, status

from zhike.customers import schemas
from zhike.customers.attributes import KEY, Definition
from zhike.customers.http.paths import customer_id_of
from zhike.customers.particulars import Particulars
from zhike.customers.service import CustomersService
from zhike.identity import Guard, Scope
from zhike.kit.errors import Invalid

Key = Annotated[str, Path(pattern=KEY)]


def add(router: APIRouter, service: CustomersService, guard: Guard) -> None:
    """Add the routes."""
    _definitions(router, service, guard)
    edit, particulars = guard("customer.edit"), Particulars(service)

    @router.put(
        "/customers/{customer_id}/attributes/{key}",
        response_model=schemas.CustomerOut,
        summary="Set one attribute of a customer",
    )
    async def set_attribute(
        customer_id: str, key: str, body: schemas.ValueIn, scope: Annotated[Scope, edit]
    ) -> dict[str, Any]:
        known = customer_id_of(customer_id)
        return await particulars.set_attribute(scope.tx, scope.viewer, known, key, body.value, scope.ip)


def _definitions(router: APIRouter, service: CustomersService, guard: Guard) -> None:
    signed_in, manage = guard(None), guard("workspace.manage")
    at = "/customer-attributes"

    @router.get(at, response_model=schemas.AttributeList, summary="Attributes customers have here")
    async def listed(scope: Annotated[Scope, signed_in]) -> dict[str, Any]:
        return {"items": [_json(one) for one in await service.definitions.listed(scope.tx)], "next_cursor": None}

    @router.put(at, status_code=status.HTTP_204_NO_CONTENT, summary="Put attributes in order")
    async def order(body: schemas.AttributeOrder, scope: Annotated[Scope, manage]) -> None:
        await service.definitions.order(scope.tx, scope.viewer, body.keys, scope.ip)

    @router.put(f"{at}/{{key}}", response_model=schemas.AttributeOut, summary="Define an attribute")
    async def put(key: Key, body: schemas.AttributeIn, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        options = tuple(dict.fromkeys(body.options)) if body.kind == "choice" else ()
        if body.kind == "choice" and len(options) < 2:
            raise Invalid("options", "A choice has two options at least.", "单选属性至少要有两个选项。")
        wanted = Definition(key, **body.model_dump(exclude={"options"}), options=options)
        return _json(await service.definitions.put(scope.tx, scope.viewer, wanted, scope.ip))

    @router.delete(f"{at}/{{key}}", status_code=status.HTTP_204_NO_CONTENT, summary="Take an attribute out of use")
    async def remove(key: str, scope: Annotated[Scope, manage]) -> None:
        await service.definitions.remove(scope.tx, scope.viewer, key, scope.ip)

    @router.post(
        f"{at}/{{key}}/restore", status_code=status.HTTP_204_NO_CONTENT, summary="Take an attribute into use again"
    )
    async def restore(key: str, scope: Annotated[Scope, manage]) -> None:
        await service.definitions.restore(scope.tx, scope.viewer, key, scope.ip)


def _json(one: Definition) -> dict[str, Any]:
    return {name: getattr(one, name) for name in ("key", "zh", "en", "kind", "sensitive", "agents", "host")} | {
        "options": list(one.options)
    }
