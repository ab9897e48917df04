"""What the host's page tells of its customer: routes of the widget that the page's own script asks for."""

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from zhike.api import shapes
from zhike.api.hot import Handler, HotRoute, read_body, reply
from zhike.api.limits import Buckets
from zhike.campaigns import Event
from zhike.channels import ClaimedIdentity, IdentityRef, Step, VisitorToken, read_step
from zhike.customers import read_reference
from zhike.house import House
from zhike.kit.clock import utcnow
from zhike.kit.errors import Invalid

CORS = {"Access-Control-Allow-Origin": "*", "Vary": "Origin"}
MOST = 50  # attributes told at once
LIMIT = 16 * 1024  # bytes
reference_decoder = msgspec.json.Decoder(shapes.ToldReference)
steps_decoder = msgspec.json.Decoder(shapes.TrailSteps)
wish_decoder = msgspec.json.Decoder(shapes.ProactiveWish)
told_decoder = msgspec.json.Decoder(shapes.Told)


def apart(claimed: ClaimedIdentity | None) -> tuple[ClaimedIdentity | None, Mapping[str, Any]]:
    """Return who somebody claims to be without his attributes, and these: a workspace defines which there are."""
    return (replace(claimed, attributes={}), claimed.attributes) if claimed else (None, {})


def _row(path: str, handler: Handler, summary: str, body: Any, answer: Any = shapes.Heard) -> HotRoute:
    return HotRoute("POST", f"/widget/v1/{path}", handler, summary, "widget", body, answer, limit=LIMIT)


def event_of(who: str, step: Step) -> Event:
    """Return a step as proactive rules see it: the same step told twice is one event."""
    body = step.body
    key = hashlib.sha256(json.dumps([who, step.at.isoformat(), body], sort_keys=True).encode()).digest()
    name = "page" if step.is_page else body["name"]
    return Event(name, key, step.at, body.get("properties") or {}, body.get("path", ""), body.get("title", ""))


class ToldRoutes:
    """Handlers; what a page says counts only for a customer it vouches for."""

    def __init__(self, house: House, token: Callable[[Request], Awaitable[VisitorToken]]) -> None:
        self.house = house
        self.token = token
        self.pace = Buckets(rate=1, burst=30)

    def table(self) -> list[HotRoute]:
        """Return the rows of the hot-route table."""
        return [
            _row("attributes", self.update, "Say what the customer's attributes are", shapes.Told),
            _row("events", self.track, "Say what the visitor did on the site", shapes.TrailSteps, shapes.Tracked),
            _row("proactive", self.wish, "Say whether messages nobody asked for are wanted", shapes.ProactiveWish),
            _row("references", self.refer, "Name an order, a product, a ticket or a link", shapes.ToldReference),
        ]

    async def update(self, request: Request) -> Response:
        """Take over attributes; the answer says what was ignored, and why."""
        visitor = await self.token(request)
        self.pace.take(visitor.identity_id)
        given = told_decoder.decode(await read_body(request, LIMIT)).attributes
        if len(given) > MOST:
            raise Invalid("attributes", f"{MOST} attributes at a time.", f"一次最多 {MOST} 个属性。")
        who = IdentityRef(visitor.identity_id, visitor.inbox_id, visitor.customer_id, visitor.verified)
        ignored = await self.attributes(visitor.workspace_id, who, given, signed=False, visitor=visitor)
        return reply(shapes.Heard(ignored), headers=CORS)

    async def track(self, request: Request) -> Response:
        """Keep what a visitor did, signed in or not."""
        visitor = await self.token(request)
        self.pace.take(visitor.identity_id)
        items = steps_decoder.decode(await read_body(request, LIMIT)).items
        if len(items) > MOST:
            raise Invalid("items", f"{MOST} steps at a time.", f"一次最多 {MOST} 步。")
        now = utcnow()
        steps = [read_step(msgspec.structs.asdict(one), f"items.{n}", now) for n, one in enumerate(items)]
        inbox = await self.house.inbox_of(visitor)
        async with self.house.db.transaction(visitor.workspace_id) as tx:
            await self.house.channels.check(tx, visitor)
            await self.house.trail.keep(tx, inbox, visitor.customer_id, steps)
            who = IdentityRef(visitor.identity_id, visitor.inbox_id, visitor.customer_id, visitor.verified)
            events = [event_of(visitor.customer_id.hex, step) for step in steps]
            outcomes = await self.house.campaigns.told(tx, inbox, who, events)
        return reply(shapes.Tracked({}, "sent" in outcomes), headers=CORS)

    async def wish(self, request: Request) -> Response:
        """Keep that a visitor wants no messages that he did not ask for, or wants them again."""
        visitor = await self.token(request)
        self.pace.take(visitor.identity_id)
        refused = wish_decoder.decode(await read_body(request, LIMIT)).refused
        async with self.house.db.transaction(visitor.workspace_id) as tx:
            await self.house.channels.check(tx, visitor)
            if refused:
                await self.house.campaigns.refuse(tx, visitor.customer_id)
            else:
                await self.house.campaigns.allow(tx, visitor.customer_id)
        return reply(shapes.Heard({}), headers=CORS)

    async def refer(self, request: Request) -> Response:
        """Keep a thing of the merchant's systems for a customer whom the page vouches for."""
        visitor = await self.token(request)
        self.pace.take(visitor.identity_id)
        body = reference_decoder.decode(await read_body(request, LIMIT))
        draft = read_reference(msgspec.structs.asdict(body))
        if not visitor.verified:
            return reply(shapes.Heard({draft.kind: "needs identify()"}), headers=CORS)
        async with self.house.db.transaction(visitor.workspace_id) as tx:
            await self.house.channels.check(tx, visitor)
            await self.house.references.tell(tx, visitor.customer_id, draft)
        return reply(shapes.Heard({}), headers=CORS)

    async def attributes(
        self,
        workspace_id: UUID,
        who: IdentityRef,
        given: Mapping[str, Any],
        *,
        signed: bool,
        visitor: VisitorToken | None = None,
    ) -> dict[str, str]:
        """Write what may be written of a customer's attributes; return why the rest is ignored."""
        if not given:
            return {}
        async with self.house.db.transaction(workspace_id) as tx:
            if visitor is not None:
                await self.house.channels.check(tx, visitor)
            return await self.house.particulars.tell(tx, who.customer_id, given, verified=who.verified, signed=signed)
