"""Shapes of the life cycle's routes: folders, drafts, versions, checks, many at once."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, Field

from zhike.knowledge.schemas import AT, ENTRY_EXAMPLE, ID, OTHER, PERSON, ActorOut, ContentPatch, EntryOut, Model, like

Name = Annotated[str, Field(min_length=1, max_length=80, examples=["退换货"])]
RUN: dict[str, Any] = {
    "id": ID, "base_id": OTHER, "entry_id": ID, "total": 12, "failed": 1, "ms": 840, "by": PERSON, "created_at": AT,
    "results": [
        {
            "check_id": OTHER, "question": "七天后还能退吗", "expected": {"entry_id": ID, "title": "怎么退货"}, "passed": False,
            "outcome": "choices", "confidence": 0.52, "entry_ids": [OTHER],
        }
    ],
}  # fmt: skip
VERSION: dict[str, Any] = {"number": 4, "note": "运费改为 8 元", "author": PERSON, "at": AT, "restored_from": None}
HUNK = {
    "before_line": 1,
    "after_line": 1,
    "lines": [{"op": "removed", "text": "运费 6 元。"}, {"op": "added", "text": "运费 8 元。"}],
}
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

    model_config = like({"id": ID, "base_id": OTHER, "parent_id": None, "name": "退换货", "position": 0, "entries": 12})

    id: str
    base_id: str
    parent_id: str | None
    name: str
    position: int
    entries: int


class FolderList(Model):
    """A base's folders, siblings in their order."""

    items: list[FolderOut]


class EntryDraftIn(ContentPatch):
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
    """What became of one check. ``expected`` null: it must be refused. ``entry_ids``: what the assistant would answer from.

    ``entries``: the same as {id, title}.
    """

    check_id: str
    question: str
    expected: dict[str, str | None] | None
    passed: bool
    outcome: str
    confidence: float | None
    entry_ids: list[str]
    entries: list[dict[str, str]] = []


class RunOut(Model):
    """A run of a base's checks. ``entry_id``: what was about to be published; null, run on demand."""

    model_config = like(RUN)

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

    model_config = like({"entry": ENTRY_EXAMPLE, "checks": RUN})

    entry: EntryOut
    checks: RunOut | None


class VersionOut(Model):
    """What an entry said at one time. ``changed``: fields that differ from the version before."""

    model_config = like(VERSION | {"live": False, "draft": True, "changed": ["answer"]})

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

    model_config = like(
        {
            "before": 3,
            "after": 4,
            "fields": [{"field": "answer", "before": "运费 6 元。", "after": "运费 8 元。", "hunks": [HUNK]}],
        }
    )  # fmt: skip

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

    model_config = like(
        {
            "id": ID, "base_id": OTHER, "question": "七天后还能退吗", "locale": "zh", "entry_id": OTHER, "entry_title": "怎么退货",
            "must_refuse": False, "created_at": AT,
        }
    )  # fmt: skip

    id: str
    base_id: str
    question: str
    locale: str
    entry_id: str | None
    entry_title: str | None
    must_refuse: bool
    created_at: datetime


class CheckLineIn(Model):
    """A line of a pasted list. ``entry``: the expected entry's question, or one of its similar ones; null: must be refused."""

    question: str = Field(min_length=1, max_length=300, examples=["七天后还能退吗"])
    entry: str | None = Field(None, max_length=2_000, examples=["怎么退货"])


class ChecksIn(Model):
    """Many checks at once; questions that are checked already are passed over."""

    lines: list[CheckLineIn] = Field(min_length=1, max_length=500)
    locale: Literal["zh", "en"] = "zh"


class LineFailureOut(Model):
    """A line that became no check, and why."""

    line: int
    code: str
    message: str


class ChecksMadeOut(Model):
    """How many checks were added, and which lines were not."""

    created: int
    failed: list[LineFailureOut]


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
    """What became of each. ``warnings``: of those that were done, what is worth knowing."""

    model_config = like(
        {"done": [ID], "failed": [{"id": OTHER, "code": "no_draft", "message": "该条目没有可操作的草稿。"}]}
    )

    done: list[str]
    failed: list[FailureOut]
    warnings: list[FailureOut] = []
