"""Backup, restore, upgrade and move, on real clusters."""

import io
import tarfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from zhike.cli.backup import backup
from zhike.cli.installation import installation, read_settings
from zhike.cli.migrate import migrate
from zhike.cli.move import move
from zhike.cli.restore import restore
from zhike.cli.runtime import noted
from zhike.cli.say import Stop
from zhike.cli.upgrade import upgrade
from zhike.db.binaries import EmbeddedError, wheel_binaries
from zhike.db.embedded import EmbeddedServer
from zhike.kit.ids import uuid7

NAMES = {"甲店", "O'Brien & Söhne 🐼"}


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """The data folder of an installation with two workspaces and a file."""
    folder = tmp_path / "data"
    migrate(data=folder)
    with installation(read_settings(folder)) as found, psycopg.connect(found.urls.owner_dsn) as connection:
        for name in sorted(NAMES):
            identity = uuid7()
            connection.execute(
                "INSERT INTO workspaces (id, slug, name) VALUES (%s, %s, %s)",
                (identity, f"w-{identity.hex[-12:]}", name),
            )
    (folder / "files" / "ab").mkdir(parents=True)
    (folder / "files" / "ab" / "abc").write_bytes(b"\x00sealed\xff")
    yield folder
    EmbeddedServer(folder).stop(even_if_used=True)


def names(folder: Path) -> set[str]:
    with installation(read_settings(folder)) as found, psycopg.connect(found.urls.owner_dsn) as connection:
        return {row[0] for row in connection.execute("SELECT name FROM workspaces").fetchall()}


def as_app(folder: Path) -> int:
    """Rows that zhike_app sees without a workspace."""
    with installation(read_settings(folder)) as found, psycopg.connect(found.urls.app_dsn) as connection:
        row = connection.execute("SELECT count(*) FROM workspaces").fetchone()
        assert row is not None
        return int(row[0])


def test_a_backup_comes_back_in_a_fresh_folder(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "b.tar"
    backup(to=file, data=data)
    assert file.stat().st_mode & 0o077 == 0
    copy = tmp_path / "copy"
    restore(file, data=copy)
    assert names(copy) == NAMES
    assert as_app(copy) == 0  # the walls came along
    assert (copy / "files" / "ab" / "abc").read_bytes() == b"\x00sealed\xff"
    assert (copy / "secret.key").read_text() == (data / "secret.key").read_text()
    assert read_settings(copy).jobs.effects == "paused"
    assert read_settings(data).jobs.effects == "live"


def test_a_damaged_backup_is_refused(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "b.tar"
    backup(to=file, data=data, quick=True)
    content = bytearray(file.read_bytes())
    content[content.index(b"\x00sealed\xff") + 2] ^= 0xFF
    file.write_bytes(content)
    with pytest.raises(Stop, match="damaged"):
        restore(file, data=tmp_path / "copy")


def test_a_backup_never_lands_on_another_installation(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "b.tar"
    backup(to=file, data=data, quick=True)
    with pytest.raises(Stop, match="not empty"):
        restore(file, data=data)
    other = tmp_path / "other"
    migrate(data=other)
    with pytest.raises(Stop, match="another installation"):
        restore(file, data=other)


def test_a_backup_cannot_write_outside_its_folder(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "b.tar"
    backup(to=file, data=data, quick=True)
    with tarfile.open(file, "a") as archive:
        info = tarfile.TarInfo("files/../../../evil")
        info.size = 1
        archive.addfile(info, io.BytesIO(b"x"))
    with pytest.raises(Stop, match="outside"):
        restore(file, data=tmp_path / "copy")
    assert not list(tmp_path.rglob("evil"))


def test_an_older_cluster_is_upgraded(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    old = EmbeddedServer(folder, binaries=wheel_binaries(16))
    with psycopg.connect(old.start()) as connection:
        connection.execute("CREATE TABLE kept AS SELECT '留下' AS word")
    old.stop()
    with pytest.raises(Stop, match="zhike upgrade"):
        migrate(data=folder)
    upgrade(data=folder)
    with installation(read_settings(folder)) as found, psycopg.connect(found.urls.owner_dsn) as connection:
        assert connection.info.server_version >= 180000
        assert connection.execute("SELECT word FROM kept").fetchone() == ("留下",)
        assert connection.execute("SELECT count(*) FROM workspaces").fetchone() == (0,)
    assert (folder / "postgres" / "16.old").is_dir()
    upgrade(data=folder)  # nothing to do is no error
    with noted(read_settings(folder)), pytest.raises(Stop, match="runs on"):
        upgrade(data=folder)


@pytest.mark.parametrize("major", [18, 16, 15])
def test_it_moves_to_another_server(major: int, data: Path, tmp_path: Path) -> None:
    binaries = Path("/usr/lib/postgresql/15/bin") if major == 15 else wheel_binaries(major)
    if not binaries.exists():
        pytest.skip("PostgreSQL 15 is not installed here; .ci/run installs it")
    other = EmbeddedServer(tmp_path / "elsewhere", binaries=binaries, durable=False)
    try:
        address = other.start()
        move(to=address, data=data)
        with psycopg.connect(address) as connection:
            assert {row[0] for row in connection.execute("SELECT name FROM workspaces").fetchall()} == NAMES
        with pytest.raises(EmbeddedError, match="moved to"):
            EmbeddedServer(data).start()
    finally:
        other.stop()


def test_it_does_not_move_while_it_is_used(data: Path, tmp_path: Path) -> None:
    other = EmbeddedServer(tmp_path / "elsewhere", durable=False)
    user = EmbeddedServer(data)
    try:
        address = other.start()
        user.start()
        with pytest.raises(Stop, match="still runs"):
            move(to=address, data=data)
    finally:
        user.stop()
        other.stop()
