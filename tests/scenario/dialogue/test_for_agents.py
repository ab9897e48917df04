"""Entries for agents: customers get neither their answer nor, in its place, what is merely near."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

import pytest
import pytest_asyncio

from tests.scenario.dialogue.conftest import EXAMPLES
from tests.support.vectors import VECTORS
from zhike.dialogue import Customer, Refused
from zhike.dialogue.sensitive import sensitive_topics
from zhike.knowledge import MemoryKnowledge
from zhike.knowledge.reading import parse_rows, read_file
from zhike.knowledge.types import IndexedEntry
from zhike.language import LocalEmbedder


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def entries() -> list[IndexedEntry]:
    files = [(path.name, path.read_bytes()) for path in sorted(EXAMPLES.glob("*.csv"))]
    rows = [row.draft for name, data in files for row in parse_rows(read_file(name, data), "zh")[0]]
    live = [one for one in rows if one.locale == "zh" and one.state == "published"]
    return [IndexedEntry(uuid4(), "zh", (one.question, *one.similar), one.answer, 1) for one in live]


async def shop_of(entries: Sequence[IndexedEntry]) -> MemoryKnowledge:
    return await MemoryKnowledge.holding(entries, LocalEmbedder(2, kept=VECTORS))


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def inner(entries: list[IndexedEntry]) -> list[IndexedEntry]:
    """Every ninth entry, for agents only."""
    return [replace(one, audience="agent") for one in entries[::9]]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def shop(entries: list[IndexedEntry], inner: list[IndexedEntry]) -> MemoryKnowledge:
    hidden = {one.id: one for one in inner}
    return await shop_of([hidden.get(one.id, one) for one in entries])


async def test_what_only_agents_may_read_is_refused_in_its_own_words(
    shop: MemoryKnowledge, inner: list[IndexedEntry]
) -> None:
    asked = [text for one in inner for text in one.texts[:2] if not sensitive_topics([text])]
    ends = [await Customer(shop).says(text) for text in asked]
    refused = sum(isinstance(end, Refused) for end in ends)
    assert refused >= 0.97 * len(asked), f"{refused} of {len(asked)}"  # a question in two parts may have half an answer
    assert any(reason.code == "for_agents" for end in ends for reason in end.reasons)


async def test_the_rest_is_answered_as_before(shop: MemoryKnowledge, entries: list[IndexedEntry]) -> None:
    shown = [one for n, one in enumerate(entries) if n % 9 and not sensitive_topics(one.texts[:1])][::6]
    ends = [await Customer(shop).says(one.texts[0]) for one in shown]
    assert [end.outcome for end in ends] == ["answer"] * len(shown)


async def test_what_is_written_for_both_is_answered_with_the_customers_text(entries: list[IndexedEntry]) -> None:
    one = entries[0]
    twin = IndexedEntry(uuid4(), "zh", (f"{one.texts[0]}（客服）", *one.texts[1:]), "内部处理步骤", 1, audience="agent")
    shop = await shop_of([*entries, twin])
    end = await Customer(shop).says(one.texts[0])
    assert (end.outcome, end.text) == ("answer", one.answer)
    assert "内部" not in end.text


@pytest.mark.parametrize("text", ["内部补偿标准是多少"])
async def test_an_answer_for_agents_alone_leaves_nothing_to_say(text: str) -> None:
    entry = IndexedEntry(uuid4(), "zh", (text,), "每单 20 元", 1, audience="agent")
    end = await Customer(await shop_of([entry])).says(text)
    assert isinstance(end, Refused)
    assert "20" not in end.text
