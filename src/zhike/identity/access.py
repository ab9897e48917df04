"""Roles and API keys: what may be done, by whom and by which program."""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.identity import grants, queries, rules
from zhike.identity.errors import ApiKeyNotFound, BuiltinRoleFixed, RoleInUse, RoleKeyTaken, RoleNotFound
from zhike.identity.ports import AuditTrail
from zhike.identity.roles import BUILTIN_ROLES, OWNER
from zhike.identity.types import ApiKey, Grant, Role, Viewer
from zhike.identity.users import Users
from zhike.kit.clock import utcnow
from zhike.kit.errors import Invalid
from zhike.kit.ids import uuid7

_ROLE_KEY = re.compile(r"[a-z][a-z0-9_]{1,40}")
_SHOWN = 8  # characters of a key that stay readable, to tell keys apart


@dataclass(frozen=True, slots=True)
class NewKey:
    """An API key to make."""

    name: str
    grants: tuple[Grant, ...]
    expires_at: datetime | None = None


class Roles:
    """Makes and changes roles; nobody grants, or takes from others, what he does not hold."""

    def __init__(self, audit: AuditTrail, users: Users) -> None:
        self.audit = audit
        self.users = users

    async def ensure_builtin(self, tx: Tx, locale: str) -> None:
        """Give a workspace the built-in roles that it does not have yet; existing ones stay as they were edited."""
        wanted = {role.key: (uuid7(), role) for role in BUILTIN_ROLES}
        rows = [
            {"id": id_, "key": key, "name": role.name(locale), "builtin": True} for key, (id_, role) in wanted.items()
        ]
        added = set(await queries.add_roles(tx, rows))
        given = [
            {"role_id": id_, "permission": grant.permission, "scope": grant.scope, "inbox_ids": None}
            for id_, role in wanted.values()
            if id_ in added
            for grant in role.grants
        ]
        await queries.set_grants(tx, given)

    async def list(self, tx: Tx, locale: str) -> Sequence[Role]:
        """Return every role with its grants, built-in ones first and named in the reader's language."""
        names = {role.key: role.name(locale) for role in BUILTIN_ROLES}
        order = {key: place for place, key in enumerate(names)}
        found = grants.roles_from(await queries.role_list(tx), names)
        return sorted(found, key=lambda role: order.get(role.key, len(order)))

    async def create(
        self, tx: Tx, viewer: Viewer, key: str, name: str, given: Sequence[Grant], ip: str | None = None
    ) -> Role:
        """Make a role of this workspace's own."""
        if not _ROLE_KEY.fullmatch(key):
            raise Invalid("key", "Use small letters, digits and _.", "标识只能使用小写字母、数字和下划线。")
        grants.must_hold(viewer, given)
        role_id = uuid7()
        if not await queries.add_roles(tx, [{"id": role_id, "key": key, "name": name, "builtin": False}]):
            raise RoleKeyTaken(field="key")
        await queries.set_grants(tx, _rows(role_id, given))
        detail = {"key": key, "grants": [grants.to_json(grant) for grant in given]}
        await self.audit.append(tx, viewer, "role.created", "role", role_id, ip=ip, detail=detail)
        return Role(role_id, key, name, builtin=False, grants=tuple(given))

    async def update(
        self,
        tx: Tx,
        viewer: Viewer,
        role_id: UUID,
        name: str | None,
        given: Sequence[Grant] | None,
        ip: str | None = None,
    ) -> Role:
        """Rename a role or replace its grants. The owner's role stays as it is; built-in names too."""
        role = await self._locked(tx, role_id)
        if role.key == OWNER or (role.builtin and name is not None):
            raise BuiltinRoleFixed
        grants.must_hold(viewer, role.grants)
        detail: dict[str, Any] = {"key": role.key}
        if name is not None:
            await queries.rename_role(tx, role_id, name)
            detail["name"] = {"before": role.name, "after": name}
        if given is not None:
            grants.must_hold(viewer, given)
            await queries.set_grants(tx, _rows(role_id, given), replace=role_id)
            await self.users.follow_role(tx, role_id)
            detail["grants"] = {
                "before": [grants.to_json(grant) for grant in role.grants],
                "after": [grants.to_json(grant) for grant in given],
            }
        await self.audit.append(tx, viewer, "role.updated", "role", role_id, ip=ip, detail=detail)
        return next(role for role in await self.list(tx, viewer.locale) if role.id == role_id)

    async def delete(self, tx: Tx, viewer: Viewer, role_id: UUID, ip: str | None = None) -> None:
        """Delete a role that nobody holds."""
        role = await self._locked(tx, role_id)
        if role.builtin:
            raise BuiltinRoleFixed
        grants.must_hold(viewer, role.grants)
        users = await queries.holders(tx, role_id, active=False)
        if users:
            raise RoleInUse(users=users)
        await queries.drop_role(tx, role_id)
        await self.audit.append(tx, viewer, "role.deleted", "role", role_id, ip=ip, detail={"key": role.key})

    async def _locked(self, tx: Tx, role_id: UUID) -> Role:
        await queries.lock_role(tx, role_id)
        found = grants.roles_from(await queries.role_list(tx, ids=[role_id]))
        if not found:
            raise RoleNotFound
        return found[0]


class ApiKeys:
    """Keys for programs. A key may do no more than who made it, and dies when he is disabled."""

    def __init__(self, audit: AuditTrail) -> None:
        self.audit = audit

    async def create(self, tx: Tx, viewer: Viewer | None, new: NewKey, ip: str | None = None) -> tuple[ApiKey, str]:
        """Make a key and return (it, the key itself, shown this once). ``viewer`` None is the system."""
        grants.must_hold(viewer, new.grants)
        if new.expires_at is not None and new.expires_at <= utcnow():
            raise Invalid("expires_at", "This time has passed already.", "到期时间已过。")
        key, key_id = rules.KEY_PREFIX + secrets.token_urlsafe(32), uuid7()
        row = {
            "id": key_id,
            "name": new.name,
            "prefix": key[: len(rules.KEY_PREFIX) + _SHOWN],
            "key_hash": rules.token_hash(key),
            "grants": [grants.to_json(grant) for grant in new.grants],
            "created_by": viewer.id if viewer is not None and viewer.kind == "person" else None,
            "expires_at": new.expires_at,
        }
        at = await queries.add_key(tx, row)
        detail = {"name": new.name, "grants": row["grants"]}
        await self.audit.append(tx, viewer, "api_key.created", "api_key", key_id, ip=ip, detail=detail)
        made = ApiKey(
            key_id, new.name, str(row["prefix"]), new.grants, _uuid(row["created_by"]), at, None, new.expires_at, None
        )
        return made, key

    async def list(self, tx: Tx, after: UUID | None = None, limit: int = 200) -> Sequence[ApiKey]:
        """Return live keys, newest first."""
        return [_key(row) for row in await queries.key_list(tx, after=after, limit=limit)]

    async def revoke(self, tx: Tx, viewer: Viewer, key_id: UUID, ip: str | None = None) -> None:
        """End a key at once."""
        if not await queries.revoke_key(tx, key_id):
            raise ApiKeyNotFound
        await self.audit.append(tx, viewer, "api_key.revoked", "api_key", key_id, ip=ip)


def _rows(role_id: UUID, given: Sequence[Grant]) -> list[dict[str, Any]]:
    return [
        {
            "role_id": role_id,
            "permission": grant.permission,
            "scope": grant.scope,
            "inbox_ids": None if grant.inbox_ids is None else sorted(grant.inbox_ids),
        }
        for grant in given
    ]


def _key(row: Mapping[Any, Any]) -> ApiKey:
    return ApiKey(
        id=row["id"],
        name=row["name"],
        prefix=row["prefix"],
        grants=tuple(grants.from_row(grant) for grant in row["grants"]),
        created_by=row["created_by"],
        created_at=row["created_at"],
        last_used_at=row["last_used_at"],
        expires_at=row["expires_at"],
        revoked_at=row["revoked_at"],
    )


def _uuid(value: Any) -> UUID | None:
    return value if isinstance(value, UUID) else None
