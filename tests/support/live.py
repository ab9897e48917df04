"""A whole Zhike in processes of its own: what browsers, clients and kills are tested against."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psycopg

from tests.support.database import SECRET, urls_for
from zhike.cli.demo import free_port
from zhike.db.urls import Urls


@dataclass
class Process:
    """One `zhike …` that can be killed and started again."""

    arguments: list[str]
    environment: dict[str, str]
    log: Path
    handle: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        with self.log.open("ab") as output:
            self.handle = subprocess.Popen(
                [sys.executable, "-m", "zhike.cli", *self.arguments],
                env=os.environ | self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )

    def kill(self) -> None:
        """kill -9: nothing is finished, nothing is said."""
        assert self.handle is not None
        self.handle.kill()
        self.handle.wait()

    def stop(self) -> None:
        if self.handle is not None and self.handle.poll() is None:
            self.handle.terminate()
            try:
                self.handle.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()


@dataclass
class Live:
    """serve and worker on one database."""

    owner_url: str
    folder: Path
    embedder: str = "local"
    port: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.environment = {
            "ZHIKE_DATABASE__URL": self.owner_url,
            "ZHIKE_SECRET_KEY": SECRET,
            "ZHIKE_DATA_DIR": str(self.folder),
            "ZHIKE_HTTP__PORT": str(self.port),
            "ZHIKE_HTTP__SIGNALS_PORT": str(free_port()),
            "ZHIKE_JOBS__STALLED_AFTER_S": "4",
            "ZHIKE_LANGUAGE__EMBEDDER": self.embedder,
            "ZHIKE_LOG__FORMAT": "json",
        }
        self.serve = Process(["serve"], self.environment, self.folder / "serve.log")
        self.worker = Process(["worker"], self.environment, self.folder / "worker.log")

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def urls(self) -> Urls:
        return urls_for(self.owner_url)

    def load_demo(self) -> None:
        """Load the demo data as `zhike demo` does."""
        command = [sys.executable, "-m", "zhike.cli.demo_data"]
        done = subprocess.run(
            command, env=os.environ | self.environment, capture_output=True, text=True, timeout=240, check=False
        )
        assert done.returncode == 0, done.stderr

    def start(self) -> None:
        self.serve.start()
        self.worker.start()
        self.wait_ready()

    def wait_ready(self, patience_s: float = 240) -> None:
        self.until(self.serves, "serve", patience_s)
        self.until(self.works, "worker", patience_s)

    def serves(self) -> bool:
        try:
            return httpx.get(f"{self.base}/readyz", timeout=2, trust_env=False).status_code == 200
        except httpx.HTTPError:
            return False

    def works(self) -> bool:
        """A worker gave a sign of life, and imports are done."""
        with psycopg.connect(self.urls.system_dsn) as connection:
            alive = connection.execute(
                "SELECT 1 FROM procrastinate_workers WHERE last_heartbeat > now() - interval '3 seconds'"
            ).fetchone()
            busy = connection.execute(
                "SELECT 1 FROM procrastinate_jobs WHERE queue_name = 'imports' AND status IN ('todo', 'doing')"
            ).fetchone()
        return alive is not None and busy is None

    def rows(self, statement: str, *parameters: object) -> list[tuple[object, ...]]:
        """Look into the database as its owner, past all walls."""
        with psycopg.connect(self.urls.owner_dsn) as connection:
            return connection.execute(statement, parameters or None).fetchall()  # type: ignore[arg-type]

    def until(self, condition: Callable[[], bool], what: str, patience_s: float = 30) -> None:
        end = time.monotonic() + patience_s
        while not condition():
            died = any(p.handle is not None and p.handle.poll() is not None for p in (self.serve, self.worker))
            if died or time.monotonic() > end:
                logs = "\n".join(p.log.read_text("utf-8")[-3000:] for p in (self.serve, self.worker) if p.log.exists())
                raise AssertionError(
                    f"{what}: {'a process died' if died else f'not within {patience_s:.0f} s'}\n{logs}"
                )
            time.sleep(0.05)

    def stop(self) -> None:
        self.serve.stop()
        self.worker.stop()
