"""The regression behind the probabilities."""

import numpy as np

from zhike.knowledge.ranking import FEATURES, PRIOR, WordWeights, discount, features, fit, probability, text_form


def test_without_examples_the_prior_stands() -> None:
    assert np.array_equal(fit([], []), PRIOR)


def test_weights_of_likeness_never_turn_negative() -> None:
    rng = np.random.default_rng(1)
    rows = np.column_stack([np.ones(200), rng.random((200, 5)), np.zeros(200), rng.random(200)])
    labels = (rows[:, 1] < 0.5).astype(int)  # as if unlike texts belonged together
    found = fit(rows.tolist(), labels.tolist())
    assert (found[[1, 2, 3, 4, 5, 7]] >= 0).all()


def test_it_separates_what_can_be_separated() -> None:
    right = [(1, 0.8, 0.7, 0.7, 0.6, 0.9, 0, 0.7)] * 40
    wrong = [(1, 0.3, 0.2, 0.2, 0.1, 0.3, 0, 0.2)] * 40
    found = fit(right + wrong, [1] * 40 + [0] * 40)
    assert probability(np.array([right[0]], float), found)[0] > 0.9
    assert probability(np.array([wrong[0]], float), found)[0] < 0.1


def test_features_of_the_same_text_are_full() -> None:
    form = text_form("怎么退货")
    values = features(form, form, form.words, WordWeights({"退货": 1}, 1), 1.0, 1.0)
    assert dict(zip(FEATURES, values, strict=True)) | {"bias": 1} == {
        "bias": 1, "dense": 1, "asked_words": 1, "own_words": 1, "bigrams": 1, "entry_words": 1, "dense_missing": 0, "entry_dense": 1,
    }  # fmt: skip


def test_unknown_words_lower_a_probability() -> None:
    weights = WordWeights({"退货": 3}, 10)
    assert weights.unknown_share(frozenset({"退货"})) == 0
    assert weights.unknown_share(frozenset({"甲醛"})) == 1
    assert discount(0.6, 1) < discount(0.6, 0.5) < discount(0.6, 0) == 0.6
