"""Scripts of a suite, from YAML. What is wrong with one is said with its file and line, before anything runs."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import yaml

from zhike.dialogue.entities import Kind
from zhike.dialogue.intent import Act
from zhike.dialogue.mood import Sentiment, Urgency
from zhike.dialogue.suite import CHECKS, Case, Line, several
from zhike.dialogue.types import HandoverReason, Outcome
from zhike.knowledge import ImportRefused, decode
from zhike.language import Written

ALLOWED: dict[str, Sequence[Any]] = {
    "outcome": get_args(Outcome),
    "handover": (*get_args(HandoverReason), None),
    "language": get_args(Written),
    "act": [act.value for act in Act],
    "sentiment": get_args(Sentiment),
    "urgency": get_args(Urgency),
}
LOCALES = ("zh", "en")  # with any region: zh-TW


class BadSuite(ValueError):
    """A file of the suite cannot be read; the message says which, where and why."""


def read_suite(folder: Path) -> list[Case]:
    """Return the cases of every YAML file of a folder, in order; raises BadSuite."""
    cases: list[Case] = []
    seen: set[tuple[str, str]] = set()
    for path in sorted(path for path in folder.iterdir() if path.suffix.lower() in (".yaml", ".yml")):
        for where, values, lines in _nodes(path):
            case = _case(path.stem, where, values, lines)
            if (case.file, case.name) in seen:
                raise BadSuite(f"{where}: {path.name} has two cases named {case.name}")
            seen.add((case.file, case.name))
            cases.append(case)
    return cases


def _nodes(path: Path) -> list[tuple[str, Any, list[str]]]:
    """Return the cases of a file: (where it stands, its values, where its turns stand)."""
    try:
        loader = yaml.SafeLoader(decode(path.read_bytes())[0])
        root = loader.get_single_node()
        read = [] if root is None else loader.construct_document(root)
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1} of " if error.problem_mark else ""
        raise BadSuite(f"{line}{path.name} is not YAML: {error.problem}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BadSuite(f"{path.name} is not YAML: {str(error).splitlines()[0]}") from None
    except ImportRefused as refusal:
        raise BadSuite(f"{path.name}: {refusal.message('en')}") from None
    except OSError as error:
        raise BadSuite(f"{path.name} cannot be read: {error.strerror}") from None
    if not isinstance(read, list):
        raise BadSuite(f"{path.name} is not a list of cases")
    return [
        (_where(path, node), values, [_where(path, turn) for turn in _turns(node)])
        for node, values in zip(root.value if read else (), read, strict=True)
    ]


def _where(path: Path, node: yaml.Node) -> str:
    return f"line {node.start_mark.line + 1} of {path.name}"


def _turns(node: yaml.Node) -> list[yaml.Node]:
    """Return the turns of a case; of several lists by that name the last, as YAML has it."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    named = [value for key, value in pairs if key.value == "turns"]
    return named[-1].value if named and isinstance(named[-1], yaml.SequenceNode) else []


def _case(file: str, where: str, values: Any, turns: list[str]) -> Case:
    if not isinstance(values, dict) or not isinstance(values.get("turns"), list) or not values["turns"]:
        raise BadSuite(f"{where}: the case has no turns")
    unknown = set(values) - {"name", "locale", "people", "turns"}
    if unknown:
        raise BadSuite(f"{where}: the case has an unknown {', '.join(sorted(map(str, unknown)))}")
    locale, people = values.get("locale", "zh"), values.get("people", True)
    if str(locale).lower().split("-")[0] not in LOCALES:
        raise BadSuite(f"{where}: the locale {locale} is neither zh nor en")
    if not isinstance(people, bool):
        raise BadSuite(f"{where}: people is {people}, neither true nor false")
    lines = tuple(_line(at, line) for at, line in zip(turns, values["turns"], strict=True))
    name = str(values.get("name") or " → ".join(" / ".join(line.says) for line in lines))
    return Case(file, name, lines, locale, people)


def _line(where: str, values: Any) -> Line:
    if not isinstance(values, dict) or "customer" not in values:
        raise BadSuite(f"{where}: the turn has no customer")
    surplus = set(values) - {"customer", "expect"}
    if surplus:
        raise BadSuite(f"{where}: the turn has an unknown {', '.join(sorted(map(str, surplus)))}")
    says = several(values["customer"])
    if not says or not all(_is_text(one) for one in says):
        raise BadSuite(f"{where}: customer is no text; put it in quotation marks")
    expect = values.get("expect") or {}
    if not isinstance(expect, dict):
        raise BadSuite(f"{where}: expect is {expect}, not names with values as in {{outcome: answer}}")
    unknown = set(expect) - set(CHECKS)
    if unknown:
        raise BadSuite(f"{where}: the turn expects an unknown {', '.join(sorted(map(str, unknown)))}")
    for what, wanted in expect.items():
        trouble = _trouble(what, wanted)
        if trouble:
            raise BadSuite(f"{where}: {what} {trouble}")
    return Line(tuple(map(str, says)), expect)


def _trouble(what: str, wanted: Any) -> str | None:
    """Return what is wrong with an expected value: it could never hold, or always."""
    if what == "entities":
        known = isinstance(wanted, dict) and wanted and set(wanted) <= set(get_args(Kind))
        return (
            None
            if known and all(map(several, wanted.values()))
            else f"is {wanted}, not {{kind: value}} with a kind of {', '.join(get_args(Kind))}"
        )
    if not several(wanted):
        return "is an empty list"
    for one in several(wanted):
        if what in ALLOWED:
            if not any(one == value and type(one) is type(value) for value in ALLOWED[what]):
                return (
                    f"is {one}, none of {', '.join('null' if value is None else str(value) for value in ALLOWED[what])}"
                )
        elif what == "questions":
            if type(one) is not int:
                return f"is {one}, not a number"
        elif not (
            _is_text(one) or (one is None and what in ("repaired", "intent")) or (one is True and what == "related")
        ):
            return f"is {one}, not a text"
    return None


def _is_text(value: Any) -> bool:
    return (isinstance(value, str) and bool(value.strip())) or type(value) in (int, float)
