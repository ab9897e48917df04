"""Shapes of the language model's routes. Money: millionths of the currency's unit."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from zhike.kit.shapes import Body, Out

MOST_MONEY = 10_000_000_000  # millionths: ten thousand a million tokens
Word = Annotated[str, Field(min_length=1, max_length=40, pattern=r"\S")]


class ModelUses(Body):
    """What the model is switched on for."""

    rewrite: bool = Field(True, description="make a whole question of one that leans on what was said before")
    flows: bool = Field(True, description="choose a flow, and what fills it, where that is not clear otherwise")
    answers: bool = Field(True, description="write answers from what knowledge and merchants' systems say")
    tone: bool = Field(False, description="write as `style` says")


class ModelIn(Body):
    """A model at an OpenAI-compatible endpoint. ``api_key`` null keeps the one there is, for the same server; empty forgets it."""

    enabled: bool = True
    base_url: str = Field(min_length=8, max_length=500, examples=["https://api.deepseek.com/v1"])
    model: str = Field(min_length=1, max_length=200, examples=["deepseek-chat"])
    api_key: str | None = Field(None, max_length=2000, pattern=r"^[\x21-\x7e]*$")
    input_price: int = Field(0, ge=0, le=MOST_MONEY, description="millionths of the currency per million tokens")
    output_price: int = Field(0, ge=0, le=MOST_MONEY)
    currency: str = Field("CNY", pattern=r"^[A-Z]{3}$")
    daily_tokens: int | None = Field(None, ge=0, le=10**12, description="tokens a day (UTC); null: no bound")
    timeout_ms: int = Field(4000, ge=500, le=60_000, description="of one call; a turn waits no longer than it has time")
    uses: ModelUses = ModelUses()
    style: str = Field("", max_length=200, description="how it is to write, in a few words", examples=["亲切、简短"])
    banned_words: list[Word] = Field([], max_length=200, description="besides those that advertising law forbids")
    expected_version: int = Field(ge=0, description="the version as it was read; 0: none is set up yet")


class ModelOut(Out):
    """A model as it is set up; never its key."""

    enabled: bool
    base_url: str
    model: str
    has_key: bool
    input_price: int
    output_price: int
    currency: str
    daily_tokens: int | None
    timeout_ms: int
    uses: ModelUses
    style: str
    banned_words: list[str]
    version: int
    updated_at: datetime | None
    updated_by: str | None


class ModelState(Out):
    """The workspace's model, null where none is set up. ``private``: whether addresses of an intranet may be named."""

    model: ModelOut | None
    private: bool


class ModelCheckOut(Out):
    """What came of asking the model. ``structured``: how it takes structured output."""

    ok: bool
    kind: str | None
    message: str
    ms: float
    structured: Literal["json_schema", "json_object", "text"]
    tokens_in: int
    tokens_out: int


class DayOut(Out):
    """A day (UTC) in one currency. ``cost``: millionths of its unit."""

    day: date
    currency: str
    calls: int
    failures: int
    tokens_in: int
    tokens_out: int
    cost: int


class ModelUsageOut(Out):
    """What the model was used for, newest day first; ``daily_tokens``: the bound of a day."""

    days: list[DayOut]
    daily_tokens: int | None
    today_tokens: int
