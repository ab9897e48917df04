"""One shape for every error: code, message in the reader's language, field, details, request id."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from zhike.api.faults import Fault, from_msgspec, from_pydantic
from zhike.db.errors import translate
from zhike.kit.errors import ZhikeError
from zhike.telemetry import current_request_id, get_logger

log = get_logger("zhike.api")
HTTP_CODES = {
    400: ("http_error", "请求无法读取，请检查它的格式。", "The request cannot be read. Check its form."),
    404: ("not_found", "没有这个地址。", "There is nothing at this address."),
    405: ("method_not_allowed", "该地址不支持这个操作。", "This address does not support that method."),
    413: ("too_large", "内容过大。", "This is too large."),
}


def language_of(request: Request) -> str:
    """Return zh or en, by Accept-Language; Chinese unless English is asked for first."""
    return "en" if request.headers.get("accept-language", "").lower().startswith("en") else "zh"


def error_response(
    status: int,
    code: str,
    message: str,
    *,
    field: str | None = None,
    details: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return the one error shape."""
    body = {"code": code, "message": message, "field": field, "details": dict(details or {})}
    content = msgspec.json.encode(body | {"request_id": current_request_id()}, enc_hook=str)
    return Response(content, status, headers=headers, media_type="application/json")


def install(app: FastAPI) -> None:
    """Map every exception to the shape."""
    app.add_exception_handler(ZhikeError, _known)  # type: ignore[arg-type]
    app.add_exception_handler(RequestValidationError, _validation)  # type: ignore[arg-type]
    app.add_exception_handler(msgspec.DecodeError, _malformed)
    app.add_exception_handler(HTTPException, _http)  # type: ignore[arg-type]
    app.add_exception_handler(Exception, _unknown)


async def _known(request: Request, error: ZhikeError) -> Response:
    headers = {"Retry-After": str(error.retry_after)} if error.retry_after is not None else None
    message = error.message(language_of(request))
    return error_response(error.status, error.code, message, field=error.field, details=error.details, headers=headers)


async def _validation(request: Request, error: RequestValidationError) -> Response:
    return _faulty([from_pydantic(item, language_of(request)) for item in error.errors()])


async def _malformed(request: Request, error: Exception) -> Response:
    return _faulty([from_msgspec(str(error), language_of(request))])


def _faulty(faults: Sequence[Fault]) -> Response:
    details = {"errors": [fault._asdict() for fault in faults]}
    return error_response(422, "invalid", faults[0].message, field=faults[0].field, details=details)


async def _http(request: Request, error: HTTPException) -> Response:
    status = error.status_code
    code, zh, en = HTTP_CODES.get(status, ("http_error", f"请求无法处理（{status}）。", str(error.detail)))
    message = zh if language_of(request) == "zh" else en
    return error_response(error.status_code, code, message, headers=error.headers)


async def _unknown(request: Request, error: Exception) -> Response:
    mapped = translate(error)
    if mapped is not None:
        return await _known(request, mapped)
    log.error("api.unexpected", error=type(error).__name__, exc_info=error)
    return await _known(request, ZhikeError())
