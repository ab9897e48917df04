"""What connectors, operations and calls are made of, and the room as flows and dialogue use it. No I/O."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol
from uuid import UUID

from zhike.db import Tx
from zhike.kit.expressions import Expression
from zhike.kit.templates import Template

Kind = Literal["openapi", "mcp", "plugin", "procedure"]
Principal = Literal["assistant", "agent"]
Strength = Literal["weak", "proven"]
State = Literal["done", "refused", "failed", "unknown"]
CallState = Literal["proposed", "withdrawn", "expired", "running", "done", "refused", "failed", "unknown"]
Words = Mapping[str, str]  # {"zh": …, "en": …}: at least one of them
Texts = Mapping[str, Template]
Value = Expression | Any  # what a manifest gives an argument: an expression, or a constant that is no text


def in_language(words: Mapping[str, Any], locale: str) -> Any:
    """Return what a reader of this language is shown: his own words, else the other ones, None where there are none."""
    language = "zh" if locale.startswith("zh") else "en"
    return words.get(language) or next(iter(words.values()), None)


# What a connector's file says ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Auth:
    """How requests prove who they are; the secret itself is kept sealed, apart from the manifest."""

    kind: Literal["none", "bearer", "basic", "header"] = "none"
    name: str = "Authorization"


@dataclass(frozen=True, slots=True)
class Argument:
    """What a manifest says of an argument, over what the far side's own schema says.

    ``choices``: the words of its values; ``schema``: JSON Schema keywords that narrow it; ``subject``: the room fills in who the
    customer is, a caller's value is ignored; ``required``: None leaves what the far side says.
    """

    name: str
    title: Words = field(default_factory=dict)
    describe: Words = field(default_factory=dict)
    choices: Mapping[str, Words] = field(default_factory=dict)
    schema: Mapping[str, Any] = field(default_factory=dict)
    subject: bool = False
    required: bool | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """Something that is looked up before an operation runs: ``call``, once or for ``each`` value (called ``it``), if ``when``."""

    name: str
    call: str
    arguments: Mapping[str, Value] = field(default_factory=dict)
    each: Expression | None = None
    when: Expression | None = None


@dataclass(frozen=True, slots=True)
class Requirement:
    """A condition that must hold, the code and the words for when it does not."""

    condition: Expression
    code: str
    otherwise: Texts


@dataclass(frozen=True, slots=True)
class AmountLimit:
    """How much money an operation may move: minor units, ``most_agent`` for people."""

    value: Expression
    currency: Value
    most: int
    most_agent: int | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """How much and how often; None: without limit. Days are the workspace's."""

    amount: AmountLimit | None = None
    per_customer_day: int | None = None
    per_day: int | None = None


@dataclass(frozen=True, slots=True)
class Confirm:
    """Who must have said yes to which words before it runs; ``code``: and give a one-time code besides."""

    by: Literal["customer", "none"] = "none"
    text: Texts = field(default_factory=dict)
    code: bool = False


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Another operation of the connector: asking what became of a call, or undoing it.

    ``done`` and ``failed`` read ``result``; neither holds: it stays unknown.
    """

    call: str
    arguments: Mapping[str, Value] = field(default_factory=dict)
    done: Expression | None = None
    failed: Expression | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """What may be done in a merchant's system, by whom, on which conditions, and what is said before."""

    name: str
    uses: str
    title: Words
    describe: Words = field(default_factory=dict)
    writes: bool = False
    callers: frozenset[Principal] = frozenset({"assistant", "agent"})
    input: Mapping[str, Argument] = field(default_factory=dict)
    send: Mapping[str, Value] = field(default_factory=dict)  # what the far side is told; a caller cannot say these
    owner: Expression | None = None
    keep: tuple[str, ...] = ()
    identifies: Expression | None = None
    strength: Strength = "weak"
    reads: tuple[Read, ...] = ()
    requires: tuple[Requirement, ...] = ()
    limits: Limits = Limits()
    confirm: Confirm = Confirm()
    verified: bool = False
    idempotency_header: str | None = None
    reconcile: FollowUp | None = None
    compensate: FollowUp | None = None
    timeout_s: float | None = None


@dataclass(frozen=True, slots=True)
class Codes:
    """Which operation delivers one-time codes; its arguments read ``code``, ``text`` and ``customer``."""

    send: str
    arguments: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manifest:
    """A connector as its file says it.

    ``arguments``: words for arguments of this name, wherever an operation takes one; ``sandbox_reset``: what of the far side makes
    its sandbox as new.
    """

    connector: str
    title: Words
    kind: Kind
    source: Mapping[
        str, Any
    ]  # of its kind: {"url": …} or {"document": …}, {"plugin": …}, {"hosts": […], "procedures": {…}}
    operations: Mapping[str, Operation]
    base_url: str = ""
    sandbox_url: str | None = None
    auth: Auth = Auth()
    timeout_s: float = 8.0
    subject: str = "external_id"  # or attribute:NAME
    time_zone: str | None = None
    codes: Codes | None = None
    health: str | None = None
    arguments: Mapping[str, Argument] = field(default_factory=dict)
    sandbox_reset: str | None = None


# Callers and what they get ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Caller:
    """On whose behalf something is called. ``why``: the flow and its step, or the agent's reason (kept with the call)."""

    workspace_id: UUID
    mode: str
    principal: Principal
    agent_id: UUID | None
    conversation_id: UUID | None
    customer_id: UUID | None
    permissions: frozenset[str] = frozenset()
    locale: str = "zh"
    why: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a call. ``message`` is in the caller's language; ``code`` says why it is not done."""

    state: State
    result: Any = None
    code: str | None = None
    message: str | None = None
    call_id: UUID | None = None
    ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Proposal:
    """A write that waits for a yes. ``text``: its exact effect; ``needs``: what confirms it; ``arguments`` as they are fixed."""

    id: UUID
    operation: str
    text: str
    needs: Literal["yes", "code"]
    expires_at: datetime
    arguments: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OperationCard:
    """An enabled operation as flows, editors and agents see it. ``name``: ``shop.cancel_order``.

    ``input``: JSON Schema of what a caller gives (what the room fills in is left out; ``choices`` has the words of values);
    ``confirm``: yes, code or nothing;
    ``result``: JSON Schema of what comes back, where the far side says it.
    """

    name: str
    title: Words
    describe: Words
    writes: bool
    callers: frozenset[Principal]
    input: Mapping[str, Any]
    confirm: Literal["none", "yes", "code"] = "none"
    verified: bool = False
    result: Mapping[str, Any] = field(default_factory=dict)
    codes: tuple[str, ...] = ()  # of its own requirements: what flows may branch on


class Actions(Protocol):
    """The room as flows and dialogue use it (implemented by `ActionsService`).

    Called with no transaction open: it opens its own. Trouble on the far side is never raised, it is an `Outcome`.
    ``key`` is unique in a workspace: the same key again returns what was recorded, with other arguments it is refused
    (``key_reused``).
    """

    async def call(self, caller: Caller, operation: str, arguments: Mapping[str, Any], key: str) -> Outcome:
        """Read, or write what needs no confirmation."""
        ...

    async def propose(
        self, caller: Caller, operation: str, arguments: Mapping[str, Any], key: str, said_up_to: int
    ) -> Proposal | Outcome:
        """Check a write and keep it until the customer says yes; ``said_up_to``: seq of the newest message seen so far."""
        ...

    async def confirm(self, caller: Caller, proposal_id: UUID, said_at: int, code: str | None = None) -> Outcome:
        """Run what was proposed. ``said_at``: seq of the customer's message that said yes, later than ``said_up_to``."""
        ...

    async def send_code(self, caller: Caller, proposal_id: UUID) -> Outcome:
        """Send a new one-time code for a proposal that needs one; the one before it does no more."""
        ...

    async def withdraw(self, caller: Caller, proposal_id: UUID) -> None:
        """Forget a proposal that was not confirmed; nothing for any other."""
        ...

    async def outcome(self, caller: Caller, key: str) -> Outcome | None:
        """Return what is recorded of a key; None where nothing ran under it."""
        ...

    async def operations(self, tx: Tx, locale: str | None = None) -> Sequence[OperationCard]:
        """Return the operations of the workspace's enabled connectors; with a locale, arguments have words for their reader."""
        ...
