"""The lower rooms wired together for tests: audit, identity, staff, customers; and a small app around their routes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

import httpx
from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.responses import JSONResponse

from tests.support.database import SECRET
from zhike.audit import AuditService, Filter
from zhike.customers import CustomersService
from zhike.db import Database, Tx
from zhike.identity import Caller, Credentials, Grant, IdentityService, NewUser, Passwords, Scope, Viewer
from zhike.kit.errors import Forbidden, Unauthenticated, ZhikeError
from zhike.kit.ids import uuid7
from zhike.staff import StaffService

PASSWORD = "correct horse"
FAST = Passwords(memory_kib=64, time_cost=1)
HASHED = FAST.hash_now(PASSWORD)


@dataclass
class House:
    """One workspace of a test's own and the services around it."""

    db: Database
    audit: AuditService
    identity: IdentityService
    staff: StaffService
    customers: CustomersService
    workspace: UUID
    slug: str

    @asynccontextmanager
    async def tx(self) -> AsyncIterator[Tx]:
        async with self.db.transaction(self.workspace) as tx:
            yield tx

    async def person(self, *roles: str, name: str = "林晓", email: str | None = None) -> Viewer:
        """Make a user with these roles and return him as a viewer."""
        async with self.tx() as tx:
            email = email or f"{uuid7().hex}@example.com"
            user = await self.identity.users.create(tx, None, NewUser(email, name, HASHED, roles))
            return await self.viewer(tx, user.id)

    async def viewer(self, tx: Tx, user_id: UUID) -> Viewer:
        found = await self.identity.load_viewer(tx, user_id)
        assert found is not None
        return await self.staff.with_teams(tx, found)

    async def actions(self, **wanted: Any) -> list[str]:
        """Return what the audit trail holds, oldest first."""
        async with self.tx() as tx:
            entries, _ = await self.audit.list(tx, Filter(**wanted), 200)
        return [entry.action for entry in reversed(entries)]

    async def facts(self, subject_id: UUID) -> list[tuple[str, int, dict[str, Any]]]:
        async with self.tx() as tx:
            rows = await tx.rows(
                "SELECT type, version, payload FROM facts WHERE subject_id = :id ORDER BY id", {"id": subject_id}
            )
        return [(row["type"], row["version"], row["payload"]) for row in rows]


async def build_house(db: Database, slug: str | None = None) -> House:
    """Provision a workspace with its own services."""
    secret = bytes.fromhex(SECRET)
    audit = AuditService()
    identity = IdentityService(db, secret, audit, FAST)
    audit.bind(identity)
    staff = StaffService(audit)
    identity.bind(staff)
    slug = slug or f"w-{uuid7().hex[-20:]}"
    workspace = await identity.provision_workspace(slug, "测试店")
    return House(db, audit, identity, staff, CustomersService(secret, audit), workspace.id, slug)


def viewer_of(
    workspace_id: UUID, *grants: Grant, id_: UUID | None = None, teams: frozenset[UUID] = frozenset()
) -> Viewer:
    return Viewer(workspace_id, "person", id_ or uuid7(), "某人", "zh-CN", grants, teams)


class SmallGuard:
    """The contract's guard for a test's own house."""

    def __init__(self, house: House) -> None:
        self.house = house

    async def scope(self, request: Request) -> AsyncIterator[Scope]:
        house, header = self.house, request.headers.get("authorization", "")
        if header.startswith("Bearer "):
            viewer = await house.identity.api_key(header.removeprefix("Bearer "))
            if viewer is None:
                raise Unauthenticated
            async with house.db.transaction(viewer.workspace_id) as tx:
                yield Scope(viewer, tx, "127.0.0.1")
            return
        token = request.cookies.get("zhike_session", "")
        session = await house.identity.session(token)
        if session is None:
            raise Unauthenticated
        if request.method not in ("GET", "HEAD"):
            assert house.identity.csrf_matches(token, request.headers.get("x-csrf-token"))
        async with house.db.transaction(session.workspace_id) as tx:
            yield Scope(await house.viewer(tx, session.user_id), tx, "127.0.0.1")

    def __call__(self, permission: str | None, refused: str | None = None) -> Any:
        async def checked(held: Annotated[Scope, Depends(self.scope, scope="function")]) -> Scope:
            return _may(held, permission)

        return Depends(checked)

    def apart(self, permission: str | None) -> Any:
        async def checked(request: Request) -> Caller:
            async with asynccontextmanager(self.scope)(request) as held:
                _may(held, permission)
            return Caller(held.viewer, held.ip)

        return Depends(checked)


def _may(held: Scope, permission: str | None) -> Scope:
    if permission is not None and not held.viewer.may(permission):
        raise Forbidden(permission=permission)
    return held


def small_app(house: House, *routers: Any) -> FastAPI:
    """Return an app with the contract's guard and error shape around routers made by `routes(service, guard)`."""
    guard = SmallGuard(house)
    app = FastAPI()
    base = APIRouter(prefix="/api/v1")
    for make, service in routers:
        base.include_router(make(service, guard))
    app.include_router(base)

    @app.exception_handler(ZhikeError)
    async def failed(_request: Request, error: ZhikeError) -> JSONResponse:
        return JSONResponse(
            {"code": error.code, "field": error.field, "details": error.details}, status_code=error.status
        )

    return app


@asynccontextmanager
async def browser(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://zhike.test/api/v1") as client:
        yield client


async def sign_in(client: httpx.AsyncClient, email: str, password: str = PASSWORD) -> dict[str, Any]:
    """Sign in like the console: keep the cookie, repeat the CSRF token."""
    answer = await client.post("/auth/sign-in", json={"email": email, "password": password})
    assert answer.status_code == 200, answer.text
    client.headers["X-CSRF-Token"] = answer.json()["csrf_token"]
    return answer.json()


__all__ = ["Credentials", "House", "browser", "build_house", "sign_in", "small_app", "viewer_of"]
