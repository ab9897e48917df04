"""`zhike eval retrieval`."""

import asyncio
import time
from pathlib import Path
from typing import Any

from zhike.cli.evaluating.figures import Embedder, print_figures
from zhike.cli.evaluating.files import misfit, objects
from zhike.cli.say import meter
from zhike.dialogue import ask_all
from zhike.knowledge import Asked, Document, Query, figures


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
    documents = _documents(kb)
    asked = _queries(queries, {document.id for document in documents}, kb)
    found = asyncio.run(_ask(documents, asked))
    print_figures(figures(found) | {"seconds": time.perf_counter() - started}, json)


async def _ask(documents: list[Document], asked: list[Query]) -> list[Asked]:
    embedder = Embedder()
    try:
        with meter("questions", len(asked)) as at:
            return await ask_all(documents, asked, embedder, at)
    finally:
        embedder.close()


def _documents(path: Path) -> list[Document]:
    lines: dict[str, int] = {}
    found = []
    for line, value in objects(path, ("id",)):
        own = _id(value["id"])
        if own is None:
            raise misfit(path, line, "has an id that is none", "Write a text or a whole number.")
        if own in lines:
            raise misfit(path, line, f"has the id {own} of line {lines[own]}", "Give each document an id of its own.")
        title, text, similar = value.get("title") or "", value.get("text") or "", value.get("similar") or []
        if not isinstance(title, str) or not isinstance(text, str):
            raise misfit(path, line, "has a title or text that is no text", "Write both in quotation marks.")
        if not title.strip() and not text.strip():
            raise misfit(path, line, "has neither title nor text", "Write one of them, or delete the line.")
        if not isinstance(similar, list) or not all(isinstance(one, str) and one.strip() for one in similar):
            raise misfit(path, line, "has similar wordings that are no list of texts", 'Write them as ["…", "…"].')
        lines[own] = line
        found.append(Document(own, title.strip(), text.strip(), tuple(similar)))
    return found


def _queries(path: Path, known: set[str], kb: Path) -> list[Query]:
    found = []
    for line, value in objects(path, ("query", "relevant")):
        text, relevant = value["query"], value["relevant"]
        if not isinstance(text, str) or not text.strip():
            raise misfit(path, line, "has an empty query", "Write the question, or delete the line.")
        ids = [_id(one) for one in relevant] if isinstance(relevant, list) else [None]
        if None in ids:
            raise misfit(path, line, "has relevant ids that are no list of ids", 'Write them as ["…"], none as [].')
        unknown = [one for one in ids if one not in known]
        if unknown:
            mend = f"Name ids of {kb}; [] says that nothing there answers."
            raise misfit(path, line, f"names the id {unknown[0]}, which no document has", mend)
        found.append(Query(text.strip(), frozenset(one for one in ids if one is not None)))
    return found


def _id(value: Any) -> str | None:
    """Return an id as text; None for what can be none."""
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None
