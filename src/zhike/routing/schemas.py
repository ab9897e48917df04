"""Bodies and answers of routing's routes."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from zhike.kit.shapes import Body, Out
from zhike.staff import Skill

Strategy = Literal["longest_idle", "least_loaded"]
Level = Annotated[int, Field(ge=1, le=5)]
Weight = Annotated[float, Field(ge=0, le=100, multiple_of=0.01)]


class QueueRulesBody(Body):
    """How a queue hands out."""

    strategy: Strategy = Field("longest_idle", description="who of those with room is next")
    skills: dict[Skill, Level] = Field(
        default_factory=dict, max_length=20, description="needed, and at least how well (1 to 5)"
    )
    match_language: bool = Field(False, description="only to who speaks the customer's language")
    sticky_h: int = Field(
        0, ge=0, le=8760, description="hours for which a customer comes back to who had him last; 0: no"
    )
    vip_first: bool = Field(False, description='customers tagged "vip" wait with high priority')
    overflow_after_s: int | None = Field(None, ge=5, le=86_400, description="who waited so long goes on to overflow_to")
    overflow_to: str | None = Field(None, description="a queue; used while somebody is online there")
    most_waiting: int | None = Field(
        None, ge=1, le=100_000, description="from so many on the next are promised a call back"
    )

    @model_validator(mode="after")
    def _both(self) -> Self:
        if (self.overflow_after_s is None) != (self.overflow_to is None):
            raise ValueError(
                "overflow_after_s and overflow_to go together / overflow_after_s 与 overflow_to 须同时填写"
            )
        return self


class QueueRulesOut(Out):
    """A queue's rules."""

    queue_id: str
    strategy: Strategy
    skills: dict[str, int]
    match_language: bool
    sticky_h: int
    vip_first: bool
    overflow_after_s: int | None
    overflow_to: str | None
    most_waiting: int | None


class QueueRulesList(Out):
    """The rules of all queues."""

    items: list[QueueRulesOut]
    next_cursor: str | None


class RoutingSettingsBody(Body):
    """What work weighs, and for how long routing waits."""

    weights: dict[Annotated[str, Field(pattern=r"^[a-z_]{2,20}$")], Weight] = Field(
        max_length=20, description="of a conversation by channel, in chats; chat itself is 1"
    )
    grace_s: int = Field(
        120, ge=0, le=86_400, description="who went away so long gives back the customers who wait for him"
    )
    wrap_up_s: int = Field(0, ge=0, le=3600, description="after-contact work after a conversation is resolved; 0: none")


class RoutingSettingsOut(Out):
    """The workspace's settings of routing."""

    weights: dict[str, float]
    grace_s: int
    wrap_up_s: int


class WhyOut(Out):
    """Why it was decided so; numbers as they were then. Loads and capacities in chats."""

    chosen: Literal["last_colleague", "longest_idle", "least_loaded"] | None
    obstacle: Literal["nobody_online", "skill", "language", "full"] | None
    online: int
    unskilled: int
    other_language: int
    full: int | None
    load: float | None
    capacity: float | None
    idle_s: int | None
    waited_s: int


class DecisionOut(Out):
    """Where a conversation was sent."""

    at: datetime
    kind: Literal["assigned", "overflow", "given_back"]
    queue_id: str
    queue_name: str
    agent_id: str | None
    agent_name: str | None
    why: WhyOut | None = Field(description="of who was chosen")
    reason: str | None = Field(description="agent_away or agent_left, where it was given back")
    waited_s: int | None


class RoutingOut(Out):
    """What routing decided about a conversation, newest first, and why it waits now."""

    items: list[DecisionOut]
    next_cursor: str | None
    waiting: WhyOut | None
