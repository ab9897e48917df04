"""Bodies and answers of staff's routes."""

from typing import Annotated, Literal

from pydantic import Field

from zhike.identity import AgentOut
from zhike.kit.shapes import Body, Out

Skill = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^\S(.*\S)?$")]


class AgentList(Out):
    """All agents in service."""

    items: list[AgentOut]
    next_cursor: str | None


class PresenceIn(Body):
    """One's own presence."""

    presence: Literal["online", "busy", "wrap_up", "away", "offline"]
    reason: str | None = Field(None, max_length=40, description="lunch, meeting, training, …")


class AgentPatch(Body):
    """Changes to an agent; ``skills`` and ``languages`` replace all of them."""

    capacity: int | None = Field(None, ge=0, le=1000, description="in chats at once")
    skills: dict[Skill, Annotated[int, Field(ge=1, le=5)]] | None = Field(None, max_length=50)
    languages: list[Literal["zh", "en"]] | None = Field(None, max_length=2, description="none: given customers of any")


class TeamOut(Out):
    """A team."""

    id: str
    name: str
    member_ids: list[str]
    lead_ids: list[str]


class TeamList(Out):
    """All teams."""

    items: list[TeamOut]
    next_cursor: str | None


class TeamIn(Body):
    """A team to make."""

    name: str = Field(min_length=1, max_length=60)


class MemberIn(Body):
    """A member of a team."""

    agent_id: str
    lead: bool = False


class TeamPatch(Body):
    """Changes to a team; ``members`` replaces all of them."""

    name: str | None = Field(None, min_length=1, max_length=60)
    members: list[MemberIn] | None = Field(None, max_length=1000)


class QueueOut(Out):
    """Where conversations wait for somebody of a team."""

    id: str
    name: str
    team_id: str
    is_default: bool
    first_response_target_s: int = Field(description="within how many seconds a person should have answered first")


class QueueList(Out):
    """All queues."""

    items: list[QueueOut]
    next_cursor: str | None


class QueueIn(Body):
    """A queue to make."""

    name: str = Field(min_length=1, max_length=60)
    team_id: str
    is_default: bool = False
    first_response_target_s: int = Field(20, ge=1, le=86_400)


class QueuePatch(Body):
    """Changes to a queue."""

    name: str | None = Field(None, min_length=1, max_length=60)
    team_id: str | None = None
    is_default: Literal[True] | None = Field(None, description="make it the default; another one stops being it")
    first_response_target_s: int | None = Field(None, ge=1, le=86_400)
