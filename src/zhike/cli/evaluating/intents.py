"""`zhike eval intents`."""

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from zhike.cli.evaluating.figures import note, print_figures, vectors_of
from zhike.cli.evaluating.files import Misfit, table
from zhike.language import OUT_OF_SCOPE, auroc, fit_intents, interval, macro_f1, share, spelled

NAMED = 5  # categories that a note names
Example = tuple[str, str]  # text, category


def intents(*, train: Path, test: Path, shots: int | None = None, seed: int = 0, json: bool = False) -> None:
    """Learn intents from one file and guess those of another. Columns: text, category (`oos`: belongs to none).

    Parameters
    ----------
    train
        CSV of examples to learn from.
    test
        CSV of texts to guess.
    shots
        Learn from this many examples of each intent only, drawn by `seed`.
    seed
        Which examples are drawn.
    json
        Print one JSON object instead of a table.
    """
    started = time.perf_counter()
    for name, value, least in (("shots", shots, 1), ("seed", seed, 0)):
        if value is not None and value < least:
            raise Misfit(f"--{name} is {value}", f"Give {least} or more.")
    known, asked = _examples(train), _examples(test)
    counts = Counter(category for _, category in known if category != OUT_OF_SCOPE)
    if len(counts) < 2:
        only = "only one category" if counts else "no category but oos"
        raise Misfit(f"{train} has {only}", "Intents are told apart: put examples of two or more there.")
    fewer = {category: count for category, count in sorted(counts.items()) if shots is not None and count < shots}
    untaught = Counter(category for _, category in asked if category not in counts and category != OUT_OF_SCOPE)
    if fewer:
        note(f"fewer than {shots} examples, so all of them are learned from: {_named(fewer)}")
    if untaught:
        note(f"not in {train}, so counted as wrong: {_named(untaught)}")
    if shots is not None:
        known = _draw(known, shots, seed)
    figures = _measure(known, asked)
    seconds = {"seconds": time.perf_counter() - started}
    print_figures(figures | {"fewer_shots": fewer, "untaught": dict(untaught)} | seconds, json)


def _measure(known: list[Example], asked: list[Example]) -> dict[str, Any]:
    taught, labels = [text for text, _ in known], [category for _, category in known]
    texts = [text for text, _ in asked]
    vectors = vectors_of([*taught, *texts, *spelled(labels)])
    ends = len(taught), len(taught) + len(texts)
    model = fit_intents(taught, vectors[: ends[0]], labels, vectors[ends[1] :])
    guesses = model.guess(texts, vectors[ends[0] : ends[1]])
    wanted = [category for _, category in asked]
    chances = np.array([guess.known for guess in guesses])
    return _figures(wanted, [guess.label for guess in guesses], chances, model.threshold)


def _figures(wanted: list[str], given: list[str], chances: Any, threshold: float) -> dict[str, Any]:
    """Return the measures; without `oos` in the test nothing is turned away. Undefined ones are None."""
    places = {label: at for at, label in enumerate({*wanted, *given, OUT_OF_SCOPE})}
    truth, outside = np.array([places[label] for label in wanted]), places[OUT_OF_SCOPE]
    guessed, inside = np.array([places[label] for label in given]), truth != outside
    decided = guessed if inside.all() else np.where(chances >= threshold, guessed, outside)
    right = decided == truth
    figures: dict[str, Callable[[Any], float | None]] = {
        "accuracy": lambda at: share(right[at]),
        "macro_f1": lambda at: macro_f1(truth[at], decided[at]),
        "in_scope_accuracy": lambda at: share(right[at][inside[at]]),
        "oos_recall": lambda at: share(right[at][~inside[at]]),
        "oos_auroc": lambda at: auroc(chances[at], inside[at]),
    }
    result: dict[str, Any] = {}
    for name, figure in figures.items():
        result[name] = figure(np.arange(len(truth)))
        result[f"{name}_95"] = interval(figure, len(truth))
    return result | {"threshold": threshold, "texts": len(truth)}


def _examples(path: Path) -> list[Example]:
    return [(row["text"], row["category"]) for _, row in table(path, ("text", "category"))]


def _named(counts: dict[str, int]) -> str:
    named = ", ".join(f"{category} ({count})" for category, count in list(counts.items())[:NAMED])
    return f"{named} and {len(counts) - NAMED} more" if len(counts) > NAMED else named


def _draw(rows: list[Example], shots: int, seed: int) -> list[Example]:
    """Return so many rows of each category, out-of-scope ones all."""
    chance = np.random.default_rng(seed)
    drawn: list[Example] = []
    for category in sorted({category for _, category in rows}):
        own = [row for row in rows if row[1] == category]
        take = len(own) if category == OUT_OF_SCOPE else min(shots, len(own))
        drawn.extend(own[at] for at in chance.permutation(len(own))[:take])
    return drawn
