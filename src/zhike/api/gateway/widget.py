"""``/ws/widget``: a visitor's socket."""

from typing import Any
from uuid import UUID

from starlette.websockets import WebSocket, WebSocketDisconnect

from zhike.api.gateway.console import read_frame, read_hello, read_position
from zhike.api.gateway.hub import Hub
from zhike.api.gateway.outbox import Outbox
from zhike.api.gateway.sockets import BAD_FRAME, FORBIDDEN, SIGN_IN, Heard, VisitorSocket
from zhike.channels import VisitorToken
from zhike.house import House
from zhike.kit.errors import ZhikeError
from zhike.signals import Signal


class WidgetGateway:
    """Accepts visitors by the token in their first frame (never in an address, where logs would keep it)."""

    def __init__(self, hub: Hub, house: House) -> None:
        self.hub = hub
        self.house = house
        hub.find = self.find

    async def __call__(self, ws: WebSocket) -> None:
        """Serve one visitor until he leaves."""
        await ws.accept()
        outbox = Outbox(ws)
        try:
            hello = await read_hello(ws)
            token = self.house.visitor_tokens.read(str(hello.get("token") or ""))
            socket = VisitorSocket(outbox, token, since=self.hub.position)
            await self.house.inbox_of(token)  # raises InboxDisabled
            socket.hear(await self.find(token))
        except ZhikeError as error:
            outbox.frame({"t": "error", "code": error.code, "message": error.message()})
            await outbox.finish(SIGN_IN if error.status == 401 else FORBIDDEN)
            return
        except (WebSocketDisconnect, TimeoutError):
            return
        except ValueError:
            await outbox.finish(BAD_FRAME)
            return
        try:
            await self.hub.resume(socket, token.workspace_id, read_position(hello))
            while True:
                self._hear(socket, read_frame(await ws.receive_text()))
        except ValueError:
            await outbox.finish(BAD_FRAME)
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            self.hub.drop(socket)

    async def find(self, token: VisitorToken) -> Heard:
        """Return what a visitor hears; raises TokenExpired for one who signed in meanwhile."""
        reading, at = self.house.reading, (token.inbox_id, token.customer_id)
        signed = token.identity_id if token.verified else None
        async with self.house.db.transaction(token.workspace_id) as tx:
            await self.house.channels.check(tx, token)
            kin = await self.house.channels.kin(tx, token)
            current = await reading.current(tx, *at, signed=signed)
            conversations = await reading.ids_of(tx, *at, signed=signed)
        return Heard(current, conversations, kin)

    def _hear(self, socket: VisitorSocket, frame: dict[str, Any]) -> None:
        match frame.get("t"):
            case "ping":
                socket.outbox.frame({"t": "pong"})
            case "typing" if socket.conversation_id is not None and not socket.ended:
                self._typing(socket, socket.conversation_id, bool(frame.get("on")))

    def _typing(self, socket: VisitorSocket, conversation_id: UUID, on: bool) -> None:
        actor = {"kind": "customer", "id": str(socket.token.customer_id), "name": "", "avatar_url": None}
        self.hub.bus.publish(Signal(str(socket.token.workspace_id), "typing", str(conversation_id), actor, {"on": on}))
