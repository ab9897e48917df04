"""Engines, transactions and the statement recorder."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any
from uuid import UUID

import psycopg
from sqlalchemy import Executable, event, text
from sqlalchemy.engine import CursorResult, RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from zhike.db.errors import EffectInsideTransaction, translate
from zhike.db.urls import Urls

_current: ContextVar["Tx | None"] = ContextVar("zhike_tx", default=None)
_recorder: ContextVar[list[str] | None] = ContextVar("zhike_statements", default=None)
SET_WORKSPACE = "SELECT set_config('zhike.workspace', %s, true)"
# A database that vanished without a word is noticed within about ten seconds.
IMPATIENT: dict[str, Any] = {
    "connect_timeout": 3,
    "tcp_user_timeout": 10_000,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
}
AfterCommit = Callable[[], object]

as_text = lru_cache(maxsize=2048)(text)  # reading a statement's parameters costs more than many a statement


class Tx:
    """One open transaction. Never commit it: the block that opened it does."""

    def __init__(self, conn: AsyncConnection, workspace_id: UUID | None) -> None:
        self.conn = conn
        self.workspace_id = workspace_id
        self.after_commit: list[AfterCommit] = []

    @property
    def workspace(self) -> UUID:
        """The workspace this transaction is walled to; raises RuntimeError in a system transaction."""
        if self.workspace_id is None:
            raise RuntimeError("this transaction has no workspace")
        return self.workspace_id

    async def execute(
        self, statement: str | Executable, params: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None
    ) -> CursorResult[Any]:
        """Run SQL text (``:name`` parameters) or a SQLAlchemy statement."""
        sql = as_text(statement) if isinstance(statement, str) else statement
        return await self.conn.execute(sql, params)

    async def rows(self, statement: str | Executable, params: Mapping[str, Any] | None = None) -> Sequence[RowMapping]:
        """Return all rows as mappings."""
        return (await self.execute(statement, params)).mappings().all()

    async def row(self, statement: str | Executable, params: Mapping[str, Any] | None = None) -> RowMapping | None:
        """Return the first row or None."""
        return (await self.execute(statement, params)).mappings().first()

    async def scalar(self, statement: str | Executable, params: Mapping[str, Any] | None = None) -> Any:
        """Return the first column of the first row or None."""
        return (await self.execute(statement, params)).scalar()

    async def raw(self) -> psycopg.AsyncConnection[Any]:
        """Return psycopg's own connection inside this transaction, for hot paths and COPY."""
        fairy = await self.conn.get_raw_connection()
        connection = fairy.driver_connection
        assert isinstance(connection, psycopg.AsyncConnection)
        return connection

    @asynccontextmanager
    async def pipeline(self) -> AsyncIterator[None]:
        """Send the raw statements of a block together and wait once; only for statements whose results nobody reads."""
        async with (await self.raw()).pipeline():
            yield

    async def wall(self, workspace_id: UUID) -> None:
        """Show the transaction one workspace. At its beginning BEGIN travels along, so both cost one round trip."""
        record(SET_WORKSPACE)
        raw = await self.raw()
        async with raw.pipeline():
            await raw.execute(SET_WORKSPACE, (str(workspace_id),))

    async def switch(self, workspace_id: UUID) -> "Tx":
        """Return this transaction walled to another workspace (projections fold facts of several)."""
        await self.wall(workspace_id)
        other = Tx(self.conn, workspace_id)
        other.after_commit = self.after_commit
        return other

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """Run a block that may fail without losing the rest of the transaction."""
        mark = len(self.after_commit)
        try:
            async with self.conn.begin_nested():
                yield
        except BaseException:
            del self.after_commit[mark:]  # what was rolled back here will not have been committed
            raise

    def on_commit(self, callback: AfterCommit) -> None:
        """Call ``callback`` right after the commit (never after a rollback)."""
        self.after_commit.append(callback)


def current_tx() -> Tx | None:
    """Return the transaction that is open in this task, if any."""
    return _current.get()


def forbid_transaction(what: str) -> None:
    """Raise EffectInsideTransaction when a transaction is open in this task. Every effect port calls it first."""
    if _current.get() is not None:
        raise EffectInsideTransaction(what)


@contextmanager
def recording() -> Iterator[list[str]]:
    """Collect every SQL statement this task (and tasks it starts) sends, for tests that state query counts."""
    statements: list[str] = []
    token = _recorder.set(statements)
    try:
        yield statements
    finally:
        _recorder.reset(token)


def record(statement: str) -> None:
    """Note a statement that goes round SQLAlchemy (raw psycopg on hot paths)."""
    statements = _recorder.get()
    if statements is not None:
        statements.append(statement)


class Database:
    """The engines of one process. One instance per process; ``close`` at the end."""

    def __init__(
        self, urls: Urls, *, pool_size: int = 10, statement_timeout_ms: int = 15_000, name: str = "zhike"
    ) -> None:
        self.urls = urls
        self.app = _engine(urls.app, pool_size, statement_timeout_ms, name)
        self.sys = _engine(urls.system, max(2, pool_size // 4), statement_timeout_ms, name)

    @asynccontextmanager
    async def transaction(self, workspace_id: UUID) -> AsyncIterator[Tx]:
        """Open a transaction as zhike_app that sees one workspace. Raises Unavailable when the database is away."""
        async with self._begin(self.app, workspace_id) as tx:
            await tx.wall(workspace_id)
            yield tx

    @asynccontextmanager
    async def system(self) -> AsyncIterator[Tx]:
        """Open a transaction as zhike_system (only the tables listed in the migration)."""
        async with self._begin(self.sys, None) as tx:
            yield tx

    @asynccontextmanager
    async def _begin(self, engine: AsyncEngine, workspace_id: UUID | None) -> AsyncIterator[Tx]:
        try:
            async with engine.begin() as conn:
                tx = Tx(conn, workspace_id)
                token = _current.set(tx)
                try:
                    yield tx
                finally:
                    _current.reset(token)
        except Exception as error:
            mapped = translate(error)
            if mapped is None:
                raise
            raise mapped from error
        for callback in tx.after_commit:
            callback()

    async def connect_system(self) -> psycopg.AsyncConnection[Any]:
        """Open a connection of its own as zhike_system in autocommit, outside every pool (sequencer, tailer)."""
        return await psycopg.AsyncConnection.connect(self.urls.system_dsn, autocommit=True, **IMPATIENT)

    async def ping(self) -> None:
        """Raise Unavailable unless the database answers."""
        async with self.system() as tx:
            await tx.execute("SELECT 1")

    async def close(self) -> None:
        """Close every pooled connection."""
        await self.app.dispose()
        await self.sys.dispose()


def _engine(url: str, pool_size: int, statement_timeout_ms: int, name: str) -> AsyncEngine:
    options = f"-c statement_timeout={statement_timeout_ms} -c idle_in_transaction_session_timeout=60000"
    engine = create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=5,
        pool_recycle=1800,
        connect_args={"options": options, "application_name": name, "connect_timeout": 3},
    )
    event.listen(engine.sync_engine, "before_cursor_execute", _note)
    return engine


def _note(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
    record(statement)
