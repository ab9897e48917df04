"""SQL of scenarios and their runs (private)."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.scenarios.stored_types import Draft, Filter, StoredPlay, StoredRun, StoredScenario
from zhike.scenarios.types import Scenario

_SCENARIO = "id, name, source, pattern, language, tier, turns, version, updated_at, updated_by, last_passed, last_run_id, last_at"
LISTED = f"""
SELECT {_SCENARIO} FROM scenarios
WHERE workspace_id = :w AND (CAST(:pattern AS text) IS NULL OR pattern = :pattern)
  AND (CAST(:language AS text) IS NULL OR language = :language)
  AND (CAST(:state AS text) IS NULL
       OR :state = CASE WHEN last_passed THEN 'passed' WHEN last_passed IS NULL THEN 'untried' ELSE 'failed' END)
  AND (:q = '' OR position(lower(:q) IN lower(source)) > 0)
  AND (CAST(:after_name AS text) IS NULL OR (name, id) > (:after_name, CAST(:after_id AS uuid)))
ORDER BY name, id LIMIT :limit
"""
ONE = f"SELECT {_SCENARIO} FROM scenarios WHERE workspace_id = :w AND id = :id"
ALL = f"""
SELECT {_SCENARIO} FROM scenarios WHERE workspace_id = :w AND (CAST(:ids AS uuid[]) IS NULL OR id = ANY(:ids)) ORDER BY name, id
"""
COUNT = "SELECT count(*) FROM scenarios WHERE workspace_id = :w"
NAMED = "SELECT id FROM scenarios WHERE workspace_id = :w AND name = :name"
ADD = """
INSERT INTO scenarios (workspace_id, id, name, source, pattern, language, tier, turns, updated_by)
VALUES (:w, :id, :name, :source, :pattern, :language, :tier, :turns, :by) ON CONFLICT (workspace_id, name) DO NOTHING RETURNING id
"""
SAVE = """
UPDATE scenarios SET name = :name, source = :source, pattern = :pattern, language = :language, tier = :tier, turns = :turns,
       version = version + 1, updated_at = now(), updated_by = :by, last_passed = NULL, last_run_id = NULL, last_at = NULL
WHERE workspace_id = :w AND id = :id AND (CAST(:version AS integer) IS NULL OR version = :version) RETURNING version
"""
REMOVE = "DELETE FROM scenarios WHERE workspace_id = :w AND id = :id RETURNING id"
LAST = """
UPDATE scenarios s SET last_passed = p.passed, last_run_id = :run, last_at = now()
FROM (SELECT scenario_id, bool_and(passed) AS passed FROM scenario_plays WHERE workspace_id = :w AND run_id = :run GROUP BY 1) p
WHERE s.workspace_id = :w AND s.id = p.scenario_id
"""
_RUN = """
SELECT r.id, r.state, r.scenario_ids, r.repeats, r.flow_id, r.flow_name, r.flow_version, r.flow_source, r.figures, r.error,
       r.created_at, r.created_by, r.started_at, r.ended_at, p.done, p.passed
FROM scenario_runs r CROSS JOIN LATERAL (
    SELECT count(*) AS done, count(*) FILTER (WHERE passed) AS passed FROM scenario_plays
    WHERE workspace_id = r.workspace_id AND run_id = r.id) p
WHERE r.workspace_id = :w"""
RUNS = f"""{_RUN}
  AND (CAST(:before AS timestamptz) IS NULL OR (r.created_at, r.id) < (:before, CAST(:before_id AS uuid)))
ORDER BY r.created_at DESC, r.id DESC LIMIT :limit
"""
RUN = f"{_RUN} AND r.id = :id"
BEGIN = """
INSERT INTO scenario_runs (workspace_id, id, state, scenario_ids, repeats, flow_id, flow_name, flow_version, flow_source, created_by)
VALUES (:w, :id, 'waiting', :ids, :repeats, :flow_id, :flow_name, :flow_version, :flow_source, :by)
ON CONFLICT (workspace_id) WHERE state IN ('waiting', 'running') DO NOTHING RETURNING id
"""
STATE = "SELECT state FROM scenario_runs WHERE workspace_id = :w AND id = :id"
START = """
UPDATE scenario_runs SET state = 'running', started_at = coalesce(started_at, now())
WHERE workspace_id = :w AND id = :id AND state IN ('waiting', 'running') RETURNING id
"""
END = """
UPDATE scenario_runs SET state = :state, figures = CAST(:figures AS jsonb), error = :error, ended_at = now()
WHERE workspace_id = :w AND id = :id AND state IN ('waiting', 'running') RETURNING id
"""
FORGET = """
DELETE FROM scenario_runs WHERE workspace_id = :w AND id IN (
    SELECT id FROM scenario_runs WHERE workspace_id = :w ORDER BY created_at DESC, id DESC OFFSET :kept)
"""
ADD_PLAY = """
INSERT INTO scenario_plays (workspace_id, id, run_id, scenario_id, repeat, name, pattern, language, passed, contained, misses,
    transcript, seconds)
VALUES (:w, :id, :run, :scenario, :repeat, :name, :pattern, :language, :passed, :contained, CAST(:misses AS jsonb),
    CAST(:transcript AS jsonb), :seconds) ON CONFLICT DO NOTHING
"""
PLAYS = """
SELECT p.id, p.scenario_id, p.repeat, p.name, p.pattern, p.language, p.passed, p.contained, p.misses, p.transcript, p.seconds,
       s.id IS NOT NULL AS stands
FROM scenario_plays p LEFT JOIN scenarios s ON s.workspace_id = p.workspace_id AND s.id = p.scenario_id
WHERE p.workspace_id = :w AND p.run_id = :run AND (CAST(:passed AS boolean) IS NULL OR p.passed = :passed)
  AND (CAST(:after AS uuid) IS NULL OR p.id > :after) ORDER BY p.id LIMIT :limit
"""


async def listed(tx: Tx, wanted: Filter, after: tuple[str, UUID] | None, limit: int) -> list[StoredScenario]:
    """Return scenarios by name."""
    given = {"q": wanted.q, "pattern": wanted.pattern, "language": wanted.language, "state": wanted.state}
    name, last = after or (None, None)
    values = given | {"w": tx.workspace, "after_name": name, "after_id": last, "limit": limit}
    return [StoredScenario(**row) for row in await tx.rows(LISTED, values)]


async def one(tx: Tx, scenario_id: UUID) -> StoredScenario | None:
    """Return a scenario."""
    row = await tx.row(ONE, {"w": tx.workspace, "id": scenario_id})
    return StoredScenario(**row) if row is not None else None


async def several(tx: Tx, ids: Sequence[UUID] | None) -> list[StoredScenario]:
    """Return these scenarios by name, every one for None."""
    rows = await tx.rows(ALL, {"w": tx.workspace, "ids": list(ids) if ids is not None else None})
    return [StoredScenario(**row) for row in rows]


async def count(tx: Tx) -> int:
    """Return how many scenarios there are."""
    return int(await tx.scalar(COUNT, {"w": tx.workspace}))


async def named(tx: Tx, name: str) -> UUID | None:
    """Return the scenario of this name."""
    found: UUID | None = await tx.scalar(NAMED, {"w": tx.workspace, "name": name})
    return found


async def add(tx: Tx, scenario_id: UUID, source: str, read: Scenario, by: UUID) -> bool:
    """Keep a new scenario; False where its name is taken."""
    return await tx.scalar(ADD, _values(tx, scenario_id, source, read, by)) is not None


async def save(tx: Tx, scenario_id: UUID, version: int | None, source: str, read: Scenario, by: UUID) -> bool:
    """Keep a scenario otherwise; False where ``version`` is not the one that is kept."""
    return await tx.scalar(SAVE, _values(tx, scenario_id, source, read, by) | {"version": version}) is not None


async def remove(tx: Tx, scenario_id: UUID) -> bool:
    """Remove a scenario; its plays stay with their runs."""
    return await tx.scalar(REMOVE, {"w": tx.workspace, "id": scenario_id}) is not None


def _values(tx: Tx, scenario_id: UUID, source: str, read: Scenario, by: UUID) -> dict[str, Any]:
    values = {"pattern": read.pattern, "language": read.language, "tier": read.tier, "turns": len(read.turns)}
    return {"w": tx.workspace, "id": scenario_id, "name": read.name, "source": source, "by": by, **values}


async def runs(tx: Tx, before: tuple[Any, UUID] | None, limit: int) -> list[StoredRun]:
    """Return runs, newest first."""
    at, last = before or (None, None)
    values = {"w": tx.workspace, "before": at, "before_id": last, "limit": limit}
    return [_run(row) for row in await tx.rows(RUNS, values)]


async def run(tx: Tx, run_id: UUID) -> StoredRun | None:
    """Return a run."""
    row = await tx.row(RUN, {"w": tx.workspace, "id": run_id})
    return _run(row) if row is not None else None


async def begin(tx: Tx, run_id: UUID, ids: Sequence[UUID], repeats: int, draft: Draft | None, by: UUID) -> bool:
    """Keep a new run that waits; False where one goes already."""
    flow = {"flow_id": None, "flow_name": None, "flow_version": None, "flow_source": None}
    if draft is not None:
        flow = {f"flow_{name}": getattr(draft, name) for name in ("id", "name", "version", "source")}
    values = {"w": tx.workspace, "id": run_id, "ids": list(ids), "repeats": repeats, "by": by, **flow}
    return await tx.scalar(BEGIN, values) is not None


async def state(tx: Tx, run_id: UUID) -> str | None:
    """Return how a run stands."""
    found: str | None = await tx.scalar(STATE, {"w": tx.workspace, "id": run_id})
    return found


async def start(tx: Tx, run_id: UUID) -> bool:
    """Let a run go; False where it is over."""
    return await tx.scalar(START, {"w": tx.workspace, "id": run_id}) is not None


async def end(
    tx: Tx, run_id: UUID, how: str, figures: Mapping[str, Any] | None = None, error: str | None = None
) -> bool:
    """End a run that goes, and note at each scenario how it went; False where it was over."""
    values = {"w": tx.workspace, "id": run_id, "state": how, "error": error}
    ended = await tx.scalar(END, values | {"figures": json.dumps(figures, ensure_ascii=False) if figures else None})
    if ended is not None:
        await tx.execute(LAST, {"w": tx.workspace, "run": run_id})
    return ended is not None


async def forget(tx: Tx, kept: int) -> None:
    """Remove all but the newest runs with their plays."""
    await tx.execute(FORGET, {"w": tx.workspace, "kept": kept})


async def add_play(tx: Tx, run_id: UUID, play: StoredPlay) -> None:
    """Keep what came of a play."""
    names = ("id", "repeat", "name", "pattern", "language", "passed", "contained", "seconds")
    values = {name: getattr(play, name) for name in names} | {"w": tx.workspace, "run": run_id}
    values |= {
        name: json.dumps(getattr(play, name), ensure_ascii=False, default=str) for name in ("misses", "transcript")
    }
    await tx.execute(ADD_PLAY, values | {"scenario": play.scenario_id})


async def plays(tx: Tx, run_id: UUID, passed: bool | None, after: UUID | None, limit: int) -> list[StoredPlay]:
    """Return plays of a run in their order."""
    values = {"w": tx.workspace, "run": run_id, "passed": passed, "after": after, "limit": limit}
    return [StoredPlay(**row) for row in await tx.rows(PLAYS, values)]


def _run(row: Mapping[Any, Any]) -> StoredRun:
    kept = dict(row)
    flow = [kept.pop(f"flow_{name}") for name in ("id", "name", "version", "source")]
    return StoredRun(**kept, draft=Draft(*flow) if flow[0] is not None else None)
