"""Where projections stand, and which of them stopped at a fact."""

from dataclasses import dataclass
from datetime import datetime

from zhike.db import Tx

STOPPED_AFTER = 5  # failures at one fact
NOTE = """
UPDATE projections SET failures = :failures, error = :error, failed_since = coalesce(failed_since, now()), failed_position =
    (SELECT min(position) FROM fact_positions WHERE fact_positions.position > projections.position)
WHERE name = :name RETURNING failed_position
"""
STANDING = """
SELECT name, position, (SELECT coalesce(max(position), 0) FROM fact_positions) AS newest, failed_position, failed_since,
       failures, error
FROM projections ORDER BY name
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """One projection: ``behind`` facts short of the log's end; ``failed_position`` is the fact it cannot fold."""

    name: str
    position: int
    behind: int
    failed_position: int | None
    failed_since: datetime | None
    failures: int
    error: str | None

    @property
    def stopped(self) -> bool:
        """Say whether it gave up for now (it is tried once a minute)."""
        return self.failures >= STOPPED_AFTER


async def note(tx: Tx, name: str, failures: int, error: str) -> int | None:
    """Keep that a projection failed; returns the position it stands before (system transaction)."""
    position: int | None = await tx.scalar(NOTE, {"name": name, "failures": failures, "error": error})
    return position


async def standings(tx: Tx) -> list[Standing]:
    """Return where every projection stands (system transaction)."""
    return [
        Standing(
            r["name"], r["position"], max(0, r["newest"] - r["position"]), r["failed_position"], r["failed_since"],
            r["failures"], r["error"],
        )
        for r in await tx.rows(STANDING)
    ]  # fmt: skip
