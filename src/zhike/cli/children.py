"""Child processes that a command supervises: started again when they die, stopped when it stops.

A child's standard input is a pipe from its supervisor: when the supervisor is killed the pipe closes and the child
leaves, so nothing keeps running behind a dead command.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SUPERVISED = "ZHIKE_SUPERVISED"
_LOG_LIMIT = 20 * 2**20
_GIVE_UP_AFTER, _GIVE_UP_WITHIN_S = 5, 30.0


@dataclass
class Child:
    """One supervised process: `zhike <arguments>`, or another ``program`` of Python's, with its output in `log`."""

    name: str
    arguments: list[str]
    environment: Mapping[str, str]
    log: Path
    program: Sequence[str] = ("-m", "zhike.cli")
    process: "subprocess.Popen[bytes] | None" = None
    starts: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Start the process."""
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > _LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        self.starts = [*self.starts[-_GIVE_UP_AFTER:], time.monotonic()]
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(  # noqa: S603
                [sys.executable, *self.program, *self.arguments],
                stdin=subprocess.PIPE, stdout=output, stderr=output, start_new_session=True,
                env={**os.environ, **self.environment, SUPERVISED: "1"},
            )  # fmt: skip

    @property
    def alive(self) -> bool:
        """Say whether the process runs."""
        return self.process is not None and self.process.poll() is None

    @property
    def hopeless(self) -> bool:
        """Say whether it died so often in so short a time that starting it again is no use."""
        recent = [at for at in self.starts if at > time.monotonic() - _GIVE_UP_WITHIN_S]
        return len(recent) >= _GIVE_UP_AFTER

    def last_words(self, lines: int = 15) -> str:
        """Return the end of its log."""
        if not self.log.exists():
            return ""
        with self.log.open("rb") as file:
            file.seek(max(0, self.log.stat().st_size - 8192))
            return "\n".join(file.read().decode("utf-8", errors="replace").splitlines()[-lines:])

    def ask_to_stop(self) -> None:
        """Send SIGTERM: finish what is being done, then leave."""
        if self.alive and self.process is not None:
            self.process.terminate()

    def wait_stopped(self, until: float) -> None:
        """Wait until it left; kill it when the monotonic time `until` has passed."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdin is not None:
            self.process.stdin.close()


def stop_all(children: list[Child], patience_s: float = 15) -> None:
    """Stop all of them at the same time."""
    for child in children:
        child.ask_to_stop()
    until = time.monotonic() + patience_s
    for child in children:
        child.wait_stopped(until)


def leave_with_supervisor() -> None:
    """In a supervised child: end this process in good order when its supervisor is gone."""
    if os.environ.get(SUPERVISED) != "1":
        return

    def watch() -> None:
        while os.read(0, 1024):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="supervisor-watch", daemon=True).start()
