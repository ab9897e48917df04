"""Figures of classification with their uncertainty: accuracy, macro F1, AUROC, calibration, bootstrap intervals.

Sources: Fawcett 2006 (ROC), Naeini et al. 2015 (expected calibration error), Efron 1979 (percentile bootstrap).
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Labels = Sequence[str] | NDArray[np.str_] | NDArray[np.intp]
ROUNDS = 1000
BINS = 10


def auroc(scores: Sequence[float] | Floats, positive: Sequence[bool] | NDArray[np.bool_]) -> float | None:
    """Return the chance that a positive scores above a negative (ties count half); None when one kind is missing."""
    values, truth = np.asarray(scores, float), np.asarray(positive, bool)
    yes, no = int(truth.sum()), int((~truth).sum())
    if not yes or not no:
        return None
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    return float((ranks[truth].sum() - yes * (yes + 1) / 2) / (yes * no))


def share(hits: Sequence[bool] | NDArray[np.bool_]) -> float | None:
    """Return the share of hits; None of nothing."""
    return float(np.mean(hits)) if len(hits) else None


def macro_f1(wanted: Labels, given: Labels) -> float | None:
    """Return the mean F1 over the labels (names or numbers) that occur on either side; None without any."""
    truth, found = np.asarray(wanted), np.asarray(given)
    if not len(truth):
        return None
    labels, places = np.unique(np.concatenate([truth, found]), return_inverse=True)
    one, other = places[: len(truth)], places[len(truth) :]
    hits = np.bincount(one[one == other], minlength=len(labels))
    return float(np.mean(2 * hits / np.bincount(places)))


def calibration_error(chances: Sequence[float] | Floats, right: Sequence[bool] | NDArray[np.bool_]) -> float | None:
    """Return the expected calibration error over equally wide bins: the mean gap between promised and found; None of nothing."""
    promised, found = np.asarray(chances, float), np.asarray(right, float)
    if not len(promised):
        return None
    bins = np.minimum((promised * BINS).astype(int), BINS - 1)
    gaps = [
        abs(promised[bins == at].mean() - found[bins == at].mean()) * (bins == at).sum()
        for at in range(BINS)
        if (bins == at).any()
    ]
    return float(sum(gaps) / len(promised))


def interval(
    figure: Callable[[NDArray[np.intp]], float | None], size: int, seed: int = 0
) -> tuple[float, float] | None:
    """Return the 95 % bootstrap interval of a figure of drawn row numbers; None when it is defined for no draw.

    Draws for which the figure is undefined (no positive among them) are left out.
    """
    chance = np.random.default_rng(seed)
    drawn = [figure(chance.integers(0, size, size)) for _ in range(ROUNDS)]
    defined = [value for value in drawn if value is not None]
    if not defined:
        return None
    low, high = np.percentile(defined, [2.5, 97.5])
    return float(low), float(high)
