"""Files by content: no name becomes a path, nothing half-written stays, what lies there cannot be read without the key."""

import errno
import os
from pathlib import Path

import pytest

from zhike.db import StorageFull
from zhike.kit.ids import uuid7
from zhike.storage import LocalBlobs

SECRET = b"s" * 32


async def test_content_comes_back_and_is_stored_once(tmp_path: Path) -> None:
    blobs, workspace = LocalBlobs(tmp_path, SECRET), uuid7()
    digest = await blobs.put(workspace, "合同".encode())
    assert await blobs.put(workspace, "合同".encode()) == digest
    assert await blobs.get(workspace, digest) == "合同".encode()
    [file] = [p for p in tmp_path.rglob("*") if p.is_file()]
    assert "合同".encode() not in file.read_bytes()


async def test_the_same_content_lies_apart_in_every_workspace(tmp_path: Path) -> None:
    blobs, one, two = LocalBlobs(tmp_path, SECRET), uuid7(), uuid7()
    digest = await blobs.put(one, b"x")
    with pytest.raises(FileNotFoundError):
        await blobs.get(two, digest)
    await blobs.put(two, b"x")
    await blobs.delete(one, digest)
    assert await blobs.get(two, digest) == b"x"
    await blobs.delete(one, digest)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..", "", "/etc/passwd", "a" * 63, "A" * 64, "a" * 63 + "/", "é" * 64]
)
async def test_nothing_but_a_digest_is_a_name(tmp_path: Path, name: str) -> None:
    blobs = LocalBlobs(tmp_path / "files", SECRET)
    with pytest.raises(FileNotFoundError):
        await blobs.get(uuid7(), name)


async def test_a_full_disk_leaves_nothing_behind_and_the_next_try_works(tmp_path: Path, monkeypatch) -> None:
    blobs, workspace = LocalBlobs(tmp_path, SECRET), uuid7()

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        with pytest.raises(StorageFull):
            await blobs.put(workspace, b"x" * 100)
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []
    assert await blobs.get(workspace, await blobs.put(workspace, b"x" * 100)) == b"x" * 100


async def test_a_changed_file_is_not_handed_out(tmp_path: Path) -> None:
    blobs, workspace = LocalBlobs(tmp_path, SECRET), uuid7()
    digest = await blobs.put(workspace, b"contract")
    [file] = [p for p in tmp_path.rglob("*") if p.is_file()]
    file.write_bytes(file.read_bytes()[:-1] + b"\x00")
    with pytest.raises(Exception, match=r"open|layout"):
        await blobs.get(workspace, digest)
