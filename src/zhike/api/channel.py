"""The API channel: any program can be a channel."""

from datetime import UTC, datetime

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from zhike.api import shapes
from zhike.api.files import file_response
from zhike.api.guard import ApiGuard
from zhike.api.hot import HotRoute, read_body, reply
from zhike.api.widget import plain
from zhike.channels import CUSTOMER_KINDS, ClaimedIdentity, Inbox, InboxNotFound, Incoming, check_content
from zhike.conversations import AttachmentNotFound, ConversationNotFound
from zhike.house import House
from zhike.identity import Subject, Viewer, visible
from zhike.kit.errors import Forbidden, Invalid
from zhike.kit.ids import id_of, parse_id
from zhike.telemetry import MESSAGES

WRITE = "channel.write"
message_decoder = msgspec.json.Decoder(shapes.ChannelMessage)
receipt_decoder = msgspec.json.Decoder(shapes.DeliveryReceipt)


class ChannelRoutes:
    """Handlers of ``/channel/v1``; the API key must hold ``channel.write`` for the inbox."""

    def __init__(self, house: House, guard: ApiGuard) -> None:
        self.house = house
        self.guard = guard

    def table(self) -> list[HotRoute]:
        """Return the rows of the hot-route table."""
        at = "/channel/v1/inboxes/{key}"
        limit = self.house.settings.http.max_message_bytes
        return [
            HotRoute(
                "POST",
                f"{at}/messages",
                self.post,
                "Bring a customer's message",
                "channel",
                shapes.ChannelMessage,
                shapes.ChannelAccepted,
                status=202,
                auth="api_key",
                limit=limit,
            ),
            HotRoute(
                "GET",
                f"{at}/outbox",
                self.outbox,
                "Messages for the far side, in order",
                "channel",
                reply=shapes.OutboxPage,
                auth="api_key",
                query=("after", "limit"),
            ),
            HotRoute(
                "GET",
                f"{at}/attachments/{{attachment_id}}",
                self.download,
                "A file of a message for the far side",
                "channel",
                auth="api_key",
                binary=True,
            ),
            HotRoute(
                "POST",
                f"{at}/receipts",
                self.receipt,
                "What became of a message",
                "channel",
                shapes.DeliveryReceipt,
                status=204,
                auth="api_key",
            ),
        ]

    async def _inbox(self, request: Request) -> tuple[Inbox, Viewer]:
        workspace_id, viewer = await self.guard.who(request, check_csrf=False)
        if not isinstance(viewer, Viewer) or not viewer.may(WRITE):
            raise Forbidden(permission=WRITE)
        inbox = await self.house.channels.inbox(request.path_params["key"])
        if (
            inbox.workspace_id != workspace_id
            or inbox.kind != "api"
            or not visible(viewer, WRITE, Subject(inbox.id, None, None))
        ):
            raise InboxNotFound(key=request.path_params["key"])
        return inbox, viewer

    async def post(self, request: Request) -> Response:
        """Accept a message; the same external id again answers ``duplicate``."""
        inbox, _ = await self._inbox(request)
        body = message_decoder.decode(await read_body(request, self.house.settings.http.max_message_bytes))
        content = check_content(body.kind, body.content, CUSTOMER_KINDS)
        external_id = plain(body.external_id, "external_id", 200)
        sent_at = _time(body.sent_at, "sent_at")
        c = body.customer
        claimed = ClaimedIdentity(
            plain(c.external_id, "customer.external_id", 200), c.verified, c.name, c.phone, c.email
        )
        identity = await self.house.channels.identify(inbox, claimed)
        if "attachment" in content:
            async with self.house.db.transaction(inbox.workspace_id) as tx:
                await self.house.attachments.check_usable(tx, content, [identity.customer_id])
        receipt = await self.house.intake.accept(
            Incoming(inbox, identity, external_id, body.kind, content, external_id, sent_at=sent_at)
        )
        MESSAGES.labels("api").inc()
        answer = shapes.ChannelAccepted(
            str(receipt.message_id), str(receipt.conversation_id), receipt.seq, receipt.duplicate
        )
        return reply(answer, 202)

    async def outbox(self, request: Request) -> Response:
        """Return outgoing messages behind a position of the log."""
        inbox, _ = await self._inbox(request)
        after, limit = _number(request, "after", 0), min(_number(request, "limit", 100) or 100, 500)
        async with self.house.db.transaction(inbox.workspace_id) as tx:
            items, last = await self.house.outbox.page(tx, inbox, after, limit)
        return reply({"items": items, "next": last})

    async def download(self, request: Request) -> Response:
        """Return a file that a reply of this inbox names."""
        inbox, _ = await self._inbox(request)
        wanted = request.path_params["attachment_id"]
        async with self.house.db.transaction(inbox.workspace_id) as tx:
            found = await self.house.outbox.file(tx, inbox.id, id_of(wanted, AttachmentNotFound(id=wanted)))
        return file_response(found, await self.house.attachments.bytes_of(inbox.workspace_id, found))

    async def receipt(self, request: Request) -> Response:
        """Record delivered, read or failed."""
        inbox, _ = await self._inbox(request)
        body = receipt_decoder.decode(await read_body(request, 16 * 1024))
        message_id = parse_id(body.message_id)
        async with self.house.db.transaction(inbox.workspace_id) as tx:
            if message_id is None or not await self.house.outbox.belongs(tx, inbox.id, message_id):
                raise ConversationNotFound()
            await self.house.conversations.message_state(tx, message_id, body.state, (body.failure or "")[:200] or None)
        return Response(status_code=204)


def _time(text: str | None, field: str) -> datetime | None:
    if text is None:
        return None
    try:
        at = datetime.fromisoformat(text)
        if at.tzinfo is not None:
            return at.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise Invalid(field, "Give a time with its zone: 2026-01-31T12:00:00+08:00.", "请填写带时区的时间。")


def _number(request: Request, name: str, default: int) -> int:
    text = request.query_params.get(name, "")
    if text and not (text.isdigit() and len(text) < 19):
        raise Invalid(name, "Give a whole number.", "请填写整数。")
    return int(text) if text else default
