"""The very words: politeness and who asks make no difference, what is asked and whether not does."""

import numpy as np
import pytest

from zhike.knowledge.gist import SAME_WORDS, gist, settled


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("能开电子发票吗", "开电子发票", True),
        ("请问你们可以开电子发票么", "电子发票开吗", True),
        ("怎么开电子发票", "开电子发票", False),
        ("不能开电子发票吗", "能开电子发票吗", False),
        ("多久能发货", "多久发货", True),
        ("多久能到货", "多久发货", False),
        ("Can I return an opened box?", "return opened box", True),
        ("Why can't I return it?", "Can I return it?", False),
    ],
)
def test_the_same_is_asked_whatever_is_put_around_it(one: str, other: str, same: bool) -> None:
    assert (gist(one) == gist(other) != frozenset()) is same


def test_a_topic_alone_is_no_question() -> None:
    assert gist("发票吗") == gist("请问可以吗") == frozenset()


def test_the_one_entry_with_the_very_words_is_nearly_certain() -> None:
    chances = np.array([0.45, 0.4, 0.1])
    found = settled(chances, "能开电子发票吗", [["怎么开发票", "开电子发票"], ["可以开专票吗"], ["可以寄纸质发票吗"]])
    assert found[0] == SAME_WORDS
    assert found.sum() == pytest.approx(1.0)
    both = settled(chances, "能开电子发票吗", [["开电子发票"], ["电子发票开吗"], []])
    assert both.tolist() == chances.tolist(), "two have them: neither is certain"
    assert settled(chances, "能开电子发票吗", [(), ["可以开专票吗"], []]).tolist() == chances.tolist()
