"""The two regressions behind the probabilities."""

import numpy as np

from zhike.knowledge.ranking import (
    ANSWERABLE_MANY,
    ANSWERABLE_ONE,
    EVIDENCE,
    FEATURES,
    ORDINARY,
    PRIOR_MANY,
    PRIOR_ONE,
    Weights,
    evidence,
    fit_answerable,
    fit_ranking,
    priors,
    probabilities,
    share,
)


def row(**values: float) -> list[float]:
    return [values.get(name, 0.0) for name in FEATURES]


NEAR = row(question=0.8, questions=0.7, passage=0.7, covered=0.9, asked=0.9, exact=0.8, like=0.8, letters=0.6)
FAR = row(
    question=0.2, questions=0.1, passage=0.2, covered=0.3, asked=0.2, exact=0.1, like=0.2, letters=0.1, strange=0.5
)


def test_without_examples_the_prior_stands() -> None:
    assert np.array_equal(fit_ranking([], PRIOR_MANY), PRIOR_MANY)
    assert np.array_equal(fit_answerable([], ANSWERABLE_MANY), ANSWERABLE_MANY)


def test_one_side_alone_teaches_nothing() -> None:
    told = [(evidence(np.array([NEAR, FAR]), np.array([2.0, 0.0])), 1)] * 50
    assert np.array_equal(fit_answerable(told, ANSWERABLE_MANY), ANSWERABLE_MANY)


def test_weights_of_likeness_never_turn_negative_nor_those_of_strangeness_positive() -> None:
    upside_down = [(np.array([FAR, NEAR]), 0)] * 200  # as if the unlike ones were right
    found = fit_ranking(upside_down, PRIOR_MANY)
    assert (found[:8] >= 0).all()
    assert (found[8:] <= 0).all()


def test_the_nearer_entry_gets_the_larger_share_and_all_shares_make_one() -> None:
    shares = share(np.array([3.0, 1.0, 0.0]))
    assert shares[0] > shares[1] > shares[2]
    assert np.isclose(shares.sum(), 1)
    assert share(np.array([3.0, 1.0, 0.0]), 2)[2] == 0


def test_probabilities_together_never_exceed_the_chance_that_anything_answers() -> None:
    weights = priors(5, ORDINARY, by_words=False)
    chances = probabilities(np.array([NEAR, FAR, FAR]), weights)
    assert 0.7 < chances[0] < 1
    assert chances.sum() <= 1
    assert probabilities(np.array([FAR, FAR]), weights).sum() < 0.2
    assert len(probabilities(np.zeros((0, len(FEATURES))), weights)) == 0


def test_two_entries_as_like_share_the_probability() -> None:
    chances = probabilities(np.array([NEAR, NEAR]), priors(5, ORDINARY, by_words=False))
    assert np.isclose(chances[0], chances[1])


def test_strange_words_lower_it() -> None:
    weights = priors(5, ORDINARY, by_words=False)
    strange = list(NEAR)
    strange[FEATURES.index("strange")] = 0.5
    assert probabilities(np.array([strange]), weights)[0] < probabilities(np.array([NEAR]), weights)[0]


def test_the_prior_follows_how_many_wordings_entries_have() -> None:
    assert np.array_equal(priors(1, ORDINARY, by_words=False).answerable, ANSWERABLE_ONE)
    assert np.array_equal(priors(9, ORDINARY, by_words=False).answerable, ANSWERABLE_MANY)


def test_what_titles_alone_tell_is_read_with_the_passages_and_doubted_where_entries_are_many() -> None:
    few, ordinary, crowd = (priors(1, entries, by_words=False) for entries in (10, ORDINARY, 400))
    assert np.array_equal(ordinary.ranking, PRIOR_ONE)
    found = [probabilities(np.array([NEAR, FAR]), weights)[0] for weights in (few, ordinary, crowd)]
    assert found == sorted(found, reverse=True)
    assert np.array_equal(priors(4, 400, by_words=False).answerable, ANSWERABLE_MANY)


def test_another_candidate_that_is_near_speaks_for_an_answer() -> None:
    near = np.array(row(question=0.3, covered=1.2))
    rival = np.array(row(question=0.7, covered=0.2))
    weights = priors(5, ORDINARY, by_words=False)
    assert evidence(np.array([near, rival]), np.array([2.0, 1.0]))[EVIDENCE.index("question")] == 0.7
    assert sum(probabilities(np.array([near, rival]), weights)) > sum(probabilities(np.array([near, FAR]), weights))


def test_it_separates_what_can_be_separated() -> None:
    both = np.array([NEAR, FAR])
    found = fit_answerable([(np.eye(len(EVIDENCE))[1] * 3 + np.eye(len(EVIDENCE))[0], 1)] * 60 + [(np.eye(len(EVIDENCE))[0], 0)] * 60, ANSWERABLE_MANY)  # fmt: skip
    assert found[1] > ANSWERABLE_MANY[1] * 0.9
    assert probabilities(both, Weights(PRIOR_MANY, found))[0] > probabilities(both, Weights(PRIOR_MANY, found))[1]
