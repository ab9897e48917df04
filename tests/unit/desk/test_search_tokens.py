"""What texts are looked up by, and where words stand in them."""

import pytest

from zhike.desk.search import tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("我要退货", {"我要", "要退", "退货"}),
        ("refund", {"ref", "efu", "fun", "und"}),
        ("ok", {"ok"}),
        ("用iphone15吗", {"iph", "pho", "hon", "one", "ne1", "e15"}),
        ("a_b-c", {"a", "b", "c"}),
        ("退 货", set()),
        ("！？", set()),
        ("のし紙", {"のし", "し紙"}),
    ],
)
def test_pieces(text: str, found: set[str]) -> None:
    assert tokens.pieces(text) == found


@pytest.mark.parametrize(
    ("q", "needed"),
    [
        ("退货", {"退货"}),
        ("退货 运费", {"退货", "运费"}),
        ("ＲＥＦＵＮＤ", {"ref", "efu", "fun", "und"}),
        ("退", set()),
        ("ok", {"ok"}),
        ("ok 退货", {"退货"}),
        ("5g手机", {"手机"}),
        ("", set()),
    ],
)
def test_what_a_question_needs(q: str, needed: set[str]) -> None:
    assert tokens.needed(tokens.words(q)) == needed


@pytest.mark.parametrize(
    ("text", "q"),
    [
        ("我想申请退货，运费谁出", "退货"),
        ("我想申请退货，运费谁出", "货，运"),
        ("My Refund please", "refund"),
        ("My Refund please", "FUN"),
        ("订单ＡＢ１２３４", "ab1234"),
        ("ﬁne ½", "fine"),
        ("第一行\n第二行", "一行 第二"),
    ],
)
def test_whatever_holds_the_words_has_their_pieces(text: str, q: str) -> None:
    asked = tokens.words(q)
    assert tokens.holds(text, asked)
    assert tokens.needed(asked) <= tokens.pieces(tokens.normal(text)[0])


def test_words_are_marked_where_they_stand() -> None:
    assert tokens.marked("我想退货，怎么退货", ["退货"]) == [
        ("我想", False),
        ("退货", True),
        ("，怎么", False),
        ("退货", True),
    ]
    assert tokens.marked("Ｒｅｆｕｎｄ！", ["refund"]) == [("Ｒｅｆｕｎｄ", True), ("！", False)]
    assert tokens.marked("没有", ["退货"]) == [("没有", False)]
    cut = tokens.marked("很" * 300 + "退货" + "长" * 300, ["退货"])
    assert [hit for _, hit in cut] == [False, False, True, False]
    assert cut[0][0] == "…"
    assert cut[-1][0].endswith("…")
    assert tokens.marked("aaab", ["aa", "a"]) == [("aaa", True), ("b", False)], "what overlaps is marked once"


def test_tokens_are_keyed_and_fit_a_bigint() -> None:
    one, other = tokens.hashed(b"k" * 32, {"退货", "运费"}), tokens.hashed(b"j" * 32, {"退货", "运费"})
    assert one == tokens.hashed(b"k" * 32, {"运费", "退货"})
    assert not set(one) & set(other)
    assert all(-(2**63) <= token < 2**63 for token in one)
