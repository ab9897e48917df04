"""Questions that are nearly the same, found without comparing each with each (prefix filtering over rare pairs of signs)."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from zhike.language import fold

ALIKE = 0.75  # Jaccard similarity of pairs of signs from which two questions are flagged
SHORTEST = 4  # signs: shorter questions share too much by chance


@dataclass(frozen=True, slots=True)
class Near:
    """A known question that comes close."""

    key: Hashable
    text: str
    likeness: float


class NearQuestions:
    """Known questions. ``find`` returns the one most alike, never the same folded text."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.counts = Counter(pair for text in texts for pair in pairs(text))
        self.known: list[tuple[Hashable, str, frozenset[str]]] = []
        self.places: dict[str, list[int]] = defaultdict(list)

    def add(self, key: Hashable, text: str) -> None:
        """Make a question known."""
        own = pairs(text)
        if len(own) < SHORTEST:
            return
        for pair in self._rarest(own):
            self.places[pair].append(len(self.known))
        self.known.append((key, text, own))

    def find(self, text: str) -> Near | None:
        """Return the known question most alike, if any is alike enough and asks about the same numbers."""
        own = pairs(text)
        if len(own) < SHORTEST:
            return None
        best: Near | None = None
        digits, folded = _digits(text), fold(text)
        for at in {at for pair in self._rarest(own) for at in self.places.get(pair, ())}:
            key, other, theirs = self.known[at]
            likeness = len(own & theirs) / len(own | theirs)
            if (
                likeness < ALIKE
                or (best is not None and likeness <= best.likeness)
                or _digits(other) != digits
                or fold(other) == folded
            ):
                continue
            best = Near(key, other, likeness)
        return best

    def _rarest(self, own: frozenset[str]) -> list[str]:
        """Two sets as alike as ALIKE share one of their rarest (1 - ALIKE) parts at least."""
        kept = len(own) - -(-len(own) * ALIKE // 1) + 1
        return sorted(own, key=lambda pair: (self.counts[pair], pair))[: int(kept)]


def pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring signs in a question."""
    plain = "".join(sign for sign in fold(text) if sign.isalnum())
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


def _digits(text: str) -> list[str]:
    return sorted("".join(sign if sign.isdigit() else " " for sign in fold(text)).split())
