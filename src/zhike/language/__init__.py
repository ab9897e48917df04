"""Text as machines compare it: normalised forms, language, tokens, meaning vectors, intents. No business noun in it.

`fit_intents`, `crossed` and `Speller` are loaded at first use: scikit-learn takes two seconds and 80 MB, the table of sounds its
memory. Workers have intents learned in a process of its own (`learn_intents`, `crossed_apart`).
"""

import importlib
from typing import TYPE_CHECKING, Any

from zhike.language.addresses import Address, address_of, street_of
from zhike.language.detect import Language, Written, detect_language, script_of, to_traditional, written_language
from zhike.language.embedder import Embedder, LocalEmbedder, NoEmbedder, Vectors, build_embedder
from zhike.language.intent_parcels import crossed_apart, learn_intents
from zhike.language.intents import OUT_OF_SCOPE, Guess, IntentModel, spelled
from zhike.language.likeness import Likeness
from zhike.language.measure import auroc, calibration_error, interval, macro_f1, share
from zhike.language.quantities import Quantity, quantities
from zhike.language.text import fold, tidy
from zhike.language.tokens import bigrams, tokens, weight
from zhike.language.words import Ids, WordSpace

if TYPE_CHECKING:
    from zhike.language.intent_fitting import crossed, fit_intents
    from zhike.language.spelling import Speller

__all__ = [
    "OUT_OF_SCOPE",
    "Address",
    "Embedder",
    "Guess",
    "Ids",
    "IntentModel",
    "Language",
    "Likeness",
    "LocalEmbedder",
    "NoEmbedder",
    "Quantity",
    "Speller",
    "Vectors",
    "WordSpace",
    "Written",
    "address_of",
    "auroc",
    "bigrams",
    "build_embedder",
    "calibration_error",
    "crossed",
    "crossed_apart",
    "detect_language",
    "fit_intents",
    "fold",
    "interval",
    "learn_intents",
    "macro_f1",
    "quantities",
    "script_of",
    "share",
    "spelled",
    "street_of",
    "tidy",
    "to_traditional",
    "tokens",
    "weight",
    "written_language",
]
_LATE = {
    "crossed": "zhike.language.intent_fitting",
    "fit_intents": "zhike.language.intent_fitting",
    "Speller": "zhike.language.spelling",
}


def __getattr__(name: str) -> Any:
    if name in _LATE:
        return getattr(importlib.import_module(_LATE[name]), name)
    raise AttributeError(name)
