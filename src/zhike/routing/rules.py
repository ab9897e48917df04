"""Assignment and waiting, as arithmetic."""

from collections.abc import Sequence

from zhike.routing.types import Candidate

MIN_SAMPLES = 3
WINDOW_S = 1800.0


def longest_idle(candidates: Sequence[Candidate]) -> Candidate | None:
    """Return who has free capacity and was idle longest; ties by id, so that every process decides alike."""
    free = [c for c in candidates if c.load < c.capacity]
    return min(free, key=lambda c: (c.idle_since, c.agent_id)) if free else None


def expected_wait_s(place: int, recent_assignments: int, online: int, window_s: float = WINDOW_S) -> int | None:
    """Return seconds until the ``place``-th is served, at the pace of the last ``window_s`` seconds.

    Little's law read backwards: wait = place / rate, rate = assignments / window. None with nobody online or fewer than
    3 assignments in the window: a number without a measurement behind it would be made up.
    """
    if online == 0 or recent_assignments < MIN_SAMPLES:
        return None
    return max(1, round(place * window_s / recent_assignments))
