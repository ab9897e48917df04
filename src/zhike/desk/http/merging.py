"""Routes of merging conversations."""

from typing import Annotated, Any

from fastapi import APIRouter

from zhike.conversations import ConversationNotFound
from zhike.desk import merging
from zhike.desk.merge_schemas import MergedParts, MergedPlace, MergeIn, MergePlan
from zhike.desk.workplace import Workplace
from zhike.identity import Guard, Scope
from zhike.kit.clock import iso
from zhike.kit.ids import id_of

AT = "/conversations/{conversation_id}"


def merge_routes(place: Workplace, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["inbox"])
    read, reply = guard("conversation.read"), guard("conversation.reply")

    @router.get(f"{AT}/merge", response_model=MergePlan, summary="What merging into another conversation would do")
    async def plan(conversation_id: str, scope: Annotated[Scope, reply], into: str = "") -> dict[str, Any]:
        return await merging.plan(place, scope, conversation_id, into)

    @router.post(f"{AT}/merge", response_model=MergedPlace, summary="Merge into another conversation")
    async def merge(conversation_id: str, body: MergeIn, scope: Annotated[Scope, reply]) -> dict[str, Any]:
        return await merging.merge(place, scope, conversation_id, body.into)

    @router.post(f"{AT}/unmerge", response_model=MergedPlace, summary="Take a merge back")
    async def unmerge(conversation_id: str, scope: Annotated[Scope, reply]) -> dict[str, Any]:
        return await merging.unmerge(place, scope, conversation_id)

    @router.get(f"{AT}/merged", response_model=MergedParts, summary="What was merged into it, with its words")
    async def parts(conversation_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        c = await place.reading.get(
            scope.tx, scope.viewer, id_of(conversation_id, ConversationNotFound(id=conversation_id))
        )
        standing = await place.merging.standing(scope.tx, c.id) if c.merged_into else None
        return {
            "items": await merging.parts(place, scope, c.id) if c.merged else [],
            "may_undo": standing is not None and standing[1],
            "undo_until": iso(standing[0].sure_until) if standing else None,
        }

    return router
