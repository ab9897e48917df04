"""The command line. Commands are named by their import path: `zhike version` loads no database driver."""

import os
import sys
from importlib.metadata import version as package_version

from cyclopts import App, CycloptsError

from zhike.cli.say import Stop

app = App(
    name="zhike",
    help="Zhike (智客): customers ask, an assistant answers from knowledge, people take over.",
    version=lambda: package_version("zhike"),
)
_COMMANDS = {
    "demo": ("zhike.cli.demo:demo", "Start everything on this machine with demo data."),
    "serve": ("zhike.cli.serve:serve", "Serve HTTP and WebSockets."),
    "worker": ("zhike.cli.work:work", "Run jobs, the assistant and the log's sequencer."),
    "migrate": ("zhike.cli.migrate:migrate", "Bring the database to this version's state."),
    "workspace": ("zhike.cli.workspace:workspace", "Make a workspace and its owner."),
    "doctor": ("zhike.cli.doctor:doctor", "Examine this installation and say how to mend it."),
    "backup": ("zhike.cli.backup:backup", "Save database, files and key while everything runs."),
    "restore": ("zhike.cli.restore:restore", "Bring a backup back, outbound effects paused."),
    "effects": ("zhike.cli.effects:effects", "Pause or resume what is sent outside."),
    "upgrade": ("zhike.cli.upgrade:upgrade", "Move the embedded database to this version's PostgreSQL."),
    "move": ("zhike.cli.move:move", "Move from the embedded database to another server."),
    "eval": ("zhike.cli.evaluating:evaluate", "Measure what the assistant understands, on files."),
    "mcp": ("zhike.cli.mcp:mcp", "Serve the desk as tools to programs that speak MCP."),
    "openapi": ("zhike.cli.openapi:openapi", "Write the OpenAPI document."),
}
for _name, (_path, _help) in _COMMANDS.items():
    app.command(_path, name=_name, help=_help)


@app.command
def version() -> None:
    """Print the version."""
    print(package_version("zhike"))


def main() -> None:
    """Run the command line. Exit codes: 1 a command failed, 2 it was called with what does not fit."""
    # Searches multiply small matrices: a second thread of BLAS only spins beside the first. Read when NumPy is first imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        app(exit_on_error=False)
    except CycloptsError:  # said already
        raise SystemExit(2) from None
    except Stop as stop:
        print(stop, file=sys.stderr)
        raise SystemExit(stop.status) from None
