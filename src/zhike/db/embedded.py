"""The database that Zhike brings along: PostgreSQL from a wheel, running in the data folder.

Several processes may share one server: each holds a shared lock on ``postgres/users.lock`` while it uses it, and the
last one to stop takes the server down. A lock dies with its process, so a killed process never keeps it up.
"""

import contextlib
import fcntl
import hashlib
import os
import secrets
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg
from psycopg import sql

from zhike.db.binaries import EmbeddedError, Postmaster, is_postgres, read_postmaster, version_of, wheel_binaries
from zhike.db.osuser import OsUser, owned_by
from zhike.db.tuning import configuration

OWNER, DATABASE, SUPERUSER = "zhike_owner", "zhike", "postgres"
_SOCKET_PATH_LIMIT = 103  # macOS has the shortest, 104 bytes with the end mark


class EmbeddedServer:
    """One PostgreSQL cluster below ``data_dir/postgres``.

    `durable=False` turns fsync off and is for tests; `binaries` are the programs of another PostgreSQL installation.
    """

    def __init__(self, data_dir: Path, *, durable: bool = True, binaries: Path | None = None) -> None:
        self.home = data_dir.absolute() / "postgres"
        self.logs = data_dir.absolute() / "logs" / "postgres"
        self.durable = durable
        self.binaries = binaries or wheel_binaries()
        self.major = version_of(self.binaries)
        self.cluster = self.home / str(self.major)
        self._user: OsUser | None = None
        self._use: int | None = None

    @property
    def user(self) -> OsUser:
        """Return who runs the server; made at first use, because as root that may create a system user."""
        self._user = self._user or OsUser()
        return self._user

    @property
    def is_running(self) -> bool:
        """Say whether the server is up and takes connections."""
        found = self._postmaster()
        return found is not None and found.ready

    @property
    def owner_url(self) -> str:
        """Return the address of the database for the role that owns the tables."""
        return self.url(OWNER)

    @property
    def port(self) -> int:
        """Return the port on 127.0.0.1; the same one again after a restart as long as it is free."""
        found = self._postmaster()
        if found is None:
            raise EmbeddedError("the embedded PostgreSQL is not running")
        return found.port

    @property
    def socket_dir(self) -> Path:
        """Return the folder of the unix socket: in the data folder, or a short one when that path is too long."""
        folder = self.home / "run"
        if len(os.fsencode(folder)) + len("/.s.PGSQL.65535") <= _SOCKET_PATH_LIMIT and "," not in str(folder):
            return folder
        name = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"zhike-{name}"

    def url(self, role: str = OWNER, database: str = DATABASE, *, over_socket: bool = False) -> str:
        """Return a libpq address with its password."""
        port, password = self.port, quote(self.password(), safe="")
        if over_socket:
            host = quote(str(self.socket_dir), safe="")
            return f"postgresql://{role}:{password}@/{database}?host={host}&port={port}"
        return f"postgresql://{role}:{password}@127.0.0.1:{port}/{database}"

    def start(self) -> str:
        """Start the server, or join the one that runs, and return the owner's address."""
        self.home.mkdir(parents=True, exist_ok=True)
        with self._locked("start.lock"):
            self._refuse_other_version()
            if not self.is_running:
                self._prepare()
                self._launch()
            self._join()
            if not (self.home / f"{self.major}.ready").exists():
                self._make_owner()
        return self.owner_url

    def stop(self, *, even_if_used: bool = False) -> None:
        """Leave the server, and stop it when no other process uses it."""
        if not self.home.is_dir():
            return
        with self._locked("start.lock"):
            self._leave()
            handle = os.open(self.home / "users.lock", os.O_CREAT | os.O_RDWR, 0o600)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if not even_if_used:
                    return
            finally:
                os.close(handle)
            self._shut_down()

    @property
    def used_by_others(self) -> bool:
        """Say whether another process holds the server."""
        handle = os.open(self.home / "users.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        held = self._use is not None
        self._leave()
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        else:
            return False
        finally:
            os.close(handle)
            if held:
                self._join()

    def mark_moved(self, to: str) -> None:
        """Refuse later starts: the data lives at `to` now, and going on here would split it."""
        (self.home / "moved").write_text(to + "\n", "utf-8")

    # -- what start and stop are made of ---------------------------------------------------------------------------

    def password(self) -> str:
        """Return the password of all roles of this cluster, made at first use."""
        path = self.home / "password"
        if not path.exists():
            self.home.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_urlsafe(32))
                file.flush()
                os.fsync(file.fileno())
        return path.read_text("ascii").strip()

    def _refuse_other_version(self) -> None:
        moved = self.home / "moved"
        if moved.exists():
            raise EmbeddedError(
                f"this database moved to {moved.read_text('utf-8').strip()}. Set ZHIKE_DATABASE__URL to it, "
                f"or remove {moved} to go back to the old state"
            )
        found = sorted(int(path.name) for path in self.home.glob("[0-9][0-9]") if (path / "PG_VERSION").exists())
        if found and self.major not in found:
            raise EmbeddedError(
                f"the data folder holds a PostgreSQL {found[-1]} cluster and this Zhike runs {self.major}. "
                "Run: zhike upgrade"
            )

    def _prepare(self) -> None:
        """Make the cluster unless it stands. It is built beside its place: a killed first start leaves no half one."""
        user = self.user
        user.let_reach([self.home, self.binaries / "postgres"])
        user.own(self.logs)
        user.own(self.socket_dir)
        if user.entry is not None and owned_by(self.socket_dir) != user.entry.pw_uid:
            raise EmbeddedError(f"{self.socket_dir} belongs to somebody else. Remove it and start again")
        if (self.cluster / "PG_VERSION").exists():
            return
        fresh = self.home / f"{self.major}.new"
        if fresh.exists():
            subprocess.run(["/bin/rm", "-rf", str(fresh)], check=True)  # noqa: S603
        user.own(fresh)
        self.make_cluster(fresh)
        fresh.rename(self.cluster)

    def make_cluster(self, folder: Path) -> None:
        """Run initdb in the empty `folder` and let its configuration include Zhike's."""
        locale = (
            ["--locale=C"]
            if self.major < 17
            else ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        )
        with self._password_for_initdb() as pwfile:
            self.run(
                "initdb", "-D", str(folder), "-U", SUPERUSER, "--encoding=UTF8", *locale, "--data-checksums",
                "--auth=scram-sha-256", f"--pwfile={pwfile}", *([] if self.durable else ["--no-sync"]),
            )  # fmt: skip
        with (folder / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write("\ninclude_if_exists 'zhike.conf'   # written at every start\n")
            file.write("include_if_exists 'custom.conf'  # yours: settings here win\n")

    @contextlib.contextmanager
    def _password_for_initdb(self) -> Iterator[Path]:
        """Lend the password in a file of the server's user, who may not read ours."""
        path = self.home / "initdb.password"
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(self.password() + "\n")
        if self.user.entry is not None:
            os.chown(path, self.user.entry.pw_uid, self.user.entry.pw_gid)
        try:
            yield path
        finally:
            path.unlink()

    def run(
        self,
        program: str,
        *arguments: str,
        cwd: Path | None = None,
        environment: dict[str, str] | None = None,
        timeout_s: float = 600,
    ) -> str:
        """Run one of PostgreSQL's programs as the server's user and return what it printed."""
        done = subprocess.run(  # noqa: S603
            [str(self.binaries / program), *arguments],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", timeout=timeout_s, check=False,
            cwd=cwd or self.home.parent, env=self._environment() | (environment or {}), **self.user.popen,
        )  # fmt: skip
        if done.returncode:
            raise EmbeddedError(f"{program} failed: {(done.stderr or done.stdout).strip()[-1500:]}")
        return str(done.stdout)

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        return kept | {"LC_ALL": "C", "TZ": "UTC"}

    def _launch(self) -> None:
        self._forget_stale_pid()
        for _attempt in range(5):
            port = self._choose_port()
            self._write_configuration(port)
            log = self.logs.parent / "postgres-start.log"
            with log.open("wb") as output:
                process = subprocess.Popen(  # noqa: S603
                    [str(self.binaries / "postgres"), "-D", str(self.cluster)],
                    stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd="/", env=self._environment(),
                    start_new_session=True, **self.user.popen,
                )  # fmt: skip
            if self._wait_ready(process):
                process.returncode = 0  # it outlives this process: not ours to wait for
                (self.home / "port").write_text(str(port))
                return
            said = log.read_text("utf-8", errors="replace") + self._server_log()
            if "could not bind" in said or "could not create any TCP" in said:
                (self.home / "port").unlink(missing_ok=True)  # somebody took the port in between: choose another
            elif "still in use" in said:
                time.sleep(1)  # processes of a killed server are on their way out
            else:
                break
        raise EmbeddedError(f"PostgreSQL did not start. Its log ({self.logs}) ends with:\n{said}")

    def _wait_ready(self, process: "subprocess.Popen[bytes]", patience_s: float = 120) -> bool:
        """Wait until connections are taken. Replaying the log after a crash may take a while."""
        until = time.monotonic() + patience_s
        while time.monotonic() < until:
            if process.poll() is not None:
                return False
            if self.is_running:
                return True
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        raise EmbeddedError(f"PostgreSQL was not ready within {patience_s:.0f} s; see its log in {self.logs}")

    def _choose_port(self) -> int:
        """Return the port used last, so that addresses given out stay true, or a free one."""
        kept = self.home / "port"
        wanted = int(kept.read_text()) if kept.exists() else 0
        for port in (wanted, 0):
            with socket.socket() as probe, contextlib.suppress(OSError):
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(("127.0.0.1", port))
                return int(probe.getsockname()[1])
        raise EmbeddedError("no free port on 127.0.0.1")

    def _write_configuration(self, port: int) -> None:
        text = configuration(port, self.socket_dir, self.logs, durable=self.durable)
        path = self.cluster / "zhike.conf"
        path.write_text("# Written by Zhike at every start; put your own settings into custom.conf.\n" + text, "utf-8")
        path.chmod(0o644)  # readable for the server's user; the folder above is closed to others

    def _make_owner(self) -> None:
        """Create the owner's role and the database; may run again after an interruption."""
        password = self.password()
        with psycopg.connect(self.url(SUPERUSER, "postgres"), autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (OWNER,)).fetchone():
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEROLE CREATEDB").format(sql.Identifier(OWNER)))
            connection.execute(
                sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(OWNER), sql.Literal(password))
            )
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,)).fetchone():
                connection.execute(
                    sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), sql.Identifier(OWNER))
                )
            connection.execute(sql.SQL("REVOKE CONNECT ON DATABASE {} FROM PUBLIC").format(sql.Identifier(DATABASE)))
            connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO PUBLIC").format(sql.Identifier(DATABASE)))
        (self.home / f"{self.major}.ready").touch()

    def _postmaster(self) -> Postmaster | None:
        return read_postmaster(self.cluster)

    def _forget_stale_pid(self) -> None:
        """Remove the lock files of a server that is gone: after a reboot its number may be another program's."""
        path = self.cluster / "postmaster.pid"
        if path.exists() and self._postmaster() is None:
            path.unlink(missing_ok=True)
        for left in self.socket_dir.glob(".s.PGSQL.*"):
            left.unlink(missing_ok=True)

    def _server_log(self) -> str:
        newest = max(self.logs.glob("*.log"), key=lambda path: path.stat().st_mtime, default=None)
        return newest.read_text("utf-8", errors="replace")[-1500:] if newest else ""

    def _join(self) -> None:
        if self._use is None:
            self._use = os.open(self.home / "users.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
            fcntl.flock(self._use, fcntl.LOCK_SH)

    def _leave(self) -> None:
        if self._use is not None:
            os.close(self._use)
            self._use = None

    def _shut_down(self, patience_s: float = 60) -> None:
        found = self._postmaster()
        if found is None:
            return
        with contextlib.suppress(psutil.NoSuchProcess):
            psutil.Process(found.pid).send_signal(signal.SIGINT)  # "fast": roll back what is open, write a checkpoint
        until = time.monotonic() + patience_s
        while is_postgres(found.pid):
            if time.monotonic() > until:
                raise EmbeddedError(f"PostgreSQL (process {found.pid}) did not stop within {patience_s:.0f} s")
            time.sleep(0.01)

    @contextlib.contextmanager
    def _locked(self, name: str) -> Iterator[None]:
        handle = os.open(self.home / name, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)
