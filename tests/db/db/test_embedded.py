"""The embedded server: odd folders, sharing, and what a crash leaves behind."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from zhike.db.binaries import EmbeddedError
from zhike.db.embedded import EmbeddedServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmbeddedServer]:
    server = EmbeddedServer(tmp_path / "data", durable=False)
    yield server
    server.stop(even_if_used=True)


def answers(url: str) -> bool:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT 1").fetchone() == (1,)


def test_it_starts_in_a_long_folder_with_spaces_and_a_quote(tmp_path: Path) -> None:
    server = EmbeddedServer(tmp_path / "it's, 数据" / ("long name " * 12) / "data", durable=False)
    try:
        assert answers(server.start())
        assert answers(server.url(over_socket=True))
        assert len(os.fsencode(server.socket_dir)) < 80
    finally:
        server.stop()
    assert not server.is_running


def test_it_wants_a_password_even_from_this_machine(server: EmbeddedServer) -> None:
    server.start()
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(f"postgresql://zhike_owner:wrong@127.0.0.1:{server.port}/zhike")
    assert (server.home / "password").stat().st_mode & 0o077 == 0


def test_the_last_user_stops_it(server: EmbeddedServer) -> None:
    server.start()
    code = (
        "import sys; from pathlib import Path; from zhike.db.embedded import EmbeddedServer as E\n"
        "e = E(Path(sys.argv[1]), durable=False); e.start(); print('in', flush=True); input(); e.stop()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(server.home.parent)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "in\n"
    server.stop()
    assert server.is_running
    other.communicate("go\n")
    assert not server.is_running


def test_a_killed_server_comes_back_on_the_same_port(server: EmbeddedServer) -> None:
    url = server.start()
    found = server._postmaster()
    assert found is not None
    os.kill(found.pid, signal.SIGKILL)
    while server.is_running:
        pass
    assert answers(server.start())
    assert server.owner_url == url


def test_a_pid_file_that_names_another_program_is_not_believed(server: EmbeddedServer) -> None:
    server.start()
    server.stop()
    (server.cluster / "postmaster.pid").write_text(f"{os.getpid()}\n{server.cluster}\n0\n1\n\n\n\nready\n")
    assert not server.is_running
    assert answers(server.start())


def test_it_moves_when_its_port_is_taken(server: EmbeddedServer) -> None:
    server.start()
    port = server.port
    server.stop()
    with socket.socket() as thief:
        thief.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        thief.bind(("127.0.0.1", port))
        thief.listen()
        assert answers(server.start())
        assert server.port != port


def test_a_cluster_of_another_version_names_the_mend(server: EmbeddedServer) -> None:
    other = server.home / "16"
    other.mkdir(parents=True)
    (other / "PG_VERSION").write_text("16\n")
    with pytest.raises(EmbeddedError, match="zhike upgrade"):
        server.start()
