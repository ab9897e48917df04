"""``/ws/console``: the console's socket."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from starlette.websockets import WebSocket, WebSocketDisconnect

from zhike.api.gateway.hub import Hub
from zhike.api.gateway.outbox import Outbox
from zhike.api.gateway.sockets import BAD_FRAME, FORBIDDEN, SIGN_IN, StaffSocket, as_actor
from zhike.identity import Viewer
from zhike.kit.errors import ZhikeError
from zhike.kit.ids import parse_id
from zhike.signals import Signal

HELLO_S, RECHECK_S = 10.0, 30.0
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
            if socket.watching is not None:
                self._signal(socket, "viewing", socket.watching, {"on": False})

    async def _hear(self, socket: StaffSocket, frame: dict[str, Any]) -> None:
        match frame.get("t"):
            case "ping":
                socket.outbox.frame({"t": "pong"})
            case "watch":
                await self._watch(socket, parse_id(str(frame.get("conversation_id"))))
            case "board":
                socket.board = bool(frame.get("on"))
            case "typing":
                about = parse_id(str(frame.get("conversation_id")))
                if about is not None and about == socket.watching:
                    told = {"on": bool(frame.get("on")), "private": bool(frame.get("private"))}
                    self._signal(socket, "typing", about, told)

    async def _watch(self, socket: StaffSocket, wanted: UUID | None) -> None:
        """Look at a conversation, or at none; said again, it only tells the others that one still looks."""
        before = socket.watching
        if before is not None and wanted != before:
            self._signal(socket, "viewing", before, {"on": False})
        if wanted != before or wanted is None:
            allowed = wanted is not None and await self.may_see(socket.viewer, wanted)
            socket.watching = wanted if allowed else None
        if socket.watching is not None:
            self._signal(socket, "viewing", socket.watching, {"on": True, "new": wanted != before})

    def _signal(self, socket: StaffSocket, kind: str, conversation_id: UUID, data: dict[str, Any]) -> None:
        viewer = socket.viewer
        self.hub.bus.publish(Signal(str(viewer.workspace_id), kind, str(conversation_id), as_actor(viewer), data))

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
                if socket.watching is not None and not await self.may_see(viewer, socket.watching):
                    socket.watching = None
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


def read_position(hello: dict[str, Any]) -> int | None:
    """Return the position a client wants to resume from."""
    position = hello.get("position")
    return position if isinstance(position, int) and not isinstance(position, bool) and position >= 0 else None


def _language(ws: WebSocket) -> str:
    return "en" if ws.headers.get("accept-language", "zh").lower().startswith("en") else "zh"
