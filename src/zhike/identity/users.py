"""Users: who can sign in, with which roles."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.identity import grants, queries, rules
from zhike.identity.errors import EmailTaken, InvalidCredentials, LastOwner, RoleNotFound, UserNotFound
from zhike.identity.passwords import Hashed
from zhike.identity.ports import AuditTrail, Devices, StaffRegister
from zhike.identity.roles import OWNER, SERVES
from zhike.identity.types import Role, User, Viewer
from zhike.kit.clock import utcnow
from zhike.kit.errors import Invalid
from zhike.kit.ids import uuid7

_HIDDEN = {"password": "set"}


@dataclass(frozen=True, slots=True)
class NewUser:
    """A user to make. Without a password (`IdentityService.new_password`) he cannot sign in."""

    email: str
    name: str
    password: Hashed | None
    role_keys: tuple[str, ...]
    locale: str = "zh-CN"
    avatar_url: str | None = None
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class UserChanges:
    """What an edit sets; None leaves a field as it is."""

    name: str | None = None
    locale: str | None = None
    password: Hashed | None = None
    role_keys: tuple[str, ...] | None = None
    disabled: bool | None = None


class Users:
    """Makes and changes users. Nobody changes a user who may do more than he."""

    def __init__(self, audit: AuditTrail) -> None:
        self.audit = audit
        self.register: StaffRegister | None = None
        self.devices: Devices | None = None

    async def get(self, tx: Tx, user_id: UUID) -> User:
        """Return a user; raises UserNotFound."""
        found = await self.list(tx, ids=[user_id])
        if not found:
            raise UserNotFound
        return found[0]

    async def list(
        self, tx: Tx, *, ids: Collection[UUID] | None = None, after: UUID | None = None, limit: int = 200
    ) -> Sequence[User]:
        """Return users, oldest first."""
        return [_user(row) for row in await queries.user_list(tx, ids=ids, after=after, limit=limit)]

    async def create(self, tx: Tx, viewer: Viewer | None, new: NewUser, ip: str | None = None) -> User:
        """Make a user; raises EmailTaken, RoleNotFound, GrantTooWide, Invalid. ``viewer`` None is the system."""
        email = rules.normal_email(new.email)
        if email is None:
            raise Invalid("email", "This is not an e-mail address.", "邮箱格式不正确。")
        roles = await self._roles(tx, new.role_keys)
        grants.must_hold(viewer, _all(roles))
        user_id = new.id or uuid7()
        row = {"id": user_id, "email": email, "name": new.name, "locale": new.locale, "avatar_url": new.avatar_url}
        row["password_hash"] = new.password.encoded if new.password is not None else None
        if await queries.add_user(tx, row) is None:
            raise EmailTaken(field="email")
        await queries.set_roles(tx, user_id, [role.id for role in roles])
        user = await self.get(tx, user_id)
        await self._register(tx, user, roles)
        detail = {"roles": sorted(new.role_keys)}
        await self.audit.append(tx, viewer, "user.created", "user", user_id, ip=ip, detail=detail)
        return user

    async def update(
        self, tx: Tx, viewer: Viewer | None, user_id: UUID, changes: UserChanges, ip: str | None = None
    ) -> User:
        """Change a user. A new password, or disabling, ends his sessions. Raises LastOwner, GrantTooWide."""
        before = await self._locked(tx, user_id)
        held = await self._roles(tx, before.role_keys)
        grants.must_hold(viewer, _all(held))
        roles = held if changes.role_keys is None else await self._roles(tx, changes.role_keys)
        grants.must_hold(viewer, _all(roles))
        gone = changes.disabled if changes.disabled is not None else before.disabled_at is not None
        owner = next((role for role in held if role.key == OWNER), None)
        if owner is not None and before.disabled_at is None and (gone or owner.id not in {role.id for role in roles}):
            await self._keep_an_owner(tx, owner.id, user_id)
        await self._save(tx, user_id, changes)
        if changes.role_keys is not None:
            await queries.set_roles(tx, user_id, [role.id for role in roles])
        user = await self.get(tx, user_id)
        await self._register(tx, user, roles)
        await self._audit(tx, viewer, before, changes, ip)
        return user

    async def update_me(self, tx: Tx, viewer: Viewer, name: str | None, locale: str | None) -> None:
        """Change one's own name or language."""
        before = await self._locked(tx, viewer.id)
        await self._save(tx, viewer.id, UserChanges(name=name, locale=locale))
        await self._register(tx, await self.get(tx, viewer.id), await self._roles(tx, before.role_keys))

    async def save_password(
        self, tx: Tx, viewer: Viewer, before: str, new: Hashed, *, keep_token: str | None, ip: str | None
    ) -> None:
        """Store one's own new password unless ``before`` was replaced meanwhile; every other session of his ends."""
        row = await queries.lock_user(tx, viewer.id)
        if row is None:
            raise UserNotFound
        if row["password_hash"] != before:
            raise InvalidCredentials(field="current")
        await queries.save_user(tx, viewer.id, {"password_hash": new.encoded})
        keep = rules.token_hash(keep_token) if keep_token else None
        await queries.revoke_sessions(tx, user_id=viewer.id, keep=keep)
        await self.forget_devices(tx, viewer.id, keep=keep_token)
        await self.audit.append(tx, viewer, "user.password_changed", "user", viewer.id, ip=ip)

    async def notifications(self, tx: Tx, viewer: Viewer) -> Mapping[str, Any]:
        """Return what a person chose to be told of (`rules.notifications` fills the rest in)."""
        return await queries.notifications(tx, viewer.id)

    async def choose_notifications(self, tx: Tx, viewer: Viewer, chosen: Mapping[str, Any]) -> None:
        """Keep what a person chose."""
        await queries.save_user(tx, viewer.id, {"notifications": dict(chosen)})

    async def forget_devices(self, tx: Tx, user_id: UUID, *, only: str | None = None, keep: str | None = None) -> None:
        """Stop telling a person where sessions that ended had registered him; see `Devices`."""
        if self.devices is not None:
            await self.devices.forget(tx, user_id, only=only, keep=keep)

    async def follow_role(self, tx: Tx, role_id: UUID) -> None:
        """Tell the staff register about everybody whose role just changed."""
        for row in await queries.user_list(tx, role=role_id, limit=10_000):
            user = _user(row)
            await self._register(tx, user, await self._roles(tx, user.role_keys))

    async def _locked(self, tx: Tx, user_id: UUID) -> User:
        if await queries.lock_user(tx, user_id) is None:
            raise UserNotFound
        return await self.get(tx, user_id)

    async def _save(self, tx: Tx, user_id: UUID, changes: UserChanges) -> None:
        values: dict[str, Any] = {
            name: value for name in ("name", "locale") if (value := getattr(changes, name)) is not None
        }
        if changes.disabled is not None:
            values["disabled_at"] = utcnow() if changes.disabled else None
        if changes.password is not None:
            values["password_hash"] = changes.password.encoded
        if values:
            await queries.save_user(tx, user_id, values)
        if changes.disabled or changes.password is not None:
            await queries.revoke_sessions(tx, user_id=user_id)
            await self.forget_devices(tx, user_id)

    async def _keep_an_owner(self, tx: Tx, owner_role: UUID, leaving: UUID) -> None:
        await queries.lock_role(tx, owner_role)  # two owners removing each other wait here
        if await queries.holders(tx, owner_role, without=leaving) == 0:
            raise LastOwner

    async def _roles(self, tx: Tx, keys: Collection[str]) -> Sequence[Role]:
        found = grants.roles_from(await queries.role_list(tx, keys=set(keys))) if keys else []
        unknown = set(keys) - {role.key for role in found}
        if unknown:
            raise RoleNotFound(field="role_keys", keys=sorted(unknown))
        return found

    async def _register(self, tx: Tx, user: User, roles: Sequence[Role]) -> None:
        if self.register is not None:
            await self.register.keep(tx, user, serves=any(grant.permission == SERVES for grant in _all(roles)))

    async def _audit(self, tx: Tx, viewer: Viewer | None, before: User, changes: UserChanges, ip: str | None) -> None:
        detail: dict[str, Any] = {}
        if changes.role_keys is not None:
            detail["roles"] = {"before": list(before.role_keys), "after": sorted(set(changes.role_keys))}
        if changes.disabled is not None:
            detail["disabled"] = changes.disabled
        if changes.password is not None:
            detail.update(_HIDDEN)
        detail |= {name: "set" for name in ("name", "locale") if getattr(changes, name) is not None}
        await self.audit.append(tx, viewer, "user.updated", "user", before.id, ip=ip, detail=detail)


def _all(roles: Sequence[Role]) -> list[Any]:
    return [grant for role in roles for grant in role.grants]


def _user(row: Mapping[Any, Any]) -> User:
    return User(
        id=row["id"],
        email=row["email"],
        name=row["name"],
        locale=row["locale"],
        avatar_url=row["avatar_url"],
        role_keys=tuple(row["role_keys"] or ()),
        created_at=row["created_at"],
        disabled_at=row["disabled_at"],
    )
