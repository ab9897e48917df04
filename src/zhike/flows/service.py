"""Use cases of who writes flows: drafts, checks, publishing, going back. The only writer of flows and their versions."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from zhike.actions import Actions, OperationCard
from zhike.db import Tx
from zhike.flows import queries
from zhike.flows.checks import Remark, check_flow
from zhike.flows.errors import (
    FlowChanged,
    FlowInUse,
    FlowNameTaken,
    FlowNotFound,
    FlowUnreadable,
    FlowUnsound,
    VersionNotFound,
)
from zhike.flows.reading import Problem, Unreadable, read_flow
from zhike.flows.stored_types import StoredFlow, StoredVersion
from zhike.flows.types import Flow, Sub
from zhike.identity import AuditTrail, Viewer
from zhike.kit.clock import utcnow
from zhike.kit.ids import uuid7

FIGURES_OF = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Checked:
    """A file as it was read. ``flow`` is None where it cannot be; then ``problems`` say why, with their lines."""

    flow: Flow | None
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Remark, ...] = ()


class FlowsService:
    """Keeps a workspace's flows. Who may is the routes' to check."""

    def __init__(self, actions: Actions, audit: AuditTrail) -> None:
        self.actions = actions
        self.audit = audit

    async def all(self, tx: Tx) -> list[StoredFlow]:
        """Return every flow, by name."""
        return await queries.listed(tx)

    async def get(self, tx: Tx, flow_id: UUID) -> StoredFlow:
        """Return a flow; raises FlowNotFound."""
        found = await queries.one(tx, flow_id)
        if found is None:
            raise FlowNotFound
        return found

    async def draft(self, tx: Tx, flow_id: UUID, version: int | None = None) -> StoredFlow:
        """Return a flow whose draft can run; raises FlowNotFound, FlowUnreadable, and FlowChanged where it is not ``version``."""
        found = await self.get(tx, flow_id)
        if version is not None and found.version != version:
            raise FlowChanged
        _read(found.source)
        return found

    async def figures(self, tx: Tx, now: datetime | None = None) -> dict[str, dict[str, Any]]:
        """Return what came of each flow in the last thirty days, live conversations only."""
        rows = await queries.figures(tx, (now or utcnow()) - FIGURES_OF)
        return {row.pop("flow"): row for row in rows}

    async def check(self, tx: Tx, source: str) -> Checked:
        """Return what can be said of a file before it runs."""
        try:
            flow = read_flow(source)
        except Unreadable as error:
            return Checked(None, error.problems)
        operations = {card.name: card for card in await self.actions.operations(tx)}
        names = {one.name for one in await queries.listed(tx)} | {flow.name}
        return Checked(flow, (), tuple(check_flow(flow, operations, names)))

    async def errors(self, tx: Tx, flows: Sequence[StoredFlow]) -> dict[UUID, int]:
        """Return how many things keep each draft from going live; the operations are read once for all."""
        operations = {card.name: card for card in await self.actions.operations(tx)}
        names = {one.name for one in flows}
        return {one.id: _errors(one.source, operations, names) for one in flows}

    async def create(self, tx: Tx, viewer: Viewer, source: str, ip: str | None = None) -> StoredFlow:
        """Keep a new draft; raises FlowUnreadable, FlowNameTaken."""
        flow, flow_id = _read(source), uuid7()
        if not await queries.add(tx, flow_id, flow.name, source, viewer.id):
            raise FlowNameTaken(name=flow.name, field="source")
        await self._note(tx, viewer, "created", flow_id, flow.name, ip)
        return await self.get(tx, flow_id)

    async def adopt(self, tx: Tx, viewer: Viewer, sources: Sequence[str]) -> list[StoredFlow]:
        """Make and publish several flows that may begin one another; raises what `create` and `publish` raise."""
        made = [await self.create(tx, viewer, source) for source in sources]
        return [await self.publish(tx, viewer, one.id, one.version, "") for one in made]

    async def save(
        self, tx: Tx, viewer: Viewer, flow_id: UUID, version: int, source: str, ip: str | None = None
    ) -> StoredFlow:
        """Save a draft as of ``version``; raises FlowUnreadable, FlowNameTaken, FlowChanged. What is live stays."""
        before, flow = await self.get(tx, flow_id), _read(source)
        if await queries.named(tx, flow.name) not in (None, flow_id):
            raise FlowNameTaken(name=flow.name, field="source")
        if before.source == source and before.version == version:
            return before
        if await queries.save(tx, flow_id, version, flow.name, source, viewer.id) is None:
            raise FlowChanged
        await self._note(tx, viewer, "updated", flow_id, flow.name, ip)
        return await self.get(tx, flow_id)

    async def publish(
        self, tx: Tx, viewer: Viewer, flow_id: UUID, version: int, note: str, ip: str | None = None
    ) -> StoredFlow:
        """Let a draft be live as a new version; raises FlowChanged, FlowUnsound where a remark is an error."""
        before = await self.get(tx, flow_id)
        if before.version != version:
            raise FlowChanged
        checked = await self.check(tx, before.source)
        _sound(checked)
        live = await queries.publish(tx, flow_id, before.source, note, viewer.id)
        await self._note(tx, viewer, "published", flow_id, before.name, ip, {"version": live})
        return await self.get(tx, flow_id)

    async def go_live(
        self, tx: Tx, viewer: Viewer, flow_id: UUID, version: int | None, ip: str | None = None
    ) -> StoredFlow:
        """Let an older version be live again, or none; raises VersionNotFound, FlowInUse. The draft stays."""
        before = await self.get(tx, flow_id)
        if version is None:
            await self._unused(tx, before)
        elif version not in {one.version for one in await queries.versions(tx, flow_id)}:
            raise VersionNotFound(version=version)
        await queries.go_live(tx, flow_id, version, viewer.id)
        what = "rolled_back" if version is not None else "stopped"
        await self._note(tx, viewer, what, flow_id, before.name, ip, {"version": version})
        return await self.get(tx, flow_id)

    async def delete(self, tx: Tx, viewer: Viewer, flow_id: UUID, ip: str | None = None) -> None:
        """Delete a flow with its versions; raises FlowInUse. Conversations in it are asked anew what they want."""
        before = await self.get(tx, flow_id)
        await self._unused(tx, before)
        await queries.remove(tx, flow_id)
        await self._note(tx, viewer, "deleted", flow_id, before.name, ip)

    async def versions(self, tx: Tx, flow_id: UUID) -> list[StoredVersion]:
        """Return what was published, newest first; raises FlowNotFound."""
        await self.get(tx, flow_id)
        return await queries.versions(tx, flow_id)

    async def _unused(self, tx: Tx, flow: StoredFlow) -> None:
        """Raise FlowInUse while live flows begin this one."""
        users = [one.name for one in await queries.listed(tx) if one.id != flow.id and flow.name in _begun_by(one)]
        if users:
            raise FlowInUse(flows=", ".join(users))

    async def _note(
        self,
        tx: Tx,
        viewer: Viewer,
        what: str,
        flow_id: UUID,
        name: str,
        ip: str | None,
        more: dict[str, Any] | None = None,
    ) -> None:
        detail = {"name": name, **(more or {})}
        await self.audit.append(tx, viewer, f"flow.{what}", "flow", flow_id, ip=ip, detail=detail)


def _read(source: str) -> Flow:
    """Return the flow of a file; raises FlowUnreadable with the first thing that is wrong and all of them beside."""
    try:
        return read_flow(source)
    except Unreadable as error:
        first = error.problems[0]
        problems = [{"line": one.line, "en": one.en, "zh": one.zh} for one in error.problems]
        raise FlowUnreadable(
            field="source", line=first.line, problem=first.en, problem_zh=first.zh, problems=problems
        ) from None


def _errors(source: str, operations: Mapping[str, OperationCard], names: Collection[str]) -> int:
    try:
        remarks = check_flow(read_flow(source), operations, names)
    except Unreadable as error:
        return len(error.problems)
    return sum(one.kind == "error" for one in remarks)


def _sound(checked: Checked) -> None:
    errors: Sequence[Remark] = [one for one in checked.remarks if one.kind == "error"]
    if errors:
        remarks = [{"where": one.where, "code": one.code, "en": one.en, "zh": one.zh} for one in errors]
        first = errors[0]
        raise FlowUnsound(field="source", where=first.where, problem=first.en, problem_zh=first.zh, remarks=remarks)


def _begun_by(stored: StoredFlow) -> set[str]:
    """Return the names of flows that a live flow begins."""
    if stored.live_source is None:
        return set()
    try:
        flow = read_flow(stored.live_source)
    except Unreadable:
        return set()
    return {step.verb.flow for step in flow.steps.values() if isinstance(step.verb, Sub)}
