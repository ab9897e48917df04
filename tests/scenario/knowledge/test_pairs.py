"""Duplicates among the demo shop's entries: entries cut into two are found again, neighbours are left in peace. Floors."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid5

import numpy as np

from tests.support.vectors import VECTORS
from zhike.knowledge.comparing import find_pairs
from zhike.knowledge.evaluation import read_entries
from zhike.knowledge.types import Entry, EntryDraft, IndexedEntry
from zhike.knowledge.vectors import texts_of
from zhike.language import LocalEmbedder, WordSpace, tokens

EXAMPLES = Path(__file__).parents[3] / "examples" / "knowledge"
BASE, AT = UUID(int=99), datetime(2026, 1, 1, tzinfo=UTC)


def entry(draft: EntryDraft, half: str = "") -> Entry:
    own = uuid5(BASE, draft.question + half)
    return Entry(own, BASE, draft.locale, draft.question, draft.similar, draft.answer, (), "published", 1, 0, AT, None)


def cut(draft: EntryDraft) -> list[Entry]:
    """Every other wording each, both with the whole answer."""
    texts = (draft.question, *draft.similar)
    return [entry(replace(draft, question=texts[n], similar=texts[n + 2 :: 2]), f"#{n}") for n in (0, 1)]


async def pairs(entries: Sequence[Entry]) -> list[set[UUID]]:
    """Return the pairs pointed out in a base of these entries, all of them fresh."""
    embedder, space = LocalEmbedder(2, kept=VECTORS), WordSpace()
    texts: dict[UUID, dict[int, str]] = {}
    for one in entries:
        held = IndexedEntry(one.id, one.locale, (one.question, *one.similar), one.answer, 1)
        texts[one.id] = texts_of(held, "questions") | texts_of(held, "passages")
    rows = await embedder.embed([text for own in texts.values() for text in own.values()], urgent=False)
    stored = iter(rows.astype(np.float16))
    vectors = {entry_id: {n: next(stored).tobytes() for n in own} for entry_id, own in texts.items()}
    words = {word for own in texts.values() for text in own.values() for word in tokens(text)}
    words |= {word for one in entries for word in tokens(one.answer)}
    space.learn(sorted(words), await embedder.embed(sorted(words), urgent=False))
    embedder.close()
    return [
        {one["one"], one["other"]} for one in find_pairs([(one, True) for one in entries], vectors, embedder, space)
    ]


async def test_cut_entries_are_found_again_and_neighbours_are_not_pointed_out() -> None:
    drafts = [
        draft for path in sorted(EXAMPLES.glob("*.zh.csv")) for draft in read_entries(path.name, path.read_bytes())[0]
    ]
    halves = [cut(draft) for draft in drafts[::5]]
    whole = [entry(draft) for n, draft in enumerate(drafts) if n % 5]
    found = await pairs([*(one for two in halves for one in two), *whole])
    twins = [{one.id, other.id} for one, other in halves]
    again = [pair for pair in found if pair in twins]
    assert len(again) >= 0.55 * len(twins)
    assert len(found) - len(again) <= 4
