"""``/ws/widget``: a visitor's socket."""

from typing import Any
from uuid import UUID

from starlette.websockets import WebSocket, WebSocketDisconnect

from zhike.api.gateway.console import read_frame, read_hello, read_position
from zhike.api.gateway.hub import Hub
from zhike.api.gateway.outbox import Outbox
from zhike.api.gateway.sockets import BAD_HELLO, FORBIDDEN, SIGN_IN, VisitorSocket
from zhike.house import House
from zhike.kit.errors import ZhikeError
from zhike.signals import Signal


class WidgetGateway:
    """Accepts visitors by the token in their first frame (never in an address, where logs would keep it)."""

    def __init__(self, hub: Hub, house: House) -> None:
        self.hub = hub
        self.house = house

    async def __call__(self, ws: WebSocket) -> None:
        """Serve one visitor until he leaves."""
        await ws.accept()
        outbox = Outbox(ws)
        try:
            hello = await read_hello(ws)
            token = self.house.visitor_tokens.read(str(hello.get("token") or ""))
            await self.house.inbox_of(token)  # raises InboxDisabled
            socket = VisitorSocket(outbox, token)
            await self._find_conversation(socket)
        except ZhikeError as error:
            outbox.frame({"t": "error", "code": error.code, "message": error.message()})
            await outbox.finish(SIGN_IN if error.status == 401 else FORBIDDEN)
            return
        except (WebSocketDisconnect, TimeoutError):
            return
        except ValueError:
            await outbox.finish(BAD_HELLO)
            return
        try:
            await self.hub.resume(socket, token.workspace_id, read_position(hello))
            while True:
                self._hear(socket, read_frame(await ws.receive_text()))
        except (WebSocketDisconnect, ValueError, RuntimeError):
            pass
        finally:
            self.hub.drop(socket)

    async def _find_conversation(self, socket: VisitorSocket) -> None:
        token = socket.token
        reading, at = self.house.reading, (token.inbox_id, token.customer_id)
        async with self.house.db.transaction(token.workspace_id) as tx:
            await self.house.channels.check(tx, token)
            current = await reading.current(tx, *at, kin=token.verified)
            socket.conversations = await reading.ids_of(tx, *at, kin=token.verified)
            if token.verified:
                socket.kin = frozenset(await self.house.customers.family(tx, token.customer_id))
        if current is not None:
            socket.conversation_id = current.id
            socket.queue = {} if current.owner_kind == "queue" else None  # unlike any place: the first look tells it

    def _hear(self, socket: VisitorSocket, frame: dict[str, Any]) -> None:
        match frame.get("t"):
            case "ping":
                socket.outbox.frame({"t": "pong"})
            case "typing" if socket.conversation_id is not None:
                self._typing(socket, socket.conversation_id, bool(frame.get("on")))

    def _typing(self, socket: VisitorSocket, conversation_id: UUID, on: bool) -> None:
        actor = {"kind": "customer", "id": str(socket.token.customer_id), "name": "", "avatar_url": None}
        self.hub.bus.publish(Signal(str(socket.token.workspace_id), "typing", str(conversation_id), actor, {"on": on}))
