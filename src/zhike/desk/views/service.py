"""Use cases of saved views: the only writer of their table."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from zhike.conversations import View
from zhike.customers import CustomersService
from zhike.db import Tx
from zhike.desk.views import queries, rules
from zhike.desk.views.errors import TooManyViews, ViewNotFound
from zhike.desk.views.types import Draft, Reach, SavedView
from zhike.identity import AuditTrail, Viewer
from zhike.kit.errors import Conflict, Forbidden, Invalid
from zhike.kit.ids import uuid7
from zhike.staff import StaffService, TeamNotFound

FIELDS = ("name", "filters", "sort", "scope", "team_id")
FOUND = 100  # customers that words may find


class SavedViews:
    """Keeps views, and says what a filter asks of conversations."""

    def __init__(self, audit: AuditTrail, staff: StaffService, customers: CustomersService) -> None:
        self.audit = audit
        self.staff = staff
        self.customers = customers

    async def asked(self, tx: Tx, viewer: Viewer, filters: Mapping[str, Any]) -> View:
        """Return what a filter asks for: its words are a conversation's number, or customers by phone, e-mail or name."""
        view = rules.view_of(filters)
        words = str(filters.get("q") or "").strip()
        if not words:
            return view
        digits = words.lstrip("#")
        if digits.isdigit() and len(digits) < 10:
            return dataclasses.replace(view, number=int(digits))
        if not viewer.may("customer.read"):
            return dataclasses.replace(view, customer_ids=())
        items, _ = await self.customers.search(tx, viewer, words, FOUND, None)
        return dataclasses.replace(view, customer_ids=tuple(UUID(item["id"]) for item in items))

    async def seen(self, tx: Tx, viewer: Viewer) -> list[SavedView]:
        """Return the views in somebody's inbox: his own, his teams', everybody's; each in its keeper's order."""
        return await queries.seen(tx, _who(viewer))

    async def questions(self, tx: Tx, viewer: Viewer) -> dict[str, View]:
        """Return what the first views in somebody's inbox ask for, by id. One statement."""
        return {str(one.id): rules.view_of(one.filters) for one in (await self.seen(tx, viewer))[: rules.COUNTED]}

    async def create(self, tx: Tx, viewer: Viewer, draft: Draft, ip: str | None = None) -> SavedView:
        """Add a view behind the others; raises Forbidden, TooManyViews, TeamNotFound, Invalid."""
        values = await self._values(tx, viewer, draft)
        held, last = await queries.beside(tx, values)
        if held >= rules.MOST:
            raise TooManyViews(most=rules.MOST)
        made = await queries.write(tx, values | {"id": uuid7(), "place": last + 1}, new=True)
        await self._note(tx, viewer, "created", made, ip, {})
        return made

    async def update(
        self, tx: Tx, viewer: Viewer, view_id: UUID, version: int, changes: Mapping[str, Any], ip: str | None = None
    ) -> SavedView:
        """Change a view as of ``version``; what is equal changes nothing. Raises Conflict and what `create` raises."""
        before = await self._kept(tx, viewer, view_id)
        if before.version != version:
            raise Conflict
        draft = Draft(**{name: getattr(before, name) for name in FIELDS} | dict(changes))
        fields = [name for name in FIELDS if getattr(draft, name) != getattr(before, name)]
        if not fields:
            return before
        values = await self._values(tx, viewer, draft)
        if {"scope", "team_id"} & set(fields) and (await queries.beside(tx, values))[0] >= rules.MOST:
            raise TooManyViews(most=rules.MOST)
        after = await queries.write(tx, values | {"id": view_id}, new=False)
        shared = after if after.scope != "personal" else before
        await self._note(tx, viewer, "updated", shared, ip, {"fields": fields})
        return after

    async def reorder(self, tx: Tx, viewer: Viewer, ids: Sequence[UUID]) -> list[SavedView]:
        """Put views in an order; those the viewer does not keep stay where they are."""
        kept = [one for one in await self.seen(tx, viewer) if rules.keeps(viewer, one.scope, one.owner_id, one.team_id)]
        await queries.put_in_order(tx, [one.id for one in rules.reordered(kept, ids, lambda one: one.id)])
        return await self.seen(tx, viewer)

    async def delete(self, tx: Tx, viewer: Viewer, view_id: UUID, ip: str | None = None) -> None:
        """Delete a view."""
        before = await self._kept(tx, viewer, view_id)
        await queries.remove(tx, view_id)
        await self._note(tx, viewer, "deleted", before, ip, {})

    async def _kept(self, tx: Tx, viewer: Viewer, view_id: UUID) -> SavedView:
        found = await queries.one(tx, _who(viewer), view_id)
        if found is None:
            raise ViewNotFound
        if not rules.keeps(viewer, found.scope, found.owner_id, found.team_id):
            raise Forbidden(permission=rules.MANAGE)
        return found

    async def _values(self, tx: Tx, viewer: Viewer, draft: Draft) -> dict[str, Any]:
        if draft.scope == "personal" and viewer.kind != "person":
            problem = "A key has no views of its own. Choose a team or the workspace."
            raise Invalid("scope", problem, "密钥没有个人视图，请选择团队或整个工作区。")
        owner_id = viewer.id if draft.scope == "personal" else None
        team_id = _team(draft.scope, draft.team_id)
        if not rules.keeps(viewer, draft.scope, owner_id, team_id):
            raise Forbidden(permission=rules.MANAGE, field="scope")
        if team_id is not None and team_id not in viewer.team_ids:
            try:
                await self.staff.team(tx, team_id)
            except TeamNotFound:
                raise TeamNotFound(field="team_id") from None
        rules.view_of(draft.filters)
        given = {"name": draft.name, "filters": rules.without_defaults(draft.filters), "sort": draft.sort}
        return given | {"scope": draft.scope, "owner_id": owner_id, "team_id": team_id}

    async def _note(
        self, tx: Tx, viewer: Viewer, what: str, view: SavedView, ip: str | None, more: Mapping[str, Any]
    ) -> None:
        """Audit what happened to a shared view; what people keep for themselves is nobody's business."""
        if view.scope == "personal":
            return
        team = {"team_id": str(view.team_id)} if view.team_id else {}
        detail = {"scope": view.scope, **team, **more}
        await self.audit.append(tx, viewer, f"inbox_view.{what}", "inbox_view", view.id, ip=ip, detail=detail)


def _who(viewer: Viewer) -> dict[str, Any]:
    return {"me": viewer.id, "teams": sorted(viewer.team_ids), "every": rules.keeps_all(viewer)}


def _team(scope: Reach, team_id: UUID | None) -> UUID | None:
    if scope != "team":
        return None
    if team_id is None:
        raise Invalid("team_id", "Choose whose team it is for.", "请选择给哪个团队使用。")
    return team_id
