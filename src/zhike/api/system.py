"""Routes of the IT maintainer: how the installation is, check by check, and what the console says to do about it."""

import json
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter

from zhike.api.guard import ApiGuard
from zhike.facts import standings, waiting
from zhike.house import House
from zhike.identity import Scope
from zhike.kit.clock import utcnow
from zhike.kit.shapes import Out

LAST_ID = UUID(int=2**128 - 1)
STALE_BACKUP = timedelta(days=7)
LITTLE, VERY_LITTLE = 5 * 2**30, 500 * 2**20  # bytes free
LAG_S = 5.0
MANY_JOBS = 1_000
ASIDE = 100  # payloads set aside that are counted

SERVER = "SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS bytes"
WORKERS = "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '10 seconds'"
DEAD = """
SELECT count(*) FROM procrastinate_jobs WHERE status::text IN ('failed', 'aborted') AND args->>'workspace_id' = :workspace
"""
State = Literal["ok", "warn", "fail"]


class Check(Out):
    """One thing that was looked at. ``facts``: numbers (bytes, seconds, counts), names and times behind the state."""

    key: Literal["database", "workers", "jobs", "log", "projections", "inbound", "effects", "disk", "backup"]
    state: State
    facts: dict[str, int | float | str | None]


class SystemOut(Out):
    """The installation: its version and every check, the worst first."""

    version: str
    at: datetime
    checks: list[Check]


def routes(house: House, guard: ApiGuard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["operations"])

    @router.get("/system", response_model=SystemOut, summary="How the installation is")
    async def system(scope: Annotated[Scope, guard("jobs.manage")]) -> dict[str, Any]:
        checks = [*await _database(house, scope), await _inbound(house, scope), *_machine(house)]
        if len(await house.identity.workspace_ids()) > 1:
            checks = [_without_sizes(check) for check in checks]
        order = ("fail", "warn", "ok")
        worst = sorted(checks, key=lambda check: order.index(check["state"]))
        return {"version": version("zhike"), "at": utcnow(), "checks": worst}

    return router


async def _database(house: House, scope: Scope) -> list[dict[str, Any]]:
    """Return what the database tells of itself, the workers, this workspace's dead jobs, the log and what follows it."""
    async with house.db.system() as tx:
        server = await tx.row(SERVER)
        assert server is not None
        workers = await tx.scalar(WORKERS)
        dead = await tx.scalar(DEAD, {"workspace": str(scope.viewer.workspace_id)})
        facts, age_s = await waiting(tx)
        stopped = [one.name for one in await standings(tx) if one.stopped]
    counts = await house.jobs.counts()
    waits = counts.get("todo", 0)
    return [
        _check("database", "ok", version=server["version"], bytes=server["bytes"]),
        _check("workers", "ok" if workers else "fail", count=workers),
        _check("jobs", "warn" if dead or waits > MANY_JOBS else "ok", dead=dead, waiting=waits),
        _check("log", "fail" if age_s > LAG_S else "ok", waiting=facts, age_s=round(age_s, 1)),
        _check("projections", "fail" if stopped else "ok", stopped=len(stopped), names=", ".join(stopped) or None),
    ]


async def _inbound(house: House, scope: Scope) -> dict[str, Any]:
    aside = len(await house.intake.set_aside(scope.tx, LAST_ID, ASIDE))
    return _check("inbound", "warn" if aside else "ok", aside=aside, most=ASIDE)


def _machine(house: House) -> list[dict[str, Any]]:
    data = house.settings.data_dir
    disk = shutil.disk_usage(data if data.exists() else Path.cwd())
    short: State = "fail" if disk.free < VERY_LITTLE else "warn" if disk.free < LITTLE else "ok"
    paused = house.settings.jobs.effects == "paused"
    made = _backup(house.settings.backup_stamp())
    at = datetime.fromisoformat(str(made["at"])) if made else None
    fresh = at is not None and datetime.now(UTC) - at < STALE_BACKUP
    return [
        _check("disk", short, free_bytes=disk.free, bytes=disk.total),
        _check("effects", "warn" if paused else "ok", paused=int(paused)),
        _check("backup", "ok" if fresh else "warn", at=made.get("at"), bytes=made.get("bytes")),
    ]


def _backup(stamp: Path) -> Mapping[str, Any]:
    """Return when the last backup of this installation was made and its size; empty where none is known."""
    try:
        found = json.loads(stamp.read_text("utf-8"))
        datetime.fromisoformat(found["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {"at": found["at"], "bytes": int(found.get("bytes") or 0)}


def _without_sizes(check: dict[str, Any]) -> dict[str, Any]:
    """Return a check as one of several workspaces is told it: how it is, not how much others store beside them."""
    facts = {name: value for name, value in check["facts"].items() if not name.endswith("bytes")}
    return check | {"facts": facts}


def _check(key: str, state: State, **facts: int | float | str | None) -> dict[str, Any]:
    return {"key": key, "state": state, "facts": facts}
