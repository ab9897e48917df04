"""Figure 5: how many facts a second the sequencer places."""

import asyncio
import time

from benchmarks.report import Figure
from benchmarks.world import World
from zhike.db import Database
from zhike.facts import Sequencer

FACTS = 100_000
FILL = """
WITH appended AS (
    INSERT INTO facts (workspace_id, type, subject_kind, subject_id, version, actor_kind, payload)
    SELECT %s, 'bench.happened@1', 'bench', gen_random_uuid(), 1, 'system', '{"status": "open", "seq": 1}' FROM generate_series(1, %s)
    RETURNING id, workspace_id
)
INSERT INTO fact_queue (fact_id, workspace_id) SELECT id, workspace_id FROM appended
"""


def measure(world: World) -> list[Figure]:
    """Fill the queue, then let one sequencer empty it, each batch in a durable commit."""
    world.rows(FILL, world.workspace_id, FACTS)
    per_second = asyncio.run(_drain(world))
    how = f"a queue of {FACTS:,} facts emptied by one sequencer, durable commits"
    return [
        Figure(
            "sequencer",
            "facts placed in the log's order",
            per_second,
            "facts/s",
            ">= 4000",
            "zhike.facts.Sequencer",
            FACTS,
            how,
        )
    ]


async def _drain(world: World) -> float:
    db = Database(world.urls, name="zhike-bench")
    sequencer = Sequencer(db)
    task = asyncio.create_task(sequencer.run())
    await sequencer.leading.wait()
    began, first = time.perf_counter(), sequencer.position
    while sequencer.position - first < FACTS - 10_000:  # the rest may be in the batch under way
        await asyncio.sleep(0.02)
    placed, taken = sequencer.position - first, time.perf_counter() - began
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await db.close()
    return placed / taken
