"""A worker process with tasks that last as long as they are told: to be killed in the middle (`python -m tests.support.job_worker`)."""

import asyncio
import os
from pathlib import Path
from uuid import UUID

from tests.support.database import make_settings, urls_for
from zhike.db import Database
from zhike.jobs import JobContext, JobWorker, TaskSpec, intend, settle


def main() -> None:
    """Work until killed. ZHIKE_TEST_OWNER_URL, ZHIKE_TEST_PAUSE_S: how long the middle step of a job lasts.

    ZHIKE_TEST_STALLED_S (optional): after how long a silent worker is dead, instead of the setting's own.
    """
    owner_url, pause_s = os.environ["ZHIKE_TEST_OWNER_URL"], float(os.environ["ZHIKE_TEST_PAUSE_S"])
    settings = make_settings(Path(os.environ["ZHIKE_TEST_DATA"]), owner_url)
    if stalled := os.environ.get("ZHIKE_TEST_STALLED_S"):
        jobs = settings.jobs.model_copy(update={"heartbeat_s": 0.5, "stalled_after_s": float(stalled)})
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
