"""Parsing off the event loop: small text files in a thread, workbooks and large files in a process of their own."""

import asyncio
import multiprocessing
import os
import threading
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from typing import Any

from zhike.knowledge.errors import ImportRefused
from zhike.knowledge.reading import Limits, ParsedRow, parse_rows, read_file
from zhike.knowledge.types import RowError

SMALL = 128 * 1024  # parses within a few switches of the interpreter's lock
TIMEOUT_S = 180


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file turned out to hold; ``refused`` is (reason, its parameters) when nothing of it can be used."""

    format: str = ""
    encoding: str | None = None
    columns: tuple[str, ...] = ()
    rows: tuple[ParsedRow, ...] = ()
    errors: tuple[RowError, ...] = ()
    refused: tuple[str, dict[str, Any]] | None = None
    notes: tuple[RowError, ...] = ()  # of the file as a whole


def parse(filename: str, data: bytes, locale: str, mapping: Mapping[str, str], limits: Limits | None = None) -> Parsed:
    """Read and check a whole file; never raises for what is in it."""
    try:
        sheet = read_file(filename, data, limits)
        rows, errors = parse_rows(sheet, locale, mapping)
    except ImportRefused as refusal:
        return Parsed(refused=(refusal.reason, refusal.params))
    except RecursionError:
        return Parsed(refused=("too_deep", {}))
    return Parsed(sheet.format, sheet.encoding, sheet.columns, tuple(rows), tuple(errors), notes=tuple(sheet.notes))


def leave_with_parent() -> None:
    """In the parsing process: leave when the worker is killed, which cannot tell it to."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(0)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()


class Parser:
    """Runs ``parse`` where it disturbs nobody."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._pool: ProcessPoolExecutor | None = None

    async def __call__(
        self, filename: str, data: bytes, locale: str, mapping: Mapping[str, str], url: str = ""
    ) -> Parsed:
        """Return what a file holds; ``url``: where a page is from."""
        limits = replace(self.limits, url=url)
        if len(data) <= SMALL and not data.startswith(b"PK") and b"%PDF-" not in data[:1024]:
            return await asyncio.to_thread(parse, filename, data, locale, dict(mapping), limits)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), leave_with_parent)
        try:
            work = asyncio.get_running_loop().run_in_executor(
                self._pool, parse, filename, data, locale, dict(mapping), limits
            )
            async with asyncio.timeout(TIMEOUT_S):
                return await work
        except (BrokenProcessPool, TimeoutError):
            self.close()
            return Parsed(refused=("unreadable", {}))

    def close(self) -> None:
        """Stop the process."""
        if self._pool is not None:
            for process in list((self._pool._processes or {}).values()):  # a parser that hangs would hold the exit
                process.terminate()
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
