"""Routes of the list: the same change to many conversations, and following one."""

from typing import Annotated, Any

from fastapi import APIRouter

from zhike.conversations import ConversationNotFound
from zhike.desk import changes, schemas
from zhike.desk.wording import language_of
from zhike.desk.workplace import Workplace
from zhike.identity import Guard, Scope
from zhike.kit.errors import Forbidden
from zhike.kit.ids import id_of


def bulk_routes(place: Workplace, guard: Guard) -> APIRouter:
    """Return the routes. Who reads conversations may ask; each conversation is judged by the right the action takes."""
    router = APIRouter(tags=["inbox"])

    @router.post(
        "/conversations/bulk",
        response_model=schemas.ManyOut,
        summary="Assign, resolve, snooze, prioritise or mark as read up to 50 conversations",
    )
    async def bulk(body: schemas.ManyIn, scope: Annotated[Scope, guard("conversation.read")]) -> dict[str, Any]:
        given = body.model_dump(exclude={"ids"})
        change = await changes.change_of(place, scope, **given)
        language = language_of(scope.viewer.locale)
        return {"items": await changes.change_many(place, scope, body.ids, change, language)}

    @router.post("/conversations/{conversation_id}/follow", response_model=schemas.Row, summary="Follow, or no longer")
    async def follow(
        conversation_id: str, body: schemas.FollowIn, scope: Annotated[Scope, guard("conversation.read")]
    ) -> dict[str, Any]:
        if scope.viewer.kind != "person":
            raise Forbidden(permission="conversation.read")
        known = id_of(conversation_id, ConversationNotFound(id=conversation_id))
        c = await place.reading.get(scope.tx, scope.viewer, known)
        return await place.row(scope, await place.conversations.follow(scope.tx, c.id, scope.viewer.id, on=body.on))

    return router
