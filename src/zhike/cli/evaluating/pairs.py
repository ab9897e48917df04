"""`zhike eval pairs`."""

import time
from pathlib import Path

import numpy as np

from zhike.cli.evaluating.figures import print_figures, vectors_of
from zhike.cli.evaluating.files import misfit, table
from zhike.language import Likeness, auroc, interval

SAME = {"1": True, "1.0": True, "true": True, "0": False, "0.0": False, "false": False}


def pairs(*, test: Path, json: bool = False) -> None:
    """Tell pairs of questions that ask the same from those that do not. Columns: a, b, label (1: the same, 0: not).

    Parameters
    ----------
    test
        CSV of pairs.
    json
        Print one JSON object instead of a table.
    """
    started = time.perf_counter()
    rows = table(test, ("a", "b", "label"))
    for line, row in rows:
        if row["label"].lower() not in SAME:
            raise misfit(test, line, f"has the label {row['label'][:20]}", "Write 1 (the same) or 0 (not the same).")
    same = np.array([SAME[row["label"].lower()] for _, row in rows])
    left, right = [row["a"] for _, row in rows], [row["b"] for _, row in rows]
    vectors = vectors_of([*left, *right])
    alike = Likeness([*left, *right], vectors)
    scores = alike.chances(left, right, vectors[: len(rows)], vectors[len(rows) :])
    print_figures(
        {
            "auc": auroc(scores, same),
            "auc_95": interval(lambda at: auroc(scores[at], same[at]), len(rows)),
            "pairs": len(rows),
            "seconds": time.perf_counter() - started,
        },
        json,
    )
