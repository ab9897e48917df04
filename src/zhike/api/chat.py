"""The conversation as a page of its own, /chat/{inbox}: a link for messages and mail, a QR code for paper."""

import asyncio
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from zhike.api.errors import language_of
from zhike.api.help.pages import closed
from zhike.api.limits import Buckets
from zhike.api.qr import MOST_BYTES, svg
from zhike.api.static import ROOT, WIDGET_CSP, page
from zhike.channels import Inbox
from zhike.house import House
from zhike.kit.errors import ZhikeError

NOBODY = {"Cache-Control": "no-store", "Content-Security-Policy": "default-src 'none'"}


@lru_cache(maxsize=1_000)
def drawn(address: str) -> str:
    """Return the QR code of an address."""
    return svg(address, address)


def routes(house: House) -> list[BaseRoute]:
    """Return the routes of chat pages."""
    drawings = Buckets(rate=2, burst=60)

    async def inbox_of(request: Request) -> Inbox | None:
        try:
            inbox = await house.channels.inbox(request.path_params["key"])
        except ZhikeError:
            return None
        return inbox if inbox.kind == "widget" else None

    async def chat(request: Request) -> Response:
        """The widget's app, over the whole page; it reads the inbox from the address."""
        inbox = await inbox_of(request)
        if inbox is None:
            return Response(closed(language_of(request), "no_chat"), 404, headers=NOBODY, media_type="text/html")
        theme = (inbox.settings.get("look") or {}).get("theme")
        if theme in ("light", "dark") and "theme" not in request.query_params:  # known before the first paint: no flash
            with_theme = request.url.include_query_params(theme=theme).query
            return RedirectResponse(f"?{with_theme}", 307, headers=NOBODY)
        return page(ROOT / "widget" / "frame.html", f"{WIDGET_CSP}; frame-ancestors 'none'")

    async def code(request: Request) -> Response:
        """The chat page's address as a QR code."""
        drawings.take(request.client.host if request.client else None)
        inbox = await inbox_of(request)
        address = f"{house.settings.public_url()}/chat/{inbox.key}" if inbox else ""
        if not 0 < len(address.encode()) <= MOST_BYTES:
            return Response(status_code=404)
        headers = {"Cache-Control": "public, max-age=3600", "X-Content-Type-Options": "nosniff"}
        return Response(await asyncio.to_thread(drawn, address), headers=headers, media_type="image/svg+xml")

    return [Route("/chat/{key}", chat), Route("/chat/{key}/qr.svg", code)]
