"""A whole Zhike of its own to measure: durable PostgreSQL, demo data, `serve` and `worker` as processes."""

import asyncio
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import psycopg

from zhike.channels import ClaimedIdentity, Inbox
from zhike.cli.children import Child, stop_all
from zhike.cli.demo import free_port, is_prepared
from zhike.cli.demo_world import WIDGET_INBOX, WORKSPACE
from zhike.cli.installation import Installation
from zhike.db.embedded import EmbeddedServer
from zhike.db.migrate import migrate
from zhike.db.urls import Urls, build_urls
from zhike.house import House, build
from zhike.settings import Settings
from zhike.settings.secret import load_secret

CALM_S, CALM_SHARE = 2.0, 0.25  # an idle worker uses less of a core than this


@dataclass
class Visitor:
    """One customer with a session."""

    token: str
    identity_id: UUID
    customer_id: UUID


@dataclass
class World:
    """One installation. Every `serve` and `worker` of it is stopped at the end."""

    folder: Path
    server: EmbeddedServer
    owner_url: str
    secret: bytes
    port: int = field(default_factory=free_port)
    children: dict[str, Child] = field(default_factory=dict)
    workspace_id: UUID | None = None

    @property
    def settings(self) -> Settings:
        return Settings(
            _env_file=None,
            data_dir=self.folder,
            secret_key=self.secret.hex(),
            database={"url": self.owner_url},
            http={"port": self.port, "signals_port": 0},
        )

    @property
    def urls(self) -> Urls:
        return build_urls(self.settings, self.secret)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        return {
            "ZHIKE_DATABASE__URL": self.owner_url,
            "ZHIKE_SECRET_KEY": self.secret.hex(),
            "ZHIKE_DATA_DIR": str(self.folder),
            "ZHIKE_HTTP__PORT": str(self.port),
            "ZHIKE_HTTP__SIGNALS_PORT": str(free_port()),
            "ZHIKE_LOG__FORMAT": "json",
            "ZHIKE_ACTIONS__ALLOW_PRIVATE": "true",  # the merchant listens on loopback
        }

    @contextmanager
    def running(self, *names: str) -> Iterator[None]:
        """Run `serve` and / or `worker` for a block."""
        started = [Child(n, [n], self.environment, self.folder / "logs" / f"{n}.log") for n in names]
        self.children = {child.name: child for child in started}
        for child in started:
            child.start()
        try:
            if "serve" in names:
                self.wait(self.serves, "serve")
            if "worker" in names:
                self.wait(self.works, "worker", 300)
                self.wait(self.calm, "a worker that has learned the demo's knowledge", 300)
            yield
        finally:
            stop_all(started)
            self.children = {}

    def pid(self, name: str) -> int:
        process = self.children[name].process
        assert process is not None
        return process.pid

    def serves(self) -> bool:
        try:
            return httpx.get(f"{self.base}/readyz", timeout=2, trust_env=False).status_code == 200
        except httpx.HTTPError:
            return False

    def works(self) -> bool:
        """A worker gave a sign of life and no import is under way."""
        alive = self.rows("SELECT 1 FROM procrastinate_workers WHERE last_heartbeat > now() - interval '3 seconds'")
        busy = self.rows(
            "SELECT 1 FROM procrastinate_jobs WHERE queue_name = 'imports' AND status IN ('todo', 'doing')"
        )
        return bool(alive) and not busy

    def calm(self) -> bool:
        """The worker is idle: it has read and fitted its indexes, which takes seconds after a start."""
        before = self._worked()
        time.sleep(CALM_S)
        return self._worked() - before < CALM_SHARE * CALM_S

    def _worked(self) -> float:
        """Seconds of processor time that the worker has used."""
        user, system = Path(f"/proc/{self.pid('worker')}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def wait(self, condition: Callable[[], bool], what: str, patience_s: float = 120) -> None:
        end = time.monotonic() + patience_s
        while not condition():
            dead = [child for child in self.children.values() if not child.alive]
            if dead or time.monotonic() > end:
                words = "\n".join(child.last_words() for child in self.children.values())
                raise RuntimeError(f"{what} is not ready\n{words}")
            time.sleep(0.1)

    def rows(self, statement: str, *parameters: object) -> list[tuple[Any, ...]]:
        """Ask the database as its owner."""
        with psycopg.connect(self.urls.owner_dsn, autocommit=True) as connection:
            cursor = connection.execute(statement, parameters or None)
            return cursor.fetchall() if cursor.description else []

    def settle(self) -> None:
        """Take away jobs that an earlier measurement left waiting, and let the planner know the tables."""
        self.rows("DELETE FROM procrastinate_jobs WHERE status = 'todo' AND queue_name = 'turns'")
        self.rows("ANALYZE")

    def with_house(self, work: Callable[[House], Awaitable[Any]]) -> Any:
        """Run a coroutine with this installation's services in this process."""

        async def run() -> Any:
            house = build(self.settings, self.secret, self.urls, "zhike-bench")
            try:
                return await work(house)
            finally:
                await house.close()

        return asyncio.run(run())

    def visitors(self, count: int) -> list[Visitor]:
        """Return customers with tokens made by the installation's own VisitorTokens."""
        return self.with_house(lambda house: self._visitors(house, count))

    async def inbox(self, house: House) -> Inbox:
        return await house.channels.inbox(WIDGET_INBOX)

    async def _visitors(self, house: House, count: int) -> list[Visitor]:
        inbox = await self.inbox(house)
        made = []
        for _ in range(count):
            who = ClaimedIdentity(f"visitor:{secrets.token_hex(12)}", verified=False)
            identity = await house.channels.identify(inbox, who)
            ids = (identity.id, identity.customer_id)
            token, _ = house.visitor_tokens.issue(inbox.workspace_id, inbox.id, *ids, identity.verified)
            made.append(Visitor(token, *ids))
        return made


@contextmanager
def world(folder: Path) -> Iterator[World]:
    """Make an installation with the demo's data, or open the one that an earlier run left in ``folder``.

    fsync and synchronous_commit are on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    server = EmbeddedServer(folder)
    url = server.start()
    made = World(folder, server, url, load_secret(Settings(_env_file=None, data_dir=folder)))
    try:
        if not is_prepared(Installation(made.settings, made.secret, made.urls, server)):
            migrate(made.urls)
            demo = [sys.executable, "-m", "zhike.cli.demo_data"]
            subprocess.run(demo, env=os.environ | made.environment, check=True, timeout=300)
        made.workspace_id = made.rows("SELECT id FROM workspaces WHERE slug = %s", WORKSPACE)[0][0]
        yield made
    finally:
        server.stop()
