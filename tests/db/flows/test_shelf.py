"""The model that tells flows apart: fitted with what knowledge answers, and anew beside the turns when that changes."""

import asyncio
from collections.abc import Hashable, Mapping, Sequence
from uuid import UUID

import numpy as np
import pytest

from tests.db.flows.conftest import CANCEL, Stage
from zhike.flows import FlowShelf, queries
from zhike.flows.shelf import spread
from zhike.flows.types import EMPTY
from zhike.language import Vectors

OTHER = """
flow: points
title: {zh: 积分, en: Points}
trigger: {examples: [我有多少积分, 查一下积分]}
steps:
  - {say: {zh: 积分, en: Points}}
"""


class Letters:
    """Vectors of the letters that a text has; remembers what it was asked for."""

    name, dim = "letters", 16
    means: Mapping[str, Vectors] = {}

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.open = asyncio.Event()  # while it is not set, nothing is answered
        self.open.set()

    async def embed(self, texts: Sequence[str], *, urgent: bool = True) -> Vectors:
        del urgent
        self.asked += texts
        await self.open.wait()
        found = np.zeros((len(texts), self.dim), np.float32)
        for row, text in zip(found, texts, strict=True):
            for letter in text:
                row[ord(letter) % self.dim] += 1
        return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)

    def close(self) -> None:
        """Nothing to stop."""


class Known:
    """Questions of knowledge."""

    def __init__(self) -> None:
        self.questions = ["运费怎么算"]

    def known(self, workspace_id: UUID) -> Hashable | None:
        del workspace_id
        return tuple(self.questions)

    async def texts(self, workspace_id: UUID) -> list[str]:
        del workspace_id
        return self.questions


async def test_fitted_anew_beside_the_turns(stage: Stage) -> None:
    await stage.flow(CANCEL)
    await stage.flow(OTHER)
    letters, known = Letters(), Known()
    shelf = FlowShelf(stage.shop.house.db, letters, known)
    await shelf.warm(stage.shop.workspace)
    assert {"运费怎么算", "我有多少积分"} <= set(letters.asked)
    async with stage.shop.tx() as tx:
        stamp = await queries.stamp(tx)
    first = await shelf.book(stage.shop.workspace, stamp, EMPTY)
    assert first is not None
    assert first.model is not None
    assert "会员日是哪天" not in letters.asked
    known.questions.append("会员日是哪天")
    assert await shelf.book(stage.shop.workspace, stamp, EMPTY) is first, "a customer's turn does not wait for it"
    await asyncio.gather(*shelf._fits.values())
    assert "会员日是哪天" in letters.asked
    second = await shelf.book(stage.shop.workspace, stamp, EMPTY)
    assert second is not first
    shelf.close()


async def test_what_was_published_is_there_at_once_and_learnt_beside_the_turns(stage: Stage) -> None:
    await stage.flow(CANCEL)
    await stage.flow(OTHER)
    letters, house = Letters(), stage.shop.house
    shelf = FlowShelf(house.db, letters)
    await shelf.warm(stage.shop.workspace)
    letters.open.clear()  # learning takes longer than a customer waits
    await stage.flow(OTHER.replace("flow: points", "flow: invoice").replace("查一下积分", "开一张发票"))
    book = await asyncio.wait_for(shelf.live(stage.shop.workspace), 2)
    assert book is not None
    named = book.named("开一张发票")
    assert named is not None
    assert named.name == "invoice"
    assert await asyncio.wait_for(shelf.live(stage.shop.workspace), 2) is book, "the next turn waits no longer"
    letters.open.set()
    await asyncio.gather(*shelf._fits.values())
    learnt = await shelf.live(stage.shop.workspace)
    assert learnt is not None
    assert learnt is not book
    assert learnt.model is not book.model
    shelf.close()


async def test_a_turn_that_gave_up_waiting_does_not_undo_what_is_being_learnt(stage: Stage) -> None:
    await stage.flow(CANCEL)
    await stage.flow(OTHER)
    letters = Letters()
    letters.open.clear()
    shelf = FlowShelf(stage.shop.house.db, letters)
    for _ in range(2):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(shelf.live(stage.shop.workspace), 0.3)
    letters.open.set()
    book = await asyncio.wait_for(shelf.live(stage.shop.workspace), 5)
    assert book is not None
    assert book.model is not None
    assert letters.asked.count("我有多少积分") == 1, "it began once"
    shelf.close()


def test_spread_over_all() -> None:
    texts = [f"{n:03}" for n in range(1000)]
    found = spread(list(reversed(texts)), 4)
    assert found == ["000", "250", "500", "750"]
    assert spread(["b", "a", "b"], 4) == ["a", "b"]
