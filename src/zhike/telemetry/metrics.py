"""Prometheus metrics. Units are in the names; labels take few values."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, Counter, Gauge, Histogram, generate_latest

_FAST = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

REQUEST_SECONDS = Histogram("zhike_request_seconds", "Time to answer", ["method", "route", "status"], buckets=_FAST)
LOOP_LAG = Histogram("zhike_event_loop_lag_seconds", "How late the event loop runs a timer", buckets=_FAST)
SOCKETS = Gauge("zhike_sockets", "Open WebSockets", ["kind"])
MESSAGES = Counter("zhike_messages_accepted_total", "Messages accepted", ["channel"])
SEQUENCER_FACTS = Gauge("zhike_facts_waiting", "Committed facts without a position yet")
SEQUENCER_LAG = Gauge("zhike_facts_lag_seconds", "Age of the oldest fact without a position")
PROJECTION_BEHIND = Gauge("zhike_projection_behind", "Facts a projection has not folded yet", ["projection"])
PROJECTION_STOPPED = Gauge(
    "zhike_projection_stopped", "1 while a projection stands before a fact it cannot fold", ["projection"]
)
JOBS = Gauge("zhike_jobs", "Jobs by state", ["state"])
JOB_SECONDS = Histogram("zhike_job_seconds", "Time a job took", ["job", "outcome"], buckets=_FAST)
TURN_SECONDS = Histogram("zhike_turn_seconds", "Customer's question to the answer", ["outcome"], buckets=_FAST)

Refresher = Callable[[], Awaitable[None]]
_refreshers: dict[str, Refresher] = {}


def add_refresher(name: str, refresher: Refresher) -> None:
    """Call `refresher` before metrics are shown, for gauges that are counted in the database; one by each name."""
    _refreshers[name] = refresher


async def render_metrics(patience_s: float = 2.0) -> tuple[bytes, str]:
    """Return the metrics page and its media type. A refresher that fails or hangs leaves its gauges as they were."""
    for refresher in _refreshers.values():
        try:
            async with asyncio.timeout(patience_s):
                await refresher()
        except Exception:  # noqa: S112  a scrape must not fail because the database does
            continue
    return generate_latest(REGISTRY), CONTENT_TYPE_LATEST


async def watch_loop(every_s: float = 0.25) -> None:
    """Measure for ever how late the event loop is. Run it as a task of every process with a loop."""
    while True:
        due = time.perf_counter() + every_s
        await asyncio.sleep(every_s)
        LOOP_LAG.observe(max(0.0, time.perf_counter() - due))
