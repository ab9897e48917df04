"""A full disk in the data folder: a clear refusal, nothing accepted is lost, and it goes on by itself once there is room."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psycopg
import pytest

from tests.support.load import Visitor, arrivals, write_all
from zhike.cli.demo import free_port
from zhike.db.embedded import EmbeddedServer

pytestmark = pytest.mark.fault
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489") + b"\0" * 400_000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 300 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("a small file system can only be mounted as root")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False)


@pytest.fixture
def demo(small_disk: Path, tmp_path: Path) -> Iterator[str]:
    """`zhike demo` with its data on the small disk; returns its address."""
    port = free_port()
    log = tmp_path / "demo.log"
    environment = os.environ | {"ZHIKE_LANGUAGE__EMBEDDER": "off", "ZHIKE_HTTP__SIGNALS_PORT": str(free_port())}
    command = [sys.executable, "-m", "zhike.cli", "demo", "--data", str(small_disk / "data"), "--port", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, stdin=subprocess.DEVNULL, env=environment)
    try:
        end = time.monotonic() + 240
        while "Ctrl-C" not in log.read_text("utf-8"):
            assert process.poll() is None, log.read_text("utf-8")
            assert time.monotonic() < end, log.read_text("utf-8")
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(90)


def fill(folder: Path) -> Path:
    """Write until nothing fits any more."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 65536)
        except OSError:
            pass
    return filler


async def test_it_says_so_and_goes_on_when_there_is_room(demo: str, small_disk: Path) -> None:
    visitors = await arrivals(demo, 3)
    await write_all(visitors, ["运费怎么算"])
    filler = fill(small_disk)
    writing = asyncio.create_task(write_all(visitors, ["在吗"] * 20, pause_s=0.3))
    async with httpx.AsyncClient(base_url=demo, trust_env=False, timeout=30) as http:
        answer = await upload(http, visitors[0])
        assert answer.status_code == 503, answer.text
        assert answer.json()["code"] in ("storage_full", "database_unavailable")
        await asyncio.sleep(5)
        assert (await http.get("/healthz")).status_code == 200
        filler.unlink()
        await writing
        await visitors[0].say(http, "现在可以了吗")
        assert (await upload(http, visitors[0])).status_code == 201
    wanted = {client_id for visitor in visitors for client_id in visitor.accepted}
    with psycopg.connect(EmbeddedServer(small_disk / "data").owner_url) as connection:
        stored = dict(
            connection.execute("SELECT client_id, count(*) FROM messages WHERE direction = 'in' GROUP BY 1").fetchall()
        )
    assert wanted <= set(stored)
    assert set(stored.values()) == {1}
    for visitor in visitors:
        assert visitor.statuses <= {200, 201, 429, 503}, visitor.statuses


async def upload(http: httpx.AsyncClient, visitor: Visitor) -> httpx.Response:
    return await http.post(
        "/widget/v1/attachments",
        headers={"Authorization": f"Bearer {visitor.token}"},
        files={"file": ("a.png", PNG, "image/png")},
    )
