"""The disk of the files alone is full (a real one, 2 MB): uploads are refused clearly, messages go on, nothing half-written stays."""

import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.support.served import Served, serving
from tests.support.shopfront import Shopfront, open_shop
from zhike.db.urls import Urls
from zhike.kit.ids import uuid7
from zhike.settings import Settings

pytestmark = pytest.mark.fault
PICTURE = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489") + b"\0" * 300_000


@pytest.fixture
def full_soon(settings: Settings) -> Iterator[Path]:
    """The folder of files on a file system of its own."""
    folder = settings.data_dir / "files"
    folder.mkdir(parents=True)
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip(f"this machine lets us mount nothing: {made.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False)


@pytest_asyncio.fixture
async def shop(full_soon: Path, settings: Settings, urls: Urls) -> AsyncIterator[Shopfront]:
    async with open_shop(settings, urls) as shop:
        yield shop


@pytest_asyncio.fixture
async def served(settings: Settings, urls: Urls, shop: Shopfront) -> AsyncIterator[Served]:
    async with serving(settings, urls) as running:
        yield running


def make_room(folder: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=8m", str(folder)], check=True)


async def test_uploads_are_refused_while_messages_go_on(served: Served, shop: Shopfront, full_soon: Path) -> None:
    async with served.client() as http:
        visit = await http.post(f"/widget/v1/inboxes/{shop.widget.key}/session", json={"visitor_id": str(uuid7())})
        http.headers["Authorization"] = f"Bearer {visit.json()['token']}"

        async def upload(n: int) -> int:
            answer = await http.post(
                "/widget/v1/attachments", files={"file": ("a.png", PICTURE + bytes([n]), "image/png")}
            )
            if answer.status_code == 503:
                assert answer.json()["code"] == "storage_full"
                assert int(answer.headers["retry-after"]) > 0
            return answer.status_code

        async def say(n: int) -> int:
            body = {"client_id": f"m{n}", "kind": "text", "content": {"text": f"第 {n} 句"}}
            return (await http.post("/widget/v1/messages", json=body)).status_code

        accepted = 0
        for n in range(12):
            status = await upload(n)
            if status != 201:
                break
            accepted += 1
        assert status == 503, "two megabytes hold no twelve pictures"
        assert accepted > 1
        assert [await say(n) for n in range(3)] == [201] * 3
        assert [p for p in full_soon.rglob("*") if p.is_file() and p.name.startswith(".new")] == []
        stored = sum(p.is_file() for p in full_soon.rglob("*"))
        assert stored == accepted == await shop.count("attachments"), "every file has its record, every record its file"
        make_room(full_soon)
        assert await upload(99) == 201, "it goes on by itself once there is room"
    assert await shop.count("messages", "direction = 'in'") == 3
