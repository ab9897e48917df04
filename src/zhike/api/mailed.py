"""A conversation by mail, as its customer asks for it in the widget."""

from collections.abc import Awaitable, Callable

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from zhike.api import shapes
from zhike.api.hot import HotRoute, read_body, reply
from zhike.api.limits import Buckets
from zhike.channels import VisitorToken
from zhike.conversations import Conversation, ConversationNotFound
from zhike.db import Tx
from zhike.house import House

CORS = {"Access-Control-Allow-Origin": "*", "Vary": "Origin"}
LIMIT = 4096  # bytes
decoder = msgspec.json.Decoder(shapes.TranscriptAsked)


class MailedRoutes:
    """Handlers."""

    def __init__(self, house: House, token: Callable[[Request], Awaitable[VisitorToken]]) -> None:
        self.house = house
        self.token = token
        self.pace = Buckets(rate=0.05, burst=5)

    def table(self) -> list[HotRoute]:
        """Return the rows of the hot-route table."""
        at, asked = "/widget/v1/transcript", shapes.TranscriptAsked
        offer, offered = shapes.TranscriptOffer, "Whether the conversation can be mailed"
        return [
            HotRoute("GET", at, self.offer, offered, "widget", reply=offer),
            HotRoute("POST", at, self.send, "Mail the conversation", "widget", body=asked, status=202, limit=LIMIT),
        ]

    async def offer(self, request: Request) -> Response:
        """Say whether mail leaves here; the address of his record only to who proved to be him."""
        visitor = await self.token(request)
        async with self.house.db.transaction(visitor.workspace_id) as tx:
            await self.house.channels.check(tx, visitor)
            available = await self.house.transcripts.offered(tx)
            address = None
            if available and visitor.verified:
                address = await self.house.transcripts.known(tx, visitor.customer_id)
        return reply(shapes.TranscriptOffer(available, address), headers=CORS)

    async def send(self, request: Request) -> Response:
        """Mail it to the address he gives, or the one that is known."""
        visitor = await self.token(request)
        self.pace.take(visitor.identity_id)
        body = decoder.decode(await read_body(request, LIMIT))
        async with self.house.db.transaction(visitor.workspace_id) as tx:
            await self.house.channels.check(tx, visitor)
            c = await self._current(tx, visitor)
            await self.house.transcripts.send(tx, c, body.to, body.locale)
        return Response(status_code=202, headers=CORS)

    async def _current(self, tx: Tx, visitor: VisitorToken) -> Conversation:
        signed = visitor.identity_id if visitor.verified else None
        c = await self.house.reading.current(tx, visitor.inbox_id, visitor.customer_id, signed=signed)
        if c is None:
            raise ConversationNotFound()
        return c
