"""What stands beside both intake runs: the sequencer, and somebody who takes waiting jobs away as a worker would.

Without it a conversation's turn would be queued once and every later message would find it waiting.
"""

import asyncio
import sys

import uvloop

from zhike.db import Database
from zhike.db.urls import Urls
from zhike.facts import Sequencer

SWEEP_S = 0.1
SWEEP = "DELETE FROM procrastinate_jobs WHERE status = 'todo' AND queue_name = 'turns'"


async def _sweep(db: Database) -> None:
    conn = await db.connect_system()
    while True:
        await conn.execute(SWEEP)
        await asyncio.sleep(SWEEP_S)


async def main(owner: str, app: str, system: str) -> None:
    db = Database(Urls(owner, app, system), name="zhike-bench-companion")
    await asyncio.gather(Sequencer(db).run(), _sweep(db))


if __name__ == "__main__":
    uvloop.run(main(*sys.argv[1:4]))
