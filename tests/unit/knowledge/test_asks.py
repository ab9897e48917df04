"""What a question asks for and what a text gives."""

import pytest

from zhike.knowledge.asks import asked_for, given
from zhike.knowledge.passages import LONG_ZH, passages


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("这个水壶能装多少升", {"volume"}),
        ("运费多少钱", {"money"}),
        ("多久能到货", {"time"}),
        ("空调功率多少瓦", {"power"}),
        ("洗碗机多少分贝", {"noise"}),
        ("怎么退货", set()),
        ("how long does delivery take", {"time"}),
        ("how much is shipping", {"money"}),
        ("can I return it", set()),
    ],
)
def test_measures_asked_for(question: str, wanted: set[str]) -> None:
    assert asked_for(question) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("满 99 元包邮，不满收 8 元", {"money"}),
        ("一般 2 到 3 天送达", {"time"}),
        ("容量 1.7 升，功率 1800 瓦", {"volume", "power"}),
        ("请在订单页点击申请退货", set()),
        ("Delivery is free from ¥99 and takes 2 days", {"money", "time"}),
    ],
)
def test_measures_given(text: str, wanted: set[str]) -> None:
    assert wanted <= given(text)
    if not wanted:
        assert not given(text)


def test_a_long_answer_becomes_passages_of_whole_sentences_under_its_title() -> None:
    sentence = "这一句话说明了一件很要紧的事情。"
    found = passages("标题", sentence * 30)
    assert len(found) > 1
    assert all(passage.startswith("标题\n这一句") and passage.endswith("。") for passage in found)
    assert all(len(passage) <= LONG_ZH + 20 for passage in found)
    assert "".join(passage.removeprefix("标题\n") for passage in found) == sentence * 30


def test_an_answer_without_ends_of_sentences_is_cut_all_the_same() -> None:
    assert all(len(passage) < 3 * LONG_ZH for passage in passages("题", "字" * 2000))


def test_an_empty_answer_has_no_passage() -> None:
    assert passages("题", "  ") == []
