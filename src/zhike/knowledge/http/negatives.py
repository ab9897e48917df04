"""Routes of negatives: questions an entry does not answer."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from zhike.identity import Guard, Scope
from zhike.kit.ids import id_of
from zhike.knowledge import schemas_negatives as schemas
from zhike.knowledge.errors import EntryNotFound, NegativeNotFound
from zhike.knowledge.http.shared import actor_json
from zhike.knowledge.negatives import Negatives
from zhike.knowledge.negatives_types import Negative
from zhike.knowledge.ports import Names

PATH = "/knowledge/entries/{entry_id}/negatives"


def add_negatives(router: APIRouter, negatives: Negatives, names: Names, guard: Guard) -> None:
    """Add the routes of what an entry does not answer."""
    read, publish = guard("knowledge.read"), guard("knowledge.publish")

    @router.get(PATH, response_model=schemas.NegativeList, summary="List questions an entry does not answer")
    async def list_negatives(entry_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        found = await negatives.of(scope.tx, id_of(entry_id, EntryNotFound()))
        known = await names.names(scope.tx, {one.created_by for one in found if one.created_by})
        return {"items": [_negative(one, known) for one in found], "next_cursor": None}

    @router.post(
        PATH, response_model=schemas.NegativeOut, status_code=201, summary="Hold an entry back from a question"
    )
    async def add_negative(entry_id: str, body: schemas.NegativeIn, scope: Annotated[Scope, publish]) -> dict[str, Any]:
        made = await negatives.add(scope.tx, scope.viewer, id_of(entry_id, EntryNotFound()), body.question)
        return _negative(made, {scope.viewer.id: scope.viewer.name})

    @router.delete(
        PATH + "/{negative_id}",
        status_code=204,
        response_class=Response,
        summary="Let an entry answer a question again",
    )
    async def remove_negative(entry_id: str, negative_id: str, scope: Annotated[Scope, publish]) -> Response:
        entry, negative = id_of(entry_id, EntryNotFound()), id_of(negative_id, NegativeNotFound())
        await negatives.remove(scope.tx, scope.viewer, entry, negative)
        return Response(status_code=204)


def _negative(one: Negative, known: Mapping[UUID, str]) -> dict[str, Any]:
    return {
        "id": str(one.id), "entry_id": str(one.entry_id), "question": one.question,
        "created_by": actor_json(one.created_by, known), "created_at": one.created_at,
    }  # fmt: skip
