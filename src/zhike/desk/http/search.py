"""The route of the search."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import AwareDatetime, BaseModel, Field

from zhike.desk import schemas
from zhike.desk.search import Search
from zhike.desk.search.service import Asked
from zhike.identity import Guard, Scope
from zhike.kit.errors import Forbidden, NotFound
from zhike.kit.ids import id_of

NEEDS = {"message": "conversation.read", "customer": "customer.read", "entry": "knowledge.read"}


class Part(BaseModel):
    """A piece of a text; ``hit``: it was asked for."""

    text: str
    hit: bool


class HitAuthor(BaseModel):
    """Who said it."""

    kind: str
    name: str


class Hit(BaseModel):
    """Something found: a message with its conversation, a customer, or an entry."""

    kind: Literal["message", "customer", "entry"]
    id: str
    parts: list[Part] = Field(description="a stretch of the text around what was found")
    title: list[Part] | None = Field(description="an entry's question")
    at: str | None
    seq: int | None = Field(description="a message's place in its conversation")
    private: bool
    author: HitAuthor | None
    conversation: schemas.Row | None
    customer: dict[str, Any] | None
    entry: dict[str, Any] | None


class HitPage(BaseModel):
    """A page of what was found; a page may be short, or empty, and still have a next one."""

    items: list[Hit]
    next_cursor: str | None


def search_routes(search: Search, guard: Guard) -> APIRouter:
    """Return the route."""
    router = APIRouter(tags=["search"])

    @router.get("/search", response_model=HitPage, summary="Search messages, customers or knowledge")
    async def find(
        scope: Annotated[Scope, guard(None)],
        q: Annotated[str, Query(min_length=1, max_length=200)],
        kind: Literal["message", "customer", "entry"] = "message",
        inbox_id: Annotated[list[str] | None, Query(max_length=50)] = None,
        author: Annotated[
            list[str] | None, Query(max_length=50, description="customer, assistant, person, or colleagues' ids")
        ] = None,
        since: Annotated[AwareDatetime | None, Query(alias="from")] = None,
        until: Annotated[AwareDatetime | None, Query(alias="to")] = None,
        limit: Annotated[int | None, Query(ge=1, le=50)] = None,
        cursor: str | None = None,
    ) -> dict[str, Any]:
        if not scope.viewer.may(NEEDS[kind]):
            raise Forbidden(permission=NEEDS[kind])
        inboxes = tuple(id_of(one, NotFound(field="inbox_id")) for one in inbox_id or ())
        asked = Asked(q, inboxes, tuple(author or ()), since, until, limit, cursor)
        by = {"message": search.messages, "customer": search.people, "entry": search.entries}[kind]
        items, more = await by(scope.tx, scope.viewer, asked)
        return {"items": items, "next_cursor": more}

    return router
