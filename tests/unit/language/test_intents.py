"""Intents from few examples, with plain vectors: every intent has a direction of its own."""

import numpy as np
import pytest

from zhike.language import OUT_OF_SCOPE, fit_intents, spelled

WORDS = {
    "refund": ["我要退款", "钱什么时候退", "退款到账了吗", "把钱退给我", "申请退款", "退款多久"],
    "delivery": ["快递到哪了", "什么时候发货", "物流信息", "包裹多久到", "查快递", "发货了吗"],
    "invoice": ["开发票", "发票抬头", "电子发票在哪", "补开发票", "要专票", "发票内容"],
    "coupon": ["优惠券怎么用", "领券", "券过期了", "满减券", "优惠码无效", "券在哪看"],
}


def examples(seed: int = 0) -> tuple[list[str], np.ndarray, list[str]]:
    chance = np.random.default_rng(seed)
    texts = [text for own in WORDS.values() for text in own]
    labels = [label for label, own in WORDS.items() for _ in own]
    directions = {label: np.eye(16)[at] for at, label in enumerate(WORDS)}
    vectors = np.stack([directions[label] + chance.normal(0, 0.15, 16) for label in labels])
    return texts, vectors, labels


def test_it_names_the_intent_and_how_sure_it_is() -> None:
    texts, vectors, labels = examples()
    model = fit_intents(texts, vectors, labels)
    assert model.labels == sorted(WORDS)
    fresh = np.eye(16)[:1] + 0.02
    guess = model.guess(["退款怎么还没到"], fresh)[0]
    assert guess.label == "refund"
    assert guess.probability > 0.5


def test_what_belongs_to_no_intent_is_less_known_than_what_does() -> None:
    texts, vectors, labels = examples()
    model = fit_intents(texts, vectors, labels)
    strange = model.guess(["今天天气怎么样"], np.eye(16)[12:13])[0]
    own = model.guess(["发票怎么开"], np.eye(16)[2:3])[0]
    assert own.known > strange.known
    assert own.known >= model.threshold > strange.known


def test_examples_that_belong_to_no_intent_never_become_one() -> None:
    texts, vectors, labels = examples()
    strange = np.eye(16)[10:14]
    model = fit_intents([*texts, *"甲乙丙丁"], np.vstack([vectors, strange]), [*labels, *[OUT_OF_SCOPE] * 4])
    assert OUT_OF_SCOPE not in model.labels


def test_names_that_say_what_the_intent_is_count_as_examples() -> None:
    texts, vectors, labels = examples()
    names = np.stack([np.eye(16)[list(WORDS).index(label)] for label in sorted(WORDS)])
    assert fit_intents(texts, vectors, labels, names).guess(["开发票"], vectors[12:13])[0].label == "invoice"


def test_one_intent_is_refused() -> None:
    with pytest.raises(ValueError, match="two intents"):
        fit_intents(["a", "b"], np.eye(2), ["x", "x"])


def test_labels_are_spelled_as_words() -> None:
    assert spelled(["card_arrival", "age-limit", OUT_OF_SCOPE, "card_arrival"]) == ["age limit", "card arrival"]


def test_guessing_nothing_gives_nothing() -> None:
    texts, vectors, labels = examples()
    assert fit_intents(texts, vectors, labels).guess([], vectors[:0]) == []


def test_two_intents_are_told_apart_and_strangers_are_not_known() -> None:
    chance = np.random.default_rng(3)
    middles = np.eye(8)[:3]
    texts = [f"word{label} example {n}" for label in range(2) for n in range(6)]
    vectors = np.vstack([middles[label] + 0.1 * chance.normal(size=8) for label in range(2) for _ in range(6)])
    model = fit_intents(texts, vectors, ["a"] * 6 + ["b"] * 6)
    (own,) = model.guess(["word0 again"], middles[:1] + 0.05)
    assert own.label == "a"
    assert own.known >= model.threshold


@pytest.mark.parametrize("intents", [2, 3])
@pytest.mark.parametrize("examples", [2, 3, 4])
def test_few_examples_of_few_intents_are_learned_from(intents: int, examples: int) -> None:
    chance = np.random.default_rng(intents * 10 + examples)
    labels = [f"intent {n}" for n in range(intents) for _ in range(examples)]
    middles = chance.normal(size=(intents, 16))
    vectors = np.repeat(middles, examples, axis=0) + 0.1 * chance.normal(size=(len(labels), 16))
    texts = [f"{label} example {n}" for n, label in enumerate(labels)]
    model = fit_intents(texts, vectors, labels)
    assert [guess.label for guess in model.guess(texts, vectors)] == labels


def test_texts_without_a_word_are_learned_from_all_the_same() -> None:
    model = fit_intents(["😀", "？？"], np.eye(2), ["glad", "puzzled"])
    assert [guess.label for guess in model.guess(["😀", "？"], np.eye(2))] == ["glad", "puzzled"]


def test_an_intent_with_few_examples_is_found_beside_one_with_many() -> None:
    chance = np.random.default_rng(6)
    labels = ["large"] * 60 + ["small"] * 3
    middles = {"large": np.eye(24)[0], "small": np.eye(24)[1]}
    vectors = np.stack([middles[label] + chance.normal(0, 0.3, 24) for label in labels])
    asked = np.stack([middles[label] + chance.normal(0, 0.3, 24) for label in ["large", "small"] * 100])
    model = fit_intents([f"example {n}" for n in range(63)], vectors, labels)
    found = np.array([guess.label for guess in model.guess(["something else"] * 200, asked)])
    large, small = (found[0::2] == "large").mean(), (found[1::2] == "small").mean()
    assert min(large, small) >= 0.9
