"""The scripted regressions of examples/turns, each case by its name."""

from pathlib import Path

import pytest

from zhike.dialogue import Case, read_suite, run_case
from zhike.knowledge import MemoryKnowledge

CASES = read_suite(Path(__file__).parents[3] / "examples" / "turns")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}: {case.name}")
async def test_the_assistant_does_as_the_script_says(shop: MemoryKnowledge, case: Case) -> None:
    assert (await run_case(case, shop)).misses == []


def test_the_suite_covers_chinese_first() -> None:
    assert len(CASES) >= 200
    assert sum(case.locale.startswith("zh") for case in CASES) >= 150
