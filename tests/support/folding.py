"""The log placed and folded without a worker."""

from zhike.db import Database
from zhike.facts import Projection, ProjectionRunner, Sequencer


async def place_all(db: Database) -> None:
    """Give every committed fact its position."""
    conn = await db.connect_system()
    try:
        sequencer = Sequencer(db)
        await sequencer._stand_by(conn)
        while await sequencer.place(conn):
            pass
    finally:
        await conn.close()


async def fold(runner: ProjectionRunner, projection: Projection, *, until_empty: bool = True) -> None:
    """Fold what was placed, one batch or all."""
    conn = await runner.db.connect_system()
    try:
        async with runner.db.system() as tx:
            await tx.execute(
                "INSERT INTO projections (name) VALUES (:n) ON CONFLICT DO NOTHING", {"n": projection.name}
            )
        while await runner.step(conn, projection) and until_empty:
            pass
    finally:
        await conn.close()


async def catch_up(db: Database, projection: Projection) -> None:
    """Let a projection catch up with every committed fact."""
    await place_all(db)
    await fold(ProjectionRunner(db, [projection]), projection)
