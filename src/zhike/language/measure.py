"""Figures of classification with their uncertainty: accuracy, macro F1, AUROC, calibration, bootstrap intervals.

Sources: Fawcett 2006 (ROC), Naeini et al. 2015 (expected calibration error), Efron 1979 (percentile bootstrap).
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
ROUNDS = 1000
BINS = 10


def auroc(scores: Sequence[float] | Floats, positive: Sequence[bool] | NDArray[np.bool_]) -> float:
    """Return the chance that a positive scores above a negative (ties count half); nan when one kind is missing."""
    values, truth = np.asarray(scores, float), np.asarray(positive, bool)
    yes, no = int(truth.sum()), int((~truth).sum())
    if not yes or not no:
        return float("nan")
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    return float((ranks[truth].sum() - yes * (yes + 1) / 2) / (yes * no))


def macro_f1(wanted: Sequence[str] | NDArray[np.str_], given: Sequence[str] | NDArray[np.str_]) -> float:
    """Return the mean F1 over the labels that occur on either side."""
    truth, found = np.asarray(wanted), np.asarray(given)
    labels = np.unique(np.concatenate([truth, found]))
    both = [(truth == label, found == label) for label in labels]
    return float(np.mean([2 * (t & f).sum() / (t.sum() + f.sum()) for t, f in both]))


def calibration_error(chances: Sequence[float] | Floats, right: Sequence[bool] | NDArray[np.bool_]) -> float:
    """Return the expected calibration error over equally wide bins: the mean gap between promised and found."""
    promised, found = np.asarray(chances, float), np.asarray(right, float)
    if not len(promised):
        return float("nan")
    bins = np.minimum((promised * BINS).astype(int), BINS - 1)
    gaps = [
        abs(promised[bins == at].mean() - found[bins == at].mean()) * (bins == at).sum()
        for at in range(BINS)
        if (bins == at).any()
    ]
    return float(sum(gaps) / len(promised))


def interval(figure: Callable[[NDArray[np.intp]], float], size: int, seed: int = 0) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a figure of drawn row numbers."""
    chance = np.random.default_rng(seed)
    drawn = [figure(chance.integers(0, size, size)) for _ in range(ROUNDS)]
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
    return float(low), float(high)
