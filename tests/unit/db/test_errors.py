"""What a caller is told when the database or the disk says no."""

import errno

import psycopg
import pytest
from psycopg import errors as pg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from zhike.db import StorageFull
from zhike.db.errors import away, translate
from zhike.kit.errors import Invalid, Unavailable


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), StorageFull),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), StorageFull),
        (pg.DiskFull("could not extend file"), StorageFull),
        (DBAPIError("INSERT", {}, pg.DiskFull("could not extend file")), StorageFull),
        (pg.AdminShutdown("terminating connection"), Unavailable),
        (psycopg.OperationalError("connection refused"), Unavailable),
        (ConnectionRefusedError(), Unavailable),
        (pg.CharacterNotInRepertoire("invalid byte sequence"), Invalid),
    ],
    ids=lambda value: getattr(value, "__name__", None) or type(value).__name__,
)
def test_it_is_named(error: BaseException, told: type[Exception]) -> None:
    assert isinstance(translate(error), told)


@pytest.mark.parametrize("error", [ValueError("x"), pg.UniqueViolation("twice"), OSError(errno.ENOENT, "no such file")])
def test_what_is_our_own_fault_stays_an_error(error: BaseException) -> None:
    assert translate(error) is None


def wrapped(error: Exception) -> Unavailable:
    """As it comes out of a transaction."""
    told = Unavailable()
    told.__cause__ = DBAPIError("SELECT", {}, error)
    return told


@pytest.mark.parametrize(
    "error",
    [pg.AdminShutdown("x"), pg.CannotConnectNow("x"), pg.DiskFull("x"), pg.TooManyConnections("x"),
     pg.ConnectionFailure("x"), psycopg.OperationalError("connection refused"), PoolTimeout("no connection came free")],
    ids=lambda error: type(error).__name__,
)  # fmt: skip
def test_nobody_can_use_the_database(error: Exception) -> None:
    assert away(error)
    assert away(wrapped(error))


@pytest.mark.parametrize(
    "error",
    [pg.QueryCanceled("x"), pg.DeadlockDetected("x"), pg.LockNotAvailable("x"), pg.ProgramLimitExceeded("x"),
     pg.OutOfMemory("x"), KeyError("x")],
    ids=lambda error: type(error).__name__,
)  # fmt: skip
def test_one_statement_failed_and_the_database_is_there(error: Exception) -> None:
    assert not away(error)
    assert not away(wrapped(error))
