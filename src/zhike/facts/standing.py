"""Where projections stand, and which of them stopped at a fact."""

from dataclasses import dataclass
from datetime import datetime

from zhike.db import Tx

STOPPED_AFTER = 5  # failures at one fact
NOTE = """
UPDATE projections SET failures = greatest(failures, :failures), error = :error,
    failed_since = coalesce(failed_since, now()),
    failed_position = (SELECT min(position) FROM fact_positions WHERE fact_positions.position > projections.position)
WHERE name = :name RETURNING failed_position
"""
STANDING = """
SELECT name, position, greatest(0, (SELECT coalesce(max(position), 0) FROM fact_positions) - position) AS behind,
       failed_position, failed_since, failures, error
FROM projections ORDER BY name
"""
# Positions are the installation's: how far they are apart would tell a workspace how busy the others are.
COUNTED = 10_000
STANDING_HERE = """
SELECT name, position, (
    SELECT count(*) FROM (
        SELECT FROM fact_positions f WHERE f.workspace_id = :w AND f.position > p.position LIMIT :most
    ) AS own
) AS behind, failed_position, failed_since, failures, error
FROM projections p ORDER BY name
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """One projection: ``behind`` facts short of the end; ``failed_position`` is the fact it cannot fold."""

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
    """Keep that a projection failed; returns the position it stands before (system transaction).

    A new leader counts from one again: what stopped stays stopped until it moves.
    """
    position: int | None = await tx.scalar(NOTE, {"name": name, "failures": failures, "error": error})
    return position


async def standings(tx: Tx) -> list[Standing]:
    """Return where every projection stands in the whole log (system transaction)."""
    return [Standing(**row) for row in await tx.rows(STANDING)]


async def standings_here(tx: Tx) -> list[Standing]:
    """Return where every projection stands; ``behind`` counts the workspace's own facts, 10,000 at most."""
    return [Standing(**row) for row in await tx.rows(STANDING_HERE, {"w": tx.workspace, "most": COUNTED})]
