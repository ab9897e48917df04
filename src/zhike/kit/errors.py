"""Errors are values: a code, an HTTP status, and a message in the reader's language.

A module declares its errors as subclasses; the class docstring is the English message, ``zh`` the Chinese one. Both
may hold ``{placeholders}`` that are filled from ``details``.
"""

from typing import Any, ClassVar


class ZhikeError(Exception):
    """Something went wrong."""

    code: ClassVar[str] = "internal"
    status: ClassVar[int] = 500
    zh: ClassVar[str] = "出了点问题，请稍后再试。"

    def __init__(self, *, field: str | None = None, retry_after: int | None = None, **details: Any) -> None:
        super().__init__(self.code)
        self.field = field
        self.retry_after = retry_after
        self.details = details

    def message(self, language: str = "zh") -> str:
        """Return the sentence a person reads, in ``zh`` or ``en``."""
        text = self.zh if language.startswith("zh") else (self.__doc__ or self.code).strip()
        try:
            return text.format(**self.details)
        except (KeyError, IndexError):
            return text

    def __str__(self) -> str:
        """Return code and details, for logs."""
        return f"{self.code} {self.details}" if self.details else self.code


class NotFound(ZhikeError):
    """This does not exist, or you may not see it."""

    code = "not_found"
    status = 404
    zh = "不存在，或您没有权限查看。"


class Forbidden(ZhikeError):
    """Your role does not allow this ({permission}). Ask an admin of your workspace."""

    code = "forbidden"
    status = 403
    zh = "您的角色没有此权限（{permission}），请联系工作区管理员。"


class Unauthenticated(ZhikeError):
    """Please sign in again."""

    code = "unauthenticated"
    status = 401
    zh = "请重新登录。"


class Invalid(ZhikeError):
    """A field does not hold what it should."""

    code = "invalid"
    status = 422
    zh = "请检查填写的内容。"

    def __init__(self, field: str, problem: str, problem_zh: str, **details: Any) -> None:
        super().__init__(field=field, **details)
        self.problem, self.problem_zh = problem, problem_zh

    def message(self, language: str = "zh") -> str:
        """Return what is wrong with the field."""
        return self.problem_zh if language.startswith("zh") else self.problem


class Conflict(ZhikeError):
    """Somebody changed this meanwhile. Reload and try again."""

    code = "conflict"
    status = 409
    zh = "内容已被他人修改，请刷新后重试。"


class TooLarge(ZhikeError):
    """This is larger than {limit} bytes. Send something smaller."""

    code = "too_large"
    status = 413
    zh = "内容超过 {limit} 字节，请缩小后再发送。"


class TooMany(ZhikeError):
    """Too many requests. Try again in a moment."""

    code = "too_many_requests"
    status = 429
    zh = "请求过于频繁，请稍后再试。"


class Unavailable(ZhikeError):
    """The database cannot be reached right now. Nothing was lost; try again in a few seconds."""

    code = "database_unavailable"
    status = 503
    zh = "数据库暂时无法连接，内容没有丢失，请几秒后重试。"
