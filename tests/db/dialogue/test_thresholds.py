"""A workspace's thresholds: kept, obeyed by the next turn, tried on the turns before."""

import pytest

from tests.db.dialogue.conftest import Shop
from tests.support.people import viewer_of
from zhike.dialogue.errors import ThresholdsChanged
from zhike.dialogue.thresholds import ThresholdShelf, WorkspaceThresholds
from zhike.dialogue.types import Thresholds
from zhike.kit.errors import Invalid

QUESTION = "买错了退货运费谁出"


async def test_the_next_turn_goes_by_them_and_the_turns_before_are_tried(shop: Shop) -> None:
    kept = WorkspaceThresholds(shop.house.audit)
    await shop.says(QUESTION)
    assert await shop.turn() == "answer"
    (turn,) = await shop.turns()
    high = Thresholds(min(0.95, round(turn["candidates"][0]["score"] + 0.01, 2)), 0.3)
    async with shop.house.db.transaction(shop.workspace) as tx:
        found, _ = await kept.replay(tx, high, 7)
        assert (found.turns, found.now.counts["answer"], found.then.counts["answer"]) == (1, 1, 0)
        assert found.changed[0].past.turn_id == turn["id"]
        stored = await kept.put(tx, viewer_of(shop.workspace), high, 0)
    assert (stored.held, stored.version) == (high, 1)
    assert await ThresholdShelf(shop.house.db).of(shop.workspace) == high
    await shop.says(f"{QUESTION}呀")
    assert await shop.turn() == "choices"


async def test_who_was_slower_is_told_and_nonsense_is_refused(shop: Shop) -> None:
    kept, viewer = WorkspaceThresholds(shop.house.audit), viewer_of(shop.workspace)
    async with shop.house.db.transaction(shop.workspace) as tx:
        assert (await kept.get(tx)).version == 0
        await kept.put(tx, viewer, Thresholds(0.6, 0.4), 0)
        for version in (0, 2):
            with pytest.raises(ThresholdsChanged):
                await kept.put(tx, viewer, Thresholds(0.7, 0.4), version)
        await kept.put(tx, viewer, Thresholds(0.7, 0.4), 1)
        for answer, offer, field in ((0.99, 0.5, "answer"), (0.6, 0.1, "offer"), (0.5, 0.6, "offer")):
            with pytest.raises(Invalid) as refused:
                await kept.put(tx, viewer, Thresholds(answer, offer), 2)
            assert refused.value.field == field
        noted = await tx.scalar(
            "SELECT count(*) FROM audit_entries WHERE workspace_id = :w AND action = 'dialogue.thresholds_changed'",
            {"w": shop.workspace},
        )
    assert noted == 2
