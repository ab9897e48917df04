"""Routes of use: pairs that were pointed out, where an entry was used, votes."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query

from zhike.identity import Guard, Scope
from zhike.kit.ids import id_of
from zhike.knowledge import schemas_use as schemas
from zhike.knowledge.errors import BaseNotFound, EntryNotFound, PairNotFound
from zhike.knowledge.http.shared import actor_json, clean
from zhike.knowledge.life_types import Pair, PairEnd
from zhike.knowledge.pairs import Pairs
from zhike.knowledge.ports import Names
from zhike.knowledge.usage import Usage


def add_pairs(router: APIRouter, pairs: Pairs, names: Names, guard: Guard) -> None:
    """Add the routes of pairs."""
    read, edit = guard("knowledge.read"), guard("knowledge.edit")

    @router.get("/knowledge/pairs", response_model=schemas.PairList, summary="List duplicates and contradictions")
    async def list_pairs(
        scope: Annotated[Scope, read],
        base_id: str | None = None,
        kind: Literal["duplicate", "contradiction"] | None = None,
        dismissed: bool = False,
        q: Annotated[str | None, Query(max_length=200)] = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Annotated[str | None, Query(max_length=400)] = None,
    ) -> dict[str, Any]:
        base = id_of(base_id, BaseNotFound(field="base_id")) if base_id else None
        found, following = await pairs.page(
            scope.tx, base, kind, dismissed=dismissed, limit=limit, cursor=cursor, q=clean(q)
        )
        known = await names.names(scope.tx, {one.dismissed_by for one in found if one.dismissed_by})
        items = [_pair(one, known) for one in found]
        return {"items": items, "next_cursor": following, "counts": await pairs.counts(scope.tx, base)}

    @router.post("/knowledge/pairs/{pair_id}/dismiss", response_model=schemas.PairOut, summary="Leave a pair as it is")
    async def dismiss_pair(pair_id: str, body: schemas.DismissIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        known = id_of(pair_id, PairNotFound())
        pair = await pairs.dismiss(scope.tx, scope.viewer, known, dismissed=body.dismissed)
        return _pair(pair, {scope.viewer.id: scope.viewer.name})


def add_use(router: APIRouter, usage: Usage, guard: Guard) -> None:
    """Add the routes of use and votes."""
    read = guard("knowledge.read")

    @router.get(
        "/knowledge/entries/{entry_id}/usage", response_model=schemas.UsageOut, summary="Show where an entry was used"
    )
    async def read_usage(entry_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        weeks, recent, hidden = await usage.of(scope.tx, scope.viewer, id_of(entry_id, EntryNotFound()))
        cited = [
            {
                "turn_id": str(one.turn_id), "conversation_id": str(one.conversation_id), "number": c["number"],
                "customer": c["customer"], "confidence": one.confidence, "settled": one.settled, "at": one.at,
            }
            for one, c in recent
        ]  # fmt: skip
        shown = [
            {"week": w.week, "answered": w.answered, "resolved": w.resolved, "handed_over": w.handed_over}
            for w in weeks
        ]
        return {"weeks": shown, "recent": cited, "hidden": hidden}

    @router.get(
        "/knowledge/entries/{entry_id}/vote", response_model=schemas.VotesOut, summary="Show how useful people find it"
    )
    async def read_votes(entry_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        up, down, mine = await usage.votes(scope.tx, id_of(entry_id, EntryNotFound()), scope.viewer.id)
        return {"up": up, "down": down, "mine": mine}

    @router.put(
        "/knowledge/entries/{entry_id}/vote", response_model=schemas.VotesOut, summary="Say whether an entry is useful"
    )
    async def vote(entry_id: str, body: schemas.VoteIn, scope: Annotated[Scope, read]) -> dict[str, Any]:
        known = id_of(entry_id, EntryNotFound())
        up, down = await usage.vote(scope.tx, known, scope.viewer.id, body.useful)
        return {"up": up, "down": down, "mine": body.useful}


def _pair(pair: Pair, known: Mapping[UUID, str]) -> dict[str, Any]:
    return {
        "id": str(pair.id), "base_id": str(pair.base_id), "kind": pair.kind, "chance": pair.chance, "one": _end(pair.one),
        "other": _end(pair.other), "numbers": [dict(one) for one in pair.numbers], "found_at": pair.found_at,
        "dismissed_at": pair.dismissed_at, "dismissed_by": actor_json(pair.dismissed_by, known),
    }  # fmt: skip


def _end(end: PairEnd) -> dict[str, Any]:
    return {"id": str(end.id), "question": end.question, "answer": end.answer, "asked": end.asked}
