"""An OpenAI-compatible server over real HTTP that does as a test says: answers, errors, hangs, cuts, nonsense, endless tool calls."""

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

KEY = "sk-model-secret"
MODEL = "scripted-1"
Says = Callable[[dict[str, Any]], str]  # from the request's body to what the model says


@dataclass
class ScriptedModel:
    """``how``: what it does next; ``says``: its words; ``asked``: the bodies it was sent.

    how: fine, 401, 404, 429, 500, 402, no_schema (400 to json_schema), no_json (400 to any response_format), slow, hang, drip
    (a word now and then, for ever), cut, cut_length, bad_json, no_choices, tools, endless_tools, large, redirect, uncounted.
    """

    url: str = ""
    how: str = "fine"
    says: Says = lambda _body: "好的"
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle(self, request: Request) -> Response:
        body = json.loads(await request.body())
        self.asked.append(body)
        self.keys.append(request.headers.get("authorization"))
        if self.how.isdigit():
            return JSONResponse({"error": {"message": "no"}}, int(self.how))
        if self.how == "redirect":
            return Response(status_code=302, headers={"location": "http://127.0.0.1/elsewhere"})
        form = body.get("response_format", {}).get("type")
        if (self.how == "no_schema" and form == "json_schema") or (self.how == "no_json" and form is not None):
            return JSONResponse({"error": {"message": "response_format is not supported"}}, 400)
        if self.how in ("slow", "hang"):
            with suppress(TimeoutError):
                async with asyncio.timeout(0.3 if self.how == "slow" else 30):
                    await self.stop.wait()
        if body.get("stream"):
            return StreamingResponse(self._stream(body), media_type="text/event-stream")
        return self._whole(body)

    def _whole(self, body: dict[str, Any]) -> Response:
        if self.how == "bad_json":
            return Response("<html>busy</html>", media_type="text/html")
        if self.how == "no_choices":
            return JSONResponse({"choices": []})
        if self.how == "large":
            return JSONResponse({"choices": [{"message": {"content": "长" * 10_000_000}, "finish_reason": "stop"}]})
        message: dict[str, Any] = {"role": "assistant", "content": self.says(body)}
        if self.how in ("tools", "endless_tools"):
            message = {"role": "assistant", "content": None, "tool_calls": [_call(0)]}
        finish = "length" if self.how == "cut_length" else "tool_calls" if message["content"] is None else "stop"
        told = {"model": MODEL, "choices": [{"index": 0, "message": message, "finish_reason": finish}]}
        return JSONResponse(
            told if self.how == "uncounted" else told | {"usage": _usage(body, str(message["content"]))}
        )

    async def _stream(self, body: dict[str, Any]) -> AsyncIterator[bytes]:
        said = self.says(body)
        if self.how == "bad_json":
            yield b"data: {nonsense\n\n"
            return
        if self.how in ("tools", "endless_tools"):
            for n in range(100_000 if self.how == "endless_tools" else 1):
                yield _event({"tool_calls": [_call(n)]}, None)
                await asyncio.sleep(0)
            return
        if self.how in ("large", "drip"):
            while not self.stop.is_set():
                yield _event({"content": "长" * (60_000 if self.how == "large" else 1)}, None)
                await asyncio.sleep(0 if self.how == "large" else 0.02)
            return
        half = said[: len(said) // 2]
        for at in range(0, len(said), 4):
            if self.how == "cut" and at >= len(half):
                return
            yield _event({"content": said[at : at + 4]}, None)
        yield _event({}, "length" if self.how == "cut_length" else "stop")
        if self.how != "uncounted":
            yield b"data: " + json.dumps({"choices": [], "usage": _usage(body, said)}).encode() + b"\n\n"
        yield b"data: [DONE]\n\n"


def _event(delta: dict[str, Any], finish: str | None) -> bytes:
    told = {"choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}
    return b"data: " + json.dumps(told, ensure_ascii=False).encode() + b"\n\n"


def _call(n: int) -> dict[str, Any]:
    return {"index": n, "id": f"call_{n}", "type": "function", "function": {"name": "refund", "arguments": "{}"}}


def _usage(body: dict[str, Any], said: str) -> dict[str, int]:
    asked = sum(len(one["content"]) for one in body["messages"])
    return {"prompt_tokens": asked, "completion_tokens": len(said), "total_tokens": asked + len(said)}


@asynccontextmanager
async def modelling() -> AsyncIterator[ScriptedModel]:
    """Start a model."""
    model = ScriptedModel()
    app = Starlette(routes=[Route("/v1/chat/completions", model.handle, methods=["POST"])])
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="critical", lifespan="off", access_log=False)
    server = uvicorn.Server(config)
    config.load()
    socket = config.bind_socket()
    task = asyncio.create_task(server.serve([socket]))
    model.url = f"http://127.0.0.1:{socket.getsockname()[1]}/v1"
    while not server.started:
        await asyncio.sleep(0.01)
    try:
        yield model
    finally:
        model.stop.set()
        server.should_exit, server.force_exit = True, True
        await task
        socket.close()


@contextmanager
def model_beside() -> Iterator[ScriptedModel]:
    """Serve in a thread of its own, for tests that are not asynchronous."""
    loop, up, over = asyncio.new_event_loop(), threading.Event(), asyncio.Event()
    found: list[ScriptedModel] = []

    async def serve() -> None:
        async with modelling() as model:
            found.append(model)
            up.set()
            await over.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    up.wait(10)
    try:
        yield found[0]
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join(10)
        loop.close()
