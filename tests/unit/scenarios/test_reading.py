"""Scenario files: what they say, and the line of what is wrong in them."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from zhike.scenarios import PATTERNS, Unreadable, apart, read_scenario, read_scenarios, together

GOOD = """
scenarios:
  - name: 改主意
    pattern: cancel
    given: {customer: C1}
    never: [密码]
    turns:
      - customer: 我要退货
        then: {flow: return_order, asks: order}
      - customer: [算了, 不退了]
        after: 10h
        then: {flow: null, no_action: true, says: yes}
"""


def test_read() -> None:
    (one,) = read_scenarios("a.yaml", GOOD)
    assert (one.name, one.pattern, one.language, one.tier) == ("改主意", "cancel", "zh", "stable")
    assert (one.given.customer, one.given.people, one.never) == ("C1", True, ("密码",))
    first, second = one.turns
    assert (first.says, first.after, first.line) == (("我要退货",), None, 8)
    assert (second.says, second.after) == (("算了", "不退了"), timedelta(hours=10))
    assert second.then == {"flow": None, "no_action": True, "says": "yes"}, "yes is a word"


@pytest.mark.parametrize(
    ("put", "instead", "line", "says"),
    [
        ("pattern: cancel", "pattern: sing", 4, "one of"),
        ("after: 10h", "after: later", 11, "a time like"),
        ("asks: order", "wonders: order", 9, "known are"),
        ("no_action: true", "no_action: maybe", 12, "true or false"),
        ("customer: 我要退货", "customer: ' '", 8, "must say something"),
        ("given: {customer: C1}", "given: {customer: C1, mood: bad}", 5, "mood"),
        ("name: 改主意", "title: 改主意", 3, "name is missing"),
    ],
)
def test_what_is_wrong_has_its_line(put: str, instead: str, line: int, says: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_scenarios("a.yaml", GOOD.replace(put, instead))
    assert any(one.line == line and says in one.en for one in caught.value.problems), caught.value.problems


def test_names_are_told_apart() -> None:
    with pytest.raises(Unreadable, match="two scenarios are called"):
        read_scenarios("a.yaml", GOOD + GOOD.replace("scenarios:\n", ""))


def test_those_that_come_along() -> None:
    """At least 150, 100 of them Chinese, and each repair pattern has its own in both languages but where none can be."""
    folder = Path(__file__).parents[3] / "examples" / "scenarios"
    found = [
        one for path in sorted(folder.glob("*.yaml")) for one in read_scenarios(path.name, path.read_text("utf-8"))
    ]
    chinese = [one for one in found if one.language == "zh"]
    assert len(found) >= 150
    assert len(chinese) >= 100
    assert {one.pattern for one in chinese} == {one.pattern for one in found if one.language == "en"} == set(PATTERNS)


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[3] / "examples" / "scenarios").glob("*.yaml")), ids=lambda path: path.stem
)
def test_files_come_apart_and_together_again(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    parts = apart(text)
    whole = [replace(one, turns=tuple(replace(turn, line=1) for turn in one.turns)) for one in read_scenarios("", text)]
    alone = [read_scenario(part) for part in parts]
    assert [replace(one, turns=tuple(replace(turn, line=1) for turn in one.turns)) for one in alone] == whole
    assert apart(together(parts)) == parts
