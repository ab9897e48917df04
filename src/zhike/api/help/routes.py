"""The help centre's addresses: /help/{inbox}/{zh|en}/…"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from zhike.api.errors import language_of
from zhike.api.help import pages
from zhike.api.help.colors import HOUSE, palette, parse, shown
from zhike.api.help.library import Library, Shelf
from zhike.api.help.pages import Page, Site
from zhike.api.hot import read_body
from zhike.api.limits import Buckets
from zhike.house import House
from zhike.kit.errors import Invalid, NotFound, TooMany
from zhike.kit.ids import parse_id, uuid7
from zhike.knowledge import Topic

# The launcher styles its own shadow root and nothing else; pictures of answers may stand anywhere.
CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self' https: data:; script-src 'self'; frame-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SAFE = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
STYLE = (Path(__file__).parent / "style.css").read_text("utf-8")
STYLE_MARK = sha256(STYLE.encode()).hexdigest()[:10]
READER = "zhike_reader"  # who voted, set at the first vote
ROBOTS = "User-agent: *\nAllow: /help/\nDisallow: /chat/\nDisallow: /app/\nDisallow: /api/\nDisallow: /widget/\n"
Made = Callable[[Request, Shelf], Awaitable[tuple[Page, list[str]]]]


class HelpPages:
    """The pages of every help centre of this installation."""

    def __init__(self, house: House, library: Library) -> None:
        self.house = house
        self.library = library
        self.views = Buckets(rate=5, burst=100)
        self.searches = Buckets(rate=1, burst=30)
        self.votes = Buckets(rate=0.1, burst=10)

    def routes(self) -> list[BaseRoute]:
        """Return the addresses."""
        at = "/help/{key}/{locale}"
        return [
            Route("/robots.txt", self.robots),
            Route("/help/style/{mark}-{color}.css", self.style),
            Route("/help/{key}", self.begin),
            Route("/help/{key}/sitemap.xml", self.sitemap),
            Route(at, self._page(self._home)),
            Route(at + "/search", self._page(self._search)),
            Route(at + "/c/{folder}", self._page(self._topic)),
            Route(at + "/t/{tag}", self._page(self._topic)),
            Route(at + "/other", self._page(self._topic)),
            Route(at + "/a/{entry}", self._page(self._entry), methods=["GET"]),
            Route(at + "/a/{entry}", self.vote, methods=["POST"]),
            Route("/help/{rest:path}", self.nowhere),
        ]

    async def robots(self, _request: Request) -> Response:
        """Search engines read help centres and nothing else."""
        return Response(ROBOTS, media_type="text/plain", headers={"Cache-Control": "public, max-age=3600"})

    async def style(self, request: Request) -> Response:
        """The style sheet with a brand's colour in it."""
        rules = ";".join(f"{name}:{value}" for name, value in palette(request.path_params["color"]).items())
        headers = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}
        return Response(f":root{{{rules}}}\n{STYLE}", media_type="text/css", headers=headers)

    async def nowhere(self, request: Request) -> Response:
        """What is no address of a help centre; within one that is open, its own page says so."""
        key, locale = (*request.url.path.split("/")[2:4], "", "")[:2]
        try:
            self._take(self.views, request)
            shelf = await self.library.shelf(key, locale if locale in ("zh", "en") else language_of(request))
            return self._said(shelf, NotFound())
        except (NotFound, TooMany):
            pass
        return Response(pages.closed(language_of(request)), 404, headers=SAFE, media_type="text/html")

    async def begin(self, request: Request) -> Response:
        """Lead to the reader's language, else to one that holds something."""
        try:
            self._take(self.views, request)
            shelf = await self.library.shelf(request.path_params["key"], "zh")
        except NotFound:
            return await self.nowhere(request)
        except TooMany:
            return Response(status_code=429, headers={"Retry-After": "5"})
        there = await self.library.locales(shelf)
        wished = [language_of(request), shelf.inbox.locale[:2], *there]
        locale = next((one for one in wished if one in there), wished[0])
        headers = SAFE | {"Vary": "Accept-Language", "Cache-Control": "no-cache"}
        return RedirectResponse(f"/help/{shelf.inbox.key}/{locale}", 302, headers=headers)

    async def sitemap(self, request: Request) -> Response:
        """Everything there is to read."""
        try:
            self._take(self.views, request)
            shelf = await self.library.shelf(request.path_params["key"], "zh")
        except NotFound:
            return await self.nowhere(request)
        except TooMany:
            return Response(status_code=429, headers={"Retry-After": "5"})
        found = await self.library.addresses(shelf)
        xml = await asyncio.to_thread(pages.sitemap, self.house.settings.public_url(), shelf.inbox.key, found)
        return _cached(request, xml, "application/xml", 3600)

    def _take(self, buckets: Buckets, request: Request) -> None:
        buckets.take(request.client.host if request.client else None)

    async def _shelf(self, request: Request) -> Shelf:
        locale = request.path_params["locale"]
        if locale not in ("zh", "en"):
            raise NotFound(locale=locale)
        return await self.library.shelf(request.path_params["key"], locale)

    def _site(self, shelf: Shelf, locales: list[str]) -> Site:
        color = shown(parse(str(shelf.inbox.settings.get("color") or HOUSE)))[1:]
        style = f"/help/style/{STYLE_MARK}-{color}.css"
        base, title = self.house.settings.public_url(), shelf.inbox.title(shelf.locale)
        return Site(base, shelf.inbox.key, title, shelf.locale, style, locales)

    def _page(self, make: Made) -> Callable[[Request], Awaitable[Response]]:
        async def page(request: Request) -> Response:
            try:
                shelf = await self._shelf(request)
            except NotFound:
                return await self.nowhere(request)
            try:
                self._take(self.views, request)
                made, locales = await make(request, shelf)
            except Invalid:
                return self._said(shelf, NotFound())
            except (NotFound, TooMany) as error:
                return self._said(shelf, error)
            site = self._site(shelf, locales)
            return _cached(request, pages.document(site, made), "text/html", 60)

        return page

    def _said(self, shelf: Shelf, error: NotFound | TooMany) -> Response:
        site = self._site(shelf, [shelf.locale])
        words = site.words
        if isinstance(error, NotFound):
            page = pages.message(site, words["missing"], words["missing_text"])
            return Response(pages.document(site, page), 404, headers=SAFE, media_type="text/html")
        page = pages.message(site, words["help"], words["slow"])
        headers = SAFE | {"Retry-After": str(error.retry_after or 5)}
        return Response(pages.document(site, page), 429, headers=headers, media_type="text/html")

    async def _home(self, _request: Request, shelf: Shelf) -> tuple[Page, list[str]]:
        topics, popular, locales = await self.library.home(shelf)
        return await asyncio.to_thread(pages.home, self._site(shelf, locales), topics, popular), locales

    async def _search(self, request: Request, shelf: Shelf) -> tuple[Page, list[str]]:
        self._take(self.searches, request)
        words = request.query_params.get("q", "").strip()[:200]
        found, locales = await self.library.search(shelf, words)
        return await asyncio.to_thread(pages.results, self._site(shelf, locales), words, found), locales

    async def _topic(self, request: Request, shelf: Shelf) -> tuple[Page, list[str]]:
        folder, tag = request.path_params.get("folder"), request.path_params.get("tag")
        asked = request.query_params.get("page", "1")
        number = int(asked) if re.fullmatch(r"[1-9][0-9]{0,4}", asked) else 1
        folder_id = parse_id(folder) if folder is not None else None
        if folder is not None and folder_id is None:
            raise NotFound(id=folder)
        found, more, locales = await self.library.topic(shelf, Topic(folder_id, tag), number)
        if not found:
            raise NotFound(topic=folder or tag)
        topic = found[0].topic  # with its name
        site = self._site(shelf, locales)
        return await asyncio.to_thread(pages.topic_page, site, topic, found, number, more), locales

    async def _entry(self, request: Request, shelf: Shelf) -> tuple[Page, list[str]]:
        entry, near, locales = await self.library.entry(shelf, request.path_params["entry"])
        if entry.locale != shelf.locale:
            raise NotFound(id=str(entry.id))
        site, voted = self._site(shelf, locales), "voted" in request.query_params
        return await asyncio.to_thread(pages.entry_page, site, entry, near, voted), locales

    async def vote(self, request: Request) -> Response:
        """Take a vote from the form of an entry's page, and show the page again."""
        try:
            shelf = await self._shelf(request)
        except NotFound:
            return await self.nowhere(request)
        origin = request.headers.get("origin")
        ours = (request.headers.get("host"), urlsplit(self.house.settings.public_url()).netloc)
        if origin is not None and _netloc(origin) not in ours:
            return Response(status_code=403, headers=SAFE)
        form = (await read_body(request, 1024)).decode("ascii", "replace")
        known = parse_id(request.cookies.get(READER, ""))
        voter: UUID = known or uuid7()
        try:
            self._take(self.votes, request)
            if form in ("useful=yes", "useful=no"):
                await self.library.vote(shelf, request.path_params["entry"], voter, form == "useful=yes")
        except (NotFound, TooMany) as error:
            return self._said(shelf, error)
        answer = RedirectResponse(f"{request.url.path}?voted=1", 303, headers=SAFE)
        if known is None:
            secure = self.house.settings.http.secure_cookies
            path, year = f"/help/{shelf.inbox.key}", 365 * 86400
            answer.set_cookie(READER, str(voter), year, path=path, secure=secure, httponly=True, samesite="lax")
        return answer


def _netloc(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return None


def _cached(request: Request, text: str, media_type: str, seconds: int) -> Response:
    """Return a page, or 304 to who has it already."""
    body = text.encode()
    mark = f'"{sha256(body).hexdigest()[:20]}"'
    headers = SAFE | {"ETag": mark, "Cache-Control": f"public, max-age={seconds}"}
    if mark in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=media_type)


def routes(house: House, library: Library) -> list[BaseRoute]:
    """Return the routes of all help centres."""
    return HelpPages(house, library).routes()
