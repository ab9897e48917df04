"""`zhike eval`: measures what the assistant understands, on files of the reader's choice, with the code that answers."""

import asyncio
import csv
import time
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from cyclopts import App

from zhike.cli.say import Stop
from zhike.cli.shop_files import relations_in
from zhike.cli.suite import print_suite
from zhike.db.places import bundled
from zhike.dialogue import BadSuite, Case, Result, Thresholds, read_suite, run_suite
from zhike.knowledge import Asked, Document, MemoryKnowledge, Query, ask_all, figures
from zhike.language import (
    OUT_OF_SCOPE,
    IntentModel,
    Likeness,
    LocalEmbedder,
    Vectors,
    auroc,
    interval,
    macro_f1,
    spelled,
)

evaluate = App(name="eval", help="Measure intents, pairs of questions, retrieval and whole turns on files.")
THREADS = 2
READABLE = (".csv", ".jsonl", ".xlsx")


@evaluate.command
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
    known, asked = _rows(train, ("text", "category")), _rows(test, ("text", "category"))
    if shots is not None:
        known = _draw(known, shots, seed)
    names = spelled([row["category"] for row in known])
    texts = [row["text"] for row in (*known, *asked)]
    vectors = _embed([*texts, *names])
    taught, tested = vectors[: len(known)], vectors[len(known) : len(texts)]
    model = IntentModel.fit(
        [row["text"] for row in known], taught, [row["category"] for row in known], vectors[len(texts) :]
    )
    guesses = model.guess([row["text"] for row in asked], tested)
    wanted = np.array([row["category"] for row in asked])
    given = np.array([guess.label for guess in guesses])
    chances = np.array([guess.known for guess in guesses])
    _print(_intent_figures(wanted, given, chances, model.threshold, time.perf_counter() - started), json)


@evaluate.command
def pairs(*, test: Path, json: bool = False) -> None:
    """Tell pairs of questions that ask the same from those that do not. Columns: a, b, label (1: the same).

    Parameters
    ----------
    test
        CSV of pairs.
    json
        Print one JSON object instead of a table.
    """
    started = time.perf_counter()
    rows = _rows(test, ("a", "b", "label"))
    left, right = [row["a"] for row in rows], [row["b"] for row in rows]
    vectors = _embed([*left, *right])
    alike = Likeness([*left, *right], vectors)
    scores = alike.chances(left, right, vectors[: len(rows)], vectors[len(rows) :])
    same = np.array([row["label"].strip() in ("1", "true", "True") for row in rows])
    low, high = interval(lambda at: auroc(scores[at], same[at]), len(rows))
    _print(
        {
            "auc": auroc(scores, same),
            "auc_95": [low, high],
            "pairs": len(rows),
            "seconds": time.perf_counter() - started,
        },
        json,
    )


@evaluate.command
def retrieval(*, kb: Path, queries: Path, json: bool = False) -> None:
    """Ask a knowledge base questions whose answers are known.

    Parameters
    ----------
    kb
        JSONL of documents: id, title, text; optionally similar (a list of further wordings).
    queries
        JSONL of questions: query, relevant (a list of ids; empty: the base has no answer).
    json
        Print one JSON object instead of a table.
    """
    started = time.perf_counter()
    documents = [
        Document(
            str(line["id"]), str(line.get("title", "")), str(line.get("text", "")), tuple(line.get("similar") or ())
        )
        for line in _lines(kb, ("id",))
    ]
    asked = [
        Query(str(line["query"]), frozenset(map(str, line["relevant"])))
        for line in _lines(queries, ("query", "relevant"))
    ]
    found = asyncio.run(_ask(documents, asked))
    _print(figures(found, Thresholds().offer) | {"seconds": time.perf_counter() - started}, json)


@evaluate.command
def turn(*, suite: Path, kb: Path | None = None, json: bool = False) -> None:
    """Run scripted conversations through the assistant and compare what comes with what must.

    Parameters
    ----------
    suite
        Folder of YAML files, each a list of cases: name, locale, people, turns (customer, expect).
    kb
        Folder of knowledge as an import reads it, with its relations in catalogue/relations.zh.csv and .en.csv where
        there are any; the example shop's if not given.
    json
        Print one JSON object instead of a table.
    """
    known = kb or bundled("examples") / "knowledge"
    for folder, what in ((suite, "cases"), (known, "knowledge")):
        if not folder.is_dir():
            raise Stop(f"there is no folder {folder}", f"Give the path of a folder with {what}.")
    try:
        cases = read_suite(suite)
    except BadSuite as error:
        raise Stop(str(error), "See docs/assistant.md for how a case is written.") from error
    if not cases:
        raise Stop(f"there are no cases in {suite}", "Put YAML files there.")
    files = [(path.name, path.read_bytes()) for path in sorted(known.iterdir()) if path.suffix in READABLE]
    results, seconds = asyncio.run(_converse(cases, files, relations_in(known)))
    if print_suite(results, seconds, json):
        raise SystemExit(1)


async def _converse(
    cases: list[Case], files: list[tuple[str, bytes]], relations: dict[str, Path]
) -> tuple[list[Result], float]:
    embedder = LocalEmbedder(THREADS)
    try:
        knowledge = await MemoryKnowledge.of_file(files, embedder)
        for locale, path in relations.items():
            knowledge.relate(locale, path.name, path.read_bytes())
        return await run_suite(cases, knowledge)
    finally:
        embedder.close()


async def _ask(documents: list[Document], asked: list[Query]) -> list[Asked]:
    embedder = LocalEmbedder(THREADS)
    try:
        return await ask_all(documents, asked, embedder)
    finally:
        embedder.close()


def _lines(path: Path, fields: tuple[str, ...]) -> list[dict[str, Any]]:
    if not path.is_file():
        raise Stop(f"there is no file {path}", "Give the path of a JSONL file.")
    found = []
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
        if not line.strip():
            continue
        try:
            value = msgspec.json.decode(line, type=dict[str, Any])
        except msgspec.DecodeError as error:
            raise Stop(f"line {number} of {path} is not a JSON object", "Put one object on each line.") from error
        missing = [field for field in fields if field not in value]
        if missing:
            raise Stop(f"line {number} of {path} has no {', '.join(missing)}", f"It needs {', '.join(fields)}.")
        found.append(value)
    return found


def _intent_figures(wanted: Any, given: Any, chances: Any, threshold: float, seconds: float) -> dict[str, Any]:
    inside = wanted != OUT_OF_SCOPE
    decided = given if inside.all() else np.where(chances >= threshold, given, OUT_OF_SCOPE)
    figures: dict[str, Any] = {
        "accuracy": lambda at: float((decided[at] == wanted[at]).mean()),
        "macro_f1": lambda at: macro_f1(wanted[at], decided[at]),
        "in_scope_accuracy": lambda at: float((decided[at] == wanted[at])[inside[at]].mean()),
        "oos_recall": lambda at: float((decided[at] == OUT_OF_SCOPE)[~inside[at]].mean()),
        "oos_auroc": lambda at: auroc(chances[at], inside[at]),
    }
    if inside.all():
        del figures["oos_recall"], figures["oos_auroc"]
    everything = np.arange(len(wanted))
    result: dict[str, Any] = {"oos_recall": None, "oos_auroc": None}
    for name, figure in figures.items():
        result[name] = figure(everything)
        result[f"{name}_95"] = list(interval(figure, len(wanted)))
    return result | {"threshold": threshold, "texts": len(wanted), "seconds": seconds}


def _rows(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    if not path.is_file():
        raise Stop(f"there is no file {path}", "Give the path of a CSV file.")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if missing:
            raise Stop(f"{path} has no column {', '.join(missing)}", f"Its first line must name {', '.join(columns)}.")
        return list(reader)


def _draw(rows: list[dict[str, str]], shots: int, seed: int) -> list[dict[str, str]]:
    """Return so many rows of each category, out-of-scope ones all."""
    chance = np.random.default_rng(seed)
    drawn: list[dict[str, str]] = []
    for category in sorted({row["category"] for row in rows}):
        own = [row for row in rows if row["category"] == category]
        take = len(own) if category == OUT_OF_SCOPE else min(shots, len(own))
        drawn.extend(own[at] for at in chance.permutation(len(own))[:take])
    return drawn


def _embed(texts: list[str]) -> Vectors:
    async def run() -> Vectors:
        embedder = LocalEmbedder(THREADS)
        try:
            return await embedder.embed(texts, urgent=False)
        finally:
            embedder.close()

    return asyncio.run(run())


def _print(figures: dict[str, Any], as_json: bool) -> None:
    rounded = {
        name: [round(part, 4) for part in value]
        if isinstance(value, list)
        else round(value, 4)
        if isinstance(value, float)
        else value
        for name, value in figures.items()
    }
    if as_json:
        print(msgspec.json.encode(rounded).decode())
        return
    for name, value in rounded.items():
        print(f"{name:22} {value}")
