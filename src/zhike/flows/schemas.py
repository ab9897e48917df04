"""Bodies and answers of the routes of flows."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from zhike.kit.shapes import Body, Out
from zhike.kit.yaml_lines import MAX_BYTES

# As it is written: lines that problems name are those of the file.
Source = Annotated[
    str, StringConstraints(strip_whitespace=False), Field(min_length=1, max_length=MAX_BYTES, description="YAML")
]


class FlowIn(Body):
    """A flow's file."""

    source: Source


class FlowSave(FlowIn):
    """A flow's file, as of ``version`` of its draft."""

    version: int


class FlowPublish(Body):
    """Which draft is published, and why."""

    version: int = Field(description="of the draft, so that nothing is published unseen")
    note: str = Field("", max_length=500)


class FlowLive(Body):
    """Which version is live; null: none."""

    version: int | None


class FlowFigures(Out):
    """What came of a flow in thirty days. ``contained``: ended without a person; ``turns``: on average."""

    runs: int
    contained: int
    resolved: int
    cancelled: int
    handed_over: int
    open: int
    turns: float | None


class FlowRow(Out):
    """A flow in a list. ``changed``: its draft is another than what is live; ``errors``: what keeps the draft from going live."""

    id: str
    name: str
    title: str
    description: str
    version: int
    live_version: int | None
    changed: bool
    errors: int
    updated_at: datetime
    updated_by: str | None
    figures: FlowFigures | None


class FlowList(Out):
    """Flows, by name."""

    items: list[FlowRow]
    next_cursor: str | None = None


class FlowProblem(Out):
    """What is wrong with a file, and in which line."""

    line: int
    message: str


class FlowRemark(Out):
    """What can be said of a flow without running it. ``where``: a step or slot; errors keep it from being published."""

    kind: Literal["error", "warning"]
    code: str
    where: str
    message: str


class FlowEdge(Out):
    """A way from one step to another. ``on``: next, or the branch that is taken."""

    source: str
    target: str
    on: str
    label: str = ""


class FlowNode(Out):
    """A step as a picture shows it. ``verb``: what it does; ``text``: what it says, asks or calls."""

    id: str
    verb: str
    text: str


class FlowGraph(Out):
    """A flow as a picture: steps, and the ways between them; ``end`` is a node of its own."""

    nodes: list[FlowNode]
    edges: list[FlowEdge]


class FlowChecked(Out):
    """A file as it was read: a picture of it where it can be, and everything that is to be said."""

    name: str | None
    title: str | None
    problems: list[FlowProblem]
    remarks: list[FlowRemark]
    graph: FlowGraph | None


class FlowOut(FlowRow):
    """A flow with its draft."""

    source: str
    checked: FlowChecked


class FlowVersion(Out):
    """A version as it was published."""

    version: int
    source: str
    note: str
    published_at: datetime
    published_by: str | None


class FlowVersionList(Out):
    """Versions, newest first."""

    items: list[FlowVersion]
    next_cursor: str | None = None


class FlowTemplate(Out):
    """A flow that comes with Zhike. ``taken``: the workspace has one of this name."""

    name: str
    title: str
    description: str
    source: str
    taken: bool


class FlowTemplateList(Out):
    """Flows that come with Zhike."""

    items: list[FlowTemplate]
    next_cursor: str | None = None


class StandingSlot(Out):
    """What a customer told; ``hidden`` where it tells who he is."""

    value: Any
    hidden: bool


class Standing(Out):
    """A flow that a conversation is in. ``awaits``: the slot that was asked for, or confirmation."""

    flow: str
    title: str
    version: int
    step: str
    awaits: str | None
    slots: dict[str, StandingSlot]


class StandingList(Out):
    """The flows a conversation is in, the one spoken of last."""

    items: list[Standing]
    next_cursor: str | None = None
