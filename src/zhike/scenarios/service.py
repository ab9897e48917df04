"""Use cases of who writes scenarios and has them played. The only writer of scenarios and runs. Who may is the routes' to check."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.flows import FlowsService, Unreadable, read_flow
from zhike.identity import AuditTrail, Viewer
from zhike.jobs import Job, defer
from zhike.kit.ids import uuid7
from zhike.scenarios import queries
from zhike.scenarios.errors import (
    NothingToPlay,
    RunGoing,
    RunNotFound,
    ScenarioChanged,
    ScenarioNameTaken,
    ScenarioNotFound,
    ScenarioUnreadable,
    TooManyScenarios,
)
from zhike.scenarios.reading import apart, read_scenario, together
from zhike.scenarios.stored_types import Draft, Filter, StoredPlay, StoredRun, StoredScenario
from zhike.scenarios.types import Scenario

MOST = 500
KEPT_RUNS = 50
PLAY = "scenarios.play"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be played: these scenarios (every one for None), so often, with a draft of this flow as of ``version``."""

    ids: Sequence[UUID] | None
    repeats: int = 1
    flow_id: UUID | None = None
    version: int | None = None


class Scenarios:
    """Keeps a workspace's scenarios and begins their runs. ``has_model``: whether it uses a language model."""

    def __init__(self, flows: FlowsService, audit: AuditTrail, has_model: Callable[[Tx], Awaitable[bool]]) -> None:
        self.flows = flows
        self.audit = audit
        self.has_model = has_model

    async def listed(
        self, tx: Tx, wanted: Filter, after: tuple[str, UUID] | None, limit: int
    ) -> Sequence[StoredScenario]:
        """Return scenarios by name."""
        return await queries.listed(tx, wanted, after, limit)

    async def get(self, tx: Tx, scenario_id: UUID) -> StoredScenario:
        """Return a scenario; raises ScenarioNotFound."""
        found = await queries.one(tx, scenario_id)
        if found is None:
            raise ScenarioNotFound
        return found

    async def create(self, tx: Tx, viewer: Viewer, source: str) -> StoredScenario:
        """Keep a new scenario; raises ScenarioUnreadable, ScenarioNameTaken, TooManyScenarios."""
        read, scenario_id = _read(source, viewer.locale), uuid7()
        if await queries.count(tx) >= MOST:
            raise TooManyScenarios(most=MOST)
        if not await queries.add(tx, scenario_id, source, read, viewer.id):
            raise ScenarioNameTaken(name=read.name, field="source")
        await self._note(tx, viewer, "created", scenario_id, name=read.name)
        return await self.get(tx, scenario_id)

    async def save(self, tx: Tx, viewer: Viewer, scenario_id: UUID, version: int, source: str) -> StoredScenario:
        """Keep a scenario otherwise, as of ``version``; raises what `create` raises, and ScenarioChanged."""
        before, read = await self.get(tx, scenario_id), _read(source, viewer.locale)
        if await queries.named(tx, read.name) not in (None, scenario_id):
            raise ScenarioNameTaken(name=read.name, field="source")
        if before.source == source and before.version == version:
            return before
        if not await queries.save(tx, scenario_id, version, source, read, viewer.id):
            raise ScenarioChanged
        await self._note(tx, viewer, "updated", scenario_id, name=read.name)
        return await self.get(tx, scenario_id)

    async def delete(self, tx: Tx, viewer: Viewer, scenario_id: UUID) -> None:
        """Delete a scenario; raises ScenarioNotFound. What came of it stays with its runs."""
        before = await self.get(tx, scenario_id)
        await queries.remove(tx, scenario_id)
        await self._note(tx, viewer, "deleted", scenario_id, name=before.name)

    async def bring_in(self, tx: Tx, viewer: Viewer, text: str) -> tuple[int, int]:
        """Keep every scenario of a file, in place of those of the same name; returns (new, changed). Raises as `create`."""
        try:
            sources = apart(text)
        except Unreadable as error:
            raise ScenarioUnreadable(error.problems, viewer.locale) from None
        held = {one.name: one for one in await queries.several(tx, None)}
        new = changed = 0
        for source in sources:
            read = _read(source, viewer.locale)
            known = held.get(read.name)
            if known is None:
                new += await queries.add(tx, uuid7(), source, read, viewer.id)
            elif known.source != source:
                changed += await queries.save(tx, known.id, None, source, read, viewer.id)
        if len(held) + new > MOST:
            raise TooManyScenarios(most=MOST)
        await self._note(tx, viewer, "imported", viewer.workspace_id, new=new, changed=changed)
        return new, changed

    async def file(self, tx: Tx) -> str:
        """Return every scenario as one file."""
        return together(one.source for one in await queries.several(tx, None))

    # Runs -------------------------------------------------------------------------------------------------------

    async def begin(self, tx: Tx, viewer: Viewer, wanted: Wanted) -> StoredRun:
        """Have scenarios played, those that need a language model where there is one.

        Raises NothingToPlay, RunGoing, FlowNotFound, and FlowChanged for another draft.
        """
        found, live = await queries.several(tx, wanted.ids), await self.has_model(tx)
        draft, ids = None, [one.id for one in found if live or one.tier == "stable"]
        if not ids:
            raise NothingToPlay
        if wanted.flow_id is not None:
            stored = await self.flows.draft(tx, wanted.flow_id, wanted.version)
            draft = Draft(stored.id, stored.name, stored.version, stored.source)
        run_id = uuid7()
        if not await queries.begin(tx, run_id, ids, wanted.repeats, draft, viewer.id):
            raise RunGoing
        await queries.forget(tx, KEPT_RUNS)
        args = {"workspace_id": str(tx.workspace), "run_id": str(run_id)}
        await defer(tx, [Job(PLAY, args, queue="imports", lock=f"scenarios:{tx.workspace}")])
        await self._note(tx, viewer, "played", run_id, scenarios=len(ids), repeats=wanted.repeats)
        return await self.run(tx, run_id)

    async def cancel(self, tx: Tx, viewer: Viewer, run_id: UUID) -> StoredRun:
        """Stop a run after the play that goes; one that is over stays as it is. Raises RunNotFound."""
        await self.run(tx, run_id)
        if await queries.end(tx, run_id, "cancelled"):
            await self._note(tx, viewer, "cancelled", run_id)
        return await self.run(tx, run_id)

    async def run(self, tx: Tx, run_id: UUID) -> StoredRun:
        """Return a run; raises RunNotFound."""
        found = await queries.run(tx, run_id)
        if found is None:
            raise RunNotFound
        return found

    async def runs(self, tx: Tx, before: tuple[Any, UUID] | None, limit: int) -> Sequence[StoredRun]:
        """Return runs, newest first."""
        return await queries.runs(tx, before, limit)

    async def plays(
        self, tx: Tx, run_id: UUID, passed: bool | None, after: UUID | None, limit: int
    ) -> Sequence[StoredPlay]:
        """Return plays of a run in their order; raises RunNotFound."""
        await self.run(tx, run_id)
        return await queries.plays(tx, run_id, passed, after, limit)

    async def _note(self, tx: Tx, viewer: Viewer, what: str, subject: UUID, **detail: Any) -> None:
        kind = {"played": "scenario_run", "cancelled": "scenario_run", "imported": "workspace"}.get(what, "scenario")
        await self.audit.append(tx, viewer, f"scenario.{what}", kind, subject, detail=detail)


def _read(source: str, locale: str) -> Scenario:
    try:
        return read_scenario(source)
    except Unreadable as error:
        raise ScenarioUnreadable(error.problems, locale) from None


def title_of(draft: Draft, language: str) -> str:
    """Return what a draft's flow is called in a language."""
    try:
        return read_flow(draft.source).title.of(language).text
    except Unreadable:
        return draft.name
