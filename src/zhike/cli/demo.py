"""`zhike demo`: everything on one machine, with demo data."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import httpx
import psycopg

from zhike.cli.children import Child, stop_all
from zhike.cli.demo_files import products_file
from zhike.cli.demo_merchant import is_connected, merchant_process, shop_answers, shop_port
from zhike.cli.demo_world import API_INBOX, LOGINS, PASSWORD
from zhike.cli.installation import Installation, installation, read_settings
from zhike.cli.learning import Learning
from zhike.cli.main_job import run_main_job
from zhike.cli.runtime import noted
from zhike.cli.say import Steps, Stop
from zhike.cli.supervise import assistant_is_up, supervise, wait_for
from zhike.db.binaries import EmbeddedError
from zhike.db.embedded import EmbeddedServer
from zhike.db.places import migrations_dir
from zhike.settings import Settings
from zhike.telemetry import configure_logging

PATIENCE_S = 60  # without anything moving
RETRY_S = 3.0


def demo(*, check: bool = False, port: int | None = None, data: Path | None = None) -> None:
    """Start everything on this machine with demo data: database, console, widget, assistant.

    Parameters
    ----------
    check
        Start on a free port in a fresh folder, run the main job as a real client would, and exit 0 or say what failed.
    port
        Port of the console (8000; with --check a free one).
    data
        The data folder (./data; with --check a temporary one).
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)
    with _folder(data, check) as folder:
        settings = alone(folder) if check and port is None else read_settings(folder, port=port)
        _refuse_busy_ports(settings)
        configure_logging(settings.log.model_copy(update={"level": "warning"}), "demo")
        try:
            _run(settings, check=check)
        except KeyboardInterrupt:
            print("\nstopped", flush=True)


def _run(settings: Settings, *, check: bool) -> None:
    with started(settings, Steps(6)) as demo:
        if check:
            raise SystemExit(asyncio.run(run_main_job(settings.public_url())))
        if demo.fresh and products_file() is not None:
            _prepare("zhike.cli.demo_graph", environment=_environment(settings))
        _show_addresses(settings)
        tend = Tend(demo.found.server, demo.children)
        everything = [demo.merchant, *demo.children]
        supervise(everything, threading.Event(), tend, lambda text: print(f"zhike: {text}", flush=True))


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo that answers. ``fresh``: its data was made by this start."""

    found: Installation
    merchant: Child
    children: list[Child]
    fresh: bool


@contextmanager
def started(settings: Settings, steps: Steps) -> Iterator[Demo]:
    """Start everything, wait until the assistant answers, and stop it with the block."""
    with _opened(settings, steps) as found, noted(settings):
        ready = is_prepared(found)
        with steps.step("migrations"):
            if not ready:
                _prepare("zhike.cli", "migrate", environment=_environment(settings))
        with steps.step("demo data"):
            if not ready:
                _prepare("zhike.cli.demo_data", environment=_environment(settings))
        merchant, *children = _children(settings, found.secret)
        try:
            with steps.step("the shop's own system"):
                merchant.start()
                wait_for(lambda: shop_answers(settings), [merchant], PATIENCE_S)
                if not ready or not is_connected(found, settings):
                    _prepare("zhike.cli.demo_shop", environment=_environment(settings))
            with steps.step("console, widget and API"):
                for child in children:
                    child.start()
                wait_for(lambda: _serves(settings), children, PATIENCE_S)
            with steps.step("assistant") as show:
                learning = Learning(found.urls, show)
                wait_for(lambda: assistant_is_up(found.urls), children, PATIENCE_S, learning, learning.standstill)
            yield Demo(found, merchant, children, not ready)
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not leave half of it running
            stop_all([*children, merchant])


@contextmanager
def _opened(settings: Settings, steps: Steps) -> Iterator[Installation]:
    external = settings.database.url is not None
    manager = installation(settings)
    with steps.step("your PostgreSQL" if external else f"PostgreSQL in {settings.data_dir}"):
        found = manager.__enter__()
    try:
        yield found
    finally:
        manager.__exit__(None, None, None)


def is_prepared(found: Installation) -> bool:
    """Say whether an earlier start migrated to this version and loaded the demo; asks the database twice, no more."""
    newest = max(path.name.split("_")[0] for path in migrations_dir().glob("versions/[0-9]*.py"))
    try:
        with psycopg.connect(found.urls.owner_dsn, connect_timeout=5) as connection:
            at = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            loaded = connection.execute("SELECT 1 FROM inboxes WHERE key = %s", (API_INBOX,)).fetchone()
    except psycopg.Error:
        return False
    return at == (newest,) and loaded is not None


def _prepare(module: str, *arguments: str, environment: dict[str, str]) -> None:
    """Run a step in a process of its own: it loads what later starts do not need."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", module, *arguments],
        env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr.strip()[-3000:])


def _environment(settings: Settings) -> dict[str, str]:
    return {
        "ZHIKE_DATA_DIR": str(settings.data_dir.absolute()),
        "ZHIKE_HTTP__PORT": str(settings.http.port),
        "ZHIKE_HTTP__SIGNALS_PORT": str(settings.http.signals_port),
        "ZHIKE_LOG__FORMAT": "json",
        "ZHIKE_ACTIONS__ALLOW_PRIVATE": "true",  # the demo's merchant is on this machine
    }


def _children(settings: Settings, secret: bytes) -> list[Child]:
    environment = _environment(settings)
    logs = settings.data_dir / "logs"
    http = ["--host", settings.http.host, "--port", str(settings.http.port)]
    return [
        merchant_process(settings, secret),
        Child("serve", ["serve", *http], environment, logs / "serve.log"),
        Child("worker", ["worker"], environment, logs / "worker.log"),
    ]


class Tend:
    """Starts a database that died again; when it had to move to another port the children start anew too."""

    def __init__(self, server: EmbeddedServer | None, children: list[Child]) -> None:
        self.server = server
        self.children = children
        self.port = server.port if server else 0
        self.failure = ""
        self.not_before = 0.0

    def __call__(self) -> None:
        """Look once."""
        if self.server is None or self.server.is_running or time.monotonic() < self.not_before:
            return
        if not self.failure:
            print("zhike: PostgreSQL ended; starting it again", flush=True)
        try:
            self.server.start()
        except (EmbeddedError, OSError) as error:  # a full disk, most often: say it once and keep trying
            if str(error).splitlines()[0] != self.failure:
                self.failure = str(error).splitlines()[0]
                print(f"zhike: {error}", flush=True)
            self.not_before = time.monotonic() + RETRY_S
            return
        self.failure = ""
        if self.server.port != self.port:
            self.port = self.server.port
            for child in self.children:
                child.ask_to_stop()


def _serves(settings: Settings) -> bool:
    try:
        return httpx.get(f"http://{settings.http.host}:{settings.http.port}/readyz", timeout=2).status_code == 200
    except httpx.HTTPError:
        return False


def _show_addresses(settings: Settings) -> None:
    address = settings.public_url()
    if not (files("zhike.api") / "static" / "console" / "index.html").is_file():
        print("zhike: the console is not built: run make web (a checkout) or install the wheel")
    print(f"""
  Shop with the widget   {address}/shop/
  Console                {address}/app/
  API                    {address}/docs

  Sign in with one of these and the password {PASSWORD}:""")
    for email, role in LOGINS.items():
        print(f"    {email:<24}{role}")
    print(f"\n  Logs are in {settings.data_dir / 'logs'}; Ctrl-C stops everything.\n", flush=True)


def alone(folder: Path | None) -> Settings:
    """Return settings for a demo beside others: a free port, no signals from or to them."""
    settings = read_settings(folder, port=free_port())
    return settings.model_copy(update={"http": settings.http.model_copy(update={"signals_port": free_port()})})


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _refuse_busy_ports(settings: Settings) -> None:
    for host, port in ((settings.http.host, settings.http.port), ("127.0.0.1", shop_port(settings))):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                raise Stop(
                    f"port {port} of {host} is not free ({os.strerror(error.errno or 0)})",
                    "Stop what listens there (another demo?), or choose another: make demo PORT=8001",
                ) from None


@contextmanager
def _folder(data: Path | None, check: bool) -> Iterator[Path | None]:
    if data is not None or not check:
        yield data
        return
    with tempfile.TemporaryDirectory(prefix="zhike-check-") as name:
        yield Path(name)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt
