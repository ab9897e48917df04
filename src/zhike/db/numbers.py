"""Short numbers per workspace and kind, handed out to processes in blocks (gaps allowed)."""

from uuid import UUID

from zhike.db.database import Tx

BLOCK = 20
_held: dict[tuple[UUID, str], tuple[int, int]] = {}


async def take_number(tx: Tx, kind: str) -> int:
    """Return the next number of ``kind`` in the transaction's workspace; reserves a block of 20 when none is held."""
    key = (tx.workspace, kind)
    start, end = _held.get(key, (0, 0))
    if start >= end:
        end = await tx.scalar(
            "INSERT INTO number_blocks (workspace_id, kind, next) VALUES (:w, :kind, :n + 1)"
            " ON CONFLICT (workspace_id, kind) DO UPDATE SET next = number_blocks.next + :n RETURNING next",
            {"w": tx.workspace, "kind": kind, "n": BLOCK},
        )
        # Held only once committed: a block of a rolled-back transaction would be handed out twice.
        start = end - BLOCK
        tx.on_commit(lambda: _hold(key, start + 1, end))
        return int(start)
    _held[key] = (start + 1, end)
    return start


def _hold(key: tuple[UUID, str], start: int, end: int) -> None:
    _held[key] = (start, end)
