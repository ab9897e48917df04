"""Figures against values worked out by hand."""

import numpy as np
import pytest

from zhike.language import auroc, calibration_error, interval, macro_f1, share


@pytest.mark.parametrize(
    ("scores", "positive", "wanted"),
    [
        ([0.9, 0.8, 0.2, 0.1], [True, True, False, False], 1.0),
        ([0.1, 0.2, 0.8, 0.9], [True, True, False, False], 0.0),
        ([0.5, 0.5, 0.5, 0.5], [True, False, True, False], 0.5),
        ([0.9, 0.3, 0.5, 0.1], [True, True, False, False], 0.75),
    ],
)
def test_auroc_is_the_chance_that_a_positive_stands_above_a_negative(
    scores: list[float], positive: list[bool], wanted: float
) -> None:
    assert auroc(scores, positive) == pytest.approx(wanted)


def test_figures_of_nothing_are_undefined() -> None:
    assert auroc([0.1, 0.2], [True, True]) is None
    assert auroc([], []) is None
    assert share([]) is None
    assert macro_f1([], []) is None
    assert calibration_error([], []) is None
    assert interval(lambda at: share(at[at > 9]), 5) is None


def test_draws_without_the_figure_are_left_out_of_the_interval() -> None:
    truth = np.array([True, False, False])  # a draw of three often has no positive
    assert interval(lambda at: auroc(np.array([0.9, 0.2, 0.1])[at], truth[at]), 3) == (1.0, 1.0)


def test_macro_f1_counts_every_label_alike() -> None:
    # a: precision 1, recall 1/2 → 2/3; b: precision 1/2, recall 1 → 2/3; c: never found → 0
    assert macro_f1(["a", "a", "b", "c"], ["a", "b", "b", "d"]) == pytest.approx((2 / 3 + 2 / 3 + 0 + 0) / 4)


def test_calibration_error_weighs_bins_by_their_size() -> None:
    # three promises of .95 of which two hold (gap .2833), one of .05 that does not (gap .05)
    assert calibration_error([0.95, 0.95, 0.95, 0.05], [True, True, False, False]) == pytest.approx(
        (3 * abs(0.95 - 2 / 3) + 0.05) / 4
    )


def test_the_interval_holds_the_mean() -> None:
    values = np.array([0.0, 1.0] * 200)
    found = interval(lambda at: float(values[at].mean()), len(values))
    assert found is not None
    low, high = found
    assert 0.4 < low < 0.5 < high < 0.6
