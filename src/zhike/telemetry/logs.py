"""Structured logs: one JSON object a line, or readable lines on a terminal. Other libraries' logs go the same way."""

import logging
import sys
from typing import Any, TextIO, cast

import structlog
from structlog.typing import FilteringBoundLogger, Processor

from zhike.settings import LogSettings
from zhike.telemetry.redact import redact

_QUIET = ("httpx", "httpcore", "websockets", "uvicorn.access", "alembic", "procrastinate", "asyncio")


def configure_logging(settings: LogSettings, process: str, stream: TextIO | None = None) -> None:
    """Set up logging of this process once. `process` (serve, worker, …) stands in every line."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]
    if settings.format == "json":
        last: list[Processor] = [structlog.processors.format_exc_info, redact, _json(process)]
    else:
        colors = (stream or sys.stderr).isatty()
        console = structlog.dev.ConsoleRenderer(colors=colors, exception_formatter=structlog.dev.plain_traceback)
        last = [structlog.processors.format_exc_info, redact, console]
    level = logging.getLevelNamesMapping().get(settings.level.upper(), logging.INFO)
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.ExtraAdder(), _no_colors],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))


def get_logger(name: str) -> FilteringBoundLogger:
    """Return a logger: ``log.info("message accepted", conversation_id=…)``. Pass ids, never text."""
    return cast(FilteringBoundLogger, structlog.stdlib.get_logger(name))


def _no_colors(_logger: Any, _method: str, event: Any) -> Any:
    """uvicorn says everything twice, the second time in colours."""
    event.pop("color_message", None)
    return event


def _json(process: str) -> Processor:
    render = structlog.processors.JSONRenderer(ensure_ascii=False, default=str)

    def processor(logger: Any, method: str, event: Any) -> Any:
        return render(logger, method, {"process": process, **event})

    return processor
