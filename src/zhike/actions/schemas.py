"""What the API says of connectors, operations and calls."""

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from zhike.kit.shapes import Body, Out

MANIFEST = 400_000
DOCUMENT = 4_000_000


class ConnectorIn(Body):
    """A connector to add. ``document``: its OpenAPI document (JSON or YAML), where it is not to be fetched."""

    manifest: str = Field(max_length=MANIFEST)
    document: str | None = Field(None, max_length=DOCUMENT)
    secret: str | None = Field(None, max_length=4000)


class ConnectorPatch(Body):
    """What changes of a connector as of ``version``; nothing: its system is read again."""

    version: int
    manifest: str | None = Field(None, max_length=MANIFEST)
    document: str | None = Field(None, max_length=DOCUMENT)


class ConnectorCheck(Body):
    """A manifest to be looked at."""

    manifest: str = Field(max_length=MANIFEST)
    document: str | None = Field(None, max_length=DOCUMENT)


class DraftIn(Body):
    """From what a first manifest is made: an OpenAPI document, or the address it can be fetched from; an MCP server's tools.

    ``secret``: what an MCP server wants before it lists them; it is not kept.
    """

    name: str = Field(pattern=r"^[a-z][a-z0-9_]{0,59}$")
    base_url: str = Field(max_length=500)
    document: str | None = Field(None, max_length=DOCUMENT)
    kind: Literal["openapi", "mcp"] = "openapi"
    secret: str | None = Field(None, max_length=4000, pattern=r"^[\x20-\x7e]*$")


class SecretIn(Body):
    """What proves who we are; null forgets it."""

    secret: str | None = Field(max_length=4000)
    sandbox: bool = False


class ProblemOut(Out):
    """What is wrong in which line."""

    line: int
    reason: str


class ConnectorChecked(Out):
    """What would be wrong with a manifest."""

    problems: list[ProblemOut]
    operations: list[str]


class ConnectorOut(Out):
    """A connector. ``breaker``: how its system stands in this process; ``described``: operations its system says it has."""

    id: str
    name: str
    title: dict[str, str]
    kind: str
    base_url: str
    sandbox_url: str | None
    enabled: bool
    has_secret: bool
    has_sandbox_secret: bool
    manifest: str
    operations: list[str]
    described: list[str]
    breaker: Literal["closed", "open", "half_open"]
    version: int
    read_at: datetime | None


class ConnectorPage(Out):
    """A workspace's connectors."""

    items: list[ConnectorOut]
    next_cursor: str | None


class DraftOut(Out):
    """A first manifest."""

    manifest: str


class TrialIn(Body):
    """Where a connector is tried."""

    mode: Literal["live", "test"] = "test"


class TrialOut(Out):
    """What came of a trial. ``code`` null: the system answers."""

    code: str | None
    message: str | None
    operations: int
    ms: float


class OperationOut(Out):
    """An enabled operation: what a caller gives, what confirms it, which of its own codes may refuse it."""

    name: str
    title: dict[str, str]
    describe: dict[str, str]
    writes: bool
    callers: list[str]
    input: dict[str, Any]
    result: dict[str, Any]
    confirm: Literal["none", "yes", "code"]
    verified: bool
    codes: list[str]


class OperationPage(Out):
    """The operations of enabled connectors."""

    items: list[OperationOut]
    next_cursor: str | None


class CallIn(Body):
    """An operation and its arguments. ``key``: the same key again returns what was recorded; ``reason``: why."""

    operation: str = Field(max_length=130, pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")
    arguments: dict[str, Any] = Field(default_factory=dict)
    key: str = Field(min_length=8, max_length=100)
    reason: str = Field(min_length=1, max_length=500, pattern=r"\S")


class TryIn(Body):
    """An operation to try in the sandbox, as a customer if one is named."""

    operation: str = Field(max_length=130, pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")
    arguments: dict[str, Any] = Field(default_factory=dict)
    customer_id: str | None = None


class ConfirmIn(Body):
    """That the customer said yes, and how (on the phone, in this conversation)."""

    reason: str = Field(min_length=1, max_length=500, pattern=r"\S")
    code: str | None = Field(None, max_length=20)


class OutcomeOut(Out):
    """What came of a call."""

    state: Literal["done", "refused", "failed", "unknown"]
    result: Any
    code: str | None
    message: str | None
    call_id: str | None
    ms: float


class ProposalOut(Out):
    """A write that waits for a yes, or what came instead."""

    id: str | None
    operation: str
    text: str | None
    needs: Literal["yes", "code"] | None
    expires_at: datetime | None
    outcome: OutcomeOut | None


class ActionCallOut(Out):
    """A call. ``said``: what was asked and answered, numbers of people hidden."""

    id: str
    operation: str
    writes: bool
    principal: str
    agent_id: str | None
    conversation_id: str | None
    customer_id: str | None
    mode: str
    state: str
    code: str | None
    amount: int | None
    currency: str | None
    attempts: int
    ms: float | None
    compensates: str | None
    created_at: datetime
    done_at: datetime | None
    said: dict[str, Any] | None = None


class ActionCallPage(Out):
    """A page of calls, newest first."""

    items: list[ActionCallOut]
    next_cursor: str | None


class ActionUnmaskIn(Body):
    """Why a call is opened in full."""

    reason: str = Field(min_length=1, max_length=500, pattern=r"\S")


class TrailOut(Out):
    """Steps of a procedure, from 1, whose pictures are kept."""

    steps: list[int]


class SettleIn(Body):
    """What became of a call whose outcome is unknown, and how that is known."""

    state: Literal["done", "failed"]
    reason: str = Field(min_length=1, max_length=500, pattern=r"\S")
