"""The route that runs a canned reply of several steps."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter

from zhike.channels import check_content
from zhike.conversations import ConversationNotFound
from zhike.copilot import CannedReplyNotFound
from zhike.desk import macros, schemas
from zhike.desk.workplace import Workplace
from zhike.identity import Guard, Scope
from zhike.kit.errors import Forbidden
from zhike.kit.ids import id_of

REPLY = "conversation.reply"


def macro_routes(place: Workplace, guard: Guard) -> APIRouter:
    """Return the route."""
    router = APIRouter(tags=["canned replies"])

    @router.post(
        "/canned-replies/{reply_id}/run", response_model=schemas.MacroRun, summary="Say and do what a reply holds"
    )
    async def run(reply_id: str, body: schemas.MacroIn, scope: Annotated[Scope, guard(REPLY)]) -> dict[str, Any]:
        if scope.viewer.kind != "person":
            raise Forbidden(permission=REPLY)
        conversation_id: UUID = id_of(body.conversation_id, ConversationNotFound(id=body.conversation_id))
        if body.text.strip():
            check_content("markdown", {"text": body.text}, ("markdown",))
        wanted = id_of(reply_id, CannedReplyNotFound())
        said = await macros.run(place, scope, wanted, conversation_id, body.text, body.rich, body.client_id)
        c = (await place.reading.many(scope.tx, [conversation_id]))[conversation_id]
        return {"row": await place.row(scope, c), "reply_id": str(said.id) if said else None}

    return router
