"""The database away for ten seconds: a clear 503 at once, and everything goes on by itself."""

import asyncio
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.fault.platform.test_kills import check_answered_once, check_log_is_whole, check_nothing_lost_or_doubled
from tests.support.live import Live
from tests.support.load import arrivals, write_all
from zhike.db.embedded import EmbeddedServer
from zhike.db.migrate import migrate
from zhike.db.urls import Urls

pytestmark = pytest.mark.fault


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmbeddedServer]:
    """A server of this test's own, durable: it will be killed."""
    server = EmbeddedServer(tmp_path / "pg")
    server.start()
    yield server
    server.stop(even_if_used=True)


@pytest.fixture
def live(server: EmbeddedServer, tmp_path: Path) -> Iterator[Live]:
    live = Live(server.owner_url, tmp_path / "live", embedder="off")
    urls: Urls = live.urls
    migrate(urls)
    live.load_demo()
    live.start()
    yield live
    live.stop()


async def test_ten_seconds_without_a_database(live: Live, server: EmbeddedServer) -> None:
    visitors = await arrivals(live.base, 5)
    writing = asyncio.create_task(write_all(visitors, ["运费怎么算", "怎么申请退货"] * 8, pause_s=0.5))
    await asyncio.sleep(2)
    found = server._postmaster()
    assert found is not None
    os.kill(found.pid, signal.SIGKILL)
    await asyncio.sleep(1)
    async with httpx.AsyncClient(base_url=live.base, trust_env=False, timeout=15) as http:
        answer = await visitors[0].post(http, "还在吗", "while-away")
        assert answer.status_code == 503
        assert answer.json()["code"] == "database_unavailable"
        assert int(answer.headers["Retry-After"]) >= 1
        assert (await http.get("/healthz")).status_code == 200
        assert (await http.get("/readyz")).status_code == 503
    await asyncio.sleep(9)
    server.start()
    await writing
    assert 503 in set().union(*(visitor.statuses for visitor in visitors))
    check_nothing_lost_or_doubled(live, visitors)
    await asyncio.to_thread(check_answered_once, live)
    check_log_is_whole(live)
    assert live.serve.handle is not None
    assert live.worker.handle is not None
    assert live.serve.handle.poll() is None, "serve had to be started again"
    assert live.worker.handle.poll() is None, "the worker had to be started again"
