"""SQL of identity inside a workspace (private)."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by, insert
from sqlalchemy.engine import RowMapping

from zhike.db import Tx
from zhike.identity.tables import api_keys, role_grants, roles, sessions, user_roles, users, workspaces

VIEWER = """
SELECT u.name, u.locale, g.permission, g.scope, g.inbox_ids
FROM users u
LEFT JOIN user_roles ur ON ur.workspace_id = u.workspace_id AND ur.user_id = u.id
LEFT JOIN role_grants g ON g.workspace_id = ur.workspace_id AND g.role_id = ur.role_id
WHERE u.id = :id AND u.disabled_at IS NULL"""
_COLUMNS = (users.c.id, users.c.email, users.c.name, users.c.locale, users.c.avatar_url)
_KEYS = sa.func.array_agg(aggregate_order_by(roles.c.key, roles.c.key)).filter(roles.c.key.is_not(None))


async def viewer(tx: Tx, user_id: UUID) -> Sequence[RowMapping]:
    """Return name, locale and one row per grant of an enabled user (one row of nulls without grants)."""
    return await tx.rows(VIEWER, {"id": user_id})


async def workspace(tx: Tx) -> RowMapping:
    """Return the transaction's workspace."""
    row = await tx.row(sa.select(workspaces).where(workspaces.c.id == tx.workspace))
    assert row is not None
    return row


async def change_workspace(tx: Tx, values: Mapping[str, Any]) -> None:
    """Change columns of the transaction's workspace."""
    await tx.execute(sa.update(workspaces).where(workspaces.c.id == tx.workspace).values(**values))


async def merge_settings(tx: Tx, part: Mapping[str, Any]) -> None:
    """Lay settings over those that the transaction's workspace has."""
    merged = workspaces.c.settings.op("||")(sa.cast(dict(part), JSONB))
    await tx.execute(sa.update(workspaces).where(workspaces.c.id == tx.workspace).values(settings=merged))


async def user_list(
    tx: Tx,
    *,
    ids: Collection[UUID] | None = None,
    after: UUID | None = None,
    limit: int = 200,
    role: UUID | None = None,
) -> Sequence[RowMapping]:
    """Return users with the keys of their roles, oldest first."""
    held = users.outerjoin(
        user_roles, sa.and_(user_roles.c.workspace_id == users.c.workspace_id, user_roles.c.user_id == users.c.id)
    ).outerjoin(roles, sa.and_(roles.c.workspace_id == users.c.workspace_id, roles.c.id == user_roles.c.role_id))
    query = sa.select(*_COLUMNS, users.c.created_at, users.c.disabled_at, _KEYS.label("role_keys")).select_from(held)
    if ids is not None:
        query = query.where(users.c.id.in_(list(ids)))
    if after is not None:
        query = query.where(users.c.id > after)
    if role is not None:
        query = query.where(users.c.id.in_(sa.select(user_roles.c.user_id).where(user_roles.c.role_id == role)))
    return await tx.rows(query.group_by(users.c.workspace_id, users.c.id).order_by(users.c.id).limit(limit))


async def notifications(tx: Tx, user_id: UUID) -> Mapping[str, Any]:
    """Return what a user chose to be told of."""
    found: Mapping[str, Any] = await tx.scalar(sa.select(users.c.notifications).where(users.c.id == user_id)) or {}
    return found


async def names(tx: Tx, ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the names of users and API keys."""
    found = sa.select(users.c.id, users.c.name).where(users.c.id.in_(list(ids)))
    keys = sa.select(api_keys.c.id, api_keys.c.name).where(api_keys.c.id.in_(list(ids)))
    return {row["id"]: row["name"] for row in await tx.rows(found.union_all(keys))}


async def add_user(tx: Tx, row: dict[str, Any]) -> Any:
    """Insert a user; return created_at, None when the e-mail is taken."""
    statement = insert(users).values(workspace_id=tx.workspace, **row)
    unless_taken = statement.on_conflict_do_nothing(index_elements=["workspace_id", "email"])
    return await tx.scalar(unless_taken.returning(users.c.created_at))


async def save_user(tx: Tx, user_id: UUID, values: dict[str, Any]) -> None:
    """Update a user."""
    await tx.execute(sa.update(users).where(users.c.id == user_id).values(**values))


async def lock_user(tx: Tx, user_id: UUID) -> RowMapping | None:
    """Lock a user and return him with his password's hash."""
    return await tx.row(sa.select(users).where(users.c.id == user_id).with_for_update(key_share=True))


async def user_secret(tx: Tx, user_id: UUID) -> RowMapping | None:
    """Return (email, password_hash) of an enabled user."""
    found = sa.select(users.c.email, users.c.password_hash)
    return await tx.row(found.where(users.c.id == user_id, users.c.disabled_at.is_(None)))


async def set_roles(tx: Tx, user_id: UUID, role_ids: Collection[UUID]) -> None:
    """Make a user's roles exactly these."""
    kept = user_roles.c.role_id.not_in(list(role_ids))
    await tx.execute(sa.delete(user_roles).where(user_roles.c.user_id == user_id, kept))
    rows = [{"workspace_id": tx.workspace, "user_id": user_id, "role_id": role_id} for role_id in role_ids]
    if rows:
        await tx.execute(insert(user_roles).values(rows).on_conflict_do_nothing())


async def role_list(
    tx: Tx, *, keys: Collection[str] | None = None, ids: Collection[UUID] | None = None
) -> Sequence[RowMapping]:
    """Return one row per grant of each role (nulls for a role without grants), built-in roles first."""
    held = roles.outerjoin(
        role_grants, sa.and_(role_grants.c.workspace_id == roles.c.workspace_id, role_grants.c.role_id == roles.c.id)
    )
    grant = (role_grants.c.permission, role_grants.c.scope, role_grants.c.inbox_ids)
    query = sa.select(roles.c.id, roles.c.key, roles.c.name, roles.c.builtin, *grant).select_from(held)
    if keys is not None:
        query = query.where(roles.c.key.in_(list(keys)))
    if ids is not None:
        query = query.where(roles.c.id.in_(list(ids)))
    ordered = query.order_by(roles.c.builtin.desc(), roles.c.id, role_grants.c.permission, role_grants.c.scope)
    return await tx.rows(ordered)


async def add_roles(tx: Tx, rows: Sequence[dict[str, Any]]) -> list[UUID]:
    """Insert roles whose keys are free; return the ids of those inserted."""
    values = [{"workspace_id": tx.workspace, **row} for row in rows]
    added = insert(roles).values(values).on_conflict_do_nothing(index_elements=["workspace_id", "key"])
    return [row["id"] for row in await tx.rows(added.returning(roles.c.id))]


async def rename_role(tx: Tx, role_id: UUID, name: str) -> None:
    """Give a role another name."""
    await tx.execute(sa.update(roles).where(roles.c.id == role_id).values(name=name))


async def lock_role(tx: Tx, role_id: UUID) -> None:
    """Lock a role: its grants, or who holds it, are about to change."""
    await tx.execute(sa.select(roles.c.id).where(roles.c.id == role_id).with_for_update())


async def drop_role(tx: Tx, role_id: UUID) -> None:
    """Delete a role with its grants."""
    await tx.execute(sa.delete(roles).where(roles.c.id == role_id))


async def set_grants(tx: Tx, grants: Sequence[dict[str, Any]], replace: UUID | None = None) -> None:
    """Insert grants (role_id, permission, scope, inbox_ids) after deleting those of the role ``replace``."""
    if replace is not None:
        await tx.execute(sa.delete(role_grants).where(role_grants.c.role_id == replace))
    if grants:
        await tx.execute(sa.insert(role_grants).values([{"workspace_id": tx.workspace, **grant} for grant in grants]))


async def holders(tx: Tx, role_id: UUID, *, without: UUID | None = None, active: bool = True) -> int:
    """Count the users who hold a role."""
    held = user_roles.join(
        users, sa.and_(users.c.workspace_id == user_roles.c.workspace_id, users.c.id == user_roles.c.user_id)
    )
    query = sa.select(sa.func.count()).select_from(held).where(user_roles.c.role_id == role_id)
    if active:
        query = query.where(users.c.disabled_at.is_(None))
    if without is not None:
        query = query.where(users.c.id != without)
    return int(await tx.scalar(query))


async def add_session(tx: Tx, row: dict[str, Any]) -> None:
    """Insert a session and drop this user's long-dead ones."""
    old = sa.and_(
        sessions.c.user_id == row["user_id"], sessions.c.expires_at < sa.func.now() - sa.text("interval '7 days'")
    )
    await tx.execute(sa.delete(sessions).where(old))
    await tx.execute(sa.insert(sessions).values(workspace_id=tx.workspace, **row))


async def revoke_sessions(
    tx: Tx, *, user_id: UUID | None = None, token_hash: bytes | None = None, keep: bytes | None = None
) -> None:
    """Revoke one session, or all of a user except ``keep``."""
    which = sessions.c.user_id == user_id if token_hash is None else sessions.c.token_hash == token_hash
    statement = sa.update(sessions).where(which, sessions.c.revoked_at.is_(None)).values(revoked_at=sa.func.now())
    await tx.execute(statement.where(sessions.c.token_hash != keep) if keep is not None else statement)


async def live_sessions(tx: Tx, user_id: UUID) -> int:
    """Return how many sessions of a user are open."""
    open_ = sa.and_(sessions.c.revoked_at.is_(None), sessions.c.expires_at > sa.func.now())
    count: int = await tx.scalar(sa.select(sa.func.count()).where(sessions.c.user_id == user_id, open_))
    return count


async def add_key(tx: Tx, row: dict[str, Any]) -> Any:
    """Insert an API key; return created_at."""
    return await tx.scalar(
        sa.insert(api_keys).values(workspace_id=tx.workspace, **row).returning(api_keys.c.created_at)
    )


async def key_list(tx: Tx, *, after: UUID | None = None, limit: int = 200) -> Sequence[RowMapping]:
    """Return API keys, newest first, revoked ones left out."""
    query = sa.select(api_keys).where(api_keys.c.revoked_at.is_(None)).order_by(api_keys.c.id.desc()).limit(limit)
    return await tx.rows(query.where(api_keys.c.id < after) if after is not None else query)


async def revoke_key(tx: Tx, key_id: UUID) -> bool:
    """Revoke a key; False when there is no live one."""
    revoked = sa.update(api_keys).where(api_keys.c.id == key_id, api_keys.c.revoked_at.is_(None))
    return await tx.scalar(revoked.values(revoked_at=sa.func.now()).returning(api_keys.c.id)) is not None
