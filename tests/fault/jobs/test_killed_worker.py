"""kill -9 in the middle of jobs: a worker that comes later is given them back, and every effect keeps its key."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from tests.support.database import urls_for
from zhike.db import Database
from zhike.jobs import Job, defer

pytestmark = pytest.mark.fault
JOBS = "SELECT status::text, count(*) FROM procrastinate_jobs WHERE task_name = 'test.effect' AND args->>'workspace_id' = %s GROUP BY 1"
EFFECTS = "SELECT key, state, attempts FROM effects WHERE workspace_id = %s ORDER BY key"
Start = Callable[..., "subprocess.Popen[bytes]"]
WORKERS = "SELECT coalesce(max(id), 0) FROM procrastinate_workers"
REAPED_WITHIN_S = 15.0  # after the kill, with the settings as they come, on a quiet machine


@pytest.fixture
def start(owner_url: str, tmp_path: Path) -> Iterator[Start]:
    """Start a worker whose jobs last so many seconds."""
    running: list[subprocess.Popen[bytes]] = []

    def begin(pause_s: float, stalled_s: str = "") -> "subprocess.Popen[bytes]":
        told = {"ZHIKE_TEST_OWNER_URL": owner_url, "ZHIKE_TEST_PAUSE_S": str(pause_s), "ZHIKE_TEST_DATA": str(tmp_path)}
        told["ZHIKE_TEST_STALLED_S"] = stalled_s
        with (tmp_path / f"worker-{len(running)}.log").open("wb") as log:
            worker = subprocess.Popen(
                [sys.executable, "-m", "tests.support.job_worker"], env=os.environ | told, stdout=log, stderr=log
            )
        running.append(worker)
        return worker

    yield begin
    for worker in running:
        worker.kill()
        worker.wait()


class Watch:
    def __init__(self, owner_url: str, workspace: UUID) -> None:
        self.dsn, self.workspace = urls_for(owner_url).owner_dsn, workspace

    def jobs(self) -> dict[str, int]:
        with psycopg.connect(self.dsn) as conn:
            return dict(conn.execute(JOBS, (str(self.workspace),)).fetchall())

    def effects(self) -> list[tuple[str, str, int]]:
        with psycopg.connect(self.dsn) as conn:
            return conn.execute(EFFECTS, (self.workspace,)).fetchall()  # type: ignore[return-value]

    def until(self, condition: Callable[[], bool], patience_s: float = 30) -> None:
        end = time.monotonic() + patience_s
        while not condition():
            assert time.monotonic() < end, f"jobs {self.jobs()}, effects {self.effects()}"
            time.sleep(0.05)


async def test_jobs_of_a_killed_worker_are_finished_by_another(
    db: Database, workspace: UUID, owner_url: str, start: Start
) -> None:
    watch = Watch(owner_url, workspace)
    ids = {"workspace_id": str(workspace)}
    async with db.transaction(workspace) as tx:
        await defer(tx, [Job("test.effect", ids | {"key": f"effect-{n}"}) for n in range(4)])
        await defer(
            tx, [Job("test.effect", ids | {"key": "locked"}, lock=f"l:{workspace}", queueing_lock=f"l:{workspace}")]
        )
    first = start(60, "2")
    watch.until(lambda: len(watch.effects()) == 5)
    assert watch.jobs() == {"doing": 5}
    async with db.transaction(workspace) as tx:  # a twin waits behind the one that hangs
        twin = Job("test.effect", ids | {"key": "locked"}, lock=f"l:{workspace}", queueing_lock=f"l:{workspace}")
        assert await defer(tx, [twin]) == 1
    first.kill()
    first.wait()
    assert all(state == "intended" for _, state, _ in watch.effects())
    start(0, "2")
    watch.until(lambda: watch.jobs() == {})
    found = watch.effects()
    assert [key for key, _, _ in found] == ["effect-0", "effect-1", "effect-2", "effect-3", "locked"]
    assert {state for _, state, _ in found} == {"done"}
    assert {attempts for _, _, attempts in found} == {2}, "the second run knows that the first may have sent it"


async def test_jobs_of_a_killed_worker_run_again_within_fifteen_seconds(
    db: Database, workspace: UUID, owner_url: str, start: Start, capsys: pytest.CaptureFixture[str]
) -> None:
    """As installed: heartbeats every 2 s, dead after 10 s of silence, looked for every 2 s."""
    watch = Watch(owner_url, workspace)
    async with db.transaction(workspace) as tx:
        await defer(tx, [Job("test.effect", {"workspace_id": str(workspace), "key": f"e{n}"}) for n in range(3)])
    first = start(60)
    watch.until(lambda: len(watch.effects()) == 3)
    with psycopg.connect(watch.dsn, autocommit=True) as conn:
        before = conn.execute(WORKERS).fetchone()
        assert before
        start(0)
        watch.until(lambda: conn.execute(WORKERS).fetchone()[0] > before[0])  # type: ignore[index]
    first.kill()
    killed = time.monotonic()
    first.wait()
    watch.until(lambda: watch.jobs() == {}, 90)
    took = time.monotonic() - killed
    with capsys.disabled():
        print(f"\n  jobs of a killed worker were done again after {took:.1f} s")
    assert {state for _, state, _ in watch.effects()} == {"done"}
    quiet = os.getloadavg()[0] < (os.cpu_count() or 1)
    assert took < (REAPED_WITHIN_S if quiet else 3 * REAPED_WITHIN_S)
