"""Notes whose consoles are open: a browser that is closed says nothing."""

import asyncio

from zhike.api.gateway.hub import Hub
from zhike.house import House
from zhike.staff import SEEN_EVERY_S, Absence
from zhike.telemetry import get_logger

log = get_logger("zhike.gateway")


async def note_presence(house: House, hub: Hub) -> None:
    """Note everybody with an open console, again and again until cancelled. One statement for each workspace."""
    absence = Absence(house.staff)
    while True:
        await asyncio.sleep(SEEN_EVERY_S)
        for workspace_id, sockets in list(hub.staff.items()):
            try:
                async with house.db.transaction(workspace_id) as tx:
                    await absence.seen(tx, {socket.viewer.id for socket in sockets})
            except Exception as error:
                log.warning("gateway.presence_failed", error=type(error).__name__)
