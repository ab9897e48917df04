"""The hot-route table: one row per thin route feeds the router, the OpenAPI document, the limits and the tests."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from zhike.kit.errors import TooLarge

Handler = Callable[[Request], Awaitable[Response]]
Auth = Literal["none", "visitor", "api_key"]


@dataclass(frozen=True, slots=True)
class HotRoute:
    """A route: what it takes, what it answers, how large a body may be."""

    method: str
    path: str
    handler: Handler
    summary: str
    tag: str
    body: Any = None
    reply: Any = None
    status: int = 200
    auth: Auth = "visitor"
    limit: int = 64 * 1024
    multipart: bool = False
    query: Sequence[str] = ()
    words: Sequence[str] = ()  # query parameters that are text
    binary: bool = False


def starlette_routes(table: Sequence[HotRoute]) -> list[Route]:
    """Return Starlette's routes for the table."""
    return [Route(row.path, row.handler, methods=[row.method], name=f"hot:{row.method}:{row.path}") for row in table]


async def read_body(request: Request, limit: int) -> bytes:
    """Return the body; raises TooLarge as soon as it is longer than ``limit`` bytes."""
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > limit:
        raise TooLarge(limit=limit)
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > limit:
            raise TooLarge(limit=limit)
        chunks.append(chunk)
    return b"".join(chunks)


def reply(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Return JSON."""
    return Response(msgspec.json.encode(value, enc_hook=str), status, headers=headers, media_type="application/json")


ERROR = {"$ref": "#/components/schemas/Problem"}
PROBLEM = {
    "type": "object",
    "required": ["code", "message", "field", "details", "request_id"],
    "properties": {
        "code": {"type": "string"},
        "message": {"type": "string"},
        "field": {"type": ["string", "null"]},
        "details": {"type": "object"},
        "request_id": {"type": ["string", "null"]},
    },
}
SECURITY: dict[str, list[dict[str, list[str]]]] = {
    "visitor": [{"visitor": []}],
    "api_key": [{"apiKey": []}],
    "none": [],
}


def describe(document: dict[str, Any], table: Sequence[HotRoute]) -> None:
    """Add the table to an OpenAPI document."""
    types = [t for row in table for t in (row.body, row.reply) if t is not None]
    _, components = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemas.update(components)
    schemas["Problem"] = PROBLEM
    schemes = document["components"].setdefault("securitySchemes", {})
    schemes["visitor"] = {"type": "http", "scheme": "bearer", "description": "the token of POST …/session"}
    schemes["apiKey"] = {"type": "http", "scheme": "bearer", "description": "an API key (zk_…)"}
    schemes["session"] = {"type": "apiKey", "in": "cookie", "name": "zhike_session"}
    for row in table:
        document["paths"].setdefault(row.path, {})[row.method.lower()] = _operation(row)


def _operation(row: HotRoute) -> dict[str, Any]:
    parameters: list[dict[str, Any]] = [
        {"name": part[1:-1], "in": "path", "required": True, "schema": {"type": "string"}}
        for part in row.path.split("/")
        if part.startswith("{")
    ]
    parameters += [{"name": q, "in": "query", "schema": {"type": "integer", "minimum": 0}} for q in row.query]
    parameters += [{"name": q, "in": "query", "schema": {"type": "string", "maxLength": 200}} for q in row.words]
    answer: dict[str, Any] = {"description": "Done"}
    if row.reply is not None:
        answer["content"] = {"application/json": {"schema": _schema(row.reply)}}
    elif row.binary:
        answer["content"] = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    problem = {"description": "Problem", "content": {"application/json": {"schema": ERROR}}}
    operation: dict[str, Any] = {
        "tags": [row.tag],
        "summary": row.summary,
        "operationId": f"{row.method.lower()}_{row.path.strip('/').replace('/', '_').replace('{', '').replace('}', '')}",
        "parameters": parameters,
        "responses": {str(row.status): answer, "4XX": problem, "5XX": problem},
        "security": SECURITY[row.auth],
    }
    if row.multipart:
        form = {"type": "object", "required": ["file"], "properties": {"file": {"type": "string", "format": "binary"}}}
        operation["requestBody"] = {"required": True, "content": {"multipart/form-data": {"schema": form}}}
    elif row.body is not None:
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": _schema(row.body)}}}
    return operation


def _schema(type_: Any) -> Any:
    (schema,), _ = msgspec.json.schema_components([type_], ref_template="#/components/schemas/{name}")
    return schema
