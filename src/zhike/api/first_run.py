"""Routes of a fresh workspace's first five steps: what is done, what was put off."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter

from zhike.api.guard import ApiGuard
from zhike.house import House
from zhike.identity import Scope
from zhike.kit.clock import iso
from zhike.kit.shapes import Body, Out

Key = Literal["workspace", "knowledge", "look", "people", "snippet"]
KEYS: tuple[Key, ...] = ("workspace", "knowledge", "look", "people", "snippet")
SETTING = "first_run"


class FirstStep(Out):
    """A step. entries: in all bases; people: who may sign in; host, seen_at: where a page last loaded a widget."""

    key: Key
    state: Literal["open", "done", "skipped"]
    entries: int | None = None
    people: int | None = None
    host: str | None = None
    seen_at: str | None = None


class FirstRun(Out):
    """The five steps in their order; closed: nobody wants to see them again."""

    steps: list[FirstStep]
    closed: bool


class FirstStepPatch(Body):
    """What somebody says of a step; one that Zhike can see for itself is done all the same."""

    state: Literal["open", "done", "skipped"]


class FirstRunPatch(Body):
    """Whether the steps are still shown."""

    closed: bool


def routes(house: House, guard: ApiGuard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["identity"])
    manage = guard("staff.manage")

    @router.get("/first-run", response_model=FirstRun, summary="The first five steps of a workspace")
    async def read(scope: Annotated[Scope, manage]) -> dict[str, Any]:
        return await _steps(house, scope)

    @router.patch("/first-run", response_model=FirstRun, summary="Show the first steps, or no more")
    async def close(body: FirstRunPatch, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        await _keep(house, scope, closed=body.closed)
        return await _steps(house, scope)

    @router.put("/first-run/{key}", response_model=FirstRun, summary="Say that a first step is done, put off or open")
    async def say(key: Key, body: FirstStepPatch, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        await _keep(house, scope, **{key: body.state})
        return await _steps(house, scope)

    return router


async def _keep(house: House, scope: Scope, **said: Any) -> None:
    held = (await house.identity.workspace(scope.tx)).settings.get(SETTING) or {}
    await house.identity.settle(scope.tx, {SETTING: {**held, **said}})


async def _steps(house: House, scope: Scope) -> dict[str, Any]:
    said = (await house.identity.workspace(scope.tx)).settings.get(SETTING) or {}
    entries = sum(base.entries for base in await house.knowledge.bases(scope.tx))
    people = sum(user.disabled_at is None for user in await house.identity.users.list(scope.tx, after=None, limit=200))
    seen = max((await house.sightings.all(scope.tx)).values(), key=lambda one: one.at, default=None)
    facts: dict[str, dict[str, Any]] = {
        "knowledge": {"entries": entries},
        "people": {"people": people},
        "snippet": {"host": seen.host if seen else None, "seen_at": iso(seen.at) if seen else None},
    }
    plain = {"knowledge": entries > 0, "people": people > 1, "snippet": seen is not None}
    steps = [
        {"key": key, "state": "done" if plain.get(key) else said.get(key, "open"), **facts.get(key, {})} for key in KEYS
    ]
    return {"steps": steps, "closed": bool(said.get("closed"))}
