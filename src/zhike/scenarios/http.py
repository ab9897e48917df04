"""Routes of scenarios: written, brought in and out, played by a worker."""

from collections.abc import Collection
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response

from zhike.identity import Guard, IdentityService, Scope
from zhike.kit.ids import id_of
from zhike.kit.paging import a_time, an_id, decode_cursor, decode_id_cursor, encode_cursor
from zhike.kit.yaml_lines import Unreadable
from zhike.scenarios import schemas
from zhike.scenarios.errors import RunNotFound, ScenarioNotFound
from zhike.scenarios.reading import read_scenario
from zhike.scenarios.service import Scenarios, Wanted, title_of
from zhike.scenarios.stored_types import Filter, StoredPlay, StoredRun, StoredScenario
from zhike.scenarios.wording import failed

READ, EDIT = "knowledge.read", "knowledge.edit"
Limit = Annotated[int, Query(ge=1, le=200)]


def routes(service: Scenarios, identity: IdentityService, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["scenarios"])
    shown = _Shown(identity)
    _reading(router, service, shown, guard)
    _writing(router, service, shown, guard)
    _files(router, service, guard)
    _runs(router, service, shown, guard)
    _results(router, service, guard)
    return router


def _reading(router: APIRouter, service: Scenarios, shown: "_Shown", guard: Guard) -> None:
    read = guard(READ)

    @router.get("/scenarios", response_model=schemas.ScenarioPage, summary="List scenarios by name")
    async def listed(
        scope: Annotated[Scope, read],
        q: Annotated[str, Query(max_length=200)] = "",
        pattern: str | None = None,
        language: str | None = None,
        state: schemas.State | None = None,
        cursor: str | None = None,
        limit: Limit = 50,
    ) -> dict[str, Any]:
        after = decode_cursor(cursor, str, an_id)
        found = await service.listed(scope.tx, Filter(q.strip(), pattern, language, state), after, limit + 1)
        names = await shown.names(scope, [one.updated_by for one in found])
        more = encode_cursor(found[limit - 1].name, found[limit - 1].id) if len(found) > limit else None
        return {"items": [_scenario(one, names) for one in found[:limit]], "next_cursor": more}

    @router.get("/scenarios/{scenario_id}", response_model=schemas.ScenarioFull, summary="Read a scenario")
    async def one(scenario_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        return await shown.full(scope, await service.get(scope.tx, _id(scenario_id)))

    @router.post("/scenario-checks", response_model=schemas.ScenarioChecked, summary="Check a scenario's YAML")
    async def check(body: schemas.ScenarioIn, scope: Annotated[Scope, read]) -> dict[str, Any]:
        try:
            found = read_scenario(body.source)
        except Unreadable as error:
            chinese = scope.viewer.locale.startswith("zh")
            told = [{"line": one.line, "reason": one.zh if chinese else one.en} for one in error.problems]
            return {"problems": told, "name": None, "pattern": None, "language": None, "turns": None}
        read_as = {"name": found.name, "pattern": found.pattern, "language": found.language}
        return {"problems": [], **read_as, "turns": len(found.turns)}


def _writing(router: APIRouter, service: Scenarios, shown: "_Shown", guard: Guard) -> None:
    edit = guard(EDIT)

    @router.post("/scenarios", response_model=schemas.ScenarioFull, status_code=201, summary="Keep a new scenario")
    async def create(body: schemas.ScenarioIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        return await shown.full(scope, await service.create(scope.tx, scope.viewer, body.source))

    @router.put("/scenarios/{scenario_id}", response_model=schemas.ScenarioFull, summary="Keep a scenario otherwise")
    async def save(scenario_id: str, body: schemas.ScenarioSave, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        kept = await service.save(scope.tx, scope.viewer, _id(scenario_id), body.version, body.source)
        return await shown.full(scope, kept)

    @router.delete("/scenarios/{scenario_id}", status_code=204, summary="Delete a scenario")
    async def delete(scenario_id: str, scope: Annotated[Scope, edit]) -> Response:
        await service.delete(scope.tx, scope.viewer, _id(scenario_id))
        return Response(status_code=204)


def _files(router: APIRouter, service: Scenarios, guard: Guard) -> None:
    @router.post("/scenario-imports", response_model=schemas.ScenariosBroughtIn, summary="Bring in a file of scenarios")
    async def bring_in(body: schemas.ScenarioIn, scope: Annotated[Scope, guard(EDIT)]) -> dict[str, int]:
        new, changed = await service.bring_in(scope.tx, scope.viewer, body.source)
        return {"added": new, "updated": changed}

    @router.get(
        "/scenario-exports",
        response_class=Response,
        responses={200: {"content": {"application/yaml": {}}}},
        summary="Every scenario as one file",
    )
    async def file(scope: Annotated[Scope, guard(READ)]) -> Response:
        given = {"Content-Disposition": 'attachment; filename="scenarios.yaml"'}
        return Response(await service.file(scope.tx), media_type="application/yaml", headers=given)


def _runs(router: APIRouter, service: Scenarios, shown: "_Shown", guard: Guard) -> None:
    read, edit = guard(READ), guard(EDIT)

    @router.post("/scenario-runs", response_model=schemas.ScenarioRunOut, status_code=202, summary="Play scenarios")
    async def begin(body: schemas.ScenarioRunIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        ids = [_id(one) for one in body.scenario_ids] if body.scenario_ids is not None else None
        flow = id_of(body.flow.id, ScenarioNotFound()) if body.flow is not None else None
        wanted = Wanted(ids, body.repeats, flow, body.flow.version if body.flow is not None else None)
        return await shown.run(scope, await service.begin(scope.tx, scope.viewer, wanted))

    @router.get("/scenario-runs", response_model=schemas.ScenarioRunPage, summary="List runs, newest first")
    async def runs(scope: Annotated[Scope, read], cursor: str | None = None, limit: Limit = 20) -> dict[str, Any]:
        found = await service.runs(scope.tx, decode_cursor(cursor, a_time, an_id), limit + 1)
        more = encode_cursor(found[limit - 1].created_at, found[limit - 1].id) if len(found) > limit else None
        return {"items": [await shown.run(scope, one) for one in found[:limit]], "next_cursor": more}

    @router.get("/scenario-runs/{run_id}", response_model=schemas.ScenarioRunOut, summary="How a run goes")
    async def run(run_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        return await shown.run(scope, await service.run(scope.tx, _run_id(run_id)))

    @router.post("/scenario-runs/{run_id}/cancel", response_model=schemas.ScenarioRunOut, summary="Stop a run")
    async def cancel(run_id: str, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        return await shown.run(scope, await service.cancel(scope.tx, scope.viewer, _run_id(run_id)))


def _results(router: APIRouter, service: Scenarios, guard: Guard) -> None:
    @router.get(
        "/scenario-runs/{run_id}/results",
        response_model=schemas.ScenarioResultPage,
        summary="What came of each scenario, in the order they were played",
    )
    async def results(
        run_id: str,
        scope: Annotated[Scope, guard(READ)],
        failed: bool | None = None,
        cursor: str | None = None,
        limit: Limit = 50,
    ) -> dict[str, Any]:
        passed, after = None if failed is None else not failed, decode_id_cursor(cursor)
        found = await service.plays(scope.tx, _run_id(run_id), passed, after, limit + 1)
        more = encode_cursor(found[limit - 1].id) if len(found) > limit else None
        return {"items": [_play(one) for one in found[:limit]], "next_cursor": more}


class _Shown:
    """Scenarios and runs as answers, people by their names."""

    def __init__(self, identity: IdentityService) -> None:
        self.identity = identity

    async def names(self, scope: Scope, ids: Collection[UUID | None]) -> dict[UUID, str]:
        wanted = {one for one in ids if one is not None}
        return await self.identity.names(scope.tx, wanted) if wanted else {}

    async def full(self, scope: Scope, stored: StoredScenario) -> dict[str, Any]:
        return _scenario(stored, await self.names(scope, [stored.updated_by])) | {"source": stored.source}

    async def run(self, scope: Scope, stored: StoredRun) -> dict[str, Any]:
        names, language = await self.names(scope, [stored.created_by]), scope.viewer.locale[:2]
        plain = ("state", "repeats", "total", "done", "passed", "created_at", "started_at", "ended_at", "figures")
        flow, draft = None, stored.draft
        if draft is not None:
            flow = {"id": str(draft.id), "name": draft.name, "version": draft.version}
            flow |= {"title": title_of(draft, language)}
        return {
            **{name: getattr(stored, name) for name in plain},
            "id": str(stored.id),
            "flow": flow,
            "created_by": names.get(stored.created_by) if stored.created_by else None,
            "error": failed(stored.error, language) if stored.error else None,
        }


def _scenario(stored: StoredScenario, names: dict[UUID, str]) -> dict[str, Any]:
    plain = ("name", "pattern", "language", "tier", "turns", "version", "updated_at")
    last = None
    if stored.last_passed is not None:
        last = {"passed": stored.last_passed, "run_id": str(stored.last_run_id), "at": stored.last_at}
    by = names.get(stored.updated_by) if stored.updated_by else None
    return {name: getattr(stored, name) for name in plain} | {"id": str(stored.id), "updated_by": by, "last": last}


def _play(play: StoredPlay) -> dict[str, Any]:
    plain = ("name", "pattern", "language", "repeat", "passed", "seconds", "misses", "transcript")
    told = {name: getattr(play, name) for name in plain}
    return told | {"id": str(play.id), "scenario_id": str(play.scenario_id) if play.stands else None}


def _id(given: str) -> UUID:
    return id_of(given, ScenarioNotFound())


def _run_id(given: str) -> UUID:
    return id_of(given, RunNotFound())
