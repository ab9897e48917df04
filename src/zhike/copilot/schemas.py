"""Bodies and answers of the routes of canned replies."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from zhike.copilot.types import Do, Reach
from zhike.kit.shapes import Body, Out

Locale = Literal["zh", "en"]


class CannedStep(Body):
    """Something that happens beside what is said: a priority or a tag (``value``), whom it goes to, how long it sleeps."""

    do: Do
    value: str | None = Field(None, max_length=40)
    agent_id: str | None = None
    queue_id: str | None = None
    for_s: int | None = Field(None, description="how long a snooze lasts, s")


class CannedReplyIn(Body):
    """A canned reply to make."""

    shortcut: str = Field(min_length=1, max_length=31, description="what is typed after /; stored in lower case")
    title: str = Field(min_length=1, max_length=100)
    body: str = Field("", max_length=4000, description="Markdown, with variables: {{customer.name}}")
    scope: Reach = "personal"
    team_id: str | None = Field(None, description="whose, with scope team")
    folder: str = Field("", max_length=40)
    locale: Locale | None = Field(None, description="null: whatever language")
    steps: list[CannedStep] = Field(
        default_factory=list, max_length=6, description="what is done beside, in this order"
    )


class CannedReplyPatch(Body):
    """Changes to a canned reply as of ``version``."""

    version: int
    shortcut: str | None = Field(None, min_length=1, max_length=31)
    title: str | None = Field(None, min_length=1, max_length=100)
    body: str | None = Field(None, max_length=4000)
    scope: Reach | None = None
    team_id: str | None = None
    folder: str | None = Field(None, max_length=40)
    locale: Locale | None = None
    steps: list[CannedStep] | None = Field(None, max_length=6)


class CannedReplyOut(Out):
    """A canned reply; ``may_edit``: whether the reader may change it."""

    id: str
    shortcut: str
    title: str
    body: str
    scope: Reach
    team_id: str | None
    folder: str
    locale: Locale | None
    steps: list[CannedStep]
    variables: list[str]
    uses: int
    used_at: datetime | None
    version: int
    updated_at: datetime
    updated_by: str | None = Field(description="a name")
    may_edit: bool


class CannedReplyPage(Out):
    """A page of canned replies, the most used first."""

    items: list[CannedReplyOut]
    next_cursor: str | None


class CannedFolderOut(Out):
    """A folder, and how many replies the reader sees in it."""

    name: str
    replies: int


class CannedFolderList(Out):
    """All folders."""

    items: list[CannedFolderOut]
    next_cursor: str | None


class CannedVariableOut(Out):
    """A variable, called in the reader's language."""

    name: str
    label: str


class CannedVariableList(Out):
    """All variables."""

    items: list[CannedVariableOut]
    next_cursor: str | None


class RenderIn(Body):
    """The conversation to fill a reply in for."""

    conversation_id: str


class RenderedOut(Out):
    """A body filled in; the variables in ``missing`` stand in it still, to be filled in or removed by hand."""

    text: str
    missing: list[str]
