"""Bodies and answers of the routes of scenarios."""

from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from zhike.kit.shapes import Body, Out
from zhike.kit.yaml_lines import MAX_BYTES

Source = Annotated[str, StringConstraints(strip_whitespace=False), Field(min_length=1, max_length=MAX_BYTES)]
State = Literal["passed", "failed", "untried"]


class ScenarioIn(Body):
    """A scenario as YAML, or for an import a file of them."""

    source: Source


class ScenarioSave(ScenarioIn):
    """A scenario as of ``version``."""

    version: int


class ScenarioLast(Out):
    """How the last run went that played it; passed: every repeat."""

    passed: bool
    run_id: str
    at: AwareDatetime


class ScenarioOut(Out):
    """A scenario as lists show it. ``updated_by``: a name."""

    id: str
    name: str
    pattern: str
    language: str
    tier: str
    turns: int
    version: int
    updated_at: AwareDatetime
    updated_by: str | None
    last: ScenarioLast | None


class ScenarioFull(ScenarioOut):
    """A scenario with its YAML."""

    source: str


class ScenarioPage(Out):
    """Scenarios by name."""

    items: list[ScenarioOut]
    next_cursor: str | None


class ScenarioProblem(Out):
    """What is wrong in which line."""

    line: int
    reason: str


class ScenarioChecked(Out):
    """What a scenario says, or why it cannot be read."""

    problems: list[ScenarioProblem]
    name: str | None
    pattern: str | None
    language: str | None
    turns: int | None


class ScenariosBroughtIn(Out):
    """How many scenarios are new, how many stand in place of others."""

    added: int
    updated: int


class RunFlowIn(Body):
    """A flow whose draft plays in place of what is live; ``version``: the draft that is meant."""

    id: str
    version: int


class ScenarioRunIn(Body):
    """What to play: these scenarios (null: all), each so often."""

    repeats: int = Field(1, ge=1, le=10)
    scenario_ids: Annotated[list[str], Field(min_length=1, max_length=500)] | None = None
    flow: RunFlowIn | None = None


class RunFlowOut(Out):
    """The draft that played."""

    id: str
    name: str
    title: str
    version: int


class ScenarioRunOut(Out):
    """A run: ``done`` and ``passed`` of ``total`` plays; ``figures`` once it is done."""

    id: str
    state: Literal["waiting", "running", "done", "failed", "cancelled"]
    repeats: int
    total: int
    done: int
    passed: int
    flow: RunFlowOut | None
    created_at: AwareDatetime
    created_by: str | None
    started_at: AwareDatetime | None
    ended_at: AwareDatetime | None
    error: str | None
    figures: dict[str, Any] | None


class ScenarioRunPage(Out):
    """Runs, newest first."""

    items: list[ScenarioRunOut]
    next_cursor: str | None


class ScenarioMiss(Out):
    """An expectation that was not met: in which turn (from 1), what was wanted and what came."""

    turn: int
    said: str
    what: str
    wanted: Any
    came: Any


class ScenarioLine(Out):
    """A turn as it was played. ``asks``: the slot, or confirmation; ``ms``: until the reply was there."""

    says: list[str]
    text: str
    options: list[str]
    outcome: str
    cites: list[str]
    flow: str | None
    asks: str | None
    hand_over: str | None
    ms: float


class ScenarioResult(Out):
    """A scenario played once. ``scenario_id``: null where it was deleted since."""

    id: str
    scenario_id: str | None
    name: str
    pattern: str
    language: str
    repeat: int
    passed: bool
    seconds: float
    misses: list[ScenarioMiss]
    transcript: list[ScenarioLine]


class ScenarioResultPage(Out):
    """Plays of a run in their order."""

    items: list[ScenarioResult]
    next_cursor: str | None
