"""Holds each workspace's flows with the model that tells them apart. Lives in the worker."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from zhike.db import Database
from zhike.flows import queries
from zhike.flows.book import FlowBook, examples_of, fitted
from zhike.flows.reading import Unreadable, read_flow
from zhike.flows.types import Flow, Stack
from zhike.language import Embedder
from zhike.telemetry import get_logger

log = get_logger("zhike.flows")
KEPT = 32  # workspaces whose flows are held
MOST_OUTSIDE = 400  # questions of knowledge that teach what no flow is
Questions = Callable[[UUID], Awaitable[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class _Held:
    stamp: tuple[int, datetime | None]
    book: FlowBook


class FlowShelf:
    """Gives the flows that are live, read anew when one was published."""

    def __init__(self, db: Database, embedder: Embedder, questions: Questions | None = None) -> None:
        self.db = db
        self.embedder = embedder
        self.questions = questions
        self._held: OrderedDict[UUID, _Held] = OrderedDict()
        self._locks: dict[UUID, asyncio.Lock] = {}

    async def book(self, workspace_id: UUID, stamp: tuple[int, datetime | None], stack: Stack) -> FlowBook | None:
        """Return a workspace's flows, None where it has none; ``stamp`` from `queries.stamp`, ``stack``: whose versions are kept."""
        if not stamp[0]:
            self._held.pop(workspace_id, None)
            return None
        async with self._locks.setdefault(workspace_id, asyncio.Lock()):
            held = self._held.get(workspace_id)
            if held is None or held.stamp != stamp:
                held = _Held(stamp, await self._read(workspace_id))
                self._held[workspace_id] = held
        self._held.move_to_end(workspace_id)
        while len(self._held) > KEPT:
            self._held.popitem(last=False)
        await self._keep_older(workspace_id, held.book, stack)
        return held.book

    async def _read(self, workspace_id: UUID) -> FlowBook:
        async with self.db.transaction(workspace_id) as tx:
            stored = await queries.listed(tx)
        live = [
            flow
            for one in stored
            if one.live_source is not None and (flow := _readable(one.name, one.live_source, one.live_version or 0))
        ]
        model = None
        if self.embedder.dim and live:
            outside = await self.questions(workspace_id) if self.questions is not None else ()
            rows = examples_of(live, outside[:MOST_OUTSIDE])
            vectors = await self.embedder.embed([text for text, _ in rows], urgent=False)
            model = await asyncio.to_thread(fitted, rows, vectors)
        return FlowBook(live, model=model)

    async def _keep_older(self, workspace_id: UUID, book: FlowBook, stack: Stack) -> None:
        """Read the versions that this conversation began and that are no longer live."""
        for frame in stack.frames:
            held = book.flow(frame.flow, frame.version)
            if held is not None and held.version == frame.version:
                continue
            async with self.db.transaction(workspace_id) as tx:
                source = await queries.older(tx, frame.flow, frame.version)
            flow = _readable(frame.flow, source, frame.version) if source is not None else None
            if flow is not None:
                book.add_older(flow)


def _readable(name: str, source: str, version: int) -> Flow | None:
    try:
        return read_flow(source, version)
    except Unreadable as error:  # published by an older version that read it otherwise
        log.warning("flows.unreadable", flow=name, version=version, error=str(error))
        return None
