"""The HTTP face: routes made of the table of operations, live and under /sandbox."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request as HttpRequest
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from merchant import routes
from merchant.calls import MAX_BODY, Answer, Request, perform, refusal
from merchant.databases import Databases
from merchant.english import in_english
from merchant.errors import Refused
from merchant.openapi import document
from merchant.operations import TABLE, Operation
from merchant.shop import Shop

JSON = "application/json"
Endpoint = Callable[[HttpRequest], Awaitable[Response]]
assert routes.__all__  # importing them filled the table


def application(databases: Databases, key: str) -> Starlette:
    """The application; `key` is the bearer token of every request."""
    wanted = f"Bearer {key}".encode()
    words = msgspec.json.encode(document())

    def allowed(request: HttpRequest) -> bool:
        given = request.headers.get("authorization", "").encode("utf-8", "replace")
        return hmac.compare_digest(given, wanted)

    async def openapi(_request: HttpRequest) -> Response:
        return Response(words, media_type=JSON)

    async def health(_request: HttpRequest) -> Response:
        return Response(b'{"status":"ok"}', media_type=JSON)

    async def reset(request: HttpRequest) -> Response:
        if not allowed(request):
            return said(refusal(Refused("unauthorized"), chinese(request)))
        databases.reset_sandbox()
        return Response(status_code=204)

    def endpoint(op: Operation, shop: Shop) -> Endpoint:
        async def answer(request: HttpRequest) -> Response:
            if not allowed(request):
                return said(refusal(Refused("unauthorized"), chinese(request)))
            body = b"" if op.method == "GET" else await limited(request)
            if body is None:
                return said(refusal(Refused("too_large"), chinese(request)))
            key = request.headers.get("idempotency-key")
            call = Request(dict(request.path_params), dict(request.query_params), body, key, chinese(request))
            done = perform(op, shop, call)
            return said(done._replace(body=in_english(done.body)) if english(request) else done)

        return answer

    table: list[BaseRoute] = [
        Route("/openapi.json", openapi),
        Route("/health", health),
        Route("/sandbox/reset", reset, methods=["POST"]),
    ]
    for prefix, shop in (("", databases.live), ("/sandbox", databases.sandbox)):
        table += [Route(prefix + op.path, endpoint(op, shop), methods=[op.method]) for op in TABLE.values()]
    return Starlette(routes=table, exception_handlers={404: no_such_path, 405: no_such_method, 500: mistaken})


def chinese(request: HttpRequest) -> bool:
    """Whether the caller reads Chinese."""
    return request.headers.get("accept-language", "").lower().startswith("zh")


def english(request: HttpRequest) -> bool:
    """Whether the caller reads English, and said so: others get the shop's own words."""
    return request.headers.get("accept-language", "").lower().startswith("en")


async def limited(request: HttpRequest) -> bytes | None:
    """The body, None where it is longer than a request of this shop can be."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MAX_BODY:
            return None
    return body


def said(answer: Answer) -> Response:
    """An answer as HTTP."""
    headers = {"Idempotent-Replayed": "true"} if answer.again else None
    return Response(answer.body, answer.status, headers, JSON)


async def no_such_path(request: HttpRequest, _error: Exception) -> Response:
    """Say that there is no such path, in the shape of all errors."""
    return said(refusal(Refused("no_such_path"), chinese(request)))


async def no_such_method(request: HttpRequest, _error: Exception) -> Response:
    """Say that the path does not take the method."""
    return said(refusal(Refused("method_not_allowed"), chinese(request)))


async def mistaken(request: HttpRequest, _error: Exception) -> Response:
    """Say that the mistake is ours, in the shape of all errors; the log has where it was made."""
    return said(refusal(Refused("internal"), chinese(request)))
