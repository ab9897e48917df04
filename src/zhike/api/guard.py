"""Who asks, and may they: the dependency behind every console route, and the same for sockets."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any, cast
from urllib.parse import urlsplit
from uuid import UUID

from fastapi import Depends, Request
from starlette.requests import HTTPConnection

from zhike.db import Database, Tx
from zhike.identity import COOKIE, Caller, IdentityService, Scope, Viewer
from zhike.kit.errors import Forbidden, NotFound, Unauthenticated, ZhikeError
from zhike.kit.ids import parse_id
from zhike.settings import Settings
from zhike.staff import StaffService

CSRF_HEADER = "x-csrf-token"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class CsrfMissing(ZhikeError):
    """The page is out of date. Reload it and try again."""

    code = "csrf_failed"
    status = 403
    zh = "页面已过期，请刷新后重试。"


class ApiGuard:
    """Callable as ``identity.Guard``: ``guard("permission")`` gives a dependency that yields a Scope."""

    def __init__(self, db: Database, identity: IdentityService, staff: StaffService, settings: Settings) -> None:
        self.db = db
        self.identity = identity
        self.staff = staff
        self.settings = settings

    def __call__(self, permission: str | None, refused: str | None = None) -> Any:
        """Return a FastAPI dependency; its transaction commits before the reply is sent."""

        async def scope(request: Request) -> AsyncIterator[Scope]:
            workspace_id, who = await self.who(request, check_csrf=request.method not in SAFE)
            viewer: Viewer | None = None
            try:
                async with self.db.transaction(workspace_id) as tx:
                    viewer = spoken_to(who if isinstance(who, Viewer) else await self.load(tx, who), request)
                    if permission is not None and not viewer.may(permission):
                        raise Forbidden(permission=permission)
                    yield Scope(viewer, tx, _ip(request))
            except (Forbidden, NotFound):
                if refused is not None and viewer is not None:
                    await self._note(refused, viewer, request)
                raise

        return Depends(scope, scope="function")

    async def _note(self, action: str, viewer: Viewer, request: Request) -> None:
        """Audit a refusal, in a transaction of its own: that of the route is rolled back."""
        subject = next(map(parse_id, request.path_params.values()), None)
        async with self.db.transaction(viewer.workspace_id) as tx:
            await self.identity.audit.append(tx, viewer, action, action.partition(".")[0], subject, ip=_ip(request))

    def apart(self, permission: str | None) -> Any:
        """Return a FastAPI dependency whose transaction ended before the route begins."""

        async def caller(request: Request) -> Caller:
            workspace_id, who = await self.who(request, check_csrf=request.method not in SAFE)
            viewer = who if isinstance(who, Viewer) else None
            if viewer is None:
                async with self.db.transaction(workspace_id) as tx:
                    viewer = await self.load(tx, cast(UUID, who))
            if permission is not None and not viewer.may(permission):
                raise Forbidden(permission=permission)
            return Caller(spoken_to(viewer, request), _ip(request))

        return Depends(caller)

    async def who(
        self, conn: HTTPConnection, *, check_csrf: bool, csrf: str | None = None
    ) -> tuple[UUID, UUID | Viewer]:
        """Return (workspace, user id or the API key's viewer); raises Unauthenticated or CsrfMissing."""
        authorization = conn.headers.get("authorization", "")
        if authorization.lower().startswith("bearer "):
            viewer = await self.identity.api_key(authorization[7:].strip())
            if viewer is None:
                raise Unauthenticated()
            return viewer.workspace_id, viewer
        token = conn.cookies.get(COOKIE)
        session = await self.identity.session(token) if token else None
        if token is None or session is None:
            raise Unauthenticated()
        if check_csrf and not self.identity.csrf_matches(token, csrf or conn.headers.get(CSRF_HEADER)):
            raise CsrfMissing()
        return session.workspace_id, session.user_id

    async def load(self, tx: Tx, user_id: UUID) -> Viewer:
        """Return a person with grants and teams; raises Unauthenticated for one who may no longer sign in."""
        viewer = await self.identity.load_viewer(tx, user_id)
        if viewer is None:
            raise Unauthenticated()
        return await self.staff.with_teams(tx, viewer)

    async def sign_in_socket(self, conn: HTTPConnection, csrf: str | None) -> tuple[Viewer, str]:
        """Return (viewer, session key) of a console's socket: same origin, live session, CSRF token."""
        origin = conn.headers.get("origin")
        if origin is not None and urlsplit(origin).netloc not in self._hosts(conn):
            raise CsrfMissing()
        workspace_id, who = await self.who(conn, check_csrf="authorization" not in conn.headers, csrf=csrf)
        if isinstance(who, Viewer):
            return who, str(who.id)
        async with self.db.transaction(workspace_id) as tx:
            return await self.load(tx, who), str(who)

    def _hosts(self, conn: HTTPConnection) -> set[str]:
        return {conn.headers.get("host", ""), urlsplit(self.settings.public_url()).netloc}


def spoken_to(viewer: Viewer, request: Request) -> Viewer:
    """Return a viewer who is answered in the language the request asks for, in his account's where it names none of ours."""
    asked = request.headers.get("accept-language", "").lower()
    locale = "en" if asked.startswith("en") else "zh-CN" if asked.startswith("zh") else viewer.locale
    return viewer if locale == viewer.locale else replace(viewer, locale=locale)


def _ip(request: Request) -> str | None:
    return request.client.host if request.client else None
