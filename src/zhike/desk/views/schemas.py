"""Bodies and answers of the routes of saved views; the filter is also the inbox's own query."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from zhike.desk.views.types import Reach
from zhike.kit.shapes import Body, Out

Sort = Literal["waiting", "newest", "service_level", "priority"]
Ids = Annotated[list[str], Field(max_length=50)]


class Filters(Body):
    """Which conversations a list shows; what is not given narrows nothing. Holds ids and states, never words about people."""

    view: Literal["mine", "unassigned", "team", "assistant", "mentioned", "following", "all"] = "all"
    status: Literal["open", "pending", "snoozed", "resolved", "any"] = "open"
    inbox_id: Ids = Field(default_factory=list)
    owner: Ids = Field(default_factory=list, description="me, assistant, queue, or colleagues' ids")
    team_id: Ids = Field(default_factory=list)
    queue_id: Ids = Field(default_factory=list)
    priority: list[Literal["low", "normal", "high", "urgent"]] = Field(default_factory=list, max_length=4)
    handed_over: bool | None = Field(None, description="whether the assistant handed it over")
    unread: bool | None = Field(None, description="whether messages of the customer wait to be looked at")
    waiting_over_s: int | None = Field(None, ge=1, le=31_536_000, description="the customer waits longer than this")


class InboxQuery(Filters):
    """A filter in an address, with words, the order and the page."""

    model_config = ConfigDict(strict=False, extra="ignore")

    q: str | None = Field(None, max_length=200, description="a number, or a customer's name, phone or e-mail")
    sort: Sort = "newest"
    customer_id: str | None = None
    limit: int | None = Field(None, ge=1, le=200)
    cursor: str | None = None


class ViewIn(Body):
    """A view to save."""

    name: str = Field(min_length=1, max_length=40)
    filters: Filters
    sort: Sort = "waiting"
    scope: Reach = "personal"
    team_id: str | None = Field(None, description="whose, with scope team")


class ViewPatch(Body):
    """Changes to a view as of ``version``."""

    version: int
    name: str | None = Field(None, min_length=1, max_length=40)
    filters: Filters | None = None
    sort: Sort | None = None
    scope: Reach | None = None
    team_id: str | None = None


class ViewOrder(Body):
    """Views in the order they should stand; those not named follow."""

    ids: list[str] = Field(max_length=200)


class ViewOut(Out):
    """A saved view; ``may_edit``: whether the reader may change it."""

    id: str
    name: str
    filters: Filters
    sort: Sort
    scope: Reach
    team_id: str | None
    version: int
    may_edit: bool


class ViewList(Out):
    """The views in one's inbox: one's own, one's teams', everybody's."""

    items: list[ViewOut]
    next_cursor: str | None
