"""Models learned in a process of their own: the same as learned here, and scikit-learn's own numbers."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from tests.unit.language.test_intents import examples
from zhike.language import crossed, crossed_apart, fit_intents, learn_intents
from zhike.language.intent_terms import Terms, grams, words_and_pairs

ODD = ["", " ", "a", "？", "refund\n please", "退款 退款 退款", "查 order 123"]


async def test_learned_apart_guesses_as_learned_here() -> None:
    texts, vectors, labels = examples()
    here, apart = fit_intents(texts, vectors, labels), await learn_intents(texts, vectors, labels)
    asked = [*texts, *ODD]
    points = np.vstack([vectors, np.eye(16)[: len(ODD)]])
    assert apart.threshold == pytest.approx(here.threshold, abs=1e-4)
    assert apart.labels == here.labels
    for one, other in zip(here.guess(asked, points), apart.guess(asked, points), strict=True):
        assert one.label == other.label
        assert other.probability == pytest.approx(one.probability, abs=1e-4)
        assert other.known == pytest.approx(one.known, abs=1e-4)


async def test_crossed_apart() -> None:
    for (label, chance), (other, as_sure) in zip(await crossed_apart(*examples()), crossed(*examples()), strict=True):
        assert label == other
        assert chance == pytest.approx(as_sure, abs=1e-4)


async def test_what_teaches_nothing_says_so() -> None:
    with pytest.raises(ValueError, match="at least two intents"):
        await learn_intents(["a", "b"], np.eye(2), ["x", "x"])


@pytest.mark.parametrize("reading", [words_and_pairs, grams])
def test_terms_weigh_as_scikit_learns_do(reading: object) -> None:
    texts = [*examples()[0], *ODD[2:]]
    fitted = TfidfVectorizer(analyzer=reading, sublinear_tf=True)
    fitted.fit(texts)
    none, idf = ((), np.zeros(0)), (list(fitted.get_feature_names_out()), fitted.idf_)
    terms = Terms(idf, none) if reading is words_and_pairs else Terms(none, idf)
    weights = np.random.default_rng(0).normal(size=(3, len(idf[0])))
    asked = [*texts, *ODD, "全新的一句话"]
    np.testing.assert_allclose(terms.weighed(asked, weights), fitted.transform(asked) @ weights.T, atol=1e-12)


def test_n_grams_are_scikit_learns() -> None:
    own = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), lowercase=False).build_analyzer()
    for text in [*examples()[0], *ODD]:
        assert grams(text) == own(text)
