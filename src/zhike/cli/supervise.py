"""Keeps children running."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
import structlog

from zhike.cli.children import Child
from zhike.cli.say import Stop
from zhike.db.urls import Urls

log = structlog.get_logger("zhike.cli")
PAUSE_S = 0.5
_ALIVE = "SELECT 1 FROM procrastinate_workers WHERE last_heartbeat > now() - interval '3 seconds' LIMIT 1"
_LEARNING = "SELECT 1 FROM procrastinate_jobs WHERE queue_name = 'imports' AND status IN ('todo', 'doing') LIMIT 1"


def supervise(
    children: list[Child], stopping: threading.Event, tend: Callable[[], None], tell: Callable[[str], None]
) -> None:
    """Start dead children again until `stopping` is set; `tend` is called twice a second.

    Raises Stop when one dies again and again.
    """
    while not stopping.wait(PAUSE_S):
        tend()
        for child in children:
            if child.alive or stopping.is_set():
                continue
            code = child.process.returncode if child.process else None
            if child.hopeless:
                raise Stop(
                    f"{child.name} died {len(child.starts)} times in a row. Its log ({child.log}) ends with:",
                    child.last_words(),
                )
            tell(f"{child.name} ended ({_how(code)}); starting it again")
            child.start()


@contextmanager
def keep_running_beside(children: list[Child]) -> Iterator[None]:
    """Supervise children from a thread while the block runs."""
    stopping = threading.Event()

    def run() -> None:
        try:
            supervise(children, stopping, lambda: None, lambda text: log.warning("child", note=text))
        except Stop as error:
            log.error("child given up", note=str(error))

    thread = threading.Thread(target=run, name="supervisor", daemon=True)
    if children:
        thread.start()
    try:
        yield
    finally:
        stopping.set()
        if children:
            thread.join(PAUSE_S * 2)


def wait_for(
    ready: Callable[[], bool],
    children: list[Child],
    patience_s: float,
    moved: Callable[[], object] = lambda: None,
    why: Callable[[], str] = lambda: "",
) -> None:
    """Wait until `ready`; patience starts anew whenever what `moved` returns changes.

    Raises Stop when a child dies (with the end of its log) or patience ends (with what `why` returns).
    """
    until, seen = time.monotonic() + patience_s, moved()
    while not ready():
        for child in children:
            if not child.alive:
                raise Stop(f"{child.name} did not start. Its log ({child.log}) ends with:", child.last_words())
        if (now := moved()) != seen:
            until, seen = time.monotonic() + patience_s, now
        if time.monotonic() > until:
            names = ", ".join(str(child.log) for child in children)
            raise Stop(f"not ready, and nothing moved for {patience_s:.0f} s", f"{why()}Read the logs: {names}")
        time.sleep(0.05)


def assistant_is_up(urls: Urls) -> bool:
    """Say whether a worker gave a sign of life a moment ago and has learnt the knowledge that was imported."""
    try:
        with psycopg.connect(urls.system_dsn, connect_timeout=3) as connection:
            alive = connection.execute(_ALIVE).fetchone() is not None
            return alive and connection.execute(_LEARNING).fetchone() is None
    except psycopg.Error:
        return False


def _how(code: int | None) -> str:
    if code is None:
        return "never started"
    return f"signal {-code}" if code < 0 else f"exit code {code}"
