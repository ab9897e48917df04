"""A flow's file, read: YAML to `Flow`. Everything wrong with it is said at once, each with its line (`Unreadable`). Pure."""

from collections.abc import Callable
from typing import get_args

from zhike.flows.types import (
    END,
    Ask,
    Branch,
    Call,
    Card,
    Check,
    Do,
    End,
    Flow,
    HandOver,
    Listed,
    Option,
    Say,
    Set,
    Slot,
    SlotType,
    Step,
    Sub,
    Text,
    Trigger,
    Verb,
)
from zhike.kit.expressions import Expression
from zhike.kit.templates import Template
from zhike.kit.yaml_lines import LANGUAGES, NAME, Node, Problem, Unreadable, read

__all__ = ["Problem", "Unreadable", "read_flow", "targets"]

MOST_STEPS, MOST_SLOTS, MOST_EXAMPLES = 200, 40, 300
_NOTHING = Expression("null")


def read_flow(source: str, version: int = 0) -> Flow:
    """Return the flow of a file; raises Unreadable."""
    root = read(source)
    flow = Flow(
        _name(root.child("flow", needed=True)),
        _text(root.child("title", needed=True)),
        _trigger(root.child("trigger")),
        _slots(root.child("slots")),
        _steps(root.child("steps", needed=True)),
        version,
        root.child("description").text(),
    )
    root.ended()
    if root.problems:
        raise Unreadable(root.problems)
    return flow


def _name(node: Node) -> str:
    name = node.text()
    if name and not NAME.fullmatch(name):
        node.wrong("use small letters, digits and _, a letter first", "只能用小写字母、数字和下划线，以字母开头")
    return name


def _trigger(node: Node) -> Trigger:
    trigger = Trigger(
        _examples(node.child("examples")),
        _examples(node.child("unlike")),
        tuple(one for one in (item.expression() for item in node.child("rules").items()) if one is not None),
        tuple(item.text() for item in node.child("events").items()),
    )
    node.ended()
    return trigger


def _examples(node: Node) -> tuple[str, ...]:
    """Return sentences; they may be sorted by language, which is for the reader's eye only."""
    if isinstance(node.plain(), dict):
        found = [item.text() for _, group in node.children(named=False) for item in group.items()]
    else:
        found = [item.text() for item in node.items()]
    if len(found) > MOST_EXAMPLES:
        node.wrong(f"more than {MOST_EXAMPLES} sentences", f"超过 {MOST_EXAMPLES} 句")
    return tuple(filter(None, map(str.strip, found)))


def _slots(node: Node) -> dict[str, Slot]:
    found = {name: _slot(name, one) for name, one in node.children()}
    if len(found) > MOST_SLOTS:
        node.wrong(f"more than {MOST_SLOTS} slots", f"超过 {MOST_SLOTS} 个信息项")
    return found


def _slot(name: str, node: Node) -> Slot:
    fixed, listed = _options(node.child("options"))
    slot = Slot(
        name,
        node.child("type").one_of(get_args(SlotType), "text"),
        _text(node.child("ask")) if node.child("ask").given else None,
        _text(node.child("help")) if node.child("help").given else None,
        fixed,
        listed,
        many=node.child("many").flag(),
        only=node.child("only").flag(),
        optional=node.child("optional").flag(),
        default=node.child("default").expression(),
        checks=tuple(_check(one) for one in node.child("check").items()),
    )
    if slot.type == "choice" and not fixed and listed is None:
        node.wrong("a choice needs options", "选择类信息项需要 options")
    node.ended()
    return slot


def _options(node: Node) -> tuple[tuple[Option, ...], Listed | None]:
    if not node.given:
        return (), None
    if isinstance(node.plain(), list):
        return tuple(_option(one) for one in node.items()), None
    listed = Listed(
        node.child("from", needed=True).expression() or _NOTHING,
        node.child("value").expression() or Expression("item"),
        _text(node.child("label", needed=True)),
        node.child("also").expression(),
    )
    node.ended()
    return (), listed


def _option(node: Node) -> Option:
    if not isinstance(node.plain(), dict):
        return Option(str(node.plain()), _text(node))
    also = tuple(str(one.plain()) for one in node.child("also").items())
    option = Option(str(node.child("value", needed=True).plain()), _text(node.child("label", needed=True)), also)
    node.ended()
    return option


def _check(node: Node) -> Check:
    condition = node.child("if", needed=True).expression() or _NOTHING
    check = Check(condition, _text(node.child("else", needed=True)))
    node.ended()
    return check


def _steps(node: Node) -> dict[str, Step]:
    nodes = list(node.items())
    if node.given and not nodes:
        node.wrong("there is no step", "没有任何步骤")
    if len(nodes) > MOST_STEPS:
        node.wrong(f"more than {MOST_STEPS} steps", f"超过 {MOST_STEPS} 步")
    ids = [one.child("id").text() or f"step{n}" for n, one in enumerate(nodes, 1)]
    steps: dict[str, Step] = {}
    for one, own, after in zip(nodes, ids, [*ids[1:], END], strict=False):
        if own in steps or own == END:
            one.wrong(f"the id {own} is taken", f"步骤名 {own} 已被占用")
        steps[own] = Step(own, _verb(one), one.child("next").text() or after)
        one.ended()
        for target in targets(steps[own]):
            if target != END and target not in ids:
                one.wrong(f"goes on at {target}, and there is no such step", f"指向不存在的步骤 {target}")
    return steps


def _verb(node: Node) -> Verb:
    plain = node.plain()
    named = [verb for verb in _VERBS if isinstance(plain, dict) and verb in plain]
    if named == ["say", "card"]:
        named = ["say"]
    if len(named) != 1:
        listed = ", ".join(_VERBS)
        node.wrong(f"a step does exactly one of: {listed}", f"每一步只能做一件事：{listed}")
        return End()
    return _VERBS[named[0]](node)


def _say(node: Node) -> Verb:
    text, card = node.child("say"), node.child("card")
    return Say(_text(text) if text.given else None, _card(card) if card.given else None)


def _ask(node: Node) -> Verb:
    return Ask(node.child("ask", needed=True).text(), _where(node, "stuck"))


def _call(node: Node) -> Verb:
    return Call(
        node.child("call", needed=True).text(),
        _values(node.child("with")),
        _where(node, "save"),
        _where(node, "refused"),
        _where(node, "failed"),
    )


def _do(node: Node) -> Verb:
    return Do(
        node.child("do", needed=True).text(),
        _values(node.child("with")),
        _where(node, "save"),
        _where(node, "declined"),
        _where(node, "refused"),
        _where(node, "failed"),
    )


def _set(node: Node) -> Verb:
    return Set(_values(node.child("set")))


def _branch(node: Node) -> Verb:
    cases = []
    for case in node.child("when").items():
        condition, go = case.child("if", needed=True).expression(), case.child("go", needed=True).text()
        case.ended()
        cases.append((condition or _NOTHING, go))
    return Branch(tuple(cases), _where(node, "else"))


def _sub(node: Node) -> Verb:
    return Sub(node.child("flow", needed=True).text(), _values(node.child("with")), _where(node, "save"))


def _hand_over(node: Node) -> Verb:
    inner, plain = node.child("hand_over"), node.child("hand_over").plain()
    if not isinstance(plain, dict) or set(plain) <= set(LANGUAGES):
        return HandOver(_text(inner) if isinstance(plain, str | dict) and plain else None)
    text, summary = inner.child("text"), inner.child("summary")
    inner.ended()
    return HandOver(_text(text) if text.given else None, _text(summary) if summary.given else None)


def _end(node: Node) -> Verb:
    return End(node.child("end").one_of(("resolved", "unresolved"), "resolved") == "resolved")


_VERBS: dict[str, Callable[[Node], Verb]] = {
    "say": _say,
    "ask": _ask,
    "call": _call,
    "do": _do,
    "set": _set,
    "when": _branch,
    "flow": _sub,
    "hand_over": _hand_over,
    "end": _end,
    "card": _say,
}


def _card(node: Node) -> Card:
    image = node.child("image")
    card = Card(
        _text(node.child("title", needed=True)),
        tuple(_pair(one) for one in node.child("fields").items()),
        image.parsed(Template, image.text()) if image.given else None,
        tuple(_button(one) for one in node.child("buttons").items()),
    )
    node.ended()
    return card


def _pair(node: Node) -> tuple[Text, Text]:
    pair = _text(node.child("label", needed=True)), _text(node.child("value", needed=True))
    node.ended()
    return pair


def _button(node: Node) -> tuple[Text, Template]:
    url = node.child("url", needed=True)
    button = _text(node.child("label", needed=True)), url.parsed(Template, url.text()) or Template("")
    node.ended()
    return button


def _text(node: Node) -> Text:
    """Return a text given plainly or by language."""
    found = node.texts()
    if node.given and not found:
        node.wrong("the text is missing", "缺少文字")
    return Text(found.get("zh"), found.get("en")) if found else Text(Template(""))


def _values(node: Node) -> dict[str, Expression]:
    """Return named expressions; a number or true stands for itself."""
    found = {}
    for name, one in node.children(named=False):
        plain = one.plain()
        text = str(plain).lower() if isinstance(plain, bool) else str(plain)
        if isinstance(plain, dict | list):
            one.wrong(
                "this is no expression; write lists and maps in quotation marks",
                "这里应为表达式，列表和映射请放在引号里",
            )
        elif (made := one.parsed(Expression, text)) is not None:
            found[name] = made
    return found


def _where(node: Node, key: str) -> str | None:
    return node.child(key).text() or None


def targets(step: Step) -> tuple[str, ...]:
    """Return every step that may follow a step, END included."""
    verb = step.verb
    if isinstance(verb, End | HandOver):
        return (END,)
    if isinstance(verb, Branch):
        return (*(go for _, go in verb.cases), verb.otherwise or step.next)
    more: tuple[str | None, ...] = ()
    if isinstance(verb, Ask):
        more = (verb.stuck,)
    elif isinstance(verb, Call):
        more = (verb.refused, verb.failed)
    elif isinstance(verb, Do):
        more = (verb.declined, verb.refused, verb.failed)
    return (step.next, *(one for one in more if one is not None))
