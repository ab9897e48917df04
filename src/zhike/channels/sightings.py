"""Where pages load the widget: what tells an owner that the snippet is in place."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from zhike.channels import queries
from zhike.channels.rules import origin_allowed
from zhike.channels.types import Inbox
from zhike.db import Database, Tx

PAUSE_S = 15.0  # between two notes of one inbox, whoever asks
LONGEST = 253  # characters of a host's name (RFC 1035)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A host that loaded an inbox's widget last, and when."""

    host: str
    at: datetime


class Sightings:
    """Notes hosts, of each inbox one in a while and process, and tells the last."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._noted: dict[UUID, float] = {}

    async def note(self, inbox: Inbox, page: str | None) -> None:
        """Note that a page (its address or origin) loads the widget of an inbox, if it may carry it."""
        host = host_of(page)
        now = time.monotonic()
        if page is None or host is None or now - self._noted.get(inbox.id, -PAUSE_S) < PAUSE_S:
            return
        if not origin_allowed(inbox.allowed_origins, "{0.scheme}://{0.netloc}".format(urlsplit(page))):
            return
        self._noted[inbox.id] = now
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
