"""Text as machines compare it: normalised forms, language, tokens, meaning vectors, intents. No business noun in it.

`IntentModel`, `OUT_OF_SCOPE` and `spelled` are loaded at first use: scikit-learn takes two seconds, and only workers and
`zhike eval` need it.
"""

import importlib
from typing import TYPE_CHECKING, Any

from zhike.language.detect import Language, detect_language
from zhike.language.embedder import Embedder, LocalEmbedder, NoEmbedder, Vectors, build_embedder
from zhike.language.likeness import Likeness
from zhike.language.measure import auroc, calibration_error, interval, macro_f1
from zhike.language.quantities import Quantity, quantities
from zhike.language.text import fold, tidy
from zhike.language.tokens import bigrams, tokens, weight
from zhike.language.words import Ids, WordSpace

if TYPE_CHECKING:
    from zhike.language.intents import OUT_OF_SCOPE, Guess, IntentModel, spelled

__all__ = [
    "OUT_OF_SCOPE",
    "Embedder",
    "Guess",
    "Ids",
    "IntentModel",
    "Language",
    "Likeness",
    "LocalEmbedder",
    "NoEmbedder",
    "Quantity",
    "Vectors",
    "WordSpace",
    "auroc",
    "bigrams",
    "build_embedder",
    "calibration_error",
    "detect_language",
    "fold",
    "interval",
    "macro_f1",
    "quantities",
    "spelled",
    "tidy",
    "tokens",
    "weight",
]
_LATE = ("OUT_OF_SCOPE", "Guess", "IntentModel", "spelled")


def __getattr__(name: str) -> Any:
    if name in _LATE:
        return getattr(importlib.import_module("zhike.language.intents"), name)
    raise AttributeError(name)
