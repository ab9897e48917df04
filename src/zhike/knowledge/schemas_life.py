"""Shapes of the life cycle's routes: folders, drafts, versions, checks, pairs, use."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from zhike.knowledge.schemas import ActorOut, ContentPatch, EntryOut, Model

Name = Annotated[str, Field(min_length=1, max_length=80, examples=["退换货"])]
Expected = Annotated[int | None, Field(examples=[3], description="The entry's version as it was read")]


class FolderIn(Model):
    """A new folder; without ``position`` it is the last of its siblings."""

    name: Name
    parent_id: str | None = None
    position: int | None = Field(None, ge=0, le=10_000)


class FolderPatch(Model):
    """Changes to a folder; ``parent_id`` null moves it to the top."""

    name: Name | None = None
    parent_id: str | None = None
    position: int | None = Field(None, ge=0, le=10_000)


class FolderOut(Model):
    """A folder. ``entries`` counts those directly in it."""

    id: str
    base_id: str
    parent_id: str | None
    name: str
    position: int
    entries: int


class FolderList(Model):
    """A base's folders, siblings in their order."""

    items: list[FolderOut]


class DraftIn(ContentPatch):
    """An edit that is kept beside what is live."""

    expected_version: Expected = None
    note: str = Field("", max_length=500, examples=["运费改为 8 元"])


class StepIn(Model):
    """A step of an entry's life."""

    expected_version: Expected = None


class RejectIn(StepIn):
    """Why a draft goes back."""

    note: str = Field("", max_length=500, examples=["请补充海外订单"])


class PublishIn(StepIn):
    """Publish now, or at a time to come."""

    publish_at: AwareDatetime | None = None


class RollBackIn(StepIn):
    """Which version to repeat, as a draft or live at once."""

    number: int = Field(ge=1, le=2**31 - 1, examples=[2])
    publish: bool = False


class ResultOut(Model):
    """What became of one check. ``expected`` null: it must be refused. ``entry_ids``: what the assistant would answer from."""

    check_id: str
    question: str
    expected: dict[str, str | None] | None
    passed: bool
    outcome: str
    confidence: float | None
    entry_ids: list[str]


class RunOut(Model):
    """A run of a base's checks. ``entry_id``: what was about to be published; null, run on demand."""

    id: str
    base_id: str
    entry_id: str | None
    total: int
    failed: int
    results: list[ResultOut]
    ms: int
    by: ActorOut | None
    created_at: datetime


class RunList(Model):
    """Runs, newest first."""

    items: list[RunOut]
    next_cursor: str | None


class PublishedOut(Model):
    """The entry, and the checks that ran before (null: none did). Failing ones are there when the base only warns."""

    entry: EntryOut
    checks: RunOut | None


class VersionOut(Model):
    """What an entry said at one time. ``changed``: fields that differ from the version before."""

    number: int
    note: str
    author: ActorOut | None
    at: datetime
    restored_from: int | None
    live: bool
    draft: bool
    changed: list[str]


class VersionList(Model):
    """Versions, newest first."""

    items: list[VersionOut]
    next_cursor: str | None


class ContentOut(Model):
    """A version with all it says."""

    number: int
    note: str
    author: ActorOut | None
    at: datetime
    restored_from: int | None
    locale: str
    question: str
    similar: list[str]
    answer: str
    kind: str
    summary: str
    variants: dict[str, str]
    valid_from: datetime | None
    valid_until: datetime | None
    audience: str


class LineOut(Model):
    """A line of a changed text."""

    op: Literal["same", "removed", "added"]
    text: str


class HunkOut(Model):
    """A changed place of a text, with two unchanged lines around it. Lines count from 1."""

    before_line: int
    after_line: int
    lines: list[LineOut]


class FieldDiffOut(Model):
    """A field that differs. ``field``: its name, or ``variants.<kind of inbox>``; ``hunks`` for texts."""

    field: str
    before: str | list[str] | None
    after: str | list[str] | None
    hunks: list[HunkOut]


class DiffOut(Model):
    """What differs between two versions."""

    before: int
    after: int
    fields: list[FieldDiffOut]


class CheckIn(Model):
    """A check. ``entry_id`` null: the question must be refused."""

    question: str = Field(min_length=1, max_length=300, examples=["七天后还能退吗"])
    locale: Literal["zh", "en"] = "zh"
    entry_id: str | None = None


class CheckOut(Model):
    """A check."""

    id: str
    base_id: str
    question: str
    locale: str
    entry_id: str | None
    entry_title: str | None
    must_refuse: bool
    created_at: datetime


class CheckList(Model):
    """A base's checks, oldest first."""

    items: list[CheckOut]


class BulkIn(Model):
    """One change to many entries. ``folder_id`` null: to the top. ``add_tags`` and ``remove_tags`` belong to ``tag``."""

    ids: list[str] = Field(min_length=1, max_length=200)
    action: Literal["move", "tag", "publish", "archive"]
    folder_id: str | None = None
    add_tags: list[str] = Field(default_factory=list, max_length=20, examples=[["售后"]])
    remove_tags: list[str] = Field(default_factory=list, max_length=20)


class FailureOut(Model):
    """An entry that was not changed, and why."""

    id: str
    code: str
    message: str


class BulkOut(Model):
    """What became of each."""

    done: list[str]
    failed: list[FailureOut]


class PairEndOut(Model):
    """One of two entries. ``asked``: its text that came closest to the other's."""

    id: str
    question: str
    answer: str
    asked: str


class NumbersOut(Model):
    """Numbers of one unit that differ (7 day against 15 day)."""

    unit: str
    one: list[float]
    other: list[float]


class PairOut(Model):
    """Two published entries that ask nearly the same. ``chance``: that they do. contradiction: they answer differently."""

    id: str
    base_id: str
    kind: Literal["duplicate", "contradiction"]
    chance: float
    one: PairEndOut
    other: PairEndOut
    numbers: list[NumbersOut]
    found_at: datetime
    dismissed_at: datetime | None
    dismissed_by: ActorOut | None


class PairList(Model):
    """Pairs, newest first."""

    items: list[PairOut]
    next_cursor: str | None


class DismissIn(Model):
    """Whether the pair is fine as it is."""

    dismissed: bool = True


class CitedOut(Model):
    """A turn that rested on the entry. ``settled``: what came of it; null, nothing yet."""

    turn_id: str
    conversation_id: str
    number: int
    customer: str
    confidence: float | None
    settled: Literal["resolved", "handed_over"] | None
    at: datetime


class WeekOut(Model):
    """A week, by its Monday."""

    week: date
    answered: int
    resolved: int
    handed_over: int


class UsageOut(Model):
    """Where an entry was used: by week, and lately. ``hidden``: recent uses in conversations you may not see."""

    weeks: list[WeekOut]
    recent: list[CitedOut]
    hidden: int


class VoteIn(Model):
    """Whether you find an entry useful; null takes your vote back."""

    useful: bool | None


class VotesOut(Model):
    """How useful people find an entry. ``mine``: your own vote."""

    up: int
    down: int
    mine: bool | None


class PictureOut(Model):
    """A stored picture. ``markdown`` is what an answer shows it with; whoever has ``url`` may see it."""

    id: str
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    url: str
    markdown: str
