"""Reading scenario files: YAML, with the line of everything that is wrong."""

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from zhike.kit.yaml_lines import Node, Unreadable, read
from zhike.scenarios.types import EXPECTED, PATTERNS, Given, Scenario, Turn

MOST_TURNS = 40
MOST_NAME = 120
_TIME = re.compile(r"(\d{1,3})(m|h|d)")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def read_scenario(text: str) -> Scenario:
    """Return one scenario; raises Unreadable with every problem's line."""
    root = read(text)
    made = _scenario("", root)
    if not root.problems and len(made.name) > MOST_NAME:
        root.wrong(f"name: at most {MOST_NAME} characters", f"name：最多 {MOST_NAME} 个字符")
    if root.problems:
        raise Unreadable(root.problems)
    return made


def apart(text: str) -> list[str]:
    """Return the text of each scenario of a file, to be kept one by one; raises Unreadable."""
    read_scenarios("", text)
    return [one.source(text) for one in read(text).child("scenarios").items()]


def together(sources: Iterable[str]) -> str:
    """Return scenarios as one file."""
    lines = ["scenarios:"]
    for source in sources:
        first, *rest = source.rstrip().split("\n")
        lines += [f"  - {first}", *(f"    {line}" if line.strip() else "" for line in rest), ""]
    return "\n".join(lines).rstrip() + "\n"


def read_scenarios(file: str, text: str) -> list[Scenario]:
    """Return the scenarios of a file; raises Unreadable with every problem's line."""
    root = read(text)
    found = [_scenario(file, one) for one in root.child("scenarios", needed=True).items()]
    root.ended()
    names = [one.name for one in found]
    for name in {name for name in names if names.count(name) > 1}:
        root.wrong(f"two scenarios are called {name!r}", f"有两个场景都叫 {name!r}")
    if root.problems:
        raise Unreadable(root.problems)
    return found


def _scenario(file: str, node: Node) -> Scenario:
    name = node.child("name", needed=True).text()
    turns = tuple(_turn(one) for one in node.child("turns", needed=True).items())
    if not 1 <= len(turns) <= MOST_TURNS:
        node.wrong(f"must have 1 to {MOST_TURNS} turns", f"应有 1 到 {MOST_TURNS} 轮")
    made = Scenario(
        file,
        name,
        node.child("pattern", needed=True).one_of(PATTERNS),
        node.child("language").one_of(("zh", "en"), "zh"),
        turns,
        _given(node.child("given")),
        _texts(node.child("never")),
        node.child("tier").one_of(("stable", "live"), "stable"),
    )
    node.ended()
    return made


def _given(node: Node) -> Given:
    customer = node.child("customer").text() or None
    people = node.child("people").flag(True)
    node.ended()
    return Given(customer, people)


def _turn(node: Node) -> Turn:
    says = _texts(node.child("customer", needed=True))
    then = {name: _expected(name, one) for name, one in node.child("then").children(named=False)}
    after = _after(node.child("after"))
    if not says or not all(one.strip() for one in says):
        node.wrong("the customer must say something", "顾客要说点什么")
    node.ended()
    return Turn(says, then, after, node.line)


def _expected(name: str, node: Node) -> Any:
    if name not in EXPECTED:
        node.wrong(
            f"{name!r} is not known; known are: {', '.join(EXPECTED)}",
            f"没有 {name!r} 这项；可用：{'、'.join(EXPECTED)}",
        )
    value = node.plain()
    wants = (dict,) if name in ("slots", "ended", "action") else (bool,) if name == "no_action" else None
    if wants is not None and not isinstance(value, wants):
        node.wrong("must be key: value" if dict in wants else "must be true or false", "格式不对")
    return value


def _texts(node: Node) -> tuple[str, ...]:
    value = node.plain() if node.given else []
    return tuple(str(one) for one in value) if isinstance(value, list) else (str(value),)


def _after(node: Node) -> timedelta | None:
    if not node.given:
        return None
    match = _TIME.fullmatch(node.text())
    if match is None:
        node.wrong("must be a time like 30m, 8h or 1d", "应为 30m、8h、1d 这样的时间")
        return None
    return timedelta(**{_UNITS[match[2]]: int(match[1])})
