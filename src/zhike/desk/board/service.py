"""The board as one viewer may see it: a fixed number of statements, whatever the workspace holds."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from zhike.channels import ChannelsService
from zhike.db import Tx
from zhike.desk.board import queries, rules
from zhike.identity import Grant, Subject, Viewer, visible
from zhike.kit.clock import iso
from zhike.routing import RoutingService
from zhike.staff import Agent, Queue, StaffService, Team


class Board:
    """Reads the board."""

    def __init__(self, staff: StaffService, routing: RoutingService, channels: ChannelsService) -> None:
        self.staff = staff
        self.routing = routing
        self.channels = channels

    async def read(self, tx: Tx, viewer: Viewer) -> dict[str, Any]:
        """Return the board. Twelve statements with the wall's; one more where inboxes limit it."""
        day = await queries.day(tx)
        teams = await self.staff.teams(tx)
        queues = [q for q in await self.staff.queues(tx) if rules.reaches_team(viewer, q.team_id)]
        everybody = [a for a in await self.staff.agents(tx) if a.kind == "person"]
        held = await queries.held(tx, [a.id for a in everybody])
        people = [a for a in everybody if rules.reaches_person(viewer, a.id, a.team_ids)]
        since = day["began_at"]
        return {
            "day": _day(day),
            "reach": await self._reach(tx, viewer, teams),
            "queues": await self._queues(tx, viewer, queues, held, everybody),
            "people": _people(people, held),
            "assistant": _assistant(rules.assistant_share(await queries.turns(tx, viewer, since))),
            "today": await self.numbers(tx, viewer, since),
        }

    async def numbers(self, tx: Tx, viewer: Viewer, since: datetime, until: datetime | None = None) -> dict[str, Any]:
        """Return what happened from ``since`` on, ``until`` then (None: now). Four statements."""
        replies = await queries.first_replies(tx, viewer, since, until)
        return {
            "begun": await queries.begun(tx, viewer, since, until),
            "handed_over": replies["handed_over"],
            "first_reply": asdict(rules.first_reply(replies["waits"] or ()))
            | {"unanswered": replies["unanswered"], "never": replies["never"]},
            "resolved": await queries.resolved(tx, viewer, since, until),
            "satisfaction": asdict(rules.satisfaction(await queries.scores(tx, viewer, since, until))),
        }

    async def own(self, tx: Tx, agent_id: UUID, since: datetime, until: datetime) -> dict[str, Any]:
        """Return what a person did in that time, by the board's definitions, and what he has in hand now."""
        own = Viewer(tx.workspace, "person", agent_id, "", "", (Grant(rules.READ, "own"),))
        wrote = await queries.written(tx, agent_id, since, until)
        return await self.numbers(tx, own, since, until) | dict(wrote) | dict(await queries.in_hand(tx, agent_id))

    async def queued(self, tx: Tx, viewer: Viewer) -> tuple[int, datetime | None]:
        """Return how many wait for people in the viewer's reach, and since when the first."""
        seen = [
            row
            for row in await queries.waiting(tx)
            if visible(viewer, rules.READ, Subject(row["inbox_id"], row["team_id"], None))
        ]
        return sum(row["n"] for row in seen), min((row["since"] for row in seen if row["since"]), default=None)

    async def _reach(self, tx: Tx, viewer: Viewer, teams: Sequence[Team]) -> dict[str, Any]:
        limited = rules.inboxes(viewer)
        named = await self.channels.names(tx, limited) if limited is not None else {}
        mine = [t.name for t in teams if t.id in viewer.team_ids]
        return {
            "scope": rules.reach(viewer),
            "teams": mine if rules.reach(viewer) == "team" else [],
            "inboxes": None if limited is None else sorted(named[one]["name"] for one in limited if one in named),
        }

    async def _queues(
        self, tx: Tx, viewer: Viewer, queues: Sequence[Queue], held: Sequence[Any], agents: Sequence[Agent]
    ) -> list[dict[str, Any]]:
        waits: dict[UUID, list[Any]] = defaultdict(list)
        everybody: dict[UUID, int] = defaultdict(int)  # whoever joins a queue stands behind those of other inboxes too
        for row in await queries.waiting(tx):
            everybody[row["queue_id"]] += row["n"]
            if visible(viewer, rules.READ, Subject(row["inbox_id"], row["team_id"], None)):
                waits[row["queue_id"]].append(row)
        served: dict[UUID | None, int] = defaultdict(int)
        for row in held:
            if visible(viewer, rules.READ, Subject(row["inbox_id"], row["team_id"], row["owner_id"])):
                served[row["queue_id"]] += row["live"]
        loads = _loads(held)
        outlook = await self.routing.outlook(tx, {q.id: everybody[q.id] + 1 for q in queues})
        shown = []
        for q in queues:
            own = waits[q.id]
            here = [a for a in agents if q.team_id in a.team_ids and a.presence == "online"]
            free = sum(max(0, a.capacity - loads[a.id]) for a in here)
            shown.append(
                {
                    "id": str(q.id),
                    "name": q.name,
                    "team_id": str(q.team_id),
                    "waiting": sum(row["n"] for row in own),
                    "waiting_since": iso(min((row["since"] for row in own if row["since"]), default=None)),
                    "expected_wait_s": rules.expected_wait_s(everybody[q.id], free, outlook[q.id]),
                    "in_service": served[q.id],
                    "online": len(here),
                    "free": free,
                }
            )
        return shown


def _loads(held: Sequence[Mapping[Any, Any]]) -> dict[UUID, int]:
    loads: dict[UUID, int] = defaultdict(int)
    for row in held:
        loads[row["owner_id"]] += row["n"]
    return loads


def _people(agents: Sequence[Agent], held: Sequence[Any]) -> dict[str, Any]:
    """Return who is there, and who went with work in hand; of the others only how many."""
    loads = _loads(held)
    shown = [a for a in agents if a.presence != "offline" or loads[a.id]]
    return {
        "offline": len(agents) - len(shown),
        "items": [
            {
                "id": str(a.id),
                "name": a.name,
                "avatar_url": a.avatar_url,
                "presence": a.presence,
                "presence_reason": a.presence_reason,
                "presence_since": iso(a.presence_since),
                "load": loads[a.id],
                "capacity": a.capacity,
            }
            for a in shown
        ],
    }


def _assistant(share: rules.AssistantShare) -> dict[str, Any]:
    told = asdict(share)
    for name in ("refusals", "handovers"):
        told[name] = [{"code": code, "n": n} for code, n in told[name]]
    return told


def _day(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {
        "date": row["day"].isoformat(),
        "zone": row["zone"],
        "began_at": iso(row["began_at"]),
        "at": iso(row["at"]),
        "behind_s": row["behind_s"],
    }
