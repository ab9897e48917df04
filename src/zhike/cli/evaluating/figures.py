"""What the commands of `zhike eval` share: vectors, and how figures are printed."""

import asyncio
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import numpy as np

from zhike.cli.installation import read_settings
from zhike.cli.say import meter
from zhike.language import LocalEmbedder, Vectors

SHOWN_EVERY = 128  # texts


class Embedder(LocalEmbedder):
    """The embedder of answers on two cores; who waits at a terminal sees how far it is."""

    def __init__(self) -> None:
        super().__init__(bulk_threads=2, kept=read_settings().language.vector_cache)

    async def embed(self, texts: Sequence[str], *, urgent: bool = True) -> Vectors:
        """Return one row per text."""
        if urgent or not sys.stderr.isatty():
            return await super().embed(texts, urgent=urgent)
        parts = [np.zeros((0, self.dim), np.float32)]
        with meter("vectors", len(texts)) as at:
            for start in range(0, len(texts), SHOWN_EVERY):
                at(start)
                parts.append(await super().embed(texts[start : start + SHOWN_EVERY], urgent=False))
        return np.concatenate(parts)


def vectors_of(texts: Sequence[str]) -> Vectors:
    """Return one row per text."""

    async def run() -> Vectors:
        embedder = Embedder()
        try:
            return await embedder.embed(texts, urgent=False)
        finally:
            embedder.close()

    return asyncio.run(run())


def note(text: str) -> None:
    """Say on standard error what a reader of the figures must know."""
    print(f"zhike: {text}", file=sys.stderr)


def print_figures(figures: Mapping[str, Any], as_json: bool) -> None:
    """Print one JSON object (what is undefined: null) or a table (-)."""
    rounded = {name: _rounded(value) for name, value in figures.items()}
    if as_json:
        print(msgspec.json.encode(rounded).decode())
        return
    for name, value in rounded.items():
        print(f"{name:22} {'-' if value is None else value}")


def _rounded(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_rounded(part) for part in value]
    return round(value, 4) if isinstance(value, float) else value
