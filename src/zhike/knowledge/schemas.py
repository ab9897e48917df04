"""Shapes of the knowledge routes."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field


class Model(BaseModel):
    """Unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


ID = "01930000-0000-7000-8000-000000000001"
OTHER = "01930000-0000-7000-8000-000000000002"
AT = "2026-11-22T06:00:00Z"
PERSON = {"kind": "person", "id": OTHER, "name": "林晓", "avatar_url": None}
ENTRY_EXAMPLE: dict[str, Any] = {
    "id": ID, "base_id": OTHER, "locale": "zh", "question": "怎么退货", "similar": ["退货流程"], "answer": "1. 打开订单\n2. 点“申请退货”",
    "tags": ["售后"], "state": "published", "version": 7, "updated_at": AT, "updated_by": PERSON, "uses": 41, "kind": "faq",
    "summary": "", "variants": {"api": "请在网页订单里申请退货。"}, "valid_from": None, "valid_until": "2027-01-01T00:00:00Z",
    "audience": "customer", "folder_id": None, "owner": PERSON, "last_number": 4, "live_number": 3,
    "draft": {
        "number": 4, "state": "in_review", "by": PERSON, "publish_at": None, "review_note": "", "held_by_run": None,
    },
    "published_at": AT,
    "effect": {"answered": 40, "resolved": 31, "handed_over": 4, "up": 5, "down": 1, "used_at": AT},
}  # fmt: skip


WARNING: dict[str, Any] = {
    "code": "same_question", "message": "已发布的条目“怎么退货”里已有问法“退货流程”…", "field": "similar", "entry_id": OTHER,
    "title": "怎么退货", "text": "退货流程",
}  # fmt: skip


def like(example: dict[str, Any]) -> ConfigDict:
    """Return a model's configuration with an example for the document."""
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [example]})


class BaseIn(Model):
    """A new base."""

    name: str = Field(min_length=1, max_length=80)
    locale: Literal["zh", "en"] = "zh"


class BasePatch(Model):
    """Changes to a base. ``four_eyes``: nobody publishes his own draft. ``checks``: what failing checks do to a publication."""

    name: str | None = Field(None, min_length=1, max_length=80, examples=["售后知识库"])
    four_eyes: bool | None = None
    checks: Literal["off", "warn", "block"] | None = Field(None, examples=["warn"])
    remind_days: int | None = Field(None, ge=1, le=365, examples=[14])


class BaseOut(Model):
    """A base."""

    id: str
    name: str
    locale: str
    version: int
    entries: int
    created_at: datetime
    four_eyes: bool
    checks: Literal["off", "warn", "block"]
    remind_days: int


class BaseList(Model):
    """Bases."""

    items: list[BaseOut]
    next_cursor: str | None = None


Question = Annotated[str, Field(max_length=2_000, examples=["怎么退货"])]
Similar = Annotated[list[str], Field(max_length=200, examples=[["退货流程", "我想退货"]])]
Answer = Annotated[str, Field(max_length=40_000, examples=["1. 打开订单\n2. 点“申请退货”"])]
Tags = Annotated[list[str], Field(max_length=100, examples=[["售后"]])]
Variants = Annotated[dict[str, str], Field(max_length=10, examples=[{"api": "请在订单里申请退货。"}])]


class ContentPatch(Model):
    """What an entry says; fields that are left out stay as they are. An article's ``question`` is its title."""

    locale: Literal["zh", "en"] | None = None
    question: Question | None = None
    similar: Similar | None = None
    answer: Answer | None = None
    kind: Literal["faq", "article"] | None = None
    summary: str | None = Field(None, max_length=4_000)
    variants: Variants | None = None
    valid_from: AwareDatetime | None = None
    valid_until: AwareDatetime | None = None
    audience: Literal["customer", "agent"] | None = None


class EntryIn(Model):
    """A new entry. ``variants``: the answer in inboxes of a kind, where it differs. ``audience`` agent: never for customers."""

    base_id: str
    locale: Literal["zh", "en"] = "zh"
    question: Question
    similar: Similar = Field(default_factory=list)
    answer: Answer
    tags: Tags = Field(default_factory=list)
    state: Literal["draft", "published"] = "published"
    kind: Literal["faq", "article"] = "faq"
    summary: str = Field("", max_length=4_000)
    variants: Variants = Field(default_factory=dict)
    valid_from: AwareDatetime | None = None
    valid_until: AwareDatetime | None = None
    audience: Literal["customer", "agent"] = "customer"
    folder_id: str | None = None
    owner_id: str | None = None


class EntryAskedIn(Model):
    """What an entry is about to say. ``entry_id``: its own, where it has one."""

    base_id: str
    entry_id: str | None = None
    locale: Literal["zh", "en"] = "zh"
    audience: Literal["customer", "agent"] = "customer"
    question: Question = ""
    similar: Similar = Field(default_factory=list)
    valid_from: AwareDatetime | None = None
    valid_until: AwareDatetime | None = None


class EntryPatch(ContentPatch):
    """Changes to what is live; ``expected_version`` guards against overwriting somebody else's.

    ``tags``, ``folder_id`` and ``owner_id`` (null: none) alone move the entry and are no new version.
    """

    expected_version: int | None = None
    tags: Tags | None = None
    state: Literal["draft", "published"] | None = None
    folder_id: str | None = None
    owner_id: str | None = None


class ActorOut(Model):
    """Who changed it last."""

    kind: str
    id: str | None
    name: str
    avatar_url: str | None = None


class EntryDraftOut(Model):
    """The version that waits to be published. ``held_by_run``: the checks that kept it from going live."""

    number: int
    state: Literal["draft", "in_review", "scheduled"]
    by: ActorOut | None
    publish_at: datetime | None
    review_note: str
    held_by_run: str | None


class EffectOut(Model):
    """What became of the entry's answers in live conversations, and how useful people found it."""

    answered: int
    resolved: int
    handed_over: int
    up: int
    down: int
    used_at: datetime | None


class WarningOut(Model):
    """What is worth knowing, though it keeps nobody from going on: another entry asks the same, the validity has ended."""

    model_config = like(WARNING)

    code: Literal["same_question", "validity_ended"]
    message: str
    field: str
    entry_id: str | None
    title: str | None
    text: str | None


class EntryWarnings(Model):
    """Warnings of an entry as it would be published."""

    warnings: list[WarningOut]


class EntryOut(Model):
    """An entry: what is live, or its newest draft while nothing is. ``live_number`` and ``draft`` name versions.

    ``warnings``: in answers to a change, of what was just written.
    """

    model_config = like(ENTRY_EXAMPLE)

    id: str
    base_id: str
    locale: str
    question: str
    similar: list[str]
    answer: str
    tags: list[str]
    state: Literal["draft", "in_review", "published", "archived"]
    version: int
    updated_at: datetime
    updated_by: ActorOut | None
    uses: int
    kind: Literal["faq", "article"]
    summary: str
    variants: dict[str, str]
    valid_from: datetime | None
    valid_until: datetime | None
    audience: Literal["customer", "agent"]
    folder_id: str | None
    owner: ActorOut | None
    last_number: int
    live_number: int | None
    draft: EntryDraftOut | None
    published_at: datetime | None
    effect: EffectOut
    warnings: list[WarningOut] = []


class EntryList(Model):
    """A page of entries."""

    items: list[EntryOut]
    next_cursor: str | None


class TagOut(Model):
    """A tag and how many entries carry it."""

    tag: str
    entries: int


class TagList(Model):
    """Tags, most used first; 200 at most."""

    items: list[TagOut]
