"""How commands talk: numbered steps with the time each took, and failures that say what to do."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

CLEAR = "\r\x1b[K"  # to the start of the line, and erase it
PROGRESS_EVERY_S = 5.0  # where lines cannot be overwritten


class Stop(SystemExit):
    """Ends a command with a failure and its mend on standard error."""

    status = 1  # the exit code

    def __init__(self, failure: str, mend: str = "") -> None:
        super().__init__(f"zhike: {failure}" + (f"\n       {mend}" if mend else ""))


class Steps:
    """Prints ``[2/6] migrations … 0.4 s``."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0

    @contextmanager
    def step(self, what: str) -> Iterator[Callable[[str], None]]:
        """Announce a step, then print how long it took; gives a function that shows how far it is meanwhile."""
        self.done += 1
        began = shown = time.monotonic()
        line = f"[{self.done}/{self.total}] {what}"
        live = sys.stdout.isatty()

        def progress(text: str) -> None:
            nonlocal shown
            if live:  # over the line before
                print(f"{CLEAR}{line} … {text}", end="", flush=True)
            elif time.monotonic() - shown >= PROGRESS_EVERY_S:
                shown = time.monotonic()
                print(f"{line} … {text}", flush=True)

        if live:
            print(f"{line} …", end="", flush=True)
        try:
            yield progress
        except BaseException:
            print(f"{f'{CLEAR}{line} …' if live else line} failed", flush=True)
            raise
        print(f"{CLEAR if live else ''}{line} … {time.monotonic() - began:.1f} s", flush=True)


@contextmanager
def meter(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """Give a function that shows ``what 12/100`` on standard error while somebody looks (a terminal), else nothing."""
    live = sys.stderr.isatty()

    def at(done: int) -> None:
        if live:
            print(f"{CLEAR}{what} {done}/{total}", end="", file=sys.stderr, flush=True)

    try:
        yield at
    finally:
        if live:
            print(CLEAR, end="", file=sys.stderr, flush=True)
