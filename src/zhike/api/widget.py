"""The widget's hot routes."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from zhike.api import shapes
from zhike.api.files import file_response, read_upload
from zhike.api.forms import agreed, answered, away_of, form_of
from zhike.api.hot import Handler, HotRoute, read_body, reply
from zhike.api.limits import Buckets
from zhike.api.mailed import MailedRoutes
from zhike.api.told import CORS, ToldRoutes, apart
from zhike.channels import (
    CUSTOMER_KINDS,
    ClaimedIdentity,
    IdentityRef,
    Inbox,
    InboxNotFound,
    Incoming,
    OriginNotAllowed,
    VisitorToken,
    check_content,
    origin_allowed,
    read_identity,
    widget_external_id,
)
from zhike.conversations import AttachmentNotFound, Conversation, ConversationNotFound
from zhike.db import Tx
from zhike.desk import for_customer, visitor_conversation
from zhike.dialogue import AnswerNotFound, no_more
from zhike.facts import ActorRef
from zhike.house import House
from zhike.kit.clock import iso
from zhike.kit.errors import Invalid, Unauthenticated, Unavailable
from zhike.kit.ids import parse_id
from zhike.telemetry import MESSAGES

FILES = "/widget/v1/attachments"
LOOKS = ("side", "x", "y", "text", "theme")
session_decoder = msgspec.json.Decoder(shapes.SessionRequest)
message_decoder = msgspec.json.Decoder(shapes.CustomerMessage)
rating_decoder = msgspec.json.Decoder(shapes.Rating)
voice_decoder = msgspec.json.Decoder(shapes.Voice)
form_decoder = msgspec.json.Decoder(shapes.FormAnswers)
read_decoder = msgspec.json.Decoder(shapes.ReadUpTo)


def plain(value: str, field: str, most: int = 100) -> str:
    """Return an id that came from outside; raises Invalid when it is empty, long, or holds control characters."""
    if not 0 < len(value) <= most or not value.isprintable():
        raise Invalid(field, f"1 to {most} printable characters.", f"应为 1 到 {most} 个可见字符。")
    return value


def shown_pages(settings: Mapping[str, Any]) -> list[str]:
    """Return the widget's pages beside the conversation: help only where the help centre is open."""
    open_ = (settings.get("help") or {}).get("enabled") is True
    return [page for page in settings.get("pages") or [] if page != "help" or open_]


class WidgetRoutes:
    """Handlers; each reads the visitor's token without asking the database."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.told = ToldRoutes(house, self.token)
        self.messages = Buckets(rate=5, burst=40)
        self.sessions = Buckets(rate=2, burst=120)
        self.looks = Buckets(rate=5, burst=200)
        self.uploads = Buckets(rate=0.5, burst=20)
        self.ratings = Buckets(rate=0.2, burst=10)

    def table(self) -> list[HotRoute]:
        """Return the rows of the hot-route table."""
        http = self.house.settings.http
        message, upload = http.max_message_bytes, http.max_upload_bytes + 4096

        def row(method: str, path: str, handler: Handler, summary: str, **more: Any) -> HotRoute:
            return HotRoute(method, f"/widget/v1/{path}", handler, summary, "widget", **more)

        begin = {"body": shapes.SessionRequest, "reply": shapes.SessionReply, "auth": "none"}
        send = {"body": shapes.CustomerMessage, "reply": shapes.Accepted, "status": 201, "limit": message}
        store = {"reply": dict[str, Any], "status": 201, "limit": upload, "multipart": True}
        return [
            row("GET", "inboxes/{key}/look", self.look, "How the launcher looks", reply=shapes.WidgetLook, auth="none"),
            row("POST", "inboxes/{key}/session", self.session, "Begin a visit", **begin),
            row("GET", "snapshot", self.snapshot, "The visitor's conversation as it stands", reply=shapes.Snapshot),
            row("GET", "messages", self.earlier, "Older messages", reply=shapes.Earlier, query=("before_seq",)),
            row("POST", "messages", self.post, "Send a message", **send),
            row("POST", "attachments", self.upload, "Upload a file", **store),
            row("GET", "attachments/{attachment_id}", self.download, "A file of the conversation", binary=True),
            row("POST", "handover", self.handover, "Ask for a person", status=202),
            row("POST", "end", self.end, "End the conversation", status=202),
            row("POST", "form", self.form, "Answer the inbox's form", body=shapes.FormAnswers, status=204),
            row("POST", "rating", self.rate, "Rate the conversation", body=shapes.Rating, status=204),
            row("POST", "feedback", self.feedback, "Say whether an answer helped", body=shapes.Voice, status=204),
            row("POST", "read", self.read, "Seen up to a message", body=shapes.ReadUpTo, status=204),
            *self.told.table(),
            *MailedRoutes(self.house, self.token).table(),
        ]

    async def token(self, request: Request) -> VisitorToken:
        """Return the visitor; raises Unauthenticated, TokenExpired, or InboxDisabled (remembered: no statement)."""
        authorization = request.headers.get("authorization", "")
        if not authorization.lower().startswith("bearer "):
            raise Unauthenticated()
        visitor = self.house.visitor_tokens.read(authorization[7:].strip())
        await self.house.inbox_of(visitor)
        return visitor

    @asynccontextmanager
    async def _visit(self, visitor: VisitorToken) -> AsyncIterator[Tx]:
        """Open a transaction for a visitor whose token still stands."""
        async with self.house.db.transaction(visitor.workspace_id) as tx:
            await self.house.channels.check(tx, visitor)
            yield tx

    async def session(self, request: Request) -> Response:
        """Begin a visit: who it is, how the widget looks, and where the conversation stands."""
        self.sessions.take(request.client.host if request.client else None)
        body = session_decoder.decode(await read_body(request, 64 * 1024))
        inbox = await self.house.channels.inbox(request.path_params["key"])
        if inbox.kind != "widget":
            raise InboxNotFound(key=inbox.key)
        origin = request.headers.get("origin")
        if (
            origin is not None
            and not origin_allowed(inbox.allowed_origins, origin)
            and origin != self.house.settings.public_url()
            and urlsplit(origin).netloc != request.headers.get("host")  # our own page, under whatever name
        ):
            raise OriginNotAllowed(origin=origin)
        given = msgspec.to_builtins(body.identity) if body.identity else None
        claimed, said = apart(read_identity(inbox.identity_secret, given, body.identity_token))
        came_as = "visitor:" + plain(body.visitor_id, "visitor_id")
        visitor_id = None
        if claimed is None:
            claimed = ClaimedIdentity(came_as, verified=False)
        else:  # apart from what a visitor may choose
            claimed, visitor_id = replace(claimed, external_id="user:" + claimed.external_id), came_as
        locale = body.locale if body.locale and len(body.locale) <= 20 and body.locale.isprintable() else None
        identity = await self.house.channels.identify(inbox, claimed, locale, visitor_id)
        ignored = await self.told.attributes(inbox.workspace_id, identity, said, signed=claimed.trusted)
        issued, expires = self.house.visitor_tokens.issue(
            inbox.workspace_id, inbox.id, identity.id, identity.customer_id, identity.verified
        )
        visitor = self.house.visitor_tokens.read(issued)
        async with self._tx(visitor) as (tx, position):
            customer = (await self.house.customers.cards(tx, [identity.customer_id]))[identity.customer_id]
            snapshot = await self._snapshot(tx, visitor, position)
            assistant = await self.house.colleagues.assistant_name(tx)
            form = None
            if inbox.settings.get("form"):
                form = form_of(inbox.settings, await self.house.customers.get(tx, identity.customer_id))
        answer = shapes.SessionReply(
            issued,
            iso(datetime.fromtimestamp(expires, UTC)) or "",
            shapes.VisitorCustomer(str(customer.id), customer.name, identity.verified),
            self._inbox(inbox, assistant, locale, form),
            snapshot,
            ignored or None,
        )
        return reply(answer, headers=CORS)

    async def look(self, request: Request) -> Response:
        """Return the inbox's colours and place: what the launcher shows before anybody opens it."""
        self.looks.take(request.client.host if request.client else None)
        inbox = await self.house.channels.inbox(request.path_params["key"])
        if inbox.kind != "widget":
            raise InboxNotFound(key=inbox.key)
        with suppress(Unavailable):  # the look needs no database once the inbox is known
            await self.house.sightings.note(inbox, request.headers.get("origin") or request.headers.get("referer"))
        look = {k: v for k, v in (inbox.settings.get("look") or {}).items() if k in LOOKS}
        color = str(inbox.settings.get("color") or "#0E8A7D")
        look["pages"] = (inbox.settings.get("track") or {}).get("pages") is True
        look["proactive"] = await self._listened(inbox)
        return reply(shapes.WidgetLook(color, **look), headers=CORS | {"Cache-Control": "public, max-age=300"})

    async def _listened(self, inbox: Inbox) -> Mapping[str, list[int]] | None:
        """Return which events rules of proactive service listen to: without any the widget tells none of its own accord."""
        if inbox.mode != "live":
            return None
        known = self.house.campaigns.remembered(inbox.workspace_id)
        if known is None:
            with suppress(Unavailable):
                async with self.house.db.transaction(inbox.workspace_id) as tx:
                    known = await self.house.campaigns.listened(tx)
        return known or None

    def _inbox(
        self, inbox: Inbox, assistant_name: str, locale: str | None, form: shapes.WidgetForm | None
    ) -> shapes.VisitorInbox:
        s = inbox.settings
        return shapes.VisitorInbox(
            inbox.title(locale),
            inbox.locale,
            str(s.get("color") or "#0E8A7D"),
            dict(s.get("greeting") or {}),
            list(s.get("suggestions") or []),
            assistant_name,
            self.house.settings.http.max_upload_bytes,
            shown_pages(s),
            str(s.get("start") or "messages"),
            (s.get("look") or {}).get("avatar"),
            form,
            away_of(s),
        )

    def _tx(self, visitor: VisitorToken) -> Any:
        return self.house.snapshot_tx(visitor.workspace_id)

    async def _snapshot(self, tx: Tx, visitor: VisitorToken, position: int) -> shapes.Snapshot:
        current = await self._find(tx, visitor)
        if current is None:
            return shapes.Snapshot(position, None, [])
        messages, earlier = await self.house.reading.messages(tx, current, private=False)
        shown = [for_customer(m) for m in await self.house.presenter.present(tx, messages, base=FILES)]
        return shapes.Snapshot(position, await self._conversation(tx, current), shown, earlier)

    async def _conversation(self, tx: Tx, c: Conversation) -> shapes.VisitorConversation:
        row = (await self.house.desk.rows(tx, [c]))[c.id]
        staff = await self.house.colleagues.names(tx, [c.owner_id] if c.owner_id else [])
        return msgspec.convert(visitor_conversation(row, staff), shapes.VisitorConversation)

    async def snapshot(self, request: Request) -> Response:
        """Return the conversation as it stands."""
        visitor = await self.token(request)
        async with self._tx(visitor) as (tx, position):
            await self.house.channels.check(tx, visitor)
            return reply(await self._snapshot(tx, visitor, position), headers=CORS)

    async def earlier(self, request: Request) -> Response:
        """Return older messages."""
        visitor = await self.token(request)
        before = request.query_params.get("before_seq", "")
        if before and not (before.isdigit() and len(before) < 10):
            raise Invalid("before_seq", "Give a message's seq.", "请填写消息序号。")
        async with self._visit(visitor) as tx:
            c = await self._current(tx, visitor)
            messages, more = await self.house.reading.messages(
                tx, c, before_seq=int(before or 0) or None, private=False
            )
            shown = [for_customer(m) for m in await self.house.presenter.present(tx, messages, base=FILES)]
        return reply(shapes.Earlier(shown, more), headers=CORS)

    async def _find(self, tx: Tx, visitor: VisitorToken) -> Conversation | None:
        """Return the visitor's conversation; who has proved to be somebody also finds what he said before he did."""
        signed = visitor.identity_id if visitor.verified else None
        return await self.house.reading.current(tx, visitor.inbox_id, visitor.customer_id, signed=signed)

    async def _current(self, tx: Tx, visitor: VisitorToken) -> Conversation:
        c = await self._find(tx, visitor)
        if c is None:
            raise ConversationNotFound()
        return c

    async def post(self, request: Request) -> Response:
        """Accept a message: answered once it is committed."""
        visitor = await self.token(request)
        self.messages.take(visitor.identity_id)
        body = message_decoder.decode(await read_body(request, self.house.settings.http.max_message_bytes))
        content = check_content(body.kind, body.content, CUSTOMER_KINDS)
        client_id = plain(body.client_id, "client_id")
        inbox = await self.house.inbox_of(visitor)
        if "attachment" in content:
            async with self.house.db.transaction(visitor.workspace_id) as tx:
                await self.house.attachments.check_usable(tx, content, await self.house.channels.kin(tx, visitor))
        identity = IdentityRef(visitor.identity_id, visitor.inbox_id, visitor.customer_id, visitor.verified)
        external_id = widget_external_id(visitor.identity_id, client_id)
        reply_to = parse_id(body.reply_to) if body.reply_to else None
        receipt = await self.house.intake.accept(
            Incoming(inbox, identity, external_id, body.kind, content, client_id, reply_to)
        )
        MESSAGES.labels("widget").inc()
        if body.kind == "text" and no_more(str(content.get("text", ""))):
            async with self.house.db.transaction(visitor.workspace_id) as tx:
                await self.house.campaigns.refuse(tx, visitor.customer_id)
        answer = shapes.Accepted(
            str(receipt.message_id), str(receipt.conversation_id), receipt.seq, client_id, iso(receipt.created_at) or ""
        )
        return reply(answer, 200 if receipt.duplicate else 201, CORS)

    async def upload(self, request: Request) -> Response:
        """Store a file of the visitor's."""
        visitor = await self.token(request)
        self.uploads.take(visitor.identity_id)
        async with self._visit(visitor):
            pass
        name, content = await read_upload(request, self.house.settings.http.max_upload_bytes)
        stored = await self.house.attachments.upload(
            visitor.workspace_id, visitor.customer_id, None, name, content, "customer"
        )
        return reply(stored.public(FILES), 201, CORS)

    async def download(self, request: Request) -> Response:
        """Return a file of the visitor's own conversations."""
        visitor = await self.token(request)
        wanted = parse_id(request.path_params["attachment_id"])
        async with self._visit(visitor) as tx:
            if wanted is None:
                raise AttachmentNotFound()
            found = await self.house.attachments.get(tx, wanted)
            own = found.customer_id in await self.house.channels.kin(tx, visitor)
            if not own or not await self.house.attachments.shown_to_customer(tx, found):
                raise AttachmentNotFound(id=str(wanted))
        return file_response(found, await self.house.attachments.bytes_of(visitor.workspace_id, found), CORS)

    async def handover(self, request: Request) -> Response:
        """Ask for a person; opens a conversation when there is none."""
        visitor = await self.token(request)
        self.messages.take(visitor.identity_id)
        async with self._visit(visitor) as tx:
            c = await self._find(tx, visitor)
        if c is None or c.status == "resolved":
            inbox = await self.house.inbox_of(visitor)
            identity = IdentityRef(visitor.identity_id, visitor.inbox_id, visitor.customer_id, visitor.verified)
            text = "Talk to a person" if inbox.locale.startswith("en") else "转人工"
            client_id = f"handover-{c.number if c else 0}"
            external_id = widget_external_id(visitor.identity_id, client_id)
            incoming = Incoming(inbox, identity, external_id, "text", {"text": text}, client_id)
            await self.house.intake.accept(incoming)
        else:
            async with self._visit(visitor) as tx:
                if await self.house.turns.customer_wants_person(tx, c.id, await self.house.summary_of(tx, c)):
                    await self.house.hand_overs.pressed(tx, c.id, c.inbox_id, c.mode)
        return Response(status_code=202, headers=CORS)

    async def end(self, request: Request) -> Response:
        """End the conversation: nothing is left to say. A new message begins another."""
        visitor = await self.token(request)
        self.messages.take(visitor.identity_id)
        async with self._visit(visitor) as tx:
            c = await self._current(tx, visitor)
            actor = ActorRef("customer", visitor.customer_id)
            await self.house.conversations.change_status(tx, c.id, "resolved", actor, reason="customer")
        return Response(status_code=202, headers=CORS)

    async def form(self, request: Request) -> Response:
        """Take what the customer says of himself: it fills gaps and replaces nothing."""
        visitor = await self.token(request)
        self.messages.take(visitor.identity_id)
        body = form_decoder.decode(await read_body(request, 16 * 1024))
        inbox = await self.house.inbox_of(visitor)
        said = answered(inbox.settings, body.values, body.consent)
        line = agreed(inbox.settings, body.locale or inbox.locale)
        async with self._visit(visitor) as tx:
            await self.house.customers.learn(tx, visitor.customer_id, said)
            if line:
                await self.house.particulars.agree(tx, visitor.customer_id, inbox.id, inbox.name, line)
        return Response(status_code=204, headers=CORS)

    async def rate(self, request: Request) -> Response:
        """Take a rating."""
        visitor = await self.token(request)
        self.ratings.take(visitor.identity_id)
        body = rating_decoder.decode(await read_body(request, 16 * 1024))
        async with self._visit(visitor) as tx:
            c = await self._current(tx, visitor)
            await self.house.surveys.rate(tx, c.id, body.score, body.comment, body.reasons)
        return Response(status_code=204, headers=CORS)

    async def feedback(self, request: Request) -> Response:
        """Take what the customer says of an answer."""
        visitor = await self.token(request)
        self.messages.take(visitor.identity_id)
        body = voice_decoder.decode(await read_body(request, 1024))
        message_id = parse_id(body.message_id)
        if message_id is None:
            raise AnswerNotFound()
        signed = visitor.identity_id if visitor.verified else None
        async with self._visit(visitor) as tx:
            own = await self.house.reading.ids_of(tx, visitor.inbox_id, visitor.customer_id, signed=signed)
            await self.house.feedback.say(tx, message_id, own, visitor.customer_id, body.helpful)
        return Response(status_code=204, headers=CORS)

    async def read(self, request: Request) -> Response:
        """Note what the customer has seen."""
        visitor = await self.token(request)
        seq = read_decoder.decode(await read_body(request, 1024)).seq
        if not 0 <= seq < 2**31:
            raise Invalid("seq", "Give a message's seq.", "请填写消息序号。")
        async with self._visit(visitor) as tx:
            c = await self._current(tx, visitor)
            await self.house.conversations.customer_saw(tx, c.id, seq, "read")
        return Response(status_code=204, headers=CORS)
