"""Who sees and keeps a saved view, and what its filter asks for. No I/O."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from zhike.conversations import View
from zhike.desk.views.types import Reach
from zhike.identity import Subject, Viewer, visible
from zhike.kit.errors import Invalid, NotFound, ZhikeError
from zhike.kit.ids import id_of, parse_id

MANAGE = "inbox_view.manage"
OWNERS = ("me", "assistant", "queue")
MOST = 30  # of one owner
COUNTED = 40  # of all in an inbox, whenever a list is asked for
T = TypeVar("T")


def sees(viewer: Viewer, scope: Reach, owner_id: UUID | None, team_id: UUID | None) -> bool:
    """Say whether a viewer has a view in his inbox. `queries.SEEN` is the same rule as SQL."""
    if scope == "personal":
        return viewer.kind == "person" and owner_id == viewer.id
    return scope == "workspace" or team_id in viewer.team_ids or keeps_all(viewer)


def keeps(viewer: Viewer, scope: Reach, owner_id: UUID | None, team_id: UUID | None) -> bool:
    """Say whether a viewer may change a view: his own; a team's and everybody's by `inbox_view.manage`."""
    if scope == "personal":
        return viewer.kind == "person" and owner_id == viewer.id
    return visible(viewer, MANAGE, Subject(None, team_id, None))


def keeps_all(viewer: Viewer) -> bool:
    """Say whether a viewer keeps every shared view of the workspace."""
    return visible(viewer, MANAGE, Subject(None, None, None))


def view_of(filters: Mapping[str, Any]) -> View:
    """Return what a filter asks for, but for its words; raises NotFound or Invalid for an id that is none."""
    ids = {
        name: tuple(_ids(filters.get(name) or (), NotFound(field=name))) for name in ("inbox_id", "team_id", "queue_id")
    }
    return View(
        filters.get("view", "all"),
        filters.get("status", "open"),
        inbox_ids=ids["inbox_id"],
        owners=tuple(_owner(one) for one in filters.get("owner") or ()),
        team_ids=ids["team_id"],
        queue_ids=ids["queue_id"],
        priorities=tuple(filters.get("priority") or ()),
        handed_over=filters.get("handed_over"),
        unread=filters.get("unread"),
        waiting_over_s=filters.get("waiting_over_s"),
    )


def without_defaults(filters: Mapping[str, Any]) -> dict[str, Any]:
    """Return a filter with only what it narrows, so that equal ones are stored alike."""
    return {name: value for name, value in filters.items() if value not in (None, [], "")}


def reordered(held: Sequence[T], wanted: Sequence[UUID], key: Callable[[T], UUID]) -> list[T]:
    """Return what is held in the order that is wanted; what was not named keeps its place behind."""
    place = {one: n for n, one in enumerate(wanted)}
    return sorted(held, key=lambda one: place.get(key(one), len(place)))


def _ids(texts: Sequence[str], missing: ZhikeError) -> list[UUID]:
    return [id_of(text, missing) for text in texts]


def _owner(text: str) -> str:
    if text in OWNERS:
        return text
    found = parse_id(text)
    if found is None:
        allowed = ", ".join(OWNERS)
        raise Invalid("owner", f"Use {allowed} or a colleague's id.", f"只能是 {allowed} 或同事的标识。")
    return str(found)
