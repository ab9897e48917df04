"""What every log line of a request or job carries."""

from contextvars import ContextVar
from typing import Any

import structlog

request_id_var: ContextVar[str | None] = ContextVar("zhike_request_id", default=None)


def current_request_id() -> str | None:
    """Return the id of the request that this task serves; errors show it to the caller."""
    return request_id_var.get()


def bind(**values: Any) -> None:
    """Add values (ids only) to every later log line of this task."""
    structlog.contextvars.bind_contextvars(**values)


def unbind(*names: str) -> None:
    """Forget what `bind` added."""
    structlog.contextvars.unbind_contextvars(*names)
