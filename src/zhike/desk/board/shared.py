"""One reading of the board for all who may see the same: ten supervisors before it cost no more than one."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Hashable
from typing import Any

from zhike.desk.board import rules
from zhike.identity import Viewer

# Less than the wait before anybody is told that numbers moved: whoever reads on being told gets a reading begun after that.
FRESH_S = 0.4
Read = Callable[[Viewer], Awaitable[dict[str, Any]]]


class SharedBoard:
    """Reads the board, once for viewers with the same rights who ask within FRESH_S of its beginning."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._readings: dict[Hashable, tuple[float, asyncio.Future[dict[str, Any]]]] = {}

    async def read(self, viewer: Viewer) -> dict[str, Any]:
        """Return the board as this viewer may see it. No transaction may be open: the reading has its own."""
        now = time.monotonic()
        self._readings = {key: held for key, held in self._readings.items() if now - held[0] < FRESH_S}
        key = rules.rights(viewer)
        if key not in self._readings:
            self._readings[key] = (now, asyncio.ensure_future(self._read(viewer)))
        return await asyncio.shield(self._readings[key][1])  # who leaves does not end the others' reading
