"""The line to an OpenAI-compatible server: POST /chat/completions, whole or streamed, within its time and size.

Structured output is asked for as `json_schema`; a server that refuses that is asked for a JSON object, then for plain text
with the schema in words. What a server takes is remembered.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Any

import httpcore
import httpx

from zhike.db import forbid_transaction
from zhike.kit.guarded import AddressRefused, GuardedBackend
from zhike.llm import replies, rules
from zhike.llm.replies import Heard, OnText
from zhike.llm.types import ModelSettings, ModelTrouble, Prompt, Reply

MAX_ANSWER = 1_000_000  # bytes, with the wrapping of each word of a stream
CONNECT_S, IDLE_S = 3.0, 10.0
AGENT = "Zhike/1"
SHAPES = ("json_schema", "json_object", "text")
REFUSES = frozenset({400, 415, 422, 501})  # statuses by which servers refuse a form of output
REMEMBERED = 500


class _Refused(Exception):
    """The server does not take what was asked in this form."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class ChatClient:
    """One client of a process; ``allow_private`` lets endpoints be on this machine or an intranet."""

    def __init__(self, allow_private: bool = False) -> None:
        transport = httpx.AsyncHTTPTransport()
        transport._pool = httpcore.AsyncConnectionPool(
            max_connections=None,
            max_keepalive_connections=20,
            keepalive_expiry=60,
            network_backend=GuardedBackend(allow_private),
        )
        self.client = httpx.AsyncClient(transport=transport, timeout=CONNECT_S, follow_redirects=False, trust_env=False)
        self._shapes: dict[tuple[str, str], int] = {}

    def shape(self, held: ModelSettings) -> str:
        """Return in which form a server is asked for structured output."""
        return SHAPES[self._shapes.get((held.base_url, held.model), 0)]

    async def ask(self, held: ModelSettings, prompt: Prompt, within_s: float, on_text: OnText | None = None) -> Reply:
        """Return what the model says; raises ModelTrouble. ``on_text`` is called with all that was said so far."""
        forbid_transaction("llm.ask")
        began = time.perf_counter()
        try:
            async with asyncio.timeout(within_s):
                heard, data = await self._shaped(held, prompt, on_text)
        except TimeoutError:
            raise ModelTrouble("timeout") from None
        ms = round((time.perf_counter() - began) * 1000, 1)
        usage = heard.counted(prompt)
        price = rules.cost(usage, held.input_price, held.output_price)
        return Reply(rules.said(heard.text), data, usage, ms, price, held.currency, held.model)

    async def close(self) -> None:
        """Close kept connections."""
        await self.client.aclose()

    async def _shaped(self, held: ModelSettings, prompt: Prompt, on_text: OnText | None) -> tuple[Heard, Any]:
        name = (held.base_url, held.model)
        at = self._shapes.get(name, 0) if prompt.schema is not None else 0
        while True:
            try:
                heard = await self._sent(held, _body(held, prompt, SHAPES[at], stream=on_text is not None), on_text)
                break
            except _Refused as refused:
                if prompt.schema is None or at + 1 == len(SHAPES):
                    raise ModelTrouble("failed", str(refused.status)) from None
                at += 1
        if prompt.schema is None:
            return heard, None
        if len(self._shapes) > REMEMBERED:
            self._shapes.clear()
        self._shapes[name] = at
        try:
            return heard, rules.parsed(rules.said(heard.text), prompt.schema)
        except ValueError as error:
            raise ModelTrouble("bad_reply", str(error), heard.counted(prompt)) from None

    async def _sent(self, held: ModelSettings, body: dict[str, Any], on_text: OnText | None) -> Heard:
        headers = {"accept": "text/event-stream, application/json", "user-agent": AGENT}
        if held.key:
            headers["authorization"] = f"Bearer {held.key}"
        url = held.base_url.rstrip("/") + "/chat/completions"
        limits = httpx.Timeout(IDLE_S, connect=CONNECT_S)
        try:
            async with self.client.stream("POST", url, json=body, headers=headers, timeout=limits) as answer:
                if answer.status_code != 200:
                    raise _status(answer.status_code)
                streamed = "event-stream" in answer.headers.get("content-type", "")
                heard = await _events(answer, on_text) if streamed else replies.whole(await _all(answer))
                replies.finished(heard)
                return heard
        except httpx.ConnectTimeout:
            raise ModelTrouble("unreachable") from None
        except httpx.TimeoutException:
            raise ModelTrouble("timeout") from None
        except httpx.ConnectError as error:
            refused = isinstance(error.__cause__, AddressRefused)
            raise ModelTrouble("refused_address" if refused else "unreachable") from None
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError):
            raise ModelTrouble("refused_address") from None
        except httpx.DecodingError:
            raise ModelTrouble("bad_reply", "encoding") from None
        except httpx.HTTPError:
            raise ModelTrouble("cut") from None


def _body(held: ModelSettings, prompt: Prompt, shape: str, *, stream: bool) -> dict[str, Any]:
    system = prompt.system
    body: dict[str, Any] = {"model": held.model, "max_tokens": prompt.max_tokens, "temperature": 0, "stream": stream}
    if stream:
        body["stream_options"] = {"include_usage": True}
    if prompt.schema is not None:
        if shape == "json_schema":
            named = {"name": prompt.name, "schema": prompt.schema, "strict": True}
            body["response_format"] = {"type": "json_schema", "json_schema": named}
        elif shape == "json_object":
            body["response_format"] = {"type": "json_object"}
        system += f"\nJSON Schema: {json.dumps(prompt.schema, ensure_ascii=False)}"
    body["messages"] = [{"role": "system", "content": system}, {"role": "user", "content": prompt.user}]
    return body


def _status(status: int) -> Exception:
    if status in (401, 403):
        return ModelTrouble("unauthorised", str(status))
    if status in (402, 429):
        return ModelTrouble("rate_limited", str(status))
    if status in (404, 405, 410):
        return ModelTrouble("not_found", str(status))
    if status in (408, 504):
        return ModelTrouble("timeout", str(status))
    return _Refused(status) if status in REFUSES else ModelTrouble("failed", str(status))


async def _bounded(answer: httpx.Response) -> AsyncIterator[bytes]:
    size = 0
    async for chunk in answer.aiter_bytes():
        size += len(chunk)
        if size > MAX_ANSWER:
            raise ModelTrouble("too_large")
        yield chunk


async def _all(answer: httpx.Response) -> bytes:
    return b"".join([chunk async for chunk in _bounded(answer)])


async def _events(answer: httpx.Response, on_text: OnText | None) -> Heard:
    heard, rest = Heard(), b""
    async for chunk in _bounded(answer):
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            replies.event(heard, line.strip(), on_text)
        if heard.done:
            return heard
    replies.event(heard, rest.strip(), on_text)
    return heard
