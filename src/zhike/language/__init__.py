"""Text as machines compare it: normalised forms, language, tokens, meaning vectors. No business noun in it."""

from zhike.language.detect import Language, detect_language
from zhike.language.embedder import Embedder, LocalEmbedder, NoEmbedder, Vectors, build_embedder
from zhike.language.quantities import Quantity, quantities
from zhike.language.text import fold, tidy
from zhike.language.tokens import bigrams, tokens, weight

__all__ = [
    "Embedder",
    "Language",
    "LocalEmbedder",
    "NoEmbedder",
    "Quantity",
    "Vectors",
    "bigrams",
    "build_embedder",
    "detect_language",
    "fold",
    "quantities",
    "tidy",
    "tokens",
    "weight",
]
