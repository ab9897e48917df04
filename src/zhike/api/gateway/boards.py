"""The supervisor's board: who looks at it is told that numbers moved, and reads them again.

A signal without numbers: what each may see is judged where the board is read. Facts of a moment are gathered, so a board is
read once a second at most however busy the day is; the wait also lets the projections take the facts in.
"""

import json
import time
from collections.abc import Collection, Iterable
from uuid import UUID

from zhike.api.gateway.sockets import StaffSocket
from zhike.desk import concerns
from zhike.facts import Recorded

READ = "report.read"
AFTER_S = 0.7
TICK_S = 0.25
FRAME = json.dumps({"t": "signal", "kind": "board", "conversation_id": None, "actor": None, "data": {}})


class Boards:
    """Remembers in which workspaces a number moved."""

    def __init__(self) -> None:
        self.moved: dict[UUID, float] = {}  # when the first fact came that nobody was told of

    def note(self, facts: Iterable[Recorded]) -> None:
        """Remember whose numbers moved."""
        now = time.monotonic()
        for fact in facts:
            if concerns(fact):
                self.moved.setdefault(fact.workspace_id, now)

    def due(self, now: float) -> list[UUID]:
        """Return the workspaces whose facts were gathered long enough, and forget them."""
        found = [workspace for workspace, since in self.moved.items() if now - since >= AFTER_S]
        for workspace in found:
            del self.moved[workspace]
        return found


def tell(sockets: Collection[StaffSocket]) -> None:
    """Tell those who look at the board and may."""
    for socket in list(sockets):
        if socket.board and socket.viewer.may(READ):
            socket.outbox.signal(FRAME)
