"""Examples and fitted models as bytes between processes: NumPy's npz, in which nothing can be run."""

import asyncio
import io
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zhike.language.intent_terms import Terms
from zhike.language.intents import IntentModel, Linear, Votes

Examples = tuple[list[str], NDArray[np.floating], list[str], NDArray[np.floating] | None]


async def learn_intents(
    texts: Sequence[str],
    vectors: NDArray[np.floating],
    labels: Sequence[str],
    names: NDArray[np.floating] | None = None,
) -> IntentModel:
    """`fit_intents` in a process of its own; raises ValueError for examples that teach nothing."""
    return opened_model(await _apart("fit", packed_examples(texts, vectors, labels, names)))


async def crossed_apart(
    texts: Sequence[str], vectors: NDArray[np.floating], labels: Sequence[str]
) -> list[tuple[str, float]]:
    """`crossed` in a process of its own; raises ValueError for examples that teach nothing."""
    return opened_guesses(await _apart("crossed", packed_examples(texts, vectors, labels, None)))


async def _apart(what: str, parcel: bytes) -> bytes:
    pipe = asyncio.subprocess.PIPE
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "zhike.language.intent_fitting", what, stdin=pipe, stdout=pipe, stderr=pipe
    )
    try:
        made, said = await child.communicate(parcel)
    except asyncio.CancelledError:
        child.kill()
        raise
    if child.returncode:
        raise ValueError(said.decode(errors="replace").strip()[-500:])
    return made


def packed_examples(
    texts: Sequence[str], vectors: NDArray[np.floating], labels: Sequence[str], names: NDArray[np.floating] | None
) -> bytes:
    """Return examples as bytes."""
    more = {} if names is None else {"names": names}
    return _packed(texts=_bytes(texts), vectors=vectors, labels=_bytes(labels), **more)


def opened_examples(parcel: bytes) -> Examples:
    """Return the examples of `packed_examples`."""
    found = _opened(parcel)
    return _texts(found["texts"]), found["vectors"], _texts(found["labels"]), found.get("names")


def packed_guesses(guesses: Sequence[tuple[str, float]]) -> bytes:
    """Return guesses as bytes."""
    return _packed(labels=_bytes([label for label, _ in guesses]), chances=np.array([chance for _, chance in guesses]))


def opened_guesses(parcel: bytes) -> list[tuple[str, float]]:
    """Return the guesses of `packed_guesses`."""
    found = _opened(parcel)
    return list(zip(_texts(found["labels"]), map(float, found["chances"]), strict=True))


def packed_model(model: IntentModel) -> bytes:
    """Return a model as bytes."""
    votes, (words, grams) = model.votes, model.votes.terms.parts
    return _packed(
        labels=votes.labels, mean=votes.mean, whitening=votes.whitening, near=votes.near, near_labels=votes.near_labels,
        favour=votes.favour, words=_bytes(words[0]), words_idf=words[1], grams=_bytes(grams[0]), grams_idf=grams[1],
        regression=votes.regression.weights, regression_at=votes.regression.intercept,
        margins=votes.margins.weights, margins_at=votes.margins.intercept,
        known=np.array(0.0), middle=model.known[0], spread=model.known[1], weights=model.known[2],
        threshold=np.array(model.threshold),
    )  # fmt: skip


def opened_model(parcel: bytes) -> IntentModel:
    """Return the model of `packed_model`."""
    of = _opened(parcel)
    terms = Terms((_texts(of["words"]), of["words_idf"]), (_texts(of["grams"]), of["grams_idf"]))
    votes = Votes(
        of["labels"], of["mean"], of["whitening"], of["near"], of["near_labels"], of["favour"], terms,
        Linear(of["regression"], of["regression_at"]), Linear(of["margins"], of["margins_at"]),
    )  # fmt: skip
    return IntentModel(votes, (of["middle"], of["spread"], of["weights"]), float(of["threshold"]))


def _packed(**arrays: Any) -> bytes:
    into = io.BytesIO()
    np.savez(into, **arrays)
    return into.getvalue()


def _opened(parcel: bytes) -> dict[str, Any]:
    with np.load(io.BytesIO(parcel), allow_pickle=False) as found:
        return dict(found)


def _bytes(texts: Sequence[str]) -> NDArray[np.uint8]:
    """Return texts one after another; they hold no NUL."""
    return np.frombuffer("\0".join(text.replace("\0", " ") for text in texts).encode(), np.uint8)


def _texts(array: NDArray[np.uint8]) -> list[str]:
    joined = array.tobytes().decode()
    return joined.split("\0") if joined else []
