"""No request body is longer than the installation allows, declared or not."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from zhike.api.errors import error_response, language_of
from zhike.kit.errors import TooLarge


class BodyLimit:
    """Refuses a body of more than ``limit`` bytes: at once when its length is declared, else as soon as it is longer."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self.app = app
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its body counted."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        declared = dict(scope["headers"]).get(b"content-length", b"")
        if declared.isdigit() and int(declared) > self.limit:
            error = TooLarge(limit=self.limit)
            message = error.message(language_of(Request(scope)))
            await error_response(413, error.code, message, details=error.details)(scope, receive, send)
            return
        size = 0

        async def counted() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > self.limit:
                raise HTTPException(413)
            return message

        await self.app(scope, counted, send)
