"""Holds each workspace's flows with the model that tells them apart. Lives in the worker."""

import asyncio
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from zhike.db import Database
from zhike.flows import queries
from zhike.flows.book import FlowBook, examples_of, fitted
from zhike.flows.ports import Questions
from zhike.flows.reading import Unreadable, read_flow
from zhike.flows.types import Flow, Stack
from zhike.kit.errors import ZhikeError
from zhike.language import Embedder
from zhike.telemetry import get_logger

log = get_logger("zhike.flows")
KEPT = 32  # workspaces whose flows are held
MOST_OUTSIDE = 400  # questions of knowledge that teach what no flow is


@dataclass(frozen=True, slots=True)
class _Held:
    stamp: tuple[int, datetime | None]
    known: Hashable | None  # the questions that taught the model
    book: FlowBook
    behind: bool = False  # the model learnt other examples than the flows have by now


class FlowShelf:
    """Gives the flows that are live, read anew when one was published.

    The model learns from their examples, and from what knowledge answers what no flow is. When either changes it is fitted anew beside
    the turns, which go on with the one there is: fitting takes longer than a customer waits.
    """

    def __init__(self, db: Database, embedder: Embedder, questions: Questions | None = None) -> None:
        self.db = db
        self.embedder = embedder
        self.questions = questions
        self._held: OrderedDict[UUID, _Held] = OrderedDict()
        self._locks: dict[UUID, asyncio.Lock] = {}
        self._fits: dict[UUID, asyncio.Task[None]] = {}
        self._firsts: dict[UUID, asyncio.Task[_Held]] = {}

    async def warm(self, workspace_id: UUID) -> None:
        """Read a workspace's flows and fit their model before the first customer writes."""
        async with self.db.transaction(workspace_id) as tx:
            stamp = await queries.stamp(tx)
        await self.book(workspace_id, stamp, Stack())

    def close(self) -> None:
        """Stop what runs beside the turns."""
        for task in (*self._fits.values(), *self._firsts.values()):
            task.cancel()

    async def book(self, workspace_id: UUID, stamp: tuple[int, datetime | None], stack: Stack) -> FlowBook | None:
        """Return a workspace's flows, None where it has none; ``stamp`` from `queries.stamp`, ``stack``: whose versions are kept."""
        if not stamp[0]:
            self._held.pop(workspace_id, None)
            return None
        async with self._locks.setdefault(workspace_id, asyncio.Lock()):
            held = self._held.get(workspace_id)
            if held is None or held.stamp != stamp:
                held = self._held[workspace_id] = await self._fresh(workspace_id, stamp, held)
        self._follow(workspace_id, held)
        self._held.move_to_end(workspace_id)
        while len(self._held) > KEPT:
            self._held.popitem(last=False)
        await self._keep_older(workspace_id, held.book, stack)
        return held.book

    async def live(self, workspace_id: UUID) -> FlowBook | None:
        """Return a workspace's live flows, None where it has none."""
        async with self.db.transaction(workspace_id) as tx:
            stamp = await queries.stamp(tx)
        return await self.book(workspace_id, stamp, Stack())

    async def with_draft(self, workspace_id: UUID, draft: Flow) -> FlowBook:
        """Return the live flows with a draft in its flow's place, and a model of their own that learnt its examples."""
        async with self.db.transaction(workspace_id) as tx:
            stamp = await queries.stamp(tx)
        return (await self._read(workspace_id, stamp, draft)).book

    async def _fresh(self, workspace_id: UUID, stamp: tuple[int, datetime | None], held: _Held | None) -> _Held:
        """Return the flows as they are now: with the model that there is, and where there is none with one that is fitted first."""
        if held is not None and held.book.model is not None:
            return _Held(
                stamp, held.known, FlowBook(await self._live(workspace_id), model=held.book.model), behind=True
            )
        first = self._firsts.get(workspace_id)
        if first is None or first.done():
            first = self._firsts[workspace_id] = asyncio.create_task(self._read(workspace_id, stamp))
        return await asyncio.shield(first)  # a turn that gave up waiting does not undo what was learnt

    def _follow(self, workspace_id: UUID, held: _Held) -> None:
        """Fit the model anew, beside the turns, where the flows have other examples or knowledge answers other questions by now."""
        running = self._fits.get(workspace_id)
        now = self.questions.known(workspace_id) if self.questions is not None else None
        fits = not held.behind and (now is None or now == held.known)
        if fits or (running is not None and not running.done()):
            return
        self._fits[workspace_id] = asyncio.create_task(self._again(workspace_id, held.stamp))

    async def _again(self, workspace_id: UUID, stamp: tuple[int, datetime | None]) -> None:
        try:
            held = await self._read(workspace_id, stamp)
        except ZhikeError as error:
            log.warning("flows.not_fitted", error=error.code)
            return
        current = self._held.get(workspace_id)
        if current is not None and current.stamp == stamp:
            self._held[workspace_id] = held

    async def _live(self, workspace_id: UUID) -> list[Flow]:
        async with self.db.transaction(workspace_id) as tx:
            stored = await queries.listed(tx)
        return [
            flow
            for one in stored
            if one.live_source is not None and (flow := _readable(one.name, one.live_source, one.live_version or 0))
        ]

    async def _read(self, workspace_id: UUID, stamp: tuple[int, datetime | None], draft: Flow | None = None) -> _Held:
        live = await self._live(workspace_id)
        if draft is not None:
            live = [*(flow for flow in live if flow.name != draft.name), draft]
        model, known = None, None
        if self.embedder.dim and live:
            outside = await self.questions.texts(workspace_id) if self.questions is not None else ()
            known = self.questions.known(workspace_id) if self.questions is not None else None
            rows = examples_of(live, spread(outside, MOST_OUTSIDE))
            vectors = await self.embedder.embed([text for text, _ in rows], urgent=False)
            model = await fitted(rows, vectors)
        return _Held(stamp, known, FlowBook(live, model=model))

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


def spread(texts: Sequence[str], most: int) -> list[str]:
    """Return at most so many of the texts, the same ones each time, from all over them."""
    ordered = sorted(set(texts))
    return ordered if len(ordered) <= most else [ordered[at * len(ordered) // most] for at in range(most)]


def _readable(name: str, source: str, version: int) -> Flow | None:
    try:
        return read_flow(source, version)
    except Unreadable as error:  # published by an older version that read it otherwise
        log.warning("flows.unreadable", flow=name, version=version, error=str(error))
        return None
