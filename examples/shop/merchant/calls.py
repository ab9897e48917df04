"""One call: checked, carried out in one transaction, its answer kept under its idempotency key."""

from __future__ import annotations

import hashlib
import re
from typing import Any, NamedTuple

import msgspec

from merchant.errors import Refused
from merchant.openapi import ErrorBody, ErrorDetail
from merchant.operations import Operation
from merchant.shop import Shop

ENCODE = msgspec.json.Encoder().encode
MAX_BODY, MAX_KEY = 64 * 1024, 200
AT = re.compile(r" - at `\$\.?(.*?)`$")


class Request(NamedTuple):
    """What came in, beside the operation."""

    path: dict[str, str]
    query: dict[str, str]
    body: bytes
    key: str | None
    chinese: bool


class Answer(NamedTuple):
    """What goes out; `again` for an answer given before."""

    status: int
    body: bytes
    again: bool = False


def refusal(error: Refused, chinese: bool) -> Answer:
    """A refusal as an answer."""
    detail = ErrorDetail(code=error.code, message=error.message(chinese), field=error.field)
    return Answer(error.status, ENCODE(ErrorBody(error=detail)))


def convert(data: Any, shape: type, *, strict: bool) -> Any:
    """Data as the shape, or Refused that names the field."""
    try:
        return msgspec.convert(data, shape, strict=strict)
    except msgspec.ValidationError as error:
        text = str(error)
        found = AT.search(text)
        named = found.group(1) if found else None
        if named is None and (inside := re.search(r"`([a-z_]+)`", text)) is not None:
            named = inside.group(1)
        words = AT.sub("", text)
        raise Refused("invalid", named, (f"{words}.", f"{words}。")) from error


def decoded(body: bytes) -> Any:
    """The body as JSON; an empty one is an empty object."""
    try:
        return msgspec.json.decode(body) if body.strip() else {}
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refused("invalid", None, ("It is not JSON.", "不是 JSON。")) from error


def perform(op: Operation, shop: Shop, request: Request) -> Answer:
    """Carry a call out. Refusals are answers; what is unexpected is raised and leaves nothing behind."""
    try:
        if not op.writes:
            return run(op, shop, request)
        if request.key is not None and not 1 <= len(request.key) <= MAX_KEY:
            raise Refused("invalid", "Idempotency-Key")
        return once(op, shop, request) if request.key is not None else written(op, shop, request)
    except Refused as error:
        return refusal(error, request.chinese)


def run(op: Operation, shop: Shop, request: Request) -> Answer:
    """Check the arguments and run the operation."""
    if op.id in shop.house.not_offered:
        raise Refused("not_offered")
    arguments: dict[str, Any] = dict(request.path)
    if op.query is not None:
        arguments["query"] = convert(request.query, op.query, strict=False)
    if op.body is not None:
        arguments["body"] = convert(decoded(request.body), op.body, strict=True)
    return Answer(200, ENCODE(op.run(shop, **arguments)))


def written(op: Operation, shop: Shop, request: Request) -> Answer:
    """Run a write in a transaction of its own."""
    with shop.store.transaction():
        return run(op, shop, request)


def once(op: Operation, shop: Shop, request: Request) -> Answer:
    """The first answer of this key, whether it comes for the first time or again. A refusal is kept too."""
    key, mark = request.key or "", fingerprint(op, request)
    found = shop.store.call(key)
    if found is not None:
        if found[1] != mark:
            raise Refused("idempotency_conflict", "Idempotency-Key")
        return Answer(found[2], found[3], again=True)
    try:
        with shop.store.transaction():
            answer = run(op, shop, request)
            shop.store.put_call(key, op.id, mark, answer.status, answer.body, shop.stamp())
    except Refused as error:
        answer = refusal(error, request.chinese)
        with shop.store.transaction():
            shop.store.put_call(key, op.id, mark, answer.status, answer.body, shop.stamp())
    return answer


def fingerprint(op: Operation, request: Request) -> str:
    """What makes two requests the same: operation, path, and the body whatever its blanks and order of fields."""
    try:
        body = msgspec.json.encode(decoded(request.body), order="sorted")
    except Refused:
        body = request.body
    whole = msgspec.json.encode([op.id, request.path], order="sorted") + body
    return hashlib.sha256(whole).hexdigest()
