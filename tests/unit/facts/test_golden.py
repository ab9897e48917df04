"""Every version of every fact ever announced, kept as a file: code may change, what was written stays readable."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

import zhike
from tests.support.fact_samples import samples
from zhike.desk.projection import COLUMNS, effect
from zhike.facts import ActorRef, Recorded, Upcasters
from zhike.facts.types import upcasters

GOLDEN = Path(__file__).parent / "golden"
SOURCE = Path(zhike.__file__).parent
TYPE = re.compile(r'"([a-z_]+\.[a-z_]+)@([0-9]+)"')
# Ids, states and numbers: no value of a payload is longer than an id or looks like something a person wrote.
PLAIN = re.compile(r"^[a-z0-9_.:+-]{1,60}$")


def announced() -> dict[str, int]:
    """Return {name: version} of every fact the code can announce today."""
    found = {}
    for file in SOURCE.glob("*/facts.py"):
        for name, version in TYPE.findall(file.read_text("utf-8")):
            found[name] = max(found.get(name, 0), int(version))
    return found


def golden() -> dict[str, Mapping[str, Any]]:
    return {file.stem: json.loads(file.read_text("utf-8")) for file in sorted(GOLDEN.glob("*.json"))}


def test_every_fact_that_code_can_announce_has_its_file() -> None:
    missing = {f"{name}@{n}" for name, version in announced().items() for n in range(1, version + 1)} - golden().keys()
    assert not missing, (
        "write a payload as it is announced into tests/unit/facts/golden/<type@n>.json and never change it again"
    )


def test_no_fact_is_announced_outside_a_modules_facts() -> None:
    strays = [
        str(file.relative_to(SOURCE))
        for file in SOURCE.rglob("*.py")
        if file.name != "facts.py" and re.search(r"\bFact\(\s*\"", file.read_text("utf-8"))
    ]
    assert strays == []


@pytest.mark.parametrize("type_", sorted(golden()))
def test_every_version_is_lifted_to_the_newest(type_: str) -> None:
    newest = announced()
    lifted, payload = upcasters.lift(type_, dict(golden()[type_]))
    name, _, version = lifted.partition("@")
    assert int(version) == newest.get(name, int(version))
    if lifted in golden() and lifted != type_:
        assert payload.keys() == golden()[lifted].keys()


@pytest.mark.parametrize("type_", sorted(golden()))
def test_payloads_hold_ids_states_and_numbers(type_: str) -> None:
    for value in leaves(golden()[type_]):
        assert value is None or isinstance(value, (bool, int, float)) or PLAIN.match(value), value


@pytest.mark.parametrize("type_", sorted(t for t in golden() if t.startswith(("conversation.", "message."))))
def test_the_projection_can_read_every_version(type_: str) -> None:
    lifted, payload = upcasters.lift(type_, dict(golden()[type_]))
    fact = Recorded(
        1, UUID(int=1), lifted, "conversation", UUID(int=2), 1, "live", ActorRef("customer"), datetime.now(UTC), payload
    )
    assert effect(fact).keys() <= set(COLUMNS)


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value


def test_upcasters_climb_one_version_at_a_time() -> None:
    known = Upcasters()
    known.register("order.placed@1", lambda p: {"total": p["sum"]})
    known.register("order.placed@2", lambda p: {**p, "currency": "CNY"})
    assert known.lift("order.placed@1", {"sum": 5}) == ("order.placed@3", {"total": 5, "currency": "CNY"})
    assert known.lift("order.placed@2", {"total": 5}) == ("order.placed@3", {"total": 5, "currency": "CNY"})
    assert known.lift("order.placed@3", {"total": 5}) == ("order.placed@3", {"total": 5})
    assert known.lift("order.shipped@1", {}) == ("order.shipped@1", {})


def test_the_files_are_what_the_constructors_make_today() -> None:
    made = {fact.type: dict(fact.payload) for fact in samples()}
    assert made.keys() == {f"{name}@{version}" for name, version in announced().items()}, "add a sample of the new fact"
    for type_, payload in made.items():
        assert json.loads(json.dumps(payload, default=str)).keys() == golden()[type_].keys(), type_
