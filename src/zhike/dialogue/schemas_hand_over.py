"""Shapes of the hand-over policy's routes."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Name = Literal[
    "despair",
    "sensitive",
    "asked",
    "complaint",
    "anger",
    "flow",
    "action_failed",
    "action_unknown",
    "unresolved",
    "repeated",
    "low_confidence",
    "vip",
    "order_value",
]
Topic = Literal["legal", "safety", "media", "medical", "regulator"]


class TriggerSetting(BaseModel):
    """Whether something leads to people, and from how much of it; null where there is nothing to count."""

    model_config = ConfigDict(extra="forbid")

    name: Name
    on: bool
    at: float | None = None


class PolicySettings(BaseModel):
    """When the assistant hands over. Triggers that are left out stay as the policy it stands on has them."""

    model_config = ConfigDict(extra="forbid")

    triggers: list[TriggerSetting]
    topics: list[Topic] = Field(description="what counts as sensitive")
    unsure_below: float = Field(description="probability under which an answer or an offer is unsure", examples=[0.6])
    vip_tags: list[str] = Field(description="a customer with one of them is important")
    vip_attribute: str = Field(description="so is one whose attribute", examples=["level"])
    vip_values: list[str] = Field(description="has one of these values")
    call_back_hours: int = Field(description="open hours within which who wrote out of hours is answered", examples=[4])


class ScaleOut(BaseModel):
    """From where to where a trigger's threshold may go."""

    name: Name
    least: float
    most: float
    whole: bool


class TimesOut(BaseModel):
    """How often a trigger fired."""

    name: Name
    times: int


class PromisedOut(BaseModel):
    """Answers promised out of hours; late: not given in time, or not yet and overdue."""

    given: int
    kept: int
    late: int


class FiredOut(BaseModel):
    """Hand-overs of live conversations. ``failed``: the assistant itself broke down."""

    since: datetime
    total: int
    times: list[TimesOut]
    failed: int
    promised: PromisedOut


class PolicyOut(BaseModel):
    """The policy in force and what it stands on: the defaults, or for an inbox the workspace's."""

    inbox_id: str | None
    own: bool = Field(description="something was set here")
    version: int
    updated_at: datetime | None
    policy: PolicySettings
    base: PolicySettings
    scales: list[ScaleOut]
    always_on: list[Name]
    fired: FiredOut


class PolicyIn(BaseModel):
    """Another policy, for the workspace or for one inbox."""

    model_config = ConfigDict(extra="forbid")

    inbox_id: str | None = None
    policy: PolicySettings
    expected_version: int = Field(description="The version as it was read", examples=[0])
