"""Routes of identity: auth, me, users, roles, API keys."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response, status

from zhike.identity import grants, rules, schemas
from zhike.identity.access import NewKey
from zhike.identity.errors import ApiKeyNotFound, RoleNotFound, UserNotFound
from zhike.identity.ports import Guard
from zhike.identity.rules import COOKIE, DEVICE_LIFE
from zhike.identity.service import IdentityService
from zhike.identity.sessions import Credentials
from zhike.identity.types import ApiKey, Caller, Me, Role, Scope, User, Workspace
from zhike.identity.users import NewUser, UserChanges
from zhike.kit.errors import Forbidden, Invalid
from zhike.kit.ids import id_of
from zhike.kit.paging import clamp_limit, decode_id_cursor, encode_cursor

DEVICE = "zhike_device"
MANAGE = "staff.manage"
DEVICE_AGE_S = int(DEVICE_LIFE.total_seconds())
Limit = Annotated[int | None, Query(ge=1, le=200)]


def routes(service: IdentityService, guard: Guard, *, secure_cookies: bool = False) -> APIRouter:
    """Return the routes; ``secure_cookies`` behind HTTPS."""
    router = APIRouter(tags=["identity"])
    _auth(router, service, guard, secure_cookies)
    _notifications(router, service, guard)
    _workspace(router, service, guard)
    _users(router, service, guard)
    _roles(router, service, guard)
    _keys(router, service, guard)
    return router


def _auth(router: APIRouter, service: IdentityService, guard: Guard, secure: bool) -> None:
    signed_in, apart = guard(None), guard.apart(None)

    @router.post("/auth/sign-in", response_model=schemas.SignedInOut, summary="Sign in")
    async def sign_in(body: schemas.SignInIn, request: Request, response: Response) -> dict[str, Any]:
        ip = request.client.host if request.client else None
        agent, device = request.headers.get("user-agent"), request.cookies.get(DEVICE)
        given = Credentials(body.email, body.password, body.workspace, ip, agent, device)
        done = await service.sign_in(given, request.cookies.get(COOKIE))
        response.set_cookie(
            COOKIE, done.token, httponly=True, samesite="lax", secure=secure, path="/", expires=done.expires_at
        )
        response.set_cookie(
            DEVICE, done.device, httponly=True, samesite="strict", secure=secure, path="/", max_age=DEVICE_AGE_S
        )
        return {"me": _me(done.me), "csrf_token": done.me.csrf_token}

    @router.post("/auth/sign-out", status_code=status.HTTP_204_NO_CONTENT, summary="Sign out")
    async def sign_out(scope: Annotated[Scope, signed_in], request: Request, response: Response) -> None:
        if token := request.cookies.get(COOKIE):
            await service.sign_out(scope.tx, scope.viewer, token, scope.ip)
        response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax", secure=secure)

    @router.get("/me", response_model=schemas.MeOut, summary="Who is signed in")
    async def me(scope: Annotated[Scope, signed_in], request: Request) -> dict[str, Any]:
        return _me(await service.me(scope.tx, scope.viewer, request.cookies.get(COOKIE)))

    @router.patch("/me", response_model=schemas.MeOut, summary="Change one's own name or language")
    async def patch_me(body: schemas.MePatch, scope: Annotated[Scope, signed_in], request: Request) -> dict[str, Any]:
        _person(scope)
        await service.users.update_me(scope.tx, scope.viewer, body.name, body.locale)
        return _me(await service.me(scope.tx, scope.viewer, request.cookies.get(COOKIE)))

    @router.put("/me/password", status_code=status.HTTP_204_NO_CONTENT, summary="Change one's own password")
    async def password(body: schemas.PasswordIn, caller: Annotated[Caller, apart], request: Request) -> None:
        _person(caller)
        token, device = request.cookies.get(COOKIE), request.cookies.get(DEVICE)
        await service.change_password(
            caller.viewer, body.current, body.new, keep_token=token, ip=caller.ip, device=device
        )


def _notifications(router: APIRouter, service: IdentityService, guard: Guard) -> None:
    signed_in = guard(None)

    @router.get("/me/notifications", response_model=schemas.NotificationsOut, summary="What one is told of, and how")
    async def notifications(scope: Annotated[Scope, signed_in]) -> dict[str, Any]:
        _person(scope)
        return rules.notifications(await service.users.notifications(scope.tx, scope.viewer))

    @router.put("/me/notifications", response_model=schemas.NotificationsOut, summary="Choose what one is told of")
    async def choose(body: schemas.NotificationsIn, scope: Annotated[Scope, signed_in]) -> dict[str, Any]:
        _person(scope)
        given = body.model_dump(mode="json")
        await service.users.choose_notifications(scope.tx, scope.viewer, given)
        return rules.notifications(given)


def _workspace(router: APIRouter, service: IdentityService, guard: Guard) -> None:
    @router.patch(
        "/workspace", response_model=schemas.MeWorkspace, summary="Change the workspace's name, language or zone"
    )
    async def change(
        body: schemas.WorkspacePatch, scope: Annotated[Scope, guard("workspace.manage")]
    ) -> dict[str, Any]:
        given = body.model_dump(exclude_none=True)
        return _workspace_out(await service.change_workspace(scope.tx, scope.viewer, given, scope.ip))


def _users(router: APIRouter, service: IdentityService, guard: Guard) -> None:
    read, manage = guard("staff.read"), guard.apart(MANAGE)

    @router.get("/users", response_model=schemas.UserPage, summary="List users")
    async def list_users(
        scope: Annotated[Scope, read], limit: Limit = None, cursor: str | None = None
    ) -> dict[str, Any]:
        size = clamp_limit(limit)
        found = list(await service.users.list(scope.tx, after=decode_id_cursor(cursor), limit=size + 1))
        return _page([_user(user) for user in found], size)

    @router.post("/users", response_model=schemas.UserOut, status_code=201, summary="Make a user")
    async def create_user(body: schemas.UserIn, caller: Annotated[Caller, manage]) -> dict[str, Any]:
        hashed = await service.new_password(body.password)
        new = NewUser(body.email, body.name, hashed, tuple(body.role_keys), body.locale)
        async with service.acting(caller.viewer, MANAGE) as (tx, viewer):
            return _user(await service.users.create(tx, viewer, new, caller.ip))

    @router.patch("/users/{user_id}", response_model=schemas.UserOut, summary="Change a user")
    async def update_user(user_id: str, body: schemas.UserPatch, caller: Annotated[Caller, manage]) -> dict[str, Any]:
        keys = None if body.role_keys is None else tuple(body.role_keys)
        known = id_of(user_id, UserNotFound())
        hashed = await service.new_password(body.password) if body.password is not None else None
        changes = UserChanges(body.name, body.locale, hashed, keys, body.disabled)
        async with service.acting(caller.viewer, MANAGE) as (tx, viewer):
            return _user(await service.users.update(tx, viewer, known, changes, caller.ip))


def _roles(router: APIRouter, service: IdentityService, guard: Guard) -> None:
    read, manage = guard("staff.read"), guard("role.manage")

    @router.get("/roles", response_model=schemas.RolePage, summary="List roles with their grants")
    async def list_roles(scope: Annotated[Scope, read]) -> dict[str, Any]:
        found = await service.roles.list(scope.tx, scope.viewer.locale)
        return {"items": [_role(role) for role in found], "next_cursor": None}

    @router.post("/roles", response_model=schemas.RoleOut, status_code=201, summary="Make a role")
    async def create_role(body: schemas.RoleIn, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        given = grants.parse([grant.model_dump() for grant in body.grants])
        return _role(await service.roles.create(scope.tx, scope.viewer, body.key, body.name, given, scope.ip))

    @router.patch("/roles/{role_id}", response_model=schemas.RoleOut, summary="Rename a role or replace its grants")
    async def update_role(role_id: str, body: schemas.RolePatch, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        given = None if body.grants is None else grants.parse([grant.model_dump() for grant in body.grants])
        known = id_of(role_id, RoleNotFound())
        return _role(await service.roles.update(scope.tx, scope.viewer, known, body.name, given, scope.ip))

    @router.delete("/roles/{role_id}", status_code=status.HTTP_204_NO_CONTENT, summary="Delete a role nobody holds")
    async def delete_role(role_id: str, scope: Annotated[Scope, manage]) -> None:
        await service.roles.delete(scope.tx, scope.viewer, id_of(role_id, RoleNotFound()), scope.ip)


def _keys(router: APIRouter, service: IdentityService, guard: Guard) -> None:
    manage = guard("api_key.manage")

    @router.get("/api-keys", response_model=schemas.ApiKeyPage, summary="List live API keys")
    async def list_keys(
        scope: Annotated[Scope, manage], limit: Limit = None, cursor: str | None = None
    ) -> dict[str, Any]:
        size = clamp_limit(limit)
        found = await service.keys.list(scope.tx, after=decode_id_cursor(cursor), limit=size + 1)
        return _page([_key(key) for key in found], size)

    @router.post("/api-keys", response_model=schemas.ApiKeyMade, status_code=201, summary="Make an API key")
    async def create_key(body: schemas.ApiKeyIn, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        if body.expires_at is not None and body.expires_at.tzinfo is None:
            raise Invalid("expires_at", "Add a time zone.", "请注明时区。")
        given = grants.parse([grant.model_dump() for grant in body.grants])
        new = NewKey(body.name, given, body.expires_at)
        made, key = await service.keys.create(scope.tx, scope.viewer, new, scope.ip)
        return {**_key(made), "key": key}

    @router.delete("/api-keys/{key_id}", status_code=status.HTTP_204_NO_CONTENT, summary="Revoke an API key")
    async def revoke_key(key_id: str, scope: Annotated[Scope, manage]) -> None:
        await service.keys.revoke(scope.tx, scope.viewer, id_of(key_id, ApiKeyNotFound()), scope.ip)


def _person(scope: Scope | Caller) -> None:
    if scope.viewer.kind != "person":
        raise Forbidden(permission="sign-in")


def _page(items: list[dict[str, Any]], size: int) -> dict[str, Any]:
    more = encode_cursor(items[size - 1]["id"]) if len(items) > size else None
    return {"items": items[:size], "next_cursor": more}


def _workspace_out(workspace: Workspace) -> dict[str, Any]:
    shown = ("name", "slug", "locale", "timezone")
    return {"id": str(workspace.id), **{name: getattr(workspace, name) for name in shown}}


def _me(me: Me) -> dict[str, Any]:
    user, workspace = me.user, me.workspace
    return {
        "user": {
            "id": str(user.id),
            **{name: getattr(user, name) for name in ("name", "email", "locale", "avatar_url")},
        },
        "workspace": _workspace_out(workspace),
        "roles": list(user.role_keys),
        "grants": [grants.to_json(grant) for grant in me.grants],
        "agent": dict(me.agent) if me.agent is not None else None,
        "csrf_token": me.csrf_token,
    }


def _user(user: User) -> dict[str, Any]:
    names = ("email", "name", "locale", "avatar_url", "created_at", "disabled_at")
    return {
        "id": str(user.id),
        "role_keys": list(user.role_keys),
        **{name: getattr(user, name) for name in names},
    }


def _role(role: Role) -> dict[str, Any]:
    return {
        "id": str(role.id),
        "key": role.key,
        "name": role.name,
        "builtin": role.builtin,
        "grants": [grants.to_json(grant) for grant in role.grants],
    }


def _key(key: ApiKey) -> dict[str, Any]:
    names = ("name", "prefix", "created_at", "last_used_at", "expires_at")
    return {
        "id": str(key.id),
        "grants": [grants.to_json(grant) for grant in key.grants],
        "created_by": str(key.created_by) if key.created_by else None,
        **{name: getattr(key, name) for name in names},
    }
