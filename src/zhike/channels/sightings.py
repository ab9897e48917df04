"""Where pages load the widget: what tells an owner that the snippet is in place."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from zhike.channels import queries
from zhike.channels.types import Inbox
from zhike.db import Database, Tx

PAUSE_S = 60.0  # between two notes of one host
MOST = 1_000  # hosts remembered; more only write more often
LONGEST = 253  # characters of a host's name (RFC 1035)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A host that loaded an inbox's widget last, and when."""

    host: str
    at: datetime


class Sightings:
    """Notes hosts, each at most once a minute and process, and tells the last of each inbox."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._noted: dict[tuple[UUID, str], float] = {}

    async def note(self, inbox: Inbox, page: str | None) -> None:
        """Note that a page (its address or origin) loads the widget of an inbox."""
        host = host_of(page)
        now = time.monotonic()
        if host is None or now - self._noted.get((inbox.id, host), -PAUSE_S) < PAUSE_S:
            return
        if len(self._noted) >= MOST:
            self._noted.clear()
        self._noted[(inbox.id, host)] = now
        async with self.db.transaction(inbox.workspace_id) as tx:
            await tx.execute(queries.SEE, {"w": tx.workspace, "id": inbox.id, "host": host})

    async def all(self, tx: Tx) -> Mapping[UUID, Sighting]:
        """Return the last sighting of each inbox that has one."""
        rows = await tx.rows(queries.SEEN, {"w": tx.workspace})
        return {row["id"]: Sighting(row["seen_host"], row["seen_at"]) for row in rows}


def host_of(page: str | None) -> str | None:
    """Return the host's name of an address, with its port where it has one; None for what is none."""
    try:
        parts = urlsplit(page or "")
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or len(host) > LONGEST or not host.isprintable():
        return None
    return f"{host}:{port}" if port else host
