"""Route of forwarding by mail to somebody else."""

from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import Field

from zhike.conversations import MessageNotFound
from zhike.desk.forwarding import by_mail
from zhike.desk.http.transcripts import TranscriptOut
from zhike.desk.merging import writable
from zhike.desk.workplace import Workplace
from zhike.identity import Guard, Scope
from zhike.kit.ids import id_of
from zhike.kit.shapes import Body


class ForwardIn(Body):
    """To whom, in which language, under which own words; all of it or one message.

    ``notes``: private notes go along; ``plain``: numbers are not masked, which takes the right to unmask them.
    """

    to: str = Field(max_length=254)
    language: Literal["zh", "en"]
    words: str = Field("", max_length=4000)
    message_id: str | None = None
    notes: bool = False
    plain: bool = False


def forward_routes(place: Workplace, guard: Guard) -> APIRouter:
    """Return the route."""
    router = APIRouter(tags=["inbox"])
    reply = guard("conversation.reply")

    @router.post(
        "/conversations/{conversation_id}/forward",
        response_model=TranscriptOut,
        status_code=202,
        summary="Mail it, or one message of it, to somebody else",
    )
    async def forward(conversation_id: str, body: ForwardIn, scope: Annotated[Scope, reply]) -> TranscriptOut:
        c = await writable(place, scope, conversation_id)
        message = body.message_id
        mail_id = await by_mail(
            place,
            scope,
            c,
            body.to,
            body.language,
            body.words,
            message_id=id_of(message, MessageNotFound(field="message_id", id=message)) if message else None,
            notes=body.notes,
            plain=body.plain,
        )
        return TranscriptOut(mail_id=str(mail_id))

    return router
