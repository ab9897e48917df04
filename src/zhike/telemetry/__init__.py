"""Logs, metrics and traces. Knows no business noun; never shows a secret or a person's data."""

from zhike.telemetry.context import bind, current_request_id, unbind
from zhike.telemetry.logs import configure_logging, get_logger
from zhike.telemetry.metrics import (
    JOB_SECONDS,
    JOBS,
    MESSAGES,
    PROJECTION_BEHIND,
    PROJECTION_STOPPED,
    SEQUENCER_FACTS,
    SEQUENCER_LAG,
    SOCKETS,
    TURN_SECONDS,
    add_refresher,
    render_metrics,
    watch_loop,
)
from zhike.telemetry.middleware import RequestContext
from zhike.telemetry.tracing import configure_tracing, span

__all__ = [
    "JOBS",
    "JOB_SECONDS",
    "MESSAGES",
    "PROJECTION_BEHIND",
    "PROJECTION_STOPPED",
    "SEQUENCER_FACTS",
    "SEQUENCER_LAG",
    "SOCKETS",
    "TURN_SECONDS",
    "RequestContext",
    "add_refresher",
    "bind",
    "configure_logging",
    "configure_tracing",
    "current_request_id",
    "get_logger",
    "render_metrics",
    "span",
    "unbind",
    "watch_loop",
]
