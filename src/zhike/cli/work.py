"""`zhike worker`"""

import asyncio
import contextlib
import signal
import sys
from pathlib import Path

import uvloop
from prometheus_client import start_http_server

from zhike.cli.children import leave_with_supervisor
from zhike.cli.installation import Installation, installation, read_settings
from zhike.cli.serve import refuse_unmigrated
from zhike.telemetry import configure_logging, configure_tracing
from zhike.worker import run_worker

SWITCH_S = 0.001  # a fit in a thread lets the event loop in after this; Python's own 5 ms add up over a turn


def work(*, data: Path | None = None, metrics_port: int | None = None) -> None:
    """Run jobs, the assistant, indexes and the log's sequencer. Several workers share the work.

    Parameters
    ----------
    data
        The data folder (ZHIKE_DATA_DIR).
    metrics_port
        Serve this worker's Prometheus metrics on 127.0.0.1 at this port.
    """
    leave_with_supervisor()
    sys.setswitchinterval(SWITCH_S)
    settings = read_settings(data)
    configure_logging(settings.log, "worker")
    configure_tracing(settings.log, "worker")
    if metrics_port:
        start_http_server(metrics_port, "127.0.0.1")
    with installation(settings) as found:
        refuse_unmigrated(found)
        uvloop.run(_until_told(found))


async def _until_told(found: Installation) -> None:
    """Work until SIGTERM or SIGINT, then let running jobs finish."""
    task = asyncio.ensure_future(run_worker(found.settings, found.secret, found.urls))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, task.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await task
