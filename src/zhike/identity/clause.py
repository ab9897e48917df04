"""The `visible` rule as SQL. A property test proves it equal to `rules.visible` on PostgreSQL."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from zhike.identity.types import Grant, Viewer


@dataclass(frozen=True, slots=True)
class SubjectColumns:
    """Where a subject's inbox, team and owner stand, and how to ask whether an agent was mentioned there."""

    inbox_id: sa.ColumnElement[Any]
    team_id: sa.ColumnElement[Any]
    owner_id: sa.ColumnElement[Any]
    mentioned: Callable[[UUID], sa.ColumnElement[bool]]


def visible_clause(viewer: Viewer, permission: str, columns: SubjectColumns) -> sa.ColumnElement[bool]:
    """Return the condition that keeps the rows on which ``viewer`` holds ``permission``.

    It is meant for WHERE: a row for which it is NULL is not visible. Plain equalities and IN lists only, so that
    B-tree indexes serve it under row-level security.
    """
    parts = [_part(viewer, grant, columns) for grant in dict.fromkeys(viewer.granted(permission))]
    return sa.or_(*parts) if parts else sa.false()


def _part(viewer: Viewer, grant: Grant, columns: SubjectColumns) -> sa.ColumnElement[bool]:
    reach = _reach(viewer, grant.scope, columns)
    if grant.inbox_ids is None:
        return reach
    return sa.and_(columns.inbox_id.in_(sorted(grant.inbox_ids)), reach)


def _reach(viewer: Viewer, scope: str, columns: SubjectColumns) -> sa.ColumnElement[bool]:
    match scope:
        case "all":
            return sa.true()
        case "mentioned":
            return columns.mentioned(viewer.id)
        case "team":
            mine = columns.owner_id == viewer.id
            return sa.or_(mine, columns.team_id.in_(sorted(viewer.team_ids))) if viewer.team_ids else mine
        case _:
            return columns.owner_id == viewer.id
