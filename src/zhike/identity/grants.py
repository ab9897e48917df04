"""Grants as rows and JSON, and the check that nobody gives what he lacks. No I/O."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast
from uuid import UUID

from zhike.identity.errors import GrantTooWide
from zhike.identity.roles import OF_TEAMS, PERMISSIONS, SCOPED
from zhike.identity.rules import missing
from zhike.identity.types import SCOPES, Grant, Role, ScopeName, Viewer
from zhike.kit.errors import Invalid
from zhike.kit.ids import parse_id

Row = Mapping[Any, Any]


def from_row(row: Row) -> Grant:
    """Read a grant from a row or from JSON."""
    inboxes = row["inbox_ids"]
    return Grant(
        row["permission"], row["scope"], None if inboxes is None else frozenset(UUID(str(one)) for one in inboxes)
    )


def to_json(grant: Grant) -> dict[str, Any]:
    """Return a grant as the API and api_keys.grants hold it."""
    inboxes = None if grant.inbox_ids is None else sorted(str(one) for one in grant.inbox_ids)
    return {"permission": grant.permission, "scope": grant.scope, "inbox_ids": inboxes}


def _possible(permission: str, scope: str, *, limited: bool) -> bool:
    if permission in OF_TEAMS:
        return scope in ("team", "all") and not limited
    return scope in SCOPES if permission in SCOPED else scope == "all" and not limited


def parse(items: Sequence[Row], field: str = "grants") -> tuple[Grant, ...]:
    """Read grants that came from outside; raises Invalid naming the first wrong one."""
    found: dict[tuple[str, str], Grant] = {}
    for index, item in enumerate(items):
        permission, scope, inboxes = item["permission"], item["scope"], item.get("inbox_ids")
        where = f"{field}.{index}"
        if permission not in PERMISSIONS:
            raise Invalid(f"{where}.permission", f"There is no permission {permission}.", f"没有权限 {permission}。")
        if not _possible(permission, scope, limited=inboxes is not None):
            problem = f"{permission} cannot be limited to {scope} or to inboxes."
            raise Invalid(f"{where}.scope", problem, f"{permission} 不能限定为此范围。")
        ids = None if inboxes is None else [parse_id(str(one)) for one in inboxes]
        if ids is not None and None in ids:
            raise Invalid(f"{where}.inbox_ids", "One of these is not an inbox.", "收件箱标识无效。")
        found[permission, scope] = Grant(
            permission, cast(ScopeName, scope), None if ids is None else frozenset(one for one in ids if one)
        )
    return tuple(found.values())


def roles_from(rows: Iterable[Row], names: Mapping[str, str] | None = None) -> list[Role]:
    """Gather one row per grant into roles; ``names`` replaces the names of built-in ones."""
    gathered: dict[UUID, tuple[Row, list[Grant]]] = {}
    for row in rows:
        held = gathered.setdefault(row["id"], (row, []))[1]
        if row["permission"] is not None:
            held.append(from_row(row))
    known = names or {}
    return [
        Role(
            id=row["id"],
            key=row["key"],
            name=known.get(row["key"], row["name"]) if row["builtin"] else row["name"],
            builtin=row["builtin"],
            grants=tuple(grants),
        )
        for row, grants in gathered.values()
    ]


def must_hold(viewer: Viewer | None, wanted: Iterable[Grant]) -> None:
    """Raise GrantTooWide unless ``viewer`` holds everything ``wanted``; None is the system, which may."""
    if viewer is None:
        return
    lacking = sorted({grant.permission for grant in missing(viewer.grants, wanted)})
    if lacking:
        raise GrantTooWide(permissions=", ".join(lacking))
