"""Circuit breakers: a system that failed five times in a row is left alone for half a minute, then tried with one call."""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Literal

TRIPS, OPEN_S = 5, 30.0


@dataclass(slots=True)
class _Line:
    failures: int = 0
    open_until: float = 0.0
    trying: bool = False


class Breakers:
    """One process's memory of which systems fail."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._lines: dict[Hashable, _Line] = {}

    def admits(self, name: Hashable) -> bool:
        """Say whether a call may go out; after the pause one may, and decides for the rest."""
        line = self._lines.get(name)
        if line is None or line.failures < TRIPS:
            return True
        if line.trying or self.clock() < line.open_until:
            return False
        line.trying = True
        return True

    def note(self, name: Hashable, *, fine: bool) -> None:
        """Note how a call went."""
        if fine:
            self._lines.pop(name, None)
            return
        line = self._lines.setdefault(name, _Line())
        line.failures, line.trying = line.failures + 1, False
        if line.failures >= TRIPS:
            line.open_until = self.clock() + OPEN_S

    def state(self, name: Hashable) -> Literal["closed", "open", "half_open"]:
        """Return how a system stands in this process."""
        line = self._lines.get(name)
        if line is None or line.failures < TRIPS:
            return "closed"
        return "open" if self.clock() < line.open_until else "half_open"
