"""How commands talk: numbered steps with the time each took, and failures that say what to do."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stop(SystemExit):
    """Ends a command with a failure and its mend on standard error; the exit code is 1."""

    def __init__(self, failure: str, mend: str = "") -> None:
        super().__init__(f"zhike: {failure}" + (f"\n       {mend}" if mend else ""))


class Steps:
    """Prints ``[2/6] migrations … 0.4 s``."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0

    @contextmanager
    def step(self, what: str) -> Iterator[None]:
        """Announce a step, then print how long it took."""
        self.done += 1
        began = time.monotonic()
        line = f"[{self.done}/{self.total}] {what}"
        live = sys.stdout.isatty()
        if live:
            print(f"{line} …", end="", flush=True)
        try:
            yield
        except BaseException:
            print(f"{'' if live else line} failed", flush=True)
            raise
        print(f"{'' if live else line + ' …'} {time.monotonic() - began:.1f} s", flush=True)
