"""The OpenAPI 3.1 document, made of the table of operations."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from merchant import bodies
from merchant.errors import TEXTS
from merchant.operations import PATH_WORDS, TABLE, Operation

REF = "#/components/schemas/{name}"
ABOUT = """A small merchant's system: catalogue, customers, orders, parcels, returns, exchanges, refunds, gift cards, invoices,
coupons and promotions, points, visits, reviews, complaints. Amounts are integers in minor units of the `currency` beside them.
Every path exists also under /sandbox, on a database of its own (POST /sandbox/reset makes it new). A write takes an
Idempotency-Key: the same request again gets the first answer again, and GET /calls/{key} tells what became of it."""


class ErrorDetail(Struct, kw_only=True):
    """Why the answer is no."""

    code: str
    message: str
    field: str | None = None


class ErrorBody(Struct, kw_only=True):
    """Every answer that is not 200."""

    error: ErrorDetail


def document() -> dict[str, Any]:
    """The whole document."""
    shapes: list[Any] = [ErrorBody]
    for op in TABLE.values():
        shapes += [shape for shape in (op.body, op.query, op.returns) if isinstance(shape, type)]
    known, schemas = msgspec.json.schema_components([*dict.fromkeys(shapes)], ref_template=REF)
    refs = dict(zip(dict.fromkeys(shapes), known, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for op in TABLE.values():
        paths.setdefault(op.path, {})[op.method.lower()] = described(op, refs, schemas)
    paths["/reset"] = {"post": RESET, "servers": [{"url": "/sandbox"}]}
    for op in TABLE.values():
        if op.query is not None:
            schemas.pop(op.query.__name__, None)
    for name, schema in schemas.items():
        if not hasattr(bodies, name) and "properties" in schema:
            schema["required"] = list(schema["properties"])  # answers always have all their fields
    return {
        "openapi": "3.1.0",
        "info": {"title": "Demo merchant", "version": "1.0.0", "description": " ".join(ABOUT.split())},
        "servers": [{"url": "/", "description": "Live"}, {"url": "/sandbox", "description": "Sandbox"}],
        "security": [{"key": []}],
        "tags": [{"name": name} for name in dict.fromkeys(op.tag for op in TABLE.values())],
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
    }


def described(op: Operation, refs: dict[Any, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """One operation of the document."""
    parameters: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "description": PATH_WORDS[name], "schema": {"type": "string"}}
        for name in op.path_names
    ]
    if op.query is not None:
        query = schemas[op.query.__name__]
        for name, schema in query["properties"].items():
            inner = {key: value for key, value in schema.items() if key != "description"}
            words = {"description": schema["description"]} if "description" in schema else {}
            parameters.append(
                {"name": name, "in": "query", "required": name in query.get("required", ()), "schema": inner} | words
            )
    if op.writes:
        parameters.append(IDEMPOTENCY_KEY)
    answer = refs.get(op.returns, {"type": "object"})
    entry: dict[str, Any] = {
        "operationId": op.id,
        "summary": op.summary,
        "x-summary-zh": op.summary_zh,
        "description": op.description,
        "tags": [op.tag],
        "x-writes": op.writes,
        "parameters": parameters,
        "responses": {"200": {"description": "Done.", "content": content(answer)}, **failures(op, refs)},
    }
    if op.refusals:
        entry["x-refusals"] = [refusal(code) for code in op.refusals]
    if op.body is not None:
        required = bool(schemas[op.body.__name__].get("required"))
        entry["requestBody"] = {"required": required, "content": content(refs[op.body])}
    return entry


def content(schema: Any) -> dict[str, Any]:
    """A schema as the content of an answer or request."""
    return {"application/json": {"schema": schema}}


def refusal(code: str) -> dict[str, Any]:
    """A code with its status and sentences."""
    status, en, zh = TEXTS[code]
    return {"code": code, "status": status, "message": en, "message_zh": zh}


def failures(op: Operation, refs: dict[Any, Any]) -> dict[str, Any]:
    """The answers that are not 200, by status, with their codes."""
    codes = ["unauthorized", *op.refusals]
    codes += ["invalid"] if op.body is not None or op.query is not None else []
    codes += ["not_offered", "idempotency_conflict", "too_large"] if op.writes else []
    by_status: dict[str, list[str]] = {}
    for code in dict.fromkeys(codes):
        by_status.setdefault(str(TEXTS[code][0]), []).append(f"{code}: {TEXTS[code][1]}")
    return {
        status: {"description": "\n".join(texts), "content": content(refs[ErrorBody])}
        for status, texts in sorted(by_status.items())
    }


IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "The same key and request again: the first answer again. Another request: 409 idempotency_conflict.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200},
}
RESET = {
    "operationId": "reset_sandbox",
    "summary": "Reset the sandbox",
    "x-summary-zh": "重置沙箱",
    "description": "Make the sandbox what it was at first: the data the shop was loaded from, no events, no calls.",
    "tags": ["system"],
    "x-writes": True,
    "responses": {
        "204": {"description": "Done."},
        "401": {"description": "unauthorized", "content": content({"$ref": "#/components/schemas/ErrorBody"})},
    },
}
