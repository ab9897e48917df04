"""Bodies and answers of the routes of merging."""

from typing import Literal

from pydantic import Field

from zhike.desk.schemas import Message, Row
from zhike.kit.shapes import Body, Out


class MergeIn(Body):
    """Into which conversation."""

    into: str


class MergedPlace(Out):
    """Both conversations after it; ``undo_until``: until when it can be taken back whatever is written."""

    source: Row
    target: Row
    undo_until: str | None


class MergeSide(Out):
    """One of the two."""

    id: str
    number: int
    inbox: str
    customer: str
    status: str


class MergeOwner(Out):
    """Who has the other conversation then: its own owner, the owner of the merged one, or the reader."""

    becomes: Literal["target", "source", "merger"]
    name: str


class MergePlan(Out):
    """What merging would do."""

    source: MergeSide
    target: MergeSide
    same_person: bool
    same_thread: bool = Field(description="what the customer writes on goes into the other one by itself")
    owner: MergeOwner
    planned: int = Field(description="planned replies that will not go")
    drafts: int = Field(description="drafts that stay with the merged one")


class MergedPart(MergeSide):
    """A conversation that was merged into this one, its last 200 messages oldest first."""

    at: str
    messages: list[Message]
    has_earlier: bool


class MergedParts(Out):
    """What was merged into a conversation; whether its own merge, if it was merged itself, can be undone now."""

    items: list[MergedPart]
    may_undo: bool
    undo_until: str | None
