"""Entries that share a question's goods and nothing that is asked of them."""

import numpy as np
import pytest

from zhike.knowledge.beside import goods_alone
from zhike.language import LocalEmbedder, WordSpace, tokens


@pytest.fixture
def space() -> WordSpace:
    """Words with drawn meanings: two of what is cold, two of what is loud."""
    made = WordSpace()
    cold, loud, aside = 10 * np.random.default_rng(1).normal(size=(3, LocalEmbedder.dim))
    near = {"结冰": cold + 0.1 * aside, "制冷": cold, "噪音": loud, "吵": loud + 0.1 * aside}
    made.learn(list(near), np.array(list(near.values()), np.float32))
    return made


@pytest.mark.parametrize(
    ("question", "entry", "alone"),
    [
        ("冰箱噪音大吗", "冰箱不制冷怎么办", True),
        ("冰箱结冰怎么办", "冰箱不制冷怎么办", False),  # another word for it
        ("冰箱不制冷", "冰箱不制冷怎么办", False),  # the very word
        ("噪音大吗", "冰箱不制冷怎么办", False),  # no goods named: nothing to be beside of
        ("冰箱怎么样", "冰箱不制冷怎么办", False),  # nothing is asked of them
    ],
)
def test_an_entry_may_share_the_goods_alone(space: WordSpace, question: str, entry: str, alone: bool) -> None:
    assert goods_alone(question, set(space.ids(tokens(entry)).tolist()), space) is alone
