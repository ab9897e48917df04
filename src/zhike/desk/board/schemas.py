"""What the board answers; each number says what it counts."""

from typing import Literal

from pydantic import BaseModel, Field


class BoardDay(BaseModel):
    """Today in the workspace's zone."""

    date: str
    zone: str
    began_at: str = Field(description="midnight of the workspace's zone")
    at: str = Field(description="when the board was read")
    behind_s: float | None = Field(
        description="age of the oldest fact that first replies and hand-overs do not count yet; null: none"
    )


class BoardReach(BaseModel):
    """Whose numbers these are."""

    scope: Literal["all", "team", "own"]
    teams: list[str]
    inboxes: list[str] | None = Field(description="null: every inbox")


class BoardQueue(BaseModel):
    """A queue now."""

    id: str
    name: str
    team_id: str
    waiting: int = Field(description="open conversations owned by the queue")
    waiting_since: str | None = Field(description="since when the longest of them waits")
    expected_wait_s: int | None = Field(
        description="for whoever joins now: 0 where nobody waits and somebody has room, else (waiting + 1) / pace of the last half"
        " hour; null without 3 assignments or anybody online"
    )
    in_service: int = Field(description="open conversations from this queue that people own")
    online: int = Field(description="people of its team who are online")
    free: int = Field(description="their capacity left: Σ max(0, capacity − load)")


class BoardPerson(BaseModel):
    """Somebody who is there, or left with work in hand."""

    id: str
    name: str
    avatar_url: str | None
    presence: Literal["online", "busy", "wrap_up", "away", "offline"]
    presence_reason: str | None
    presence_since: str
    load: int = Field(description="open conversations of his")
    capacity: int


class BoardPeople(BaseModel):
    """Who serves; ``offline`` counts those who do not and have nothing in hand."""

    offline: int
    items: list[BoardPerson]


class BoardReason(BaseModel):
    """How often a reason was the first one."""

    code: str
    n: int


class BoardAssistant(BaseModel):
    """How today's turns of the assistant ended; ``turns`` leaves greetings and thanks out."""

    turns: int
    small_talk: int
    answered: int
    offered: int
    asked: int
    refused: int
    handed_over: int
    answered_share: float | None = Field(description="answered / turns")
    refusals: list[BoardReason]
    handovers: list[BoardReason]


class BoardReply(BaseModel):
    """First human reply: from the first time people were asked to the first words of one of them, wall time."""

    n: int
    median_s: float | None
    within: int = Field(description="replies within 20 s")
    within_share: float | None = Field(description="within / n: service level variant 2, ans ≤ 20 s / ans")
    unanswered: int = Field(description="asked today, still without a reply")
    never: int = Field(description="asked today, resolved without a reply")


class BoardSatisfaction(BaseModel):
    """CSAT: ratings of 4 or 5 among those first given today, with the 95 % Wilson interval, and the mean."""

    n: int
    top: int
    share: float | None
    low: float | None
    high: float | None
    mean: float | None


class BoardToday(BaseModel):
    """Since midnight."""

    begun: int
    handed_over: int = Field(description="conversations the assistant handed over")
    first_reply: BoardReply
    resolved: int = Field(description="resolved today and still resolved")
    satisfaction: BoardSatisfaction


class BoardOut(BaseModel):
    """The supervisor's board."""

    day: BoardDay
    reach: BoardReach
    queues: list[BoardQueue]
    people: BoardPeople
    assistant: BoardAssistant
    today: BoardToday
