"""Routes of bases."""

from typing import Annotated, Any

from fastapi import APIRouter

from zhike.identity import Guard, Scope
from zhike.kit.ids import id_of
from zhike.knowledge import schemas
from zhike.knowledge.errors import BaseNotFound
from zhike.knowledge.http.shared import base_json
from zhike.knowledge.service import KnowledgeService


def add_bases(router: APIRouter, service: KnowledgeService, guard: Guard) -> None:
    """Add the routes of bases."""
    read, edit = guard("knowledge.read"), guard("knowledge.edit")

    @router.get("/knowledge/bases", response_model=schemas.BaseList, summary="List knowledge bases")
    async def list_bases(scope: Annotated[Scope, read]) -> dict[str, Any]:
        return {"items": [base_json(base) for base in await service.bases(scope.tx)], "next_cursor": None}

    @router.post("/knowledge/bases", response_model=schemas.BaseOut, status_code=201, summary="Make a knowledge base")
    async def create_base(body: schemas.BaseIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        return base_json(await service.create_base(scope.tx, body.name, body.locale))

    @router.patch("/knowledge/bases/{base_id}", response_model=schemas.BaseOut, summary="Change a knowledge base")
    async def update_base(base_id: str, body: schemas.BasePatch, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        changes = {name: value for name, value in body.model_dump(exclude_unset=True).items() if value is not None}
        known = id_of(base_id, BaseNotFound())
        return base_json(await service.update_base(scope.tx, scope.viewer, known, changes))
