"""What the database may answer instead of a result."""

import errno

import psycopg
from psycopg import errors as pg
from sqlalchemy import exc as sa

from zhike.kit.errors import Invalid, Unavailable, ZhikeError


class StorageFull(ZhikeError):
    """The server's disk is full. Nothing was stored; try again when an operator has made room."""

    code = "storage_full"
    status = 503
    zh = "服务器磁盘已满，本次内容没有保存，请联系运维清理后重试。"


class EffectInsideTransaction(RuntimeError):
    """An effect (HTTP, mail, model) was about to run while a transaction was open in this task."""


# Of the SQLSTATEs that psycopg calls operational these say that the server is gone, going, starting, or has no room for
# data or one more connection. The others (a cancelled statement, a deadlock, a limit) are about one statement.
AWAY = frozenset({"57P01", "57P02", "57P03", "53100", "53300"})


def origin_of(error: BaseException) -> BaseException:
    """Return what the driver said: under what `Database.transaction` made of it, and under SQLAlchemy's wrapping."""
    while isinstance(error, ZhikeError) and error.__cause__ is not None:
        error = error.__cause__
    return error.orig if isinstance(error, sa.DBAPIError) and error.orig is not None else error


def away(error: BaseException) -> bool:
    """Say whether an error means that the database cannot be used by anybody now, not that a statement failed."""
    origin = origin_of(error)
    if isinstance(origin, psycopg.OperationalError):
        state = origin.sqlstate
        return state is None or state.startswith("08") or state in AWAY  # None: the connection broke, or never was
    return isinstance(origin, (psycopg.InterfaceError, ConnectionError, sa.TimeoutError))  # the last: none came free


def translate(error: BaseException) -> ZhikeError | None:
    """Return the error a caller should see when ``error`` says that the database is away or full, else None."""
    origin = error.orig if isinstance(error, sa.DBAPIError) else error
    no_room = isinstance(origin, OSError) and origin.errno in (errno.ENOSPC, errno.EDQUOT)
    if no_room or isinstance(origin, pg.DiskFull):
        return StorageFull(retry_after=30)
    if isinstance(origin, pg.DataError):
        return Invalid("", "A value cannot be stored as it is.", "有内容无法保存，请检查特殊字符。")
    if isinstance(origin, (pg.UniqueViolation, pg.ForeignKeyViolation, pg.CheckViolation, pg.SerializationFailure)):
        return None
    if isinstance(origin, (psycopg.OperationalError, psycopg.InterfaceError, ConnectionError, TimeoutError)):
        return Unavailable(retry_after=2)
    if (
        isinstance(error, (sa.TimeoutError, sa.InterfaceError, sa.InvalidRequestError))
        and "timeout" in str(error).lower()
    ):
        return Unavailable(retry_after=2)
    return None
