"""What the inboxes' routes take and answer."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

ORIGIN = r"^https?://(\*\.[A-Za-z0-9-]+\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?$"
Origin = Annotated[
    str,
    StringConstraints(pattern=ORIGIN, max_length=200, to_lower=True),
    Field(description="https://shop.example.com, or https://*.example.com for every site below example.com"),
]
PICTURE = r"^(https://\S+|/api/v1/knowledge/pictures/[A-Za-z0-9_-]+)$"
Color = Field(None, pattern=r"^#[0-9A-Fa-f]{6}$")


class In(BaseModel):
    """A request body: nothing beside what is named."""

    model_config = ConfigDict(extra="forbid")


class HelpCentre(In):
    """The inbox's public help centre, /help/{key}: off unless somebody switches it on."""

    enabled: bool = False
    base_ids: list[UUID] = Field([], max_length=50, description="knowledge bases it shows; empty: all")


class Look(In):
    """How the launcher and the widget look; what a page's own attributes say goes before."""

    side: Literal["left", "right"] = "right"
    x: int = Field(20, ge=0, le=300, description="pixels from that side")
    y: int = Field(20, ge=0, le=300, description="pixels from the bottom")
    text: dict[Literal["zh", "en"], Annotated[str, StringConstraints(max_length=24)]] = Field(
        {}, description="words beside the launcher's mark"
    )
    avatar: str | None = Field(
        None, max_length=500, pattern=PICTURE, description="a picture instead of the assistant's mark"
    )
    theme: Literal["auto", "light", "dark"] = Field("auto", description="auto: as the customer's system is set")


class Suggestion(In):
    """A first question; ``at``: pages it is for, as a path or an address with * for anything."""

    zh: str | None = Field(None, max_length=120)
    en: str | None = Field(None, max_length=120)
    at: str | None = Field(None, max_length=200, pattern=r"^(/|https?://)\S*$")


class Question(In):
    """One field of a form. Name, e-mail and phone fill the customer's profile; the rest becomes an attribute."""

    kind: Literal["name", "email", "phone", "text", "choice"]
    label: dict[Literal["zh", "en"], Annotated[str, StringConstraints(max_length=60)]] = {}
    required: bool = False
    options: list[Annotated[str, StringConstraints(min_length=1, max_length=60)]] = Field([], max_length=12)


class Form(In):
    """What customers are asked about themselves."""

    at: list[Literal["start", "offline"]] = Field(
        [], description="start: before the first message; offline: when a person is asked for and nobody is there"
    )
    fields: list[Question] = Field([], max_length=10)
    consent: dict[Literal["zh", "en"], Annotated[str, StringConstraints(max_length=300)]] = Field(
        {}, description="a line to agree to before sending; empty: none"
    )

    @field_validator("fields")
    @classmethod
    def _asks_well(cls, fields: list[Question]) -> list[Question]:
        for field in fields:
            if field.kind in ("text", "choice") and not any(field.label.values()):
                raise ValueError("name the field in one language at least")
            if field.kind == "choice" and len(field.options) < 2:
                raise ValueError("a choice has two options at least")
        return fields


class Track(In):
    """What is kept of what visitors do on the site: events the page sends always, pages they look at if wanted."""

    pages: bool = Field(
        False, description="keep titles and paths of pages too; have your visitors agree where the law asks"
    )
    days: int = Field(30, ge=1, le=365, description="how long")


class Times(In):
    """One interval of a day, 09:00 to 18:00; one that closes before it opens runs over midnight."""

    opens: str = Field(max_length=10, description="HH:MM")
    closes: str = Field(max_length=10, description="HH:MM; 24:00 is the end of the day")


Intervals = Annotated[list[Times], Field(max_length=12)]


class SpecialDate(In):
    """A date that replaces its weekday: a holiday, or a working day made up."""

    date: str = Field(max_length=10, description="2026-10-01")
    name: str = Field("", max_length=40, description="what it is, for colleagues")
    open: Intervals = Field([], description="empty: closed")


class OpeningHours(In):
    """When people serve; outside of it the widget and the assistant say when they are back."""

    always: bool = Field(True, description="never closed; the rest is kept for later")
    zone: str = Field("Asia/Shanghai", max_length=60, description="the time zone of all times (IANA)")
    week: dict[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], Intervals] = Field(
        {}, description="a day that is missing is closed"
    )
    dates: list[SpecialDate] = Field([], max_length=400)


class HoursNow(BaseModel):
    """What opening hours say of this moment."""

    open: bool
    changes_at: datetime | None = Field(description="when it opens or closes next; null: never")
    opens_at: datetime | None = Field(description="from when on it is open; null: nothing says when")


class InboxSettings(In):
    """How an inbox looks and behaves; what is left out stays as it is."""

    title: dict[Literal["zh", "en"], Annotated[str, StringConstraints(max_length=80)]] | None = Field(
        None, description="the name customers read, by language; where one is missing or empty: the inbox's name"
    )
    greeting: dict[Literal["zh", "en"], str] | None = None
    color: str | None = Color
    suggestions: list[Annotated[str, StringConstraints(max_length=120)] | Suggestion] | None = Field(
        None, max_length=24
    )
    allowed_origins: list[Origin] | None = Field(None, max_length=50)
    callback_url: str | None = Field(None, max_length=500)
    assistant: bool | None = None
    help: HelpCentre | None = None
    look: Look | None = None
    form: Form | None = None
    track: Track | None = None
    hours: OpeningHours | None = Field(None, description="opening hours; nothing: always open")
    pages: list[Literal["home", "help"]] | None = Field(
        None, max_length=2, description="pages of the widget beside the conversation; help needs the help centre"
    )
    start: Literal["home", "messages"] | None = Field(
        None, description="the page a customer without a conversation sees"
    )


class InboxIn(In):
    """A new inbox."""

    key: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{2,60}$")
    kind: Literal["widget", "api"]
    name: str = Field(min_length=1, max_length=80)
    locale: str = Field("zh-CN", pattern=r"^(zh-CN|en)$")
    mode: Literal["live", "test"] = "live"
    settings: InboxSettings = InboxSettings()
    default_queue_id: str | None = None


class InboxPatch(In):
    """Changes to an inbox."""

    name: str | None = Field(None, min_length=1, max_length=80)
    locale: str | None = Field(None, pattern=r"^(zh-CN|en)$")
    settings: InboxSettings = InboxSettings()
    default_queue_id: str | None = None
    disabled: bool | None = None
    rotate_identity_secret: bool = False


class InboxOut(BaseModel):
    """An inbox; ``identity_secret`` only right after it was made."""

    id: str
    key: str
    kind: str
    name: str
    locale: str
    mode: str
    settings: dict[str, Any]
    default_queue_id: str | None
    disabled: bool
    snippet: str | None
    identity_secret: str | None = None


class InboxList(BaseModel):
    """All inboxes."""

    items: list[InboxOut]
    next_cursor: str | None = None


class StepOut(BaseModel):
    """What a visitor did: an event by name, else a page by path."""

    id: str
    at: datetime
    name: str | None
    properties: dict[str, Any]
    path: str | None
    title: str | None


class TrailOut(BaseModel):
    """What a visitor did last, newest first."""

    items: list[StepOut]
    next_cursor: str | None = None
