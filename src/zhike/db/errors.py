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
