"""Use cases of identity: the only writer of its tables."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

from zhike.db import Database, Tx
from zhike.identity import grants, lookups, queries, rules
from zhike.identity.access import ApiKeys, Roles
from zhike.identity.errors import InvalidCredentials, SlugTaken, UserNotFound
from zhike.identity.passwords import Hashed, Passwords
from zhike.identity.ports import AuditTrail, Devices, StaffRegister
from zhike.identity.sessions import Credentials, Sessions
from zhike.identity.types import Grant, Me, SessionInfo, SignedIn, User, Viewer, Workspace
from zhike.identity.users import Users
from zhike.kit.clock import utcnow
from zhike.kit.errors import Forbidden, Invalid, Unauthenticated
from zhike.kit.ids import uuid7


class IdentityService:
    """Workspaces and sessions; ``users``, ``roles`` and ``keys`` hold the rest of identity's use cases."""

    def __init__(self, db: Database, secret: bytes, audit: AuditTrail, passwords: Passwords | None = None) -> None:
        self.db = db
        self.secret = secret
        self.audit = audit
        self.passwords = passwords or Passwords()
        self.sessions = Sessions(db, secret, audit, self.passwords)
        self.users = Users(audit)
        self.roles = Roles(audit, self.users)
        self.keys = ApiKeys(audit)

    def bind(self, register: StaffRegister, devices: Devices | None = None) -> None:
        """Bind the staff register and people's devices, which stand above; wiring calls it."""
        self.users.register = register
        self.users.devices = devices

    def close(self) -> None:
        """Stop the threads that hash passwords."""
        self.passwords.close()

    # Workspaces ---------------------------------------------------------------------------------------------------

    async def provision_workspace(
        self, slug: str, name: str, *, locale: str = "zh-CN", timezone: str = "Asia/Shanghai", id_: UUID | None = None
    ) -> Workspace:
        """Make a workspace with the built-in roles; raises SlugTaken. Opens its own transactions."""
        row = {"id": id_ or uuid7(), "slug": slug, "name": name, "locale": locale, "timezone": timezone}
        async with self.db.system() as tx:
            made = await lookups.add_workspace(tx, row)
            if made is None:
                raise SlugTaken(field="slug")
        async with self.db.transaction(made) as tx:
            await self.roles.ensure_builtin(tx, locale)
            return await self.workspace(tx)

    async def find_workspace(self, slug: str) -> UUID | None:
        """Return the id of the workspace with this slug."""
        async with self.db.system() as tx:
            row = await lookups.workspace_by_slug(tx, slug)
        return row["id"] if row else None

    async def workspace_ids(self) -> list[UUID]:
        """Return every workspace, for jobs that walk through them."""
        async with self.db.system() as tx:
            return await lookups.workspace_ids(tx)

    async def workspace(self, tx: Tx) -> Workspace:
        """Return the transaction's workspace."""
        row = await queries.workspace(tx)
        return Workspace(row["id"], row["slug"], row["name"], row["locale"], row["timezone"], row["settings"])

    async def change_workspace(
        self, tx: Tx, viewer: Viewer, changes: Mapping[str, str], ip: str | None = None
    ) -> Workspace:
        """Change name, locale or timezone (an IANA name); raises Invalid. Audited by the names of what changed."""
        if "timezone" in changes and changes["timezone"] not in available_timezones():
            raise Invalid("timezone", "Choose a zone such as Asia/Shanghai.", "请选择时区，例如 Asia/Shanghai。")
        before = await self.workspace(tx)
        new = {name: value for name, value in changes.items() if value != getattr(before, name)}
        if new:
            await queries.change_workspace(tx, new)
            detail = {"fields": sorted(new)}
            await self.audit.append(tx, viewer, "workspace.changed", "workspace", tx.workspace, ip=ip, detail=detail)
        return await self.workspace(tx) if new else before

    async def settle(self, tx: Tx, part: Mapping[str, Any]) -> None:
        """Lay settings over those of the transaction's workspace, top-level names whole."""
        await queries.merge_settings(tx, part)

    # Who is asking ------------------------------------------------------------------------------------------------

    async def session(self, token: str) -> SessionInfo | None:
        """Return the live session of a cookie's token (one statement as zhike_system)."""
        return await self.sessions.find(token)

    async def api_key(self, key: str) -> Viewer | None:
        """Return the viewer a live API key stands for, who may do no more than its maker may now (one statement)."""
        if not key.startswith(rules.KEY_PREFIX) or len(key) > 100:
            return None
        async with self.db.system() as tx:
            row = await lookups.api_key(tx, rules.token_hash(key))
        return None if row is None else _key_viewer(row)

    async def load_viewer(self, tx: Tx, user_id: UUID) -> Viewer | None:
        """Return an enabled user with his grants (one statement); staff adds his teams."""
        rows = await queries.viewer(tx, user_id)
        if not rows:
            return None
        held = tuple(dict.fromkeys(grants.from_row(row) for row in rows if row["permission"] is not None))
        return Viewer(tx.workspace, "person", user_id, rows[0]["name"], rows[0]["locale"], held)

    @asynccontextmanager
    async def acting(self, viewer: Viewer, permission: str) -> AsyncIterator[tuple[Tx, Viewer]]:
        """Open the transaction of what a viewer asked for a while ago; yields (it, what he is now).

        For routes that did slow work in between. Raises Unauthenticated, Forbidden when he may no longer.
        """
        async with self.db.transaction(viewer.workspace_id) as tx:
            now = await self.load_viewer(tx, viewer.id) if viewer.kind == "person" else await self._key_now(tx, viewer)
            if now is None:
                raise Unauthenticated
            if not now.may(permission):
                raise Forbidden(permission=permission)
            yield tx, replace(now, team_ids=viewer.team_ids)

    async def _key_now(self, tx: Tx, viewer: Viewer) -> Viewer | None:
        row = await lookups.api_key_now(tx, viewer.id)
        return None if row is None else _key_viewer(row)

    def csrf_token(self, token: str) -> str:
        """Return the token that goes with a session's token."""
        return rules.csrf_token(self.secret, token)

    def csrf_matches(self, token: str, given: str | None) -> bool:
        """Say whether ``given`` (the X-CSRF-Token header) belongs to a session's token."""
        return rules.csrf_matches(self.secret, token, given)

    async def names(self, tx: Tx, ids: set[UUID]) -> dict[UUID, str]:
        """Return the names of users and API keys by id."""
        return await queries.names(tx, ids) if ids else {}

    # Signing in and out -------------------------------------------------------------------------------------------

    async def sign_in(self, given: Credentials, old_token: str | None = None) -> SignedIn:
        """Open a session; the one the browser came with, if any, ends. Opens its own transactions.

        Raises InvalidCredentials, TooManyAttempts, WorkspaceRequired.
        """
        proven = await self.sessions.prove(given)
        renewed = await self.passwords.hash(given.password) if proven.outdated else None
        async with self.db.transaction(proven.workspace_id) as tx:
            viewer = await self.load_viewer(tx, proven.user_id)
            if viewer is None:
                raise InvalidCredentials  # disabled since the look-up
            if old_token:
                await self.sessions.close(tx, old_token)
            if renewed is not None:
                await queries.save_user(tx, proven.user_id, {"password_hash": renewed.encoded})
            token, expires_at = await self.sessions.open(tx, proven.user_id, given.ip, given.user_agent)
            await self.audit.append(tx, viewer, "session.signed_in", "user", viewer.id, ip=given.ip)
            return SignedIn(token, expires_at, await self.me(tx, viewer, token), proven.device)

    async def new_password(self, password: str, field: str = "password") -> Hashed:
        """Return what to store of a new password; raises Invalid. Runs argon2, so no transaction may be open."""
        rules.check_password(password, field)
        return await self.passwords.hash(password)

    async def change_password(
        self,
        viewer: Viewer,
        current: str,
        new: str,
        *,
        keep_token: str | None = None,
        ip: str | None = None,
        device: str | None = None,
    ) -> None:
        """Change one's own password; every other session of his ends. Opens its own transactions.

        Raises InvalidCredentials, TooManyAttempts (counted together with signing in), Invalid.
        """
        rules.check_password(new, "new")
        async with self.db.transaction(viewer.workspace_id) as tx:
            row = await queries.user_secret(tx, viewer.id)
        if row is None or row["password_hash"] is None:
            raise UserNotFound
        await self.sessions.prove_again(row["email"], row["password_hash"], current, ip, device)
        hashed = await self.passwords.hash(new)
        async with self.db.transaction(viewer.workspace_id) as tx:
            await self.users.save_password(tx, viewer, row["password_hash"], hashed, keep_token=keep_token, ip=ip)

    async def sign_out(self, tx: Tx, viewer: Viewer, token: str, ip: str | None = None) -> None:
        """End the session of ``token``; with the last one its user stops serving."""
        await self.sessions.close(tx, token)
        await self.users.forget_devices(tx, viewer.id, only=token)
        if self.users.register is not None and not await self.sessions.of(tx, viewer.id):
            await self.users.register.left(tx, viewer)
        await self.audit.append(tx, viewer, "session.signed_out", "user", viewer.id, ip=ip)

    async def me(self, tx: Tx, viewer: Viewer, token: str | None = None) -> Me:
        """Return what the console asks for first. An API key is told about itself."""
        workspace = await self.workspace(tx)
        if viewer.kind == "api_key":
            user = User(viewer.id, "", viewer.name, viewer.locale, None, (), utcnow(), None)
            return Me(user, workspace, viewer.grants, None, "")
        user = await self.users.get(tx, viewer.id)
        if user.disabled_at is not None:
            raise UserNotFound
        register = self.users.register
        agent = await register.agent_card(tx, viewer.id) if register is not None else None
        return Me(user, workspace, _ordered(viewer.grants), agent, self.csrf_token(token) if token else "")


def _key_viewer(row: Mapping[Any, Any]) -> Viewer:
    held = tuple(grants.from_row(grant) for grant in row["grants"])
    if row["created_by"] is not None:
        held = rules.within((grants.from_row(grant) for grant in row["made_by"] or ()), held)
    return Viewer(
        row["workspace_id"], "api_key", row["id"], row["name"], row["locale"], held, maker_id=row["created_by"]
    )


def _ordered(held: tuple[Grant, ...]) -> tuple[Grant, ...]:
    return tuple(sorted(held, key=lambda grant: (grant.permission, grant.scope)))
