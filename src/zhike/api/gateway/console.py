"""``/ws/console``: the console's socket."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from starlette.websockets import WebSocket, WebSocketDisconnect

from zhike.api.gateway.hub import Hub
from zhike.api.gateway.outbox import Outbox
from zhike.api.gateway.sockets import BAD_FRAME, FORBIDDEN, SIGN_IN, StaffSocket
from zhike.identity import Viewer
from zhike.kit.errors import ZhikeError
from zhike.kit.ids import parse_id

HELLO_S, RECHECK_S = 10.0, 30.0
WATCHED = 4  # conversations that one console may have open side by side
SignIn = Callable[[WebSocket, str | None], Awaitable[tuple[Viewer, str]]]
MaySee = Callable[[Viewer, UUID], Awaitable[bool]]


class ConsoleGateway:
    """Accepts consoles; ``sign_in`` checks cookie, CSRF token and origin, ``may_see`` a conversation to watch."""

    def __init__(self, hub: Hub, sign_in: SignIn, may_see: MaySee) -> None:
        self.hub = hub
        self.sign_in = sign_in
        self.may_see = may_see

    async def __call__(self, ws: WebSocket) -> None:
        """Serve one console until it leaves."""
        await ws.accept()
        outbox = Outbox(ws)
        try:
            hello = await read_hello(ws)
            viewer, session = await self.sign_in(ws, hello.get("csrf_token"))
        except ZhikeError as error:
            outbox.frame({"t": "error", "code": error.code, "message": error.message(_language(ws))})
            await outbox.finish(SIGN_IN if error.status == 401 else FORBIDDEN)
            return
        except (WebSocketDisconnect, TimeoutError):
            return
        except ValueError:
            await outbox.finish(BAD_FRAME)
            return
        socket = StaffSocket(outbox, viewer, session)
        recheck = asyncio.create_task(self._recheck(ws, socket, hello.get("csrf_token")))
        try:
            await self.hub.resume(socket, viewer.workspace_id, read_position(hello))
            while True:
                await self._hear(socket, read_frame(await ws.receive_text()))
        except ValueError:
            await outbox.finish(BAD_FRAME)
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            recheck.cancel()
            self.hub.drop(socket)
            for left in socket.watching:
                self.hub.tell(socket.viewer, "viewing", left, {"on": False})

    async def _hear(self, socket: StaffSocket, frame: dict[str, Any]) -> None:
        match frame.get("t"):
            case "ping":
                socket.outbox.frame({"t": "pong"})
            case "watch":
                await self._watch(socket, read_watched(frame))
            case "board":
                socket.board = bool(frame.get("on"))
            case "typing":
                about = parse_id(str(frame.get("conversation_id")))
                if about is not None and about in socket.watching:
                    told = {"on": bool(frame.get("on")), "private": bool(frame.get("private"))}
                    self.hub.tell(socket.viewer, "typing", about, told)

    async def _watch(self, socket: StaffSocket, wanted: set[UUID]) -> None:
        """Look at these conversations and no others; said again, it only tells the others that one still looks."""
        for left in socket.watching - wanted:
            self._leave(socket, left)
        for about in wanted:
            new = about not in socket.watching
            if not new or await self.may_see(socket.viewer, about):
                socket.watching.add(about)
                self.hub.tell(socket.viewer, "viewing", about, {"on": True, "new": new})

    def _leave(self, socket: StaffSocket, conversation_id: UUID) -> None:
        socket.watching.discard(conversation_id)
        self.hub.tell(socket.viewer, "viewing", conversation_id, {"on": False})

    async def _recheck(self, ws: WebSocket, socket: StaffSocket, csrf: str | None) -> None:
        """Look again at session and grants: an ended session closes the socket, changed grants count at once."""
        while True:
            await asyncio.sleep(RECHECK_S)
            try:
                viewer, _ = await self.sign_in(ws, csrf)
            except ZhikeError as error:
                if error.status in (401, 403):
                    socket.outbox.frame({"t": "error", "code": error.code, "message": error.message(_language(ws))})
                    socket.outbox.close(SIGN_IN)
                    return
                continue
            if viewer != socket.viewer:
                socket.viewer = viewer
                for about in list(socket.watching):
                    if not await self.may_see(viewer, about):
                        self._leave(socket, about)
                socket.outbox.frame({"t": "resync", "reason": "restarted"})


def read_frame(text: str) -> dict[str, Any]:
    """Return a frame; raises ValueError unless it is a JSON object."""
    frame = json.loads(text)
    if not isinstance(frame, dict):
        raise ValueError("a frame is an object")
    return frame


async def read_hello(ws: WebSocket) -> dict[str, Any]:
    """Return the first frame; raises ValueError unless it is a well-formed hello, TimeoutError after 10 s."""
    async with asyncio.timeout(HELLO_S):
        frame = read_frame(await ws.receive_text())
    if frame.get("t") != "hello" or not isinstance(frame.get("csrf_token", ""), str | None):
        raise ValueError("hello expected")
    return frame


def read_watched(frame: dict[str, Any]) -> set[UUID]:
    """Return the conversations a console wants to watch: one, or a few that stand side by side. Ids that are none are left out.

    Raises ValueError for anything but a list, and for a list that is too long.
    """
    if "conversation_ids" not in frame:
        wanted: Any = [frame.get("conversation_id")]
    else:
        wanted = frame["conversation_ids"]
    if not isinstance(wanted, list) or len(wanted) > WATCHED:
        raise ValueError(f"a list of at most {WATCHED} conversations")
    return {found for one in wanted if isinstance(one, str) and (found := parse_id(one)) is not None}


def read_position(hello: dict[str, Any]) -> int | None:
    """Return the position a client wants to resume from."""
    position = hello.get("position")
    return position if isinstance(position, int) and not isinstance(position, bool) and position >= 0 else None


def _language(ws: WebSocket) -> str:
    return "en" if ws.headers.get("accept-language", "zh").lower().startswith("en") else "zh"
