"""Routes of what agents write before it is said: drafts, and replies that go later."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Response

from zhike.channels import STAFF_KINDS, check_content
from zhike.conversations import schemas
from zhike.conversations.attachments import Attachments
from zhike.conversations.drafts import Drafts, Seen
from zhike.conversations.errors import AttachmentNotFound, ConversationNotFound, ScheduledReplyNotFound
from zhike.conversations.hiding import hidden, hides_text
from zhike.conversations.reading import Reading
from zhike.conversations.scheduled import ScheduledReplies
from zhike.conversations.types import Conversation
from zhike.conversations.writing_types import NewReply, Part, ScheduledReply, Words
from zhike.identity import Guard, Scope
from zhike.kit.errors import Forbidden, Invalid
from zhike.kit.ids import id_of, parse_id

READ, REPLY, RESOLVE = (f"conversation.{verb}" for verb in ("read", "reply", "resolve"))
FILES = "/api/v1/attachments"
Mode = Literal["reply", "note"]


class Writing:
    """What the routes need."""

    def __init__(self, reading: Reading, drafts: Drafts, scheduled: ScheduledReplies, attachments: Attachments) -> None:
        self.reading = reading
        self.drafts = drafts
        self.scheduled = scheduled
        self.attachments = attachments

    async def conversation(self, scope: Scope, text: str, permission: str = READ) -> Conversation:
        """Return a conversation that a person may read, and on which he holds ``permission``."""
        if scope.viewer.kind != "person":
            raise Forbidden(permission=REPLY)
        found = id_of(text, ConversationNotFound(id=text))
        c = await self.reading.get(scope.tx, scope.viewer, found)
        return c if permission == READ else await self.reading.get(scope.tx, scope.viewer, found, permission)

    async def show(self, scope: Scope, replies: Sequence[ScheduledReply]) -> list[dict[str, Any]]:
        """Return replies with their files addressed; numbers in what a colleague wrote masked as in transcripts."""
        said = [part.content for one in replies for part in one.parts]
        files = await self.attachments.describe(scope.tx, said, FILES)
        hide = hides_text(scope.viewer)
        return [_reply(one, files, hide=hide and one.agent_id != scope.viewer.id) for one in replies]


def routes(writing: Writing, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["inbox"])
    _drafts(router, writing, guard)
    _planning(router, writing, guard)
    _waiting(router, writing, guard)
    return router


def _drafts(router: APIRouter, writing: Writing, guard: Guard) -> None:
    read = guard(READ)

    @router.get("/drafts", response_model=schemas.UnsentList, summary="Where you have begun something")
    async def unsent(scope: Annotated[Scope, read]) -> dict[str, Any]:
        rows = await writing.drafts.unsent(scope.tx, scope.viewer.id)
        return {"items": [dict(row) | {"conversation_id": str(row["conversation_id"])} for row in rows]}

    @router.get("/conversations/{conversation_id}/drafts", response_model=schemas.SavedDraftList, summary="Your drafts")
    async def drafts(conversation_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        c = await writing.conversation(scope, conversation_id)
        kept = await writing.drafts.of(scope.tx, c, scope.viewer.id)
        named = [{"attachment": {"id": str(i)}} for one in kept for i in one.words.attachments]
        files = await writing.attachments.describe(scope.tx, named, FILES)
        return {
            "items": [
                {
                    "mode": "note" if one.private else "reply",
                    "text": one.words.text,
                    "rich": one.words.rich,
                    "reply_to": str(one.words.reply_to) if one.words.reply_to else None,
                    "attachments": [files[str(i)] for i in one.words.attachments if str(i) in files],
                    "cards": [dict(card) for card in one.words.cards],
                    "updated_at": one.updated_at,
                }
                for one in kept
            ]
        }

    @router.put(
        "/conversations/{conversation_id}/drafts/{mode}", response_model=schemas.DraftKept, summary="Keep a draft"
    )
    async def keep(
        conversation_id: str, mode: Mode, body: schemas.SavedDraftIn, scope: Annotated[Scope, read]
    ) -> dict[str, Any]:
        c = await writing.conversation(scope, conversation_id)
        reply_to = parse_id(body.reply_to) if body.reply_to else None
        files = tuple(_file(one, n) for n, one in enumerate(body.attachments))
        cards = tuple(check_content("card", card, ("card",)) for card in body.cards)
        words = Words(body.text, body.rich, reply_to, files, cards)
        seen: Seen = body.seen if "seen" in body.model_fields_set else "any"
        kept = await writing.drafts.save(scope.tx, c, scope.viewer.id, mode == "note", words, seen)
        return {"updated_at": kept}


def _planning(router: APIRouter, writing: Writing, guard: Guard) -> None:
    read = guard(READ)

    @router.get(
        "/conversations/{conversation_id}/scheduled", response_model=schemas.ScheduledList, summary="Replies that wait"
    )
    async def waiting(conversation_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        c = await writing.conversation(scope, conversation_id)
        found = await writing.scheduled.of(scope.tx, c.id, c.customer_id, scope.viewer.id)
        return {"items": await writing.show(scope, found)}

    @router.post(
        "/conversations/{conversation_id}/scheduled",
        response_model=schemas.Planned,
        status_code=201,
        summary="Reply in a moment or at a time",
    )
    async def plan(
        conversation_id: str, body: schemas.ReplyIn, scope: Annotated[Scope, read], response: Response
    ) -> dict[str, Any]:
        c = await writing.conversation(scope, conversation_id, REPLY)
        if body.then_status:
            await writing.reading.get(scope.tx, scope.viewer, c.id, RESOLVE)
        if (body.then_status == "snoozed") != (body.then_until is not None):
            raise Invalid(
                "then_until", "A snooze needs a time, nothing else does.", "只有延后才需要填写时间，且必须填写。"
            )
        parts = []
        for part in body.parts:
            content = check_content(part.kind, part.content, STAFF_KINDS)
            await writing.attachments.check_usable(scope.tx, content, [c.customer_id])
            parts.append(Part(part.kind, content))
        new = NewReply(
            body.client_id,
            tuple(parts),
            parse_id(body.reply_to) if body.reply_to else None,
            body.send_at,
            body.if_answered,
            body.then_status,
            body.then_until,
        )
        reply = await writing.scheduled.plan(scope.tx, c.id, scope.viewer.id, new)
        if reply is None:
            response.status_code = 200
        return {"reply": (await writing.show(scope, [reply]))[0] if reply else None}


def _waiting(router: APIRouter, writing: Writing, guard: Guard) -> None:
    reply = guard(REPLY)

    @router.patch("/scheduled/{reply_id}", response_model=schemas.ScheduledOut, summary="Choose another time")
    async def move(reply_id: str, body: schemas.ReplyMove, scope: Annotated[Scope, reply]) -> dict[str, Any]:
        moved = await writing.scheduled.move(scope.tx, _id(reply_id), scope.viewer.id, body.send_at, body.if_answered)
        return (await writing.show(scope, [moved]))[0]

    @router.post("/scheduled/{reply_id}/send", status_code=204, summary="Send it now")
    async def send(reply_id: str, scope: Annotated[Scope, reply]) -> None:
        await writing.scheduled.send(scope.tx, _id(reply_id), scope.viewer.id)

    @router.delete("/scheduled/{reply_id}", response_model=schemas.ScheduledOut, summary="Take it back")
    async def cancel(reply_id: str, scope: Annotated[Scope, reply]) -> dict[str, Any]:
        taken = await writing.scheduled.cancel(scope.tx, _id(reply_id), scope.viewer.id)
        return (await writing.show(scope, [taken]))[0]


def _id(text: str) -> UUID:
    return id_of(text, ScheduledReplyNotFound(id=text))


def _file(text: str, n: int) -> UUID:
    return id_of(text, AttachmentNotFound(id=text, field=f"attachments.{n}"))


def _reply(one: ScheduledReply, files: dict[str, dict[str, Any]], *, hide: bool) -> dict[str, Any]:
    parts = []
    for part in one.parts:
        content = dict(part.content)
        if isinstance(content.get("attachment"), dict):
            content["attachment"] = files.get(str(content["attachment"]["id"]), content["attachment"])
        parts.append({"kind": part.kind, "content": hidden(content) if hide else content})
    return {
        "id": str(one.id),
        "conversation_id": str(one.conversation_id),
        "agent_id": str(one.agent_id),
        "client_id": one.client_id,
        "parts": parts,
        "reply_to": str(one.reply_to) if one.reply_to else None,
        "send_at": one.send_at,
        "held": one.held,
        "if_answered": one.if_answered,
        "then_status": one.then_status,
        "then_until": one.then_until,
        "failure": one.failure,
        "created_at": one.created_at,
    }
