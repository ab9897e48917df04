"""Customers of `zhike eval dialogue`: they write through the API channel, and a key of the desk reads what came of it."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx

from zhike.cli.demo import Demo
from zhike.cli.demo_merchant import shop_address, shop_key
from zhike.cli.demo_world import FRONT_LINE, WIDGET_INBOX, WORKSPACE
from zhike.cli.evaluating.files import Misfit
from zhike.db import Tx
from zhike.house import House, build
from zhike.identity import Grant, NewKey
from zhike.kit.ids import uuid7
from zhike.scenarios import Call, Given, Heard, Standing, course, labels_of, words_of

MODE = "test"  # what is played reaches the merchant's sandbox only, and counts nowhere
PATIENCE_S, LOOK_S = 20.0, 0.01
RIGHTS = (
    "channel.write",
    "conversation.read",
    "conversation.resolve",
    "action.read",
    "customer.unmask",
    "model.manage",
)
MODEL_MS = 8000  # what a turn has for a model at most
LOADING_S = 60.0


@dataclass(frozen=True, slots=True)
class ModelAt:
    """A language model to play with."""

    url: str
    name: str
    key: str | None = field(repr=False)


class NoReply(Exception):
    """The assistant did not answer in time."""


class Desk:
    """The way in: an inbox of its own for each conversation, so that none is another's continuation."""

    def __init__(self, house: House, workspace: UUID, queue: UUID | None, http: httpx.AsyncClient, demo: Demo) -> None:
        self.house = house
        self.workspace = workspace
        self.queue = queue
        self.http = http
        self.online = False
        self.merchant = httpx.AsyncClient(
            base_url=shop_address(demo.found.settings),
            headers={"Authorization": f"Bearer {shop_key(demo.found.secret)}"},
            trust_env=False,
        )

    async def opens(self, given: Given) -> "Line":
        """Open an inbox; the merchant's sandbox is made new."""
        (await self.merchant.post("/sandbox/reset")).raise_for_status()
        key = f"scenario-{uuid7().hex}"
        async with self.house.db.transaction(self.workspace) as tx:
            await self.house.channels.create_inbox(
                tx, key=key, kind="api", name=key, default_queue_id=self.queue, mode=MODE
            )
            if given.people != self.online:
                await self._staffed(tx, given.people)
        return Line(self, key, given)

    async def _staffed(self, tx: Tx, there: bool) -> None:
        for person in await self.house.identity.users.list(tx):
            if person.email in FRONT_LINE:
                await self.house.staff.set_presence(tx, person.id, "online" if there else "away")
        self.online = there


class Line:
    """One customer's conversation."""

    def __init__(self, desk: Desk, inbox: str, given: Given) -> None:
        self.desk = desk
        self.at = f"/channel/v1/inboxes/{inbox}"
        self.customer = {"external_id": given.customer or uuid7().hex, "verified": given.customer is not None}
        self.conversation_id = ""
        self.seen = 0  # position of the log up to which replies were read

    async def says(self, texts: tuple[str, ...]) -> Heard:
        """Send messages; return what the assistant made of the last one."""
        began, seq = time.perf_counter(), 0
        for text in texts:
            body = {
                "external_id": uuid7().hex,
                "customer": self.customer,
                "kind": "text",
                "content": {"text": text},
            }
            accepted = await self._call("POST", f"{self.at}/messages", body)
            self.conversation_id, seq = accepted["conversation_id"], accepted["seq"]
        replies = await self._replies(seq)
        return await self._heard(replies, time.perf_counter() - began)

    async def passes(self, time: timedelta) -> None:
        """Move where the conversation stands in its flows into the past."""
        house, conversation = self.desk.house, UUID(self.conversation_id)
        async with house.db.transaction(self.desk.workspace) as tx:
            c = (await house.reading.many(tx, [conversation]))[conversation]
            stack = (await house.flow_states.load(tx, c.id, c.customer_id)).stack
            if stack.at is not None:
                await house.flow_states.save(
                    tx, c.id, c.customer_id, replace(stack, at=stack.at - time), stack.at - time
                )

    async def hangs_up(self) -> None:
        """Nothing to do: the next customer comes through another inbox."""

    async def _replies(self, after_seq: int) -> list[dict[str, Any]]:
        """Return what was said since, once a turn that covers the message is over."""
        until, found = time.monotonic() + PATIENCE_S, list[dict[str, Any]]()
        while time.monotonic() < until:
            page = await self._call("GET", f"{self.at}/outbox?after={self.seen}")
            self.seen = page["next"]
            found += [one["message"] for one in page["items"] if one["message"]["seq"] > after_seq]
            if any(one["author"]["kind"] == "assistant" and one["kind"] != "event" for one in found):
                return found
            await asyncio.sleep(LOOK_S)
        raise NoReply(f"nothing was said within {PATIENCE_S:.0f} s")

    async def _heard(self, replies: list[dict[str, Any]], seconds: float) -> Heard:
        spoken = [one for one in replies if one["author"]["kind"] == "assistant" and one["kind"] != "event"]
        turn_id = next(one["turn"]["id"] for one in reversed(spoken) if one.get("turn"))
        at = f"/api/v1/conversations/{self.conversation_id}"
        turn, standing, opened = await asyncio.gather(
            self._call("GET", f"{at}/turns/{turn_id}"), self._call("GET", f"{at}/flows"), self._call("GET", at)
        )
        patterns, ended = course((one["name"], one["flow"], one["detail"]) for one in turn["followed"]["events"])
        source = spoken[-1]["turn"]
        top = standing["items"][-1] if standing["items"] else None
        handed = opened["conversation"].get("handover") if turn["outcome"] == "hand_over" else None
        return Heard(
            text="\n".join(words_of(one["content"]) for one in spoken),
            outcome=turn["outcome"],
            cites=tuple(one["title"] for one in source.get("sources") or ()),
            options=tuple(label for one in spoken for label in labels_of(one["content"])),
            patterns=patterns,
            ended=ended,
            standing=Standing(top["flow"], top["awaits"], {k: v["value"] for k, v in top["slots"].items()})
            if top
            else None,
            calls=tuple([await self._made(one) for one in turn["followed"]["calls"]]),
            hand_over=handed["reason"] if handed else None,
            seconds=seconds,
        )

    async def _made(self, call_id: str) -> Call:
        found = await self._call("POST", f"/api/v1/action-calls/{call_id}/unmask", {"reason": "scenario"})
        arguments = (found["said"] or {}).get("arguments") or {}
        return Call(found["operation"], found["writes"], found["state"], arguments)

    async def _call(self, method: str, path: str, body: Any = None) -> Any:
        answer = await self.desk.http.request(method, path, json=body)
        if answer.is_error:
            raise NoReply(f"{method} {path} answered {answer.status_code}: {answer.text[:300]}")
        return answer.json()


@asynccontextmanager
async def desk_of(base: str, demo: Demo, model: ModelAt | None = None) -> AsyncIterator[Desk]:
    """Give a key of its own to the demo's desk, somebody who could take over, and a language model or none."""
    house = build(demo.found.settings, demo.found.secret, demo.found.urls, "zhike-eval")
    try:
        workspace = await house.identity.find_workspace(WORKSPACE)
        assert workspace is not None
        async with house.db.transaction(workspace) as tx:
            grants = tuple(Grant(one, "all") for one in RIGHTS)
            _, key = await house.identity.keys.create(tx, None, NewKey("scenarios", grants))
            queue = (await house.channels.inbox(WIDGET_INBOX)).default_queue_id
        async with httpx.AsyncClient(
            base_url=base, headers={"Authorization": f"Bearer {key}"}, trust_env=False, timeout=20
        ) as http:
            await _set_up(http, model)
            desk = Desk(house, workspace, queue, http, demo)
            try:
                yield desk
            finally:
                await desk.merchant.aclose()
    finally:
        await house.close()


async def _set_up(http: httpx.AsyncClient, model: ModelAt | None) -> None:
    """Let the workspace have this language model; without one, none."""
    at = "/api/v1/language-model"
    held = (await http.get(at)).raise_for_status().json()["model"]
    if model is None:
        if held is not None:
            (await http.delete(at)).raise_for_status()
        return
    given = {"base_url": model.url, "model": model.name, "api_key": model.key or "", "timeout_ms": MODEL_MS}
    answer = await http.put(at, json=given | {"expected_version": held["version"] if held is not None else 0})
    if answer.is_error:
        raise Misfit(f"the model cannot be set up: {answer.text[:300]}", "Check --model-url and --model.")
    until, tried = time.monotonic() + LOADING_S, {"ok": False}
    while not tried["ok"] and time.monotonic() < until:  # servers load a model when it is first asked
        tried = (await http.post(f"{at}/check")).raise_for_status().json()
    if tried["ok"]:
        return
    why = tried.get("message")
    raise Misfit(f"the model does not answer: {why}", "docs/language-model.md tells what a server must understand.")
