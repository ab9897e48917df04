"""The help centre for programs: what the widget's help page reads. Nobody signs in; whoever asks too much waits."""

from typing import Any
from uuid import UUID, uuid5

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from zhike.api import shapes
from zhike.api.help.library import Library, Shelf
from zhike.api.help.pages import summary_of
from zhike.api.hot import Handler, HotRoute, read_body, reply
from zhike.api.limits import Buckets
from zhike.kit.clock import iso
from zhike.kit.errors import Invalid, NotFound
from zhike.kit.ids import parse_id
from zhike.knowledge import Shown, Topic

HEADERS = {"Access-Control-Allow-Origin": "*", "Vary": "Origin"}
KEPT = HEADERS | {"Cache-Control": "public, max-age=60"}
READERS = UUID("5b2f64a1-7c0e-4d4e-9a5c-0d6f3b1c8e21")  # the names that readers choose become ids below it
vote_decoder = msgspec.json.Decoder(shapes.HelpVote)


class HelpApi:
    """Handlers of the rows."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.views = Buckets(rate=5, burst=100)
        self.searches = Buckets(rate=2, burst=40)
        self.votes = Buckets(rate=0.1, burst=10)

    def table(self) -> list[HotRoute]:
        """Return the rows of the hot-route table."""

        def row(method: str, path: str, handler: Handler, summary: str, **more: Any) -> HotRoute:
            at = f"/widget/v1/inboxes/{{key}}/help{path}"
            return HotRoute(method, at, handler, summary, "widget", auth="none", **more)

        listed = {"reply": shapes.HelpFound}
        return [
            row("GET", "", self.home, "Topics, and what is asked most", reply=shapes.HelpHome, words=("locale",)),
            row("GET", "/entries", self.topic, "Entries of a topic", words=("locale", "folder", "tag"), query=("page",), **listed),
            row("GET", "/search", self.search, "Search the help centre", words=("locale", "q"), **listed),
            row("GET", "/entries/{entry_id}", self.entry, "Read an entry", reply=shapes.HelpEntry),
            row("POST", "/entries/{entry_id}/vote", self.vote, "Say whether it helped", body=shapes.HelpVote, status=204),
        ]  # fmt: skip

    async def _shelf(self, request: Request, buckets: Buckets) -> Shelf:
        buckets.take(request.client.host if request.client else None)
        locale = "en" if request.query_params.get("locale", "").lower().startswith("en") else "zh"
        return await self.library.shelf(request.path_params["key"], locale)

    async def home(self, request: Request) -> Response:
        """Return topics and what is asked most."""
        topics, popular, _ = await self.library.home(await self._shelf(request, self.views))
        shown = [
            shapes.HelpTopic(
                str(one.folder_id) if one.folder_id else None,
                None if one.folder_id else one.name,
                one.name,
                one.entries,
            )
            for one in topics
        ]
        return reply(shapes.HelpHome(shown, [_title(one) for one in popular]), headers=KEPT)

    async def topic(self, request: Request) -> Response:
        """Return a page of a topic's entries."""
        shelf = await self._shelf(request, self.views)
        asked, folder = request.query_params, request.query_params.get("folder")
        page = asked.get("page") or "1"
        if not (page.isascii() and page.isdigit() and 0 < int(page[:6]) < 10_000):
            raise Invalid("page", "Pages are counted from 1.", "页码从 1 开始。")
        folder_id = parse_id(folder) if folder else None
        if folder and folder_id is None:
            raise NotFound(folder=folder)
        found, more, _ = await self.library.topic(shelf, Topic(folder_id, asked.get("tag") or None), int(page))
        return reply(shapes.HelpFound([_title(one) for one in found], more), headers=KEPT)

    async def search(self, request: Request) -> Response:
        """Return what fits the words."""
        shelf = await self._shelf(request, self.searches)
        found, _ = await self.library.search(shelf, request.query_params.get("q", ""))
        return reply(shapes.HelpFound([_title(one) for one in found]), headers=KEPT)

    async def entry(self, request: Request) -> Response:
        """Return an entry with what stands near it."""
        shelf = await self._shelf(request, self.views)
        entry, near, _ = await self.library.entry(shelf, request.path_params["entry_id"])
        url = f"/help/{shelf.inbox.key}/{entry.locale}/a/{entry.id}"
        related = [_title(one) for one in near]
        shown = shapes.HelpEntry(str(entry.id), entry.title, entry.answer, iso(entry.changed_at) or "", url, related)
        return reply(shown, headers=KEPT)

    async def vote(self, request: Request) -> Response:
        """Take a reader's vote."""
        shelf = await self._shelf(request, self.votes)
        body = vote_decoder.decode(await read_body(request, 1024))
        if not 8 <= len(body.reader) <= 100:
            raise Invalid("reader", "8 to 100 characters.", "应为 8 到 100 个字符。")
        voter = uuid5(READERS, f"{shelf.inbox.id}:{body.reader}")
        await self.library.vote(shelf, request.path_params["entry_id"], voter, body.helpful)
        return Response(status_code=204, headers=HEADERS)


def _title(entry: Shown) -> shapes.HelpTitle:
    return shapes.HelpTitle(str(entry.id), entry.title, summary_of(entry))
