"""The route that changes many conversations at once."""

from typing import Annotated, Any

from fastapi import APIRouter

from zhike.desk import changes, schemas
from zhike.desk.wording import language_of
from zhike.desk.workplace import Workplace
from zhike.identity import Guard, Scope


def bulk_routes(place: Workplace, guard: Guard) -> APIRouter:
    """Return the route. Who reads conversations may ask; each conversation is judged by the right the action takes."""
    router = APIRouter(tags=["inbox"])

    @router.post(
        "/conversations/bulk",
        response_model=schemas.ManyOut,
        summary="Assign, resolve, snooze, prioritise or mark as read up to 200 conversations",
    )
    async def bulk(body: schemas.ManyIn, scope: Annotated[Scope, guard("conversation.read")]) -> dict[str, Any]:
        given = body.model_dump(exclude={"ids"})
        change = await changes.change_of(place, scope, **given)
        language = language_of(scope.viewer.locale)
        return {"items": await changes.change_many(place, scope, body.ids, change, language)}

    return router
