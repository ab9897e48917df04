"""The live database, the sandbox beside it, and the seed both begin as."""

from __future__ import annotations

from pathlib import Path

from merchant import sources
from merchant.shop import Shop
from merchant.store import Store


class OtherData(Exception):
    """The database file was made of other data than asked for."""


class Databases:
    """FILE, FILE.sandbox and FILE.seed; all in memory without a file."""

    def __init__(self, file: Path | None, folder: Path | None) -> None:
        self.folder = folder
        self.seed, live, sandbox = (Store(named(file, end)) for end in (".seed", "", ".sandbox"))
        if self.seed.is_empty():
            sources.load(self.seed, folder)
        if self.seed.meta("source") != sources.mark(folder):
            raise OtherData(f"{file} holds other data; name another --database")
        for store in (live, sandbox):
            if store.is_empty():
                self.seed.copy_to(store)
        self.live, self.sandbox = Shop(live), Shop(sandbox)

    def reset_sandbox(self) -> None:
        """Make the sandbox what it was at first. The demo's times are relative to today: it is read anew."""
        if self.folder is not None:
            self.seed.copy_to(self.sandbox.store)
            return
        fresh = Store(None)
        sources.load(fresh, None)
        fresh.copy_to(self.sandbox.store)
        fresh.close()


def named(file: Path | None, end: str) -> Path | None:
    """The file beside the given one; None in memory."""
    return None if file is None else file.with_name(file.name + end)
