"""Pure ASGI middleware: a request id, bound log context, one metric and (when worth it) one log line a request."""

import re
import time
from uuid import uuid4

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from zhike.telemetry.context import request_id_var
from zhike.telemetry.logs import get_logger
from zhike.telemetry.metrics import REQUEST_SECONDS
from zhike.telemetry.tracing import span

_GIVEN_ID = re.compile(rb"[A-Za-z0-9._-]{8,64}")
_CONVERSATION = re.compile(r"/conversations/([0-9a-f-]{36})")
_SLOW_S = 1.0
log = get_logger("zhike.http")


class RequestContext:
    """Wraps the whole application."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        request_id = _request_id(scope)
        scope.setdefault("state", {})["request_id"] = request_id
        request_id_var.set(request_id)  # not reset: whoever answers for an exception outside of here names it too
        found = _CONVERSATION.search(scope["path"])
        bound = {"request_id": request_id} | ({"conversation_id": found[1]} if found else {})
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(**bound)
        if scope["type"] == "http":
            await self._http(scope, receive, send, bound)
        else:
            await self.app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send, ids: dict[str, str]) -> None:
        began, status, request_id = time.perf_counter(), 500, ids["request_id"].encode()

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), (b"x-request-id", request_id)]
            await send(message)

        with span("http.request", method=scope["method"], **ids) as current:
            try:
                await self.app(scope, receive, send_with_id)
            finally:
                route, seconds = route_of(scope), time.perf_counter() - began
                current.set_attributes({"http.route": route, "http.response.status_code": status})
                REQUEST_SECONDS.labels(scope["method"], route, str(status)).observe(seconds)
                _say(scope["method"], route, status, seconds)


def route_of(scope: Scope) -> str:
    """Return the route's pattern: paths themselves carry ids and would make a metric for each."""
    if scope.get("route") is None and scope.get("endpoint") is None:
        return "unmatched"
    template = getattr(scope.get("route"), "path", None)
    if isinstance(template, str):
        return template
    path = str(scope["path"])
    for name, value in scope.get("path_params", {}).items():
        path = path.replace(str(value), f"{{{name}}}")
    return path


def _request_id(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"x-request-id" and _GIVEN_ID.fullmatch(value):
            return str(value.decode("ascii"))
    return uuid4().hex


def _say(method: str, route: str, status: int, seconds: float) -> None:
    """Log what an operator wants to see; the rest at debug, because a line costs more than a hot request."""
    fields = {"method": method, "route": route, "status": status, "ms": round(seconds * 1000, 1)}
    if status >= 500:
        log.error("request failed", **fields)
    elif seconds > _SLOW_S:
        log.warning("slow request", **fields)
    else:
        log.debug("request", **fields)
