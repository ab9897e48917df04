"""Fixtures for all tests: a migrated PostgreSQL, a fresh workspace per test, and no network but this machine's.

Tests commit. Each makes its own workspace, so nothing is ever truncated and the walls between workspaces are used
everywhere.
"""

import fcntl
import os
import secrets
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
import pytest_asyncio

from tests.support.database import TestServer, make_settings, urls_for
from tests.support.live import Live
from tests.support.network import only_loopback
from tests.support.vectors import VECTORS
from zhike.db import Database, recording
from zhike.db.urls import Urls
from zhike.kit.ids import uuid7
from zhike.settings import Settings

os.environ["ZHIKE_DEMO__PRODUCTS"] = ""  # the same shop on every machine
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")


# A folder of this run's own. In the shared one every new run of pytest closes the parent folder again, and the database
# server, which as root runs as another user, loses its files in mid-run.
if WORKER == "alone" and "PYTEST_DEBUG_TEMPROOT" not in os.environ:
    os.environ["PYTEST_DEBUG_TEMPROOT"] = tempfile.mkdtemp(prefix="zhike-tests-")
    OWN_FOLDER: str | None = os.environ["PYTEST_DEBUG_TEMPROOT"]
else:
    OWN_FOLDER = None


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Clear up after a run that passed; a failed one keeps its folder to look at."""
    if OWN_FOLDER is not None and exitstatus == 0:
        session.config.add_cleanup(lambda: shutil.rmtree(OWN_FOLDER or "", ignore_errors=True))


def pytest_configure(config: pytest.Config) -> None:
    only_loopback()
    for name in [name for name in os.environ if name.startswith("ZHIKE_") and not name.startswith("ZHIKE_TEST_")]:
        del os.environ[name]  # a developer's own settings must not reach the tests
    os.environ["ZHIKE_LANGUAGE__VECTOR_CACHE"] = str(VECTORS)  # demos that tests start need not learn anew


@pytest.fixture(scope="session")
def run_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base if WORKER == "alone" else base.parent


@pytest.fixture(scope="session")
def postgres(run_dir: Path) -> Iterator[TestServer]:
    """The run's PostgreSQL with its migrated template."""

    @contextmanager
    def lock() -> Iterator[None]:
        with (run_dir / "template.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    server = TestServer(run_dir / "pg")
    server.make_template(lock)
    yield server
    server.close()


@pytest.fixture(scope="session")
def owner_url(postgres: TestServer) -> Iterator[str]:
    """The owner's address of this worker's database."""
    name = f"zhike_test_{WORKER}"
    yield postgres.copy(name)
    postgres.drop(name)


@pytest.fixture(scope="session")
def urls(owner_url: str) -> Urls:
    """Addresses of this worker's database by role."""
    return urls_for(owner_url)


@pytest.fixture
def fresh_owner_url(postgres: TestServer) -> Iterator[str]:
    """The owner's address of a database of this test's own, for what looks at all workspaces at once."""
    name = f"zhike_test_{WORKER}_{secrets.token_hex(4)}"
    yield postgres.copy(name)
    postgres.drop(name)


@pytest.fixture
def settings(owner_url: str, tmp_path: Path) -> Settings:
    """Settings of this worker's database and a data folder of this test's own."""
    return make_settings(tmp_path / "data", owner_url)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def db(urls: Urls) -> AsyncIterator[Database]:
    """This worker's database."""
    database = Database(urls, pool_size=8, name="zhike-test")
    yield database
    await database.close()


@pytest_asyncio.fixture(loop_scope="session")
async def make_workspace(db: Database) -> Callable[..., object]:
    """Return a coroutine function that makes a workspace and returns its id."""

    async def make(name: str = "测试") -> UUID:
        workspace_id = uuid7()
        async with db.system() as tx:
            await tx.execute(
                "INSERT INTO workspaces (id, slug, name) VALUES (:id, :slug, :name)",
                {"id": workspace_id, "slug": f"w-{workspace_id.hex[-20:]}", "name": name},
            )
        return workspace_id

    return make


@pytest_asyncio.fixture(loop_scope="session")
async def workspace(make_workspace: Callable[..., object]) -> UUID:
    """A workspace of this test's own."""
    return await make_workspace()  # type: ignore[misc]


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """Every SQL statement this test sends, so that it can state how many a request takes."""
    with recording() as sent:
        yield sent


@pytest.fixture(scope="session")
def live(postgres: TestServer, run_dir: Path) -> Iterator[Live]:
    """A whole Zhike with the demo's data, started once per worker. Tests that kill it use `own_live`."""
    name = f"zhike_live_{WORKER}"
    installation = Live(postgres.copy(name), run_dir / name)
    try:
        installation.load_demo()
        installation.start()
        yield installation
    finally:
        installation.stop()
        postgres.drop(name)


@pytest.fixture
def own_live(postgres: TestServer, tmp_path: Path) -> Iterator[Live]:
    """A whole Zhike with the demo's data for one test alone; without embeddings, which take seconds to compute."""
    name = f"zhike_live_{WORKER}_{secrets.token_hex(4)}"
    installation = Live(postgres.copy(name), tmp_path / "live", embedder="off")
    try:
        installation.load_demo()
        installation.start()
        yield installation
    finally:
        installation.stop()
        postgres.drop(name)
