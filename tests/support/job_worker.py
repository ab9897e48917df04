"""A worker process with tasks that last as long as they are told: to be killed in the middle (`python -m tests.support.job_worker`)."""

import asyncio
import os
from pathlib import Path
from uuid import UUID

from tests.support.database import make_settings, urls_for
from zhike.db import Database
from zhike.jobs import JobContext, JobWorker, TaskSpec, intend, settle

HEARTBEAT_S, STALLED_AFTER_S = 0.5, 2


def main() -> None:
    """Work until killed. ZHIKE_TEST_OWNER_URL, ZHIKE_TEST_PAUSE_S: how long the middle step of a job lasts."""
    owner_url, pause_s = os.environ["ZHIKE_TEST_OWNER_URL"], float(os.environ["ZHIKE_TEST_PAUSE_S"])
    settings = make_settings(Path(os.environ["ZHIKE_TEST_DATA"]), owner_url)
    jobs = settings.jobs.model_copy(update={"heartbeat_s": HEARTBEAT_S, "stalled_after_s": STALLED_AFTER_S})
    settings = settings.model_copy(update={"jobs": jobs})
    db = Database(urls_for(owner_url))

    async def effect(_ctx: JobContext, workspace_id: str, key: str) -> None:
        async with db.transaction(UUID(workspace_id)) as tx:
            intent = await intend(tx, "test", key)
        if intent.settled:
            return
        await asyncio.sleep(pause_s)
        async with db.transaction(UUID(workspace_id)) as tx:
            await settle(tx, intent, "done", {"repeated": intent.repeated})

    asyncio.run(JobWorker(db, settings, {"test.effect": TaskSpec(effect)}).run())


if __name__ == "__main__":
    main()
