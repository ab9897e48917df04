"""How well the demo shop's questions are met: floors, so that a change that harms shows.

`from_answers.csv` was written by somebody who saw the answers only, half of its unanswerable questions close to the shop's
business; the general weights of `knowledge/ranking.py` were fitted on it among others. `paraphrases.csv` is older, and the
entries' wordings were improved with it in sight. An empty ``expected`` means that the shop has no answer.
"""

import csv
from pathlib import Path

import pytest
import pytest_asyncio

from tests.support.vectors import VECTORS
from zhike.dialogue import Answered, Offered, Thresholds, TurnContext, Understood, turn
from zhike.kit.ids import uuid7
from zhike.knowledge import MemoryKnowledge
from zhike.language import LocalEmbedder

HERE = Path(__file__).parent
EXAMPLES = Path(__file__).parents[3] / "examples" / "knowledge"


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shop() -> MemoryKnowledge:
    """The demo shop's knowledge with the real embedder."""
    files = [(path.name, path.read_bytes()) for path in sorted(EXAMPLES.glob("*.csv"))]
    return await MemoryKnowledge.of_file(files, LocalEmbedder(2, kept=VECTORS))


def questions(file: str) -> list[tuple[str, str]]:
    with (HERE / file).open(encoding="utf-8", newline="") as stream:
        return [(row["asked"], row["expected"]) for row in csv.DictReader(stream)]


@pytest.mark.parametrize(
    ("file", "least_first", "least_refused", "most_refused"),
    [("from_answers.csv", 0.90, 0.80, 0.12), ("paraphrases.csv", 0.88, 0.75, 0.15)],
)
async def test_the_right_entry_comes_first_and_what_nothing_answers_is_refused(
    shop: MemoryKnowledge, file: str, least_first: float, least_refused: float, most_refused: float
) -> None:
    first, refused, lost = [], [], []
    for asked, expected in questions(file):
        language = "en" if asked.isascii() else "zh"
        found = [one for one in (await shop.search(uuid7(), [asked], language))[0].candidates if one.locale == language]
        turned_away = sum(one.score for one in found) < Thresholds().offer
        if expected:
            first.append(bool(found) and found[0].title == expected)
            lost.append(turned_away)
        else:
            refused.append(turned_away)
    assert sum(first) / len(first) >= least_first
    assert sum(refused) / len(refused) >= least_refused
    assert sum(lost) / len(lost) <= most_refused


async def test_few_answers_are_wrong(shop: MemoryKnowledge) -> None:
    """What the assistant says as an answer, rather than offers: nearly nine of ten rest on the right entry."""
    wrong = answered = helped = known = 0
    for asked, expected in questions("from_answers.csv"):
        steps = [step async for step in turn(TurnContext(uuid7(), (asked,)), shop)]
        understood, end = steps[0], steps[-1]
        assert isinstance(understood, Understood)
        titles = [source.title for source in end.sources] if isinstance(end, (Answered, Offered)) else []
        known += bool(expected)
        helped += bool(expected) and expected in titles
        if isinstance(end, Answered) and titles:
            answered += 1
            wrong += expected not in titles
    assert wrong / answered <= 0.12
    assert helped / known >= 0.8
