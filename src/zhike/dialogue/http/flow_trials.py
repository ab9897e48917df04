"""Talking to a flow's draft: where it stands goes back and forth sealed, nothing is kept here."""

import base64
import binascii
import json
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field, StringConstraints

from zhike.customers import CustomersService
from zhike.db import Database
from zhike.dialogue.errors import TrialStateBroken
from zhike.dialogue.flow_trials import RemoteFlowTrials
from zhike.flows import FlowUnreadable, Unreadable, read_flow
from zhike.identity import Caller, Guard
from zhike.kit.errors import NotFound
from zhike.kit.ids import id_of
from zhike.kit.seal import SealBroken, derive, seal, unseal
from zhike.kit.shapes import Body, Out
from zhike.kit.yaml_lines import MAX_BYTES

MOST_STATE = 200_000


class FlowTrialIn(Body):
    """One message to a draft. ``state``: as the last answer gave it; ``customer_id``: whose orders and records are read."""

    source: Annotated[str, StringConstraints(strip_whitespace=False), Field(min_length=1, max_length=MAX_BYTES)]
    text: str = Field(min_length=1, max_length=2000, pattern=r"\S")
    state: str | None = Field(None, max_length=MOST_STATE)
    locale: str = Field("zh", max_length=20)
    customer_id: str | None = None


class FlowTrialEvent(Out):
    """What happened to a flow. ``detail``: a step, slot, pattern or outcome."""

    name: str
    detail: str | None


class FlowTrialOut(Out):
    """What the draft said. ``waits``: the slot it asks for, ``yes`` for a write that wants one; ``state`` is null at an end."""

    text: str
    options: list[str]
    events: list[FlowTrialEvent]
    waits: str | None
    state: str | None


def flow_trial_routes(
    trials: RemoteFlowTrials, customers: CustomersService, db: Database, secret: bytes, guard: Guard
) -> APIRouter:
    """Return the route."""
    router = APIRouter(tags=["flows"])
    apart = guard.apart("knowledge.edit")

    @router.post("/flow-trials", response_model=FlowTrialOut, summary="Say something to a flow's draft")
    async def say(body: FlowTrialIn, asking: Annotated[Caller, apart]) -> dict[str, Any]:
        viewer = asking.viewer
        try:
            read_flow(body.source)
        except Unreadable as error:
            first = error.problems[0]
            raise FlowUnreadable(field="source", line=first.line, problem=first.en, problem_zh=first.zh) from None
        customer = id_of(body.customer_id, NotFound()) if body.customer_id else None
        if customer is not None:
            if not viewer.may("customer.read"):
                raise NotFound
            async with db.transaction(viewer.workspace_id) as tx:
                await customers.get(tx, customer)
        key = derive(secret, "flow-trials", viewer.workspace_id.bytes)
        begun: dict[str, Any] = {"turn": 0, "stack": None, "customer": None}
        held = _opened(key, viewer.id, body.state) if body.state else begun
        if held["stack"] and held["customer"] != (str(customer) if customer else None):
            raise TrialStateBroken
        asked = {"source": body.source, "text": body.text, "locale": "en" if body.locale.startswith("en") else "zh"}
        told = await trials.say(
            viewer.workspace_id,
            {
                **asked,
                "customer_id": str(customer) if customer else None,
                "stack": held["stack"],
                "turn": held["turn"] + 1,
            },
        )
        stack = told.pop("stack")
        kept = {"turn": held["turn"] + 1, "stack": stack, "customer": str(customer) if customer else None}
        return {**told, "state": _sealed(key, viewer.id, kept) if stack else None}

    return router


def _sealed(key: bytes, user: UUID, kept: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(seal(key, json.dumps(kept).encode(), user.bytes)).decode()


def _opened(key: bytes, user: UUID, state: str) -> dict[str, Any]:
    """Return where a trial stands; raises TrialStateBroken for what was not given to this person."""
    try:
        found: dict[str, Any] = json.loads(unseal(key, base64.urlsafe_b64decode(state), user.bytes))
    except (SealBroken, binascii.Error, ValueError):
        raise TrialStateBroken from None
    return found
