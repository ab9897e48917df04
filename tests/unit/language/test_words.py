"""Words by their vectors: kin is near, numbers equal themselves only, what was learned is kept."""

from pathlib import Path

import numpy as np

from zhike.language import WordSpace


def nearness(space: WordSpace, one: str, other: str) -> float:
    rows = space.rows(space.ids([one, other]))
    return float(rows[0] @ rows[1])


def test_kin_is_nearer_than_strangers() -> None:
    space = WordSpace()
    assert nearness(space, "邮费", "运费") > nearness(space, "邮费", "电池") + 0.2
    assert nearness(space, "refund", "return") > nearness(space, "refund", "battery")


def test_numbers_and_words_without_a_topic_are_not_learned() -> None:
    assert WordSpace().unknown(["7", "15天", "的", "the"]) == []


def test_what_is_learned_is_kept(tmp_path: Path) -> None:
    store = tmp_path / "words.npz"
    space = WordSpace(store)
    assert space.unknown(["魑魅", "魍魉", "魑魅"]) == ["魑魅", "魍魉"]
    chance = np.random.default_rng(0)
    space.learn(["魑魅", "魍魉"], chance.normal(size=(2, 384)).astype(np.float32))
    assert space.unknown(["魑魅"]) == []
    space.save()
    again = WordSpace(store)
    assert again.unknown(["魑魅", "魍魉"]) == []
    one, other = space.rows(space.ids(["魑魅"])), again.rows(again.ids(["魑魅"]))
    assert float((one @ other.T)[0, 0]) > 0.99


def test_an_unknown_word_is_like_nothing_until_it_is_learned() -> None:
    space = WordSpace()
    ids = space.ids(["魑魅"])
    assert not space.rows(ids).any()


def test_there_is_room_for_many() -> None:
    space = WordSpace()
    words = [f"词{n}甲" for n in range(20_000)]
    ids = space.ids(words)
    assert len(set(ids.tolist())) == len(words)
    assert space.word(int(ids[-1])) == words[-1]
    assert space.rows(ids).shape == (20_000, 128)
