"""Route of mailing a conversation to its customer."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from zhike.conversations import ConversationNotFound
from zhike.desk.workplace import Workplace
from zhike.identity import Guard, Scope
from zhike.kit.ids import id_of
from zhike.kit.shapes import Body, Out

REPLY = "conversation.reply"


class TranscriptIn(Body):
    """Where it goes; without an address to the customer's own."""

    to: str | None = Field(None, max_length=254)


class TranscriptOut(Out):
    """The mail that was queued."""

    mail_id: str


class TranscriptOffer(Out):
    """Whether mail leaves here, and whether the customer's own address is known."""

    available: bool
    has_address: bool


def transcript_routes(place: Workplace, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["inbox"])
    reply = guard(REPLY)

    @router.get(
        "/conversations/{conversation_id}/transcript",
        response_model=TranscriptOffer,
        summary="Whether it can be mailed to its customer",
    )
    async def offer(conversation_id: str, scope: Annotated[Scope, reply]) -> TranscriptOffer:
        known = id_of(conversation_id, ConversationNotFound(id=conversation_id))
        c = await place.reading.get(scope.tx, scope.viewer, known, REPLY)
        has_address = bool(await place.transcripts.known(scope.tx, c.customer_id))
        return TranscriptOffer(available=await place.transcripts.offered(scope.tx), has_address=has_address)

    @router.post(
        "/conversations/{conversation_id}/transcript",
        response_model=TranscriptOut,
        status_code=202,
        summary="Mail it to its customer: what he could see",
    )
    async def send(conversation_id: str, body: TranscriptIn, scope: Annotated[Scope, reply]) -> TranscriptOut:
        known = id_of(conversation_id, ConversationNotFound(id=conversation_id))
        c = await place.reading.get(scope.tx, scope.viewer, known, REPLY)
        mail_id = await place.transcripts.send(scope.tx, c, body.to, None, by=scope.viewer, ip=scope.ip)
        return TranscriptOut(mail_id=str(mail_id))

    return router
