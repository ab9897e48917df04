"""What a caller is told when the database or the disk says no."""

import errno

import psycopg
import pytest
from psycopg import errors as pg
from sqlalchemy.exc import DBAPIError

from zhike.db import StorageFull
from zhike.db.errors import translate
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
