"""Reading a connector's file. Everything that is wrong is said with its line; an unknown key is wrong. Pure."""

from collections.abc import Mapping, Set
from typing import Any, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from zhike.actions.procedure_steps import BadProcedure, checked
from zhike.actions.types import (
    AmountLimit,
    Argument,
    Auth,
    Codes,
    Confirm,
    FollowUp,
    Kind,
    Limits,
    Manifest,
    Operation,
    Principal,
    Read,
    Requirement,
)
from zhike.kit.expressions import Expression
from zhike.kit.templates import Template
from zhike.kit.yaml_lines import NAME, Node, Unreadable, read

MOST_OPERATIONS = 200
EVERYBODY: frozenset[Principal] = frozenset({"assistant", "agent"})
TIMEOUT_S, MOST_S, MOST_PROCEDURE_S = 8.0, 60.0, 300.0
GIVEN = frozenset({"input", "subject", "customer", "now", "today", "calls", "mode"})  # what every expression may read
KEYWORDS = frozenset(
    {"type", "enum", "const", "pattern", "format", "minimum", "maximum", "minLength", "maxLength", "items", "minItems"}
    | {"maxItems", "uniqueItems", "default", "properties", "required", "additionalProperties", "multipleOf"}
)
TAKEN = GIVEN | {"result", "it", "call", "code", "text"}


def parse(text: str) -> Manifest:
    """Return the connector that a file describes; raises Unreadable."""
    root = read(text)
    kind = root.child("kind", needed=True).one_of(get_args(Kind), None)
    name = _name(root.child("connector", needed=True))
    made = Manifest(
        connector=name,
        title=root.child("title", needed=True).words(),
        kind=kind,
        source=_source(root, kind),
        operations=_operations(root.child("operations", needed=True), kind),
        base_url=_url(root.child("base_url", needed=kind != "plugin")) or "",
        sandbox_url=_url(root.child("sandbox_url")),
        auth=_auth(root.child("auth")),
        timeout_s=root.child("timeout_s").seconds(MOST_S) or TIMEOUT_S,
        subject=_subject(root.child("subject")),
        time_zone=_zone(root.child("time_zone")),
        codes=_codes(root.child("codes")),
        health=root.child("health").text() or None,
        arguments={name: _worded(name, one) for name, one in root.child("arguments").children()},
        sandbox_reset=root.child("sandbox_reset").text() or None,
    )
    root.ended()
    if not root.problems:
        _references(root, made)
    if root.problems:
        raise Unreadable(root.problems)
    return made


def _name(node: Node) -> str:
    name = node.text()
    if node.given and not NAME.fullmatch(name):
        node.wrong("use small letters, digits and _, a letter first", "只能用小写字母、数字和下划线，以字母开头")
    return name


def _url(node: Node) -> str | None:
    url = node.text().rstrip("/")
    if not url:
        return None
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fine = False
    if not fine or "@" in parts.netloc or parts.query or parts.fragment:
        node.wrong(
            "must be an http or https address, without a name, query or fragment",
            "应为 http(s) 地址，不带用户名、查询和锚点",
        )
    return url


def _source(root: Node, kind: str) -> dict[str, Any]:
    """Return where the far side's own description is, by kind."""
    for other in set(get_args(Kind)) - {kind}:
        node = root.child(other)
        if node.given:
            node.wrong(f"this connector is of kind {kind}", f"这个连接器的类型是 {kind}")
    node = root.child(kind)
    source: dict[str, Any] = {}
    if kind == "openapi":
        source = {"url": node.child("url").text(), "document": node.child("document").plain()}
    elif kind == "plugin":
        source = {"name": node.child("name").text() or root.child("connector").text()}
    elif kind == "procedure":
        source = {
            "hosts": [one.text() for one in node.child("hosts", needed=True).items()],
            "procedures": node.child("procedures", needed=True).plain() or {},
        }
        for name, one in node.child("procedures").children():
            try:
                checked(name, one.plain())
            except BadProcedure as error:
                one.wrong(f"{error}", f"步骤有误：{error}")
    node.ended()
    return {name: value for name, value in source.items() if value}


def _auth(node: Node) -> Auth:
    if not node.given:
        return Auth()
    kind = node.child("kind", needed=True).one_of(("none", "bearer", "basic", "header"), None)
    name = node.child("name", needed=kind == "header").text("Authorization")
    node.ended()
    if not name.isascii() or any(sign in name for sign in " :\r\n"):
        node.wrong("is no name of a header", "不是合法的请求头名称")
    return Auth(kind, name)


def _subject(node: Node) -> str:
    told = node.text("external_id")
    kind, _, name = told.partition(":")
    if told != "external_id" and not (kind == "attribute" and name):
        node.wrong("must be external_id or attribute:NAME", "应为 external_id 或 attribute:名称")
    return told


def _zone(node: Node) -> str | None:
    name = node.text()
    try:
        if name:
            ZoneInfo(name)
    except (ValueError, OSError):
        node.wrong(f"there is no time zone {name}", f"没有时区 {name}")
    return name or None


def _codes(node: Node) -> Codes | None:
    if not node.given:
        return None
    made = Codes(node.child("send", needed=True).text(), _with(node.child("with")))
    node.ended()
    return made


def _operations(node: Node, kind: str) -> dict[str, Operation]:
    made = {name: _operation(name, one, kind) for name, one in node.children()}
    if node.given and not made:
        node.wrong("there is no operation", "至少要有一个操作")
    if len(made) > MOST_OPERATIONS:
        node.wrong(f"at most {MOST_OPERATIONS} operations", f"最多 {MOST_OPERATIONS} 个操作")
    return made


def _operation(name: str, node: Node, kind: str) -> Operation:
    callers = [one.one_of(("assistant", "agent"), None) for one in node.child("callers").items()]
    key = node.child("idempotency")
    header = key.child("header").text("Idempotency-Key") if key.given else None
    key.ended()
    made = Operation(
        name=name,
        uses=node.child("uses").text(name),
        title=node.child("title", needed=True).words(),
        describe=node.child("describe").words(),
        writes=node.child("writes", needed=True).flag(),
        callers=frozenset(callers) or EVERYBODY,
        input={one: _argument(one, it) for one, it in node.child("input").children()},
        send=_with(node.child("send")),
        owner=node.child("owner").expression(),
        keep=tuple(one.text() for one in node.child("keep").items()),
        identifies=node.child("identifies").expression(),
        strength=node.child("strength").one_of(("weak", "proven"), "weak"),
        reads=tuple(_read(one, it) for one, it in node.child("reads").children()),
        requires=tuple(_requirement(it) for it in node.child("requires").items()),
        limits=_limits(node.child("limits")),
        confirm=_confirm(node.child("confirm")),
        verified=node.child("verified").flag(),
        idempotency_header=header,
        reconcile=_follow_up(node.child("reconcile")),
        compensate=_follow_up(node.child("compensate")),
        timeout_s=node.child("timeout_s").seconds(MOST_PROCEDURE_S if kind == "procedure" else MOST_S),
    )
    node.ended()
    _sense(node, made)
    return made


def _sense(node: Node, made: Operation) -> None:
    """Note what does not go together."""
    confirmed = made.confirm.by == "customer"
    if confirmed and not made.writes:
        node.wrong("only what writes is confirmed", "只有写操作才需要确认")
    if confirmed and not made.confirm.text:
        node.wrong("confirm.text says what the customer says yes to", "confirm.text 应写明顾客确认的内容")
    if made.identifies is not None and made.writes:
        node.wrong("what identifies a customer does not write", "识别顾客的操作不能是写操作")
    if not made.writes and (made.idempotency_header or made.reconcile or made.compensate):
        node.wrong(
            "only what writes has idempotency, reconcile or compensate",
            "只有写操作才有 idempotency、reconcile、compensate",
        )


def _argument(name: str, node: Node) -> Argument:
    title, describe = node.child("title").words(), node.child("describe").words()
    choices = {value: one.words() for value, one in node.child("choices").children(named=False)}
    subject = node.child("subject").flag()
    required = node.child("required").flag() if node.child("required").given else None
    schema = {}
    for key, one in node.children(named=False):
        if key in KEYWORDS and key != "required":
            schema[key] = one.plain()
        elif key not in ("title", "describe", "choices", "subject", "required"):
            one.wrong("there is no such key here", "这里没有这个键")
    return Argument(name, title, describe, choices, schema, subject, required)


def _worded(name: str, node: Node) -> Argument:
    made = _argument(name, node)
    if made.schema or made.subject or made.required is not None:
        node.wrong("only title, describe and choices", "这里只能写 title、describe、choices")
    return made


def _with(node: Node) -> dict[str, Any]:
    return {name: one.value() for name, one in node.children(named=False)}


def _read(name: str, node: Node) -> Read:
    if name in TAKEN:
        node.wrong(f"{name} is taken", f"{name} 已被占用")
    made = Read(
        name,
        node.child("call", needed=True).text(),
        _with(node.child("with")),
        node.child("each").expression(),
        node.child("when").expression(),
    )
    node.ended()
    return made


def _requirement(node: Node) -> Requirement:
    condition = node.child("if", needed=True).expression()
    made = Requirement(
        condition or Expression("false"),
        _name(node.child("code", needed=True)),
        node.child("else", needed=True).texts(),
    )
    node.ended()
    return made


def _limits(node: Node) -> Limits:
    if not node.given:
        return Limits()
    amount = node.child("amount")
    money = None
    if amount.given:
        value = amount.child("value", needed=True).expression()
        most = amount.child("max", needed=True).number(0, 10**12)
        by_agent = amount.child("max_agent").number(0, 10**12)
        currency = amount.child("currency", needed=True).value()
        amount.ended()
        money = AmountLimit(value or Expression("0"), currency, most or 0, by_agent)
    made = Limits(money, node.child("per_customer_day").number(1, 10**6), node.child("per_day").number(1, 10**9))
    node.ended()
    return made


def _confirm(node: Node) -> Confirm:
    if not node.given:
        return Confirm()
    made = Confirm(
        node.child("by", needed=True).one_of(("customer", "none"), None),
        node.child("text").texts(),
        node.child("code").flag(),
    )
    node.ended()
    return made


def _follow_up(node: Node) -> FollowUp | None:
    if not node.given:
        return None
    made = FollowUp(
        node.child("call", needed=True).text(),
        _with(node.child("with")),
        node.child("done").expression(),
        node.child("failed").expression(),
    )
    node.ended()
    return made


# What names what -------------------------------------------------------------------------------------------------


def _references(root: Node, made: Manifest) -> None:
    """Note operations that are named and not there, and names that expressions read and nobody gives."""
    listed = root.child("operations")
    for name, operation in made.operations.items():
        _called(listed.child(name), made, operation)
        _names(listed.child(name), operation)
    if made.health and (made.health not in made.operations or made.operations[made.health].writes):
        root.child("health").wrong("names no operation that reads", "应为一个只读操作")
    if made.codes and made.codes.send not in made.operations:
        root.child("codes").wrong(f"there is no operation {made.codes.send}", f"没有操作 {made.codes.send}")
    if made.codes:
        _known(root.child("codes"), made.codes.arguments, {"code", "text", "subject", "customer"})


def _names(node: Node, operation: Operation) -> None:
    """Note what expressions of an operation read and nobody gives; a read sees those that stand before it."""
    reads = set(GIVEN)
    for one in operation.reads:
        at = node.child("reads").child(one.name)
        _known(at, (one.each, one.when), reads)
        _known(at, one.arguments, reads | ({"it"} if one.each else set()))
        reads.add(one.name)
    for at, wanted in zip(node.child("requires").items(), operation.requires, strict=True):
        _known(at, (wanted.condition, wanted.otherwise), reads)
    amount = operation.limits.amount
    _known(node.child("limits"), (amount.value, amount.currency) if amount else (), reads)
    _known(node.child("send"), operation.send, reads)
    _known(node.child("confirm"), operation.confirm.text, reads)
    _known(node.child("owner"), operation.owner, {"result", "input"})
    _known(node.child("identifies"), operation.identifies, {"result", "input"})
    for key, follow in (("reconcile", operation.reconcile), ("compensate", operation.compensate)):
        if follow:
            _known(node.child(key), follow.arguments, reads | {"call", "result"})
            _known(node.child(key), (follow.done, follow.failed), {"result", "call"})


def _called(node: Node, made: Manifest, operation: Operation) -> None:
    wanted = [(node.child("reads").child(one.name), one.call, False) for one in operation.reads]
    wanted += [(node.child("reconcile"), operation.reconcile.call, False)] if operation.reconcile else []
    wanted += [(node.child("compensate"), operation.compensate.call, True)] if operation.compensate else []
    for at, name, writes in wanted:
        other = made.operations.get(name)
        if other is None:
            at.wrong(f"there is no operation {name}", f"没有操作 {name}")
        elif other.writes and not writes:
            at.wrong(f"{name} writes: it cannot be looked up before", f"{name} 是写操作，不能用来查询")
        elif other.reads and not writes:
            at.wrong(
                f"{name} reads others first: it cannot be looked up before", f"{name} 自身还要先查询，不能再被引用"
            )


def _known(node: Node, value: Any, names: Set[str]) -> None:
    """Note names that are read in a value, however deep the expressions stand, and are not among ``names``."""
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, Template):
        value = value.expressions
    if isinstance(value, tuple):
        for one in value:
            _known(node, one, names)
    elif isinstance(value, Expression) and (strange := sorted(value.names - names)):
        listed = ", ".join(strange)
        node.wrong(f"{value.text}: nobody gives {listed} here", f"{value.text}：这里没有 {listed}")
