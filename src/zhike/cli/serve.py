"""`zhike serve`"""

import gc
import os
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import psycopg
import uvicorn

from zhike.asgi import create_app
from zhike.cli.children import SUPERVISED, Child, leave_with_supervisor, stop_all
from zhike.cli.installation import Installation, installation, read_settings
from zhike.cli.runtime import noted
from zhike.cli.say import Stop
from zhike.cli.supervise import keep_running_beside
from zhike.db.migrate import revisions
from zhike.settings import Settings
from zhike.telemetry import configure_logging, configure_tracing


def serve(
    *, host: str | None = None, port: int | None = None, data: Path | None = None, with_worker: bool = False
) -> None:
    """Serve HTTP and WebSockets: console, widget, API.

    Parameters
    ----------
    host
        Address to listen on (ZHIKE_HTTP__HOST, 127.0.0.1).
    port
        Port to listen on (ZHIKE_HTTP__PORT, 8000).
    data
        The data folder (ZHIKE_DATA_DIR).
    with_worker
        Run a worker beside it, for installations of one machine.
    """
    leave_with_supervisor()
    settings = read_settings(data, host=host, port=port)
    configure_logging(settings.log, "serve")
    configure_tracing(settings.log, "serve")
    with installation(settings) as found:
        refuse_unmigrated(found)
        children = [_worker(found)] if with_worker else []
        with keep_running_beside(children), _alone_noted(settings):
            try:
                config = server_config(found)
                spare_the_collector()
                uvicorn.Server(config).run()
            finally:
                stop_all(children)


def _alone_noted(settings: Settings) -> AbstractContextManager[None]:
    """Note the address for `zhike doctor`; beside a supervisor that has (the demo) there is nothing to note."""
    return nullcontext() if SUPERVISED in os.environ else noted(settings)


def server_config(found: Installation) -> uvicorn.Config:
    """Return uvicorn's configuration: one process, no per-message deflate (it costs each idle socket 50 KB)."""
    http = found.settings.http
    return uvicorn.Config(
        create_app(found.settings, found.secret, found.urls),
        host=http.host,
        port=http.port,
        loop="uvloop" if os.name != "nt" else "asyncio",
        http="httptools",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        ws_max_size=1024 * 1024,
        access_log=False,
        log_config=None,
        server_header=False,
        forwarded_allow_ips=http.trusted_proxies,
        timeout_graceful_shutdown=10,
        timeout_keep_alive=30,
    )


def spare_the_collector() -> None:
    """Keep what was made at the start out of every later garbage collection, and have fewer of those: each one halts
    the event loop."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def refuse_unmigrated(found: Installation) -> None:
    """End the command when the database is not in this version's state. The owner's password is not needed."""
    try:
        state = revisions(found.urls)
    except psycopg.OperationalError as error:
        reason = str(error).splitlines()[0]
        raise Stop(
            f"the database does not let us in: {reason}",
            "Check ZHIKE_DATABASE__URL and that the server runs; zhike migrate makes the roles this version signs in as.",
        ) from error
    if not state.equal:
        raise Stop(*state.trouble)


def _worker(found: Installation) -> Child:
    environment = {"ZHIKE_DATA_DIR": str(found.settings.data_dir)}
    child = Child("worker", ["worker"], environment, found.settings.data_dir / "logs" / "worker.log")
    child.start()
    return child
