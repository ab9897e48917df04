"""Routes of the inbox: lists, a conversation, and what people do with it."""

import dataclasses
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response

from zhike.channels import STAFF_KINDS, check_content
from zhike.conversations import ConversationNotFound, Message, MessageNotFound, subject
from zhike.desk import changes, schemas
from zhike.desk.board import SharedBoard
from zhike.desk.board.schemas import BoardOut
from zhike.desk.forwarding import quoted_from, quoted_into
from zhike.desk.http.bulk import bulk_routes
from zhike.desk.http.forwarding import forward_routes
from zhike.desk.http.macros import macro_routes
from zhike.desk.http.merging import merge_routes
from zhike.desk.http.search import search_routes
from zhike.desk.http.transcripts import transcript_routes
from zhike.desk.http.views import view_routes
from zhike.desk.views.schemas import InboxQuery
from zhike.desk.workplace import Workplace
from zhike.facts import subject_timeline
from zhike.identity import Caller, Guard, Scope, visible
from zhike.kit.clock import iso
from zhike.kit.errors import Forbidden, Invalid, NotFound
from zhike.kit.ids import id_of, parse_id
from zhike.kit.paging import clamp_limit

READ, REPLY, ASSIGN = (f"conversation.{verb}" for verb in ("read", "reply", "assign"))
__all__ = ["board_routes", "routes", "search_routes", "view_routes"]


def routes(place: Workplace, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["inbox"])
    router.include_router(bulk_routes(place, guard))
    router.include_router(macro_routes(place, guard))
    router.include_router(merge_routes(place, guard))
    router.include_router(transcript_routes(place, guard))
    router.include_router(forward_routes(place, guard))
    _reading(router, place, guard)
    _transcript(router, place, guard)
    _timeline(router, place, guard)
    _writing(router, place, guard)
    _owners(router, place, guard)
    _statuses(router, place, guard)
    return router


def board_routes(board: SharedBoard, guard: Guard) -> APIRouter:
    """Return the route of the supervisor's board."""
    router = APIRouter(tags=["board"])
    read = guard.apart("report.read")

    @router.get(
        "/board", response_model=BoardOut, summary="What waits, who serves, and today's numbers, as far as you may see"
    )
    async def read_board(caller: Annotated[Caller, read]) -> dict[str, Any]:
        return await board.read(caller.viewer)

    return router


def _id(text: str) -> UUID:
    return id_of(text, ConversationNotFound(id=text))


def _reading(router: APIRouter, place: Workplace, guard: Guard) -> None:
    read = guard(READ)

    @router.get("/inbox", response_model=schemas.InboxPage, summary="A view of the inbox with counts of all views")
    async def inbox(scope: Annotated[Scope, read], asked: Annotated[InboxQuery, Query()]) -> dict[str, Any]:
        position = place.position()
        filters = asked.model_dump()
        wanted = dataclasses.replace(
            await place.views.asked(scope.tx, scope.viewer, filters),
            customer_id=id_of(asked.customer_id, NotFound(field="customer_id")) if asked.customer_id else None,
            sort=asked.sort,
            cursor=asked.cursor,
            limit=clamp_limit(asked.limit),
        )
        conversations, more = await place.reading.page(scope.tx, scope.viewer, wanted)
        rows = await place.desk.rows(scope.tx, conversations)
        items = [rows[c.id].show(scope.viewer) for c in conversations]
        saved = await place.views.questions(scope.tx, scope.viewer)
        counts, saved_counts = await place.reading.counts_of(scope.tx, scope.viewer, saved)
        return {
            "position": position, "items": items, "next_cursor": more, "counts": counts, "saved_counts": saved_counts,
        }  # fmt: skip


def _transcript(router: APIRouter, place: Workplace, guard: Guard) -> None:
    read = guard(READ)

    @router.get("/conversations/{conversation_id}", response_model=schemas.Opened, summary="Open a conversation")
    async def opened(conversation_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        position = place.position()
        c = await place.reading.get(scope.tx, scope.viewer, _id(conversation_id))
        messages, earlier = await place.reading.messages(scope.tx, c)
        row = (await place.desk.rows(scope.tx, [c]))[c.id]
        return {
            "position": position,
            "conversation": row.show(scope.viewer),
            "customer": await place.customer(scope, c.customer_id),
            "messages": await place.show(scope, messages),
            "has_earlier": earlier,
        }

    @router.get(
        "/conversations/{conversation_id}/messages", response_model=schemas.MessagePage, summary="Older messages"
    )
    async def messages(
        conversation_id: str,
        scope: Annotated[Scope, read],
        before_seq: Annotated[int | None, Query(ge=1, lt=2**31)] = None,
        limit: Annotated[int | None, Query(ge=1, le=200)] = None,
    ) -> dict[str, Any]:
        c = await place.reading.get(scope.tx, scope.viewer, _id(conversation_id))
        found, earlier = await place.reading.messages(scope.tx, c, before_seq=before_seq, limit=clamp_limit(limit))
        return {"items": await place.show(scope, found), "has_earlier": earlier}


def _timeline(router: APIRouter, place: Workplace, guard: Guard) -> None:
    read = guard(READ)

    @router.get(
        "/conversations/{conversation_id}/timeline",
        response_model=schemas.Timeline,
        summary="What happened, oldest first",
    )
    async def timeline(conversation_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        c = await place.reading.get(scope.tx, scope.viewer, _id(conversation_id))
        facts = await subject_timeline(scope.tx, c.id)
        names = await place.names.names(scope.tx, sorted({f.actor.id for f in facts if f.actor.id}))
        return {
            "items": [
                {
                    "position": f.position,
                    "type": f.name,
                    "at": iso(f.at),
                    "actor": {
                        "kind": f.actor.kind,
                        "id": str(f.actor.id) if f.actor.id else None,
                        "name": names.get(f.actor.id, {}).get("name", "") if f.actor.id else "",
                    },
                    "version": f.version,
                    "data": dict(f.payload),
                }
                for f in facts
            ]
        }


async def _post(
    place: Workplace, scope: Scope, conversation_id: UUID, body: schemas.PostIn, content: Any, mentions: list[UUID]
) -> tuple[Message, bool]:
    """Add the message in the viewer's name; what a program writes stands in its maker's, and is audited."""
    reply_to = parse_id(body.reply_to) if body.reply_to else None
    other = await quoted_from(place, scope, conversation_id, reply_to) if reply_to and body.private else None
    viewer = scope.viewer
    message, new = await place.conversations.post(
        scope.tx,
        conversation_id,
        viewer.author_id or viewer.id,
        kind=body.kind,
        content=content,
        client_id=body.client_id,
        private=body.private,
        reply_to=reply_to,
        elsewhere=other is not None,
        mentions=mentions,
    )
    if new and other is not None:
        await quoted_into(place, scope, other, conversation_id)
    if new and viewer.kind == "api_key":
        detail = {"message_id": str(message.id), "private": body.private}
        await place.transcripts.audit.append(
            scope.tx, viewer, "conversation.written_by_key", "conversation", conversation_id, ip=scope.ip, detail=detail
        )
    return message, new


def _writing(router: APIRouter, place: Workplace, guard: Guard) -> None:
    read, reply = guard(READ), guard(REPLY)

    @router.post(
        "/conversations/{conversation_id}/messages",
        response_model=schemas.Message,
        status_code=201,
        summary="Reply, or leave a private note",
    )
    async def post(
        conversation_id: str, body: schemas.PostIn, scope: Annotated[Scope, read], response: Response
    ) -> dict[str, Any]:
        c = await place.reading.get(scope.tx, scope.viewer, _id(conversation_id))
        if scope.viewer.author_id is None:
            raise Forbidden(permission=REPLY)
        if not body.private:
            await place.reading.get(scope.tx, scope.viewer, c.id, REPLY)
        content = check_content(body.kind, body.content, STAFF_KINDS)
        await place.attachments.check_usable(scope.tx, content, [c.customer_id])
        if body.mentions and not body.private:
            raise Invalid("mentions", "Mention colleagues in private notes.", "只能在内部备注里提及同事。")
        mentions = await place.colleagues(scope.tx, body.mentions, "mentions") if body.mentions else []
        message, new = await _post(place, scope, c.id, body, content, mentions)
        response.status_code = 201 if new else 200
        return (await place.show(scope, [message]))[0]

    @router.post(
        "/conversations/{conversation_id}/messages/{message_id}/recall",
        response_model=schemas.Message,
        summary="Take one's own message back, within two minutes",
    )
    async def recall(conversation_id: str, message_id: str, scope: Annotated[Scope, reply]) -> dict[str, Any]:
        c = await place.reading.get(scope.tx, scope.viewer, _id(conversation_id), REPLY)
        wanted = id_of(message_id, MessageNotFound(id=message_id))
        message = await place.recalls.recall(scope.tx, scope.viewer, c.id, wanted, scope.ip)
        return (await place.show(scope, [message]))[0]

    @router.post("/conversations/{conversation_id}/read", response_model=schemas.Row, summary="Seen up to a message")
    async def seen(conversation_id: str, body: schemas.ReadIn, scope: Annotated[Scope, reply]) -> dict[str, Any]:
        return await place.row(scope, await changes.read(place, scope, _id(conversation_id), body.seq))


def _owners(router: APIRouter, place: Workplace, guard: Guard) -> None:
    reply, assign = guard(REPLY), guard(READ)
    at = "/conversations/{conversation_id}"

    @router.post(f"{at}/take", response_model=schemas.Row, summary="Take over")
    async def take(
        conversation_id: str, scope: Annotated[Scope, reply], body: schemas.TakeIn | None = None
    ) -> dict[str, Any]:
        c = await place.reading.get(scope.tx, scope.viewer, _id(conversation_id), REPLY)
        # A mention asks for advice: it lets one read and note, not take over.
        if scope.viewer.kind != "person" or not visible(scope.viewer, REPLY, subject(c)):
            raise Forbidden(permission=REPLY)
        may_assign = visible(scope.viewer, ASSIGN, await place.subject(scope.tx, c))
        version = body.expected_version if body else None
        changed = await place.conversations.take(
            scope.tx, c.id, scope.viewer.id, may_assign=may_assign and version is not None, expected_version=version
        )
        return await place.row(scope, changed)

    @router.post(f"{at}/return", response_model=schemas.Row, summary="Return to the assistant or a queue")
    async def give_back(conversation_id: str, body: schemas.ReturnIn, scope: Annotated[Scope, reply]) -> dict[str, Any]:
        queue_id = changes.queue_of(body.queue_id) if body.to == "queue" and body.queue_id else None
        changed = await changes.give_back(place, scope, _id(conversation_id), body.to, queue_id, body.note)
        return await place.row(scope, changed)

    @router.post(f"{at}/assign", response_model=schemas.Row, summary="Assign to a colleague or a queue")
    async def give_to(conversation_id: str, body: schemas.AssignIn, scope: Annotated[Scope, assign]) -> dict[str, Any]:
        c = await place.reading.get(scope.tx, scope.viewer, _id(conversation_id), ASSIGN)
        to = await changes.target(place, scope, body.agent_id, body.queue_id)
        return await place.row(scope, await changes.assign(place, scope, c.id, *to))


def _statuses(router: APIRouter, place: Workplace, guard: Guard) -> None:
    resolve, reply = guard(READ), guard(REPLY)
    at = "/conversations/{conversation_id}"

    async def move(scope: Scope, conversation_id: str, status: str, **more: Any) -> dict[str, Any]:
        return await place.row(scope, await changes.move(place, scope, _id(conversation_id), status, **more))

    @router.post(f"{at}/resolve", response_model=schemas.Row, summary="Resolve")
    async def resolve_it(
        conversation_id: str, scope: Annotated[Scope, resolve], body: schemas.ReasonIn | None = None
    ) -> dict[str, Any]:
        return await move(scope, conversation_id, "resolved", reason=body.reason if body else None)

    @router.post(f"{at}/reopen", response_model=schemas.Row, summary="Reopen")
    async def reopen(conversation_id: str, scope: Annotated[Scope, resolve]) -> dict[str, Any]:
        return await move(scope, conversation_id, "open", reason="reopened")

    @router.post(f"{at}/pend", response_model=schemas.Row, summary="Wait for the customer")
    async def pend(
        conversation_id: str, scope: Annotated[Scope, resolve], body: schemas.ReasonIn | None = None
    ) -> dict[str, Any]:
        return await move(scope, conversation_id, "pending", reason=body.reason if body else None)

    @router.post(f"{at}/snooze", response_model=schemas.Row, summary="Snooze until a time")
    async def snooze(conversation_id: str, body: schemas.SnoozeIn, scope: Annotated[Scope, resolve]) -> dict[str, Any]:
        return await move(scope, conversation_id, "snoozed", until=body.until)

    @router.post(f"{at}/priority", response_model=schemas.Row, summary="Say how urgent it is")
    async def priority(
        conversation_id: str, body: schemas.PriorityIn, scope: Annotated[Scope, reply]
    ) -> dict[str, Any]:
        return await place.row(scope, await changes.set_priority(place, scope, _id(conversation_id), body.priority))
