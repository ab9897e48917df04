"""The console's uploads and downloads: bytes are written and read with no transaction open."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from zhike.api.files import file_response, read_upload
from zhike.api.guard import SAFE, ApiGuard
from zhike.api.hot import HotRoute, reply
from zhike.conversations import AttachmentNotFound, ConversationNotFound
from zhike.db import Tx
from zhike.house import House
from zhike.identity import Viewer
from zhike.kit.ids import parse_id

BASE = "/api/v1/attachments"


class ConsoleFiles:
    """Attachments of conversations the viewer may see."""

    def __init__(self, house: House, guard: ApiGuard) -> None:
        self.house = house
        self.guard = guard

    def table(self) -> list[HotRoute]:
        """Return the rows of the hot-route table."""
        limit = self.house.settings.http.max_upload_bytes + 4096
        at = "/api/v1/conversations/{conversation_id}/attachments"
        return [
            HotRoute(
                "POST",
                at,
                self.upload,
                "Upload a file for a reply",
                "inbox",
                reply=dict[str, Any],
                status=201,
                auth="none",
                limit=limit,
                multipart=True,
            ),
            HotRoute(
                "GET",
                f"{BASE}/{{attachment_id}}",
                self.download,
                "A file of a conversation",
                "inbox",
                auth="none",
                binary=True,
            ),
        ]

    async def _viewer(self, request: Request) -> tuple[Any, Any]:
        return await self.guard.who(request, check_csrf=request.method not in SAFE)

    async def _load(self, tx: Tx, who: Any) -> Viewer:
        return who if isinstance(who, Viewer) else await self.guard.load(tx, who)

    async def upload(self, request: Request) -> Response:
        """Store a file for a conversation the viewer may write in."""
        workspace_id, who = await self._viewer(request)
        conversation_id = parse_id(request.path_params["conversation_id"])
        async with self.house.db.transaction(workspace_id) as tx:
            if conversation_id is None:
                raise ConversationNotFound()
            c = await self.house.reading.get(tx, await self._load(tx, who), conversation_id)
        name, content = await read_upload(request, self.house.settings.http.max_upload_bytes)
        stored = await self.house.attachments.upload(workspace_id, c.customer_id, c.id, name, content, "person")
        return reply(stored.public(BASE), 201)

    async def download(self, request: Request) -> Response:
        """Return a file that stands in a conversation the viewer may see."""
        workspace_id, who = await self._viewer(request)
        wanted = parse_id(request.path_params["attachment_id"])
        async with self.house.db.transaction(workspace_id) as tx:
            if wanted is None:
                raise AttachmentNotFound()
            found = await self.house.attachments.get(tx, wanted)
            viewer = await self._load(tx, who)
            if found.conversation_id is None:  # uploaded, and stands nowhere yet
                raise AttachmentNotFound(id=str(wanted))
            try:
                await self.house.reading.within(tx, viewer, found.conversation_id)
            except ConversationNotFound as error:
                raise AttachmentNotFound(id=str(wanted)) from error
        return file_response(found, await self.house.attachments.bytes_of(workspace_id, found))
