"""A backup taken while customers write is restored elsewhere: the same state, sockets start anew, nothing is sent twice."""

import asyncio
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.fault.platform.test_kills import check_log_is_whole
from tests.support.database import TestServer
from tests.support.live import Live
from tests.support.load import arrivals, write_all
from zhike.cli.archive import verify
from zhike.cli.backup import backup
from zhike.cli.client import Live as Socket
from zhike.cli.installation import read_settings
from zhike.cli.restore import restore
from zhike.db.embedded import EmbeddedServer

pytestmark = pytest.mark.fault
TURNS = "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'dialogue.turn' AND status IN ('todo', 'doing')"
DAYS = "SELECT * FROM desk_days ORDER BY 1, 2, 3"
EFFECTS = "SELECT id, state, attempts FROM effects ORDER BY 1"


def rows(dsn: str, statement: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(dsn) as connection:
        return connection.execute(statement).fetchall()


async def test_restore_elsewhere(
    own_live: Live, postgres: TestServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in own_live.environment.items():
        monkeypatch.setenv(name, value)
    visitors = await arrivals(own_live.base, 8)
    writing = asyncio.create_task(write_all(visitors, ["运费怎么算", "在吗"] * 10, pause_s=0.2))
    await asyncio.sleep(2)
    file = tmp_path / "backup.tar"
    await asyncio.to_thread(backup, to=file, quick=True)
    await writing
    manifest = verify(file)
    # The original went on: its log is longer than the backup's.
    assert own_live.rows("SELECT max(position) FROM fact_positions")[0][0] > manifest.position  # type: ignore[operator]
    position_of_a_customer = own_live.rows("SELECT max(position) FROM fact_positions")[0][0]

    monkeypatch.delenv("ZHIKE_DATABASE__URL")
    folder = tmp_path / "elsewhere"
    await asyncio.to_thread(restore, file, data=folder)
    assert read_settings(folder).jobs.effects == "paused"
    server = EmbeddedServer(folder)
    copy = Live(server.start(), folder, embedder="off")
    try:
        before = rows(copy.urls.owner_dsn, EFFECTS)
        stored = rows(copy.urls.owner_dsn, "SELECT count(*) FROM messages")[0][0]
        assert stored == manifest.rows["messages"]
        copy.start()
        check_log_is_whole(copy)
        copy.until(lambda: caught_up(copy), "projections caught up")
        copy.until(
            lambda: copy.rows(TURNS) == [(0,)], "what came last is answered"
        )  # else days move while they are compared
        copy.until(lambda: caught_up(copy), "projections caught up with that")
        assert rows(copy.urls.owner_dsn, DAYS) == rebuilt_days(copy)
        assert rows(copy.urls.owner_dsn, EFFECTS) == before
        await check_resync(copy, visitors[0].token, position_of_a_customer)
    finally:
        copy.stop()
        server.stop(even_if_used=True)


def caught_up(live: Live) -> bool:
    return live.rows(
        "SELECT 1 FROM projections WHERE position < (SELECT max(position) FROM fact_positions)"
    ) == [] and live.rows("SELECT count(*) > 0 FROM projections") == [(True,)]


def rebuilt_days(live: Live) -> list[tuple[Any, ...]]:
    """Clear the projection and let the worker fold the whole log again."""
    with psycopg.connect(live.urls.owner_dsn) as connection:
        connection.execute("SELECT position FROM projections FOR UPDATE")
        connection.execute("DELETE FROM desk_days")
        connection.execute("UPDATE projections SET position = 0")
    live.until(lambda: caught_up(live), "projections rebuilt")
    return rows(live.urls.owner_dsn, DAYS)


async def check_resync(live: Live, token: str, position: object) -> None:
    """A widget that saw more than the restored log holds is told to take a new snapshot."""
    socket = Socket(f"{live.base.replace('http', 'ws', 1)}/ws/widget", origin=live.base)
    try:
        welcome = await socket.open({"token": token, "position": position})
        assert welcome["resumed"] is False
        resync = await socket.frame(lambda frame: frame["t"] == "resync", "the order to take a new snapshot")
        assert resync["reason"] == "restarted"
    finally:
        await socket.close()
