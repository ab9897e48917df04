"""How well the demo shop's questions are met: floors on two sets of questions, so that a change that harms shows.

`paraphrases.csv` was looked at while thresholds were chosen; `heldout.csv` was written afterwards and nothing was fitted to
it. An empty ``expected`` means that the shop has no answer, about half of them close to its business.
"""

import csv
from pathlib import Path

import pytest

from tests.support.vectors import VECTORS
from zhike.dialogue import Answered, Offered, TurnContext, Understood, turn
from zhike.kit.ids import uuid7
from zhike.knowledge import MemoryKnowledge
from zhike.language import LocalEmbedder

HERE = Path(__file__).parent
EXAMPLES = Path(__file__).parents[3] / "examples" / "knowledge"


@pytest.mark.parametrize(
    ("file", "least_first", "least_helped", "most_wrong", "most_made_up"),
    [("paraphrases.csv", 0.88, 0.88, 0.06, 0.14), ("heldout.csv", 0.72, 0.70, 0.13, 0.25)],
)
async def test_floors(
    file: str, least_first: float, least_helped: float, most_wrong: float, most_made_up: float
) -> None:
    embedder = LocalEmbedder(2, kept=VECTORS)
    files = [(path.name, path.read_bytes()) for path in sorted(EXAMPLES.glob("*.csv"))]
    knowledge = await MemoryKnowledge.of_file(files, embedder)
    with (HERE / file).open(encoding="utf-8", newline="") as stream:
        rows = [(row["asked"], row["expected"]) for row in csv.DictReader(stream)]
    first = helped = wrong = made_up = 0
    for asked, expected in rows:
        steps = [step async for step in turn(TurnContext(uuid7(), (asked,)), knowledge)]
        understood, end = steps[0], steps[-1]
        assert isinstance(understood, Understood)
        found = (await knowledge.search(uuid7(), [asked], understood.language))[0].candidates
        top = next((one.title for one in found if one.locale == understood.language), "")
        titles = [source.title for source in end.sources] if isinstance(end, (Answered, Offered)) else []
        if expected:
            first += top == expected
            helped += expected in titles
            wrong += isinstance(end, Answered) and expected not in titles
        else:
            made_up += isinstance(end, Answered) and bool(titles)
    embedder.close()
    known = sum(1 for _, expected in rows if expected)
    assert first / known >= least_first
    assert helped / known >= least_helped
    assert wrong / known <= most_wrong
    assert made_up / (len(rows) - known) <= most_made_up
