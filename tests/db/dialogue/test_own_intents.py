"""A workspace's own intents: kept, guessed among in the worker, stored with the turn; so is what else was understood."""

from collections.abc import Sequence
from uuid import UUID

import numpy as np
import pytest

from tests.db.dialogue.conftest import Shop
from zhike.dialogue import DialogueService, IntentShelf, IntentTrials
from zhike.dialogue.errors import IntentChanged, IntentNameTaken, IntentNotFound
from zhike.dialogue.own_intents import OwnIntents
from zhike.kit.ids import uuid7
from zhike.language import NoEmbedder

HURRY = ["怎么还不发货", "快点发货", "什么时候给我发货", "催一下发货", "发货太慢了"]
INVOICE = ["我要开发票", "发票怎么开", "能开专票吗", "发票抬头改一下", "电子发票在哪里"]


class Letters:
    """Vectors that count characters: enough to tell these examples apart."""

    dim = 64
    name = "letters"
    means: dict[str, object] = {}

    async def embed(self, texts: Sequence[str], *, urgent: bool = True) -> np.ndarray:
        del urgent
        rows = np.zeros((len(texts), self.dim), np.float32)
        for at, text in enumerate(texts):
            for sign in text:
                rows[at, ord(sign) % self.dim] += 1
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)

    def close(self) -> None:
        """Nothing to close."""


async def keep(shop: Shop, name: str, examples: list[str]) -> UUID:
    async with shop.house.db.transaction(shop.workspace) as tx:
        return (await OwnIntents().create(tx, name, examples)).id


async def test_intents_are_kept(shop: Shop) -> None:
    intents = OwnIntents()
    first = await keep(shop, " 催发货 ", [*HURRY, HURRY[0], "  "])
    async with shop.house.db.transaction(shop.workspace) as tx:
        assert [(one.name, one.examples) for one in await intents.all(tx)] == [("催发货", tuple(HURRY))]
        with pytest.raises(IntentNameTaken):
            await intents.create(tx, "催发货", ["快"])
        changed = await intents.change(tx, first, 1, "催单", None)
        assert (changed.name, changed.version, changed.examples) == ("催单", 2, tuple(HURRY))
        with pytest.raises(IntentChanged):
            await intents.change(tx, first, 1, None, ["快"])
        other = await intents.create(tx, "发票", INVOICE)
        with pytest.raises(IntentNameTaken):
            await intents.change(tx, other.id, 1, "催单", None)
        await intents.delete(tx, other.id)
        with pytest.raises(IntentNotFound):
            await intents.get(tx, other.id)
        with pytest.raises(IntentNotFound):
            await intents.delete(tx, uuid7())


async def test_the_model_follows_the_examples(shop: Shop) -> None:
    shelf = IntentShelf(shop.house.db, Letters())  # type: ignore[arg-type]
    assert await shelf.guess(shop.workspace, "发票怎么开") is None, "none kept"
    first = await keep(shop, "催发货", HURRY)
    assert await shelf.guess(shop.workspace, "发票怎么开") is None, "one is nothing to tell apart"
    await keep(shop, "发票", INVOICE)
    guess = await shelf.guess(shop.workspace, "发票怎么开呢")
    assert guess is not None
    assert guess.name == "发票"
    assert guess.probability > 0.5
    async with shop.house.db.transaction(shop.workspace) as tx:
        await OwnIntents().delete(tx, first)
    assert await shelf.guess(shop.workspace, "发票怎么开呢") is None
    assert await IntentShelf(shop.house.db, NoEmbedder()).guess(shop.workspace, "发票") is None


async def test_what_was_understood_is_stored_without_the_customers_words(shop: Shop) -> None:
    await keep(shop, "催发货", HURRY)
    await keep(shop, "发票", INVOICE)
    shelf = IntentShelf(shop.house.db, Letters())  # type: ignore[arg-type]
    shop.service = DialogueService(shop.house.db, shop.house.turns, shop.knowledge, shop.house.knowledge, shelf)
    await shop.says("我的手机13812345678，发票怎么开，很急")
    await shop.turn()
    (turn,) = await shop.turns()
    understood = turn["understood"]
    assert understood["entities"] == [{"kind": "phone", "value": "****5678"}]
    assert (understood["written"], understood["urgency"]) == ("zh", 2)
    assert understood["intent"]["name"] == "发票"
    assert "13812345678" not in str(turn)


async def test_a_follow_up_knows_what_was_answered_last(shop: Shop) -> None:
    await shop.says("怎么申请退货")
    await shop.turn()
    await shop.says("那运费呢")
    await shop.turn()
    _, turn = await shop.turns()
    assert "退货运费谁出" in [candidate["title"] for candidate in turn["candidates"]]


async def test_a_sentence_is_ranked_and_the_examples_tell_how_they_hold_together(shop: Shop) -> None:
    shelf = IntentShelf(shop.house.db, Letters())  # type: ignore[arg-type]
    trials = IntentTrials(shop.house.db, shelf)
    nothing = await trials.answer(shop.workspace, {"text": "发票怎么开"})
    assert (nothing["ready"], nothing["guesses"]) == (False, [])
    assert (await trials.answer(shop.workspace, {"text": None}))["reason"] == "too_few"
    await keep(shop, "催发货", [*HURRY, "我要开电子发票"])
    await keep(shop, "发票", INVOICE)
    tried = await trials.answer(shop.workspace, {"text": "发票怎么开"})
    assert [guess["name"] for guess in tried["guesses"]] == ["发票", "催发货"]
    assert sum(guess["probability"] for guess in tried["guesses"]) == pytest.approx(1, abs=0.01)
    held = await trials.answer(shop.workspace, {"text": None})
    assert (held["ready"], held["examples"], held["right"] >= 8) == (True, 11, True)
    assert "我要开电子发票" in {one["text"] for one in held["mistaken"]}, "it stands in the wrong place"
    without = IntentTrials(shop.house.db, IntentShelf(shop.house.db, NoEmbedder()))
    assert (await without.together(shop.workspace))["reason"] == "no_model"
