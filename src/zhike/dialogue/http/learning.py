"""Routes of gaps and corrections."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Protocol
from uuid import UUID

from fastapi import APIRouter, Query
from starlette.responses import Response

from zhike.db import Tx
from zhike.dialogue import schemas_learning as schemas
from zhike.dialogue.corrections import Corrections, CorrectionView
from zhike.dialogue.errors import TurnNotFound
from zhike.dialogue.gaps import Gaps
from zhike.dialogue.learning_errors import CorrectionNotFound, GapNotFound
from zhike.dialogue.learning_types import GapFilter, GapView
from zhike.identity import Caller, Guard, Scope
from zhike.kit.errors import NotFound
from zhike.kit.ids import id_of

Titles = Mapping[UUID, tuple[str, str]]
Cursor = Annotated[str | None, Query(max_length=400)]
Limit = Annotated[int, Query(ge=1, le=200)]


class Names(Protocol):
    """Who is behind a user's id."""

    async def names(self, tx: Tx, ids: set[UUID]) -> dict[UUID, str]:
        """Return names by id."""
        ...


def learning_routes(gaps: Gaps, corrections: Corrections, names: Names, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["dialogue"])
    _add_waiting(router, gaps, corrections, guard)
    _add_gaps(router, gaps, names, guard)
    _add_gap_steps(router, gaps, names, guard)
    _add_marks(router, corrections, names, guard)
    _add_reviews(router, corrections, names, guard)
    return router


def _add_waiting(router: APIRouter, gaps: Gaps, corrections: Corrections, guard: Guard) -> None:
    edit = guard("knowledge.edit")

    @router.get("/dialogue/waiting", response_model=schemas.WaitingOut, summary="Count gaps and corrections that wait")
    async def waiting(scope: Annotated[Scope, edit]) -> dict[str, int]:
        waits = await corrections.counts(scope.tx)
        return {"gaps": (await gaps.counts(scope.tx))["open"], "corrections": waits["pending"]}


def _add_gaps(router: APIRouter, gaps: Gaps, names: Names, guard: Guard) -> None:
    edit = guard("knowledge.edit")

    @router.get("/dialogue/gaps", response_model=schemas.GapsOut, summary="List questions that were not answered well")
    async def list_gaps(
        scope: Annotated[Scope, edit],
        state: schemas.State | None = None,
        reason: schemas.Reason | None = None,
        days: Annotated[int | None, Query(ge=1, le=3650, description="Asked in the last so many days")] = None,
        q: Annotated[str | None, Query(max_length=200)] = None,
        limit: Limit = 50,
        cursor: Cursor = None,
    ) -> dict[str, Any]:
        wanted = GapFilter(state, reason, days, _clean(q))
        found, following = await gaps.page(scope.tx, scope.viewer, wanted, limit, cursor)
        items = await _gaps(scope.tx, gaps, names, found)
        return {"items": items, "next_cursor": following, "counts": await gaps.counts(scope.tx)}

    @router.get("/dialogue/gaps/{gap_id}", response_model=schemas.GapOut, summary="Read a gap with examples")
    async def read_gap(gap_id: str, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        view = await gaps.one(scope.tx, scope.viewer, id_of(gap_id, GapNotFound()))
        return (await _gaps(scope.tx, gaps, names, [view]))[0]


def _add_gap_steps(router: APIRouter, gaps: Gaps, names: Names, guard: Guard) -> None:
    edit = guard("knowledge.edit")

    @router.post(
        "/dialogue/gaps/{gap_id}/draft",
        response_model=schemas.DraftOut,
        status_code=201,
        summary="Make a draft of a gap's wordings, its answer still to be written",
    )
    async def draft_gap(gap_id: str, body: schemas.DraftIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        base = id_of(body.base_id, NotFound(field="base_id")) if body.base_id else None
        entry = await gaps.draft(scope.tx, scope.viewer, id_of(gap_id, GapNotFound()), base)
        return {"entry_id": str(entry)}

    @router.post(
        "/dialogue/gaps/{gap_id}/similar",
        response_model=schemas.DraftOut,
        status_code=201,
        summary="Add a gap's question to an entry's draft, as a similar question",
    )
    async def add_similar(gap_id: str, body: schemas.SimilarIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        entry = id_of(body.entry_id, NotFound(field="entry_id"))
        await gaps.add_similar(scope.tx, scope.viewer, id_of(gap_id, GapNotFound()), entry)
        return {"entry_id": str(entry)}

    @router.post("/dialogue/gaps/{gap_id}/dismiss", response_model=schemas.GapOut, summary="Leave a gap as it is")
    async def dismiss_gap(gap_id: str, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        view = await gaps.dismiss(scope.tx, scope.viewer, id_of(gap_id, GapNotFound()))
        return (await _gaps(scope.tx, gaps, names, [view]))[0]

    @router.post("/dialogue/gaps/{gap_id}/reopen", response_model=schemas.GapOut, summary="Open a gap again")
    async def reopen_gap(gap_id: str, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        view = await gaps.reopen(scope.tx, scope.viewer, id_of(gap_id, GapNotFound()))
        return (await _gaps(scope.tx, gaps, names, [view]))[0]


def _add_marks(router: APIRouter, corrections: Corrections, names: Names, guard: Guard) -> None:
    read = guard("conversation.read")
    path = "/conversations/{conversation_id}/turns/{turn_id}/corrections"

    @router.get(path, response_model=schemas.MarkedSources, summary="Show which sources of an answer were marked wrong")
    async def marked(conversation_id: str, turn_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        conversation, turn = id_of(conversation_id, TurnNotFound()), id_of(turn_id, TurnNotFound())
        entries, views = await corrections.sources(scope.tx, scope.viewer, conversation, turn)
        shown = {item["entry"]["id"]: item for item in await _corrections(scope.tx, corrections, names, views)}
        titles = await corrections.room.knowledge.titles(scope.tx, entries)
        items = [{"entry": _entry(one, titles), "correction": shown.get(str(one))} for one in entries]
        return {"items": items}

    @router.post(
        path, response_model=schemas.CorrectionOut, status_code=201, summary="Mark a source of an answer wrong"
    )
    async def mark(
        conversation_id: str, turn_id: str, body: schemas.MarkIn, scope: Annotated[Scope, read]
    ) -> dict[str, Any]:
        conversation, turn = id_of(conversation_id, TurnNotFound()), id_of(turn_id, TurnNotFound())
        entry = id_of(body.entry_id, NotFound(field="entry_id"))
        right = id_of(body.right_id, NotFound(field="right_id")) if body.right_id else None
        view = await corrections.mark(scope.tx, scope.viewer, conversation, turn, entry, right)
        return (await _corrections(scope.tx, corrections, names, [view]))[0]

    @router.delete(
        "/dialogue/corrections/{correction_id}",
        status_code=204,
        response_class=Response,
        summary="Take a correction back while it is pending",
    )
    async def take_back(correction_id: str, scope: Annotated[Scope, read]) -> Response:
        await corrections.take_back(scope.tx, scope.viewer, id_of(correction_id, CorrectionNotFound()))
        return Response(status_code=204)


def _add_reviews(router: APIRouter, corrections: Corrections, names: Names, guard: Guard) -> None:
    edit, publish, apart = guard("knowledge.edit"), guard("knowledge.publish"), guard.apart("knowledge.publish")

    @router.get("/dialogue/corrections", response_model=schemas.CorrectionsOut, summary="List answers marked wrong")
    async def list_corrections(
        scope: Annotated[Scope, edit],
        state: schemas.ReviewState | None = None,
        limit: Limit = 50,
        cursor: Cursor = None,
    ) -> dict[str, Any]:
        found, following = await corrections.page(scope.tx, scope.viewer, state, limit, cursor)
        items = await _corrections(scope.tx, corrections, names, found)
        return {"items": items, "next_cursor": following, "counts": await corrections.counts(scope.tx)}

    @router.post(
        "/dialogue/corrections/{correction_id}/approve",
        response_model=schemas.ApprovedOut,
        summary="Let the assistant learn from a correction",
    )
    async def approve(correction_id: str, body: schemas.ApproveIn, caller: Annotated[Caller, apart]) -> dict[str, Any]:
        known = id_of(correction_id, CorrectionNotFound())
        done = await corrections.approve(caller.viewer, known, body.question, similar=body.similar)
        async with corrections.db.transaction(caller.viewer.workspace_id) as tx:
            (shown,) = await _corrections(tx, corrections, names, [done.view])
        why = done.why.message(caller.viewer.locale) if done.why is not None else None
        return {"correction": shown, "similar": done.similar, "why": why}

    @router.post(
        "/dialogue/corrections/{correction_id}/reject",
        response_model=schemas.CorrectionOut,
        summary="Say that an answer marked wrong was right",
    )
    async def reject(correction_id: str, scope: Annotated[Scope, publish]) -> dict[str, Any]:
        view = await corrections.reject(scope.tx, scope.viewer, id_of(correction_id, CorrectionNotFound()))
        return (await _corrections(scope.tx, corrections, names, [view]))[0]


async def _gaps(tx: Tx, gaps: Gaps, names: Names, found: Sequence[GapView]) -> list[dict[str, Any]]:
    people = {view.gap.closed_by for view in found if view.gap.closed_by}
    known = await names.names(tx, people) if people else {}
    entries = {view.gap.entry_id for view in found if view.gap.entry_id}
    titles = await gaps.drafts.titles(
        tx, entries | {UUID(near["entry_id"]) for view in found for near in view.gap.near}
    )
    return [_gap(view, known, titles) for view in found]


def _gap(view: GapView, known: Mapping[UUID, str], titles: Titles) -> dict[str, Any]:
    gap = view.gap
    near = ((UUID(one["entry_id"]), float(one["score"])) for one in gap.near)
    nearest = next(
        (_entry(id_, titles, score) for id_, score in near if titles.get(id_, ("", ""))[1] == "published"), None
    )
    return {
        "id": str(gap.id), "state": gap.state, "locale": gap.locale, "size": gap.size, "first_at": gap.first_at,
        "last_at": gap.last_at, "reasons": dict(view.reasons), "question": view.question,
        "nearest": nearest,
        "entry": _entry(gap.entry_id, titles) if gap.entry_id else None,
        "closed_by": _person(gap.closed_by, known), "closed_at": gap.closed_at, "since": view.since,
        "examples": [
            {
                "text": one.text, "conversation_id": str(one.asking.conversation_id), "seq": one.asking.to_seq,
                "turn_id": str(one.asking.turn_id), "reasons": list(one.asking.reasons), "at": one.asking.at,
            }
            for one in view.examples
        ],
    }  # fmt: skip


async def _corrections(
    tx: Tx, corrections: Corrections, names: Names, found: Sequence[CorrectionView]
) -> list[dict[str, Any]]:
    every = [view.correction for view in found]
    people = {one.marked_by for one in every} | {one.reviewed_by for one in every if one.reviewed_by}
    known = await names.names(tx, people) if people else {}
    entries = {one.entry_id for one in every} | {one.right_id for one in every if one.right_id}
    titles = await corrections.room.knowledge.titles(tx, entries)
    return [
        {
            "id": str(one.id), "state": one.state, "conversation_id": str(one.conversation_id), "turn_id": str(one.turn_id),
            "seq": one.to_seq, "question": view.question, "kept": view.kept, "entry": _entry(one.entry_id, titles),
            "right": _entry(one.right_id, titles) if one.right_id else None, "marked_by": _person(one.marked_by, known),
            "marked_at": one.marked_at, "reviewed_by": _person(one.reviewed_by, known), "reviewed_at": one.reviewed_at,
        }
        for view in found
        for one in (view.correction,)
    ]  # fmt: skip


def _entry(entry_id: UUID, titles: Titles, score: float | None = None) -> dict[str, Any]:
    title, state = titles.get(entry_id, (None, None))
    return {"id": str(entry_id), "title": title, "state": state, "score": score}


def _person(id_: UUID | None, known: Mapping[UUID, str]) -> dict[str, Any] | None:
    return {"id": str(id_), "name": known.get(id_, "")} if id_ else None


def _clean(text: str | None) -> str | None:
    """PostgreSQL's text holds no zero byte, and a search for spaces finds everything."""
    return (text or "").replace("\x00", "").strip() or None
