"""Token buckets in memory: no single visitor can crowd out the rest."""

import time

from zhike.kit.errors import TooMany


class Buckets:
    """``rate`` tokens a second up to ``burst`` for each key; forgets keys that were full again."""

    def __init__(self, rate: float, burst: float) -> None:
        self.rate = rate
        self.burst = burst
        self._held: dict[object, tuple[float, float]] = {}

    def take(self, key: object) -> None:
        """Take one token; raises TooMany when there is none."""
        now = time.monotonic()
        tokens, at = self._held.get(key, (self.burst, now))
        tokens = min(self.burst, tokens + (now - at) * self.rate)
        if tokens < 1:
            raise TooMany(retry_after=max(1, round((1 - tokens) / self.rate)))
        if len(self._held) > 100_000:
            self._held = {k: v for k, v in self._held.items() if now - v[1] < self.burst / self.rate}
        self._held[key] = (tokens - 1, now)
