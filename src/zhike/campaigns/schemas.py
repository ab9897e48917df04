"""Bodies and answers of the routes of proactive service."""

from datetime import datetime
from typing import Any

from pydantic import Field

from zhike.campaigns.types import Op, Opens
from zhike.kit.shapes import Body, Out


class ConditionShape(Body):
    """What has to hold of the event, its page or its customer."""

    field: str = Field(
        description="path, title, properties.x, customer.name, customer.verified or customer.tags", max_length=60
    )
    op: Op
    value: str = Field(max_length=200)


class WordsShape(Body):
    """A text in both languages; {{properties.x}}, {{customer.name}}, {{path}} and {{title}} are filled."""

    zh: str = Field(max_length=1000)
    en: str = Field(max_length=1000)


class RuleShape(Body):
    """A rule: on an event, under conditions, a message."""

    name: str = Field(max_length=80)
    event: str = Field(description="name of the event; a page looked at is `page`", max_length=40)
    active: bool = False
    where: list[ConditionShape] = Field(default_factory=list)
    words: WordsShape
    choices: list[WordsShape] = Field(default_factory=list, description="what the customer may tap")
    pause_days: int = Field(7, description="between two for one customer")
    hold_out: int = Field(10, description="percent of customers who go without, to measure what happens anyway")
    opens: Opens = Field("message", description="a message of the assistant, or a consultation: it goes to a queue too")


class ProactiveRuleIn(Body):
    """A rule to keep."""

    rule: RuleShape
    expected_version: int | None = Field(None, description="the version as it was read; none for a new one")


class ShareOut(Out):
    """A share or a difference with its 95 % interval."""

    value: float
    low: float
    high: float


class ArmOut(Out):
    """Those who were sent to, or went without: who wrote within a day, whose conversation was resolved within a week."""

    n: int
    opened: int
    wrote: int
    resolved: int
    wrote_share: ShareOut | None
    resolved_share: ShareOut | None


class ProactiveFiguresOut(Out):
    """Thirty days. ``wrote``, ``resolved``: how much more of those sent to; null while one part is empty."""

    outcomes: dict[str, int]
    sent: ArmOut
    held_out: ArmOut
    wrote: ShareOut | None
    resolved: ShareOut | None


class ProactiveRuleOut(Out):
    """A rule as it is kept."""

    id: str
    version: int
    updated_at: datetime
    rule: RuleShape
    figures: ProactiveFiguresOut | None


class ProactiveRuleList(Out):
    """Every rule, in the order they are asked."""

    items: list[ProactiveRuleOut]


class LimitsShape(Body):
    """How often at most, and when none goes: minutes of the workspace's day; equal: always may."""

    visitor_day: int
    workspace_day: int
    quiet_from: int
    quiet_to: int


class HappenedIn(Body):
    """Something that happened in the merchant's own system."""

    id: str = Field(min_length=1, max_length=200, description="the same event told twice is one")
    event: str = Field(max_length=40, examples=["order_delayed"])
    inbox_id: str
    customer: str = Field(
        min_length=1, max_length=200, description="the customer's id in your system, as you sign him in"
    )
    properties: dict[str, Any] = Field(default_factory=dict)


class HappenedOut(Out):
    """What each live rule on it decided; empty where none listens, or it was told before."""

    outcomes: list[str]


class RefusalIn(Body):
    """Whether a customer wants no message that he did not ask for."""

    refused: bool
