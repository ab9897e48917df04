"""Vectors kept in a file of this machine, so that no text is computed twice: by another process, base or start.

Holds no texts: a vector stands under the hash of its text and model. SQLite, because several processes share it.
"""

import hashlib
import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
WAIT_S = 10.0
AT_ONCE = 500


class VectorCache:
    """Reads and writes one file; each thread has its own connection."""

    def __init__(self, path: Path, model: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path, self._model = path, model
        self._own = threading.local()

    def get(self, texts: Sequence[str]) -> list[Vectors | None]:
        """Return the vector of each text, None where it is not known."""
        keys = [self._key(text) for text in texts]
        found: dict[bytes, bytes] = {}
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            marks = ",".join("?" * len(some))
            sql = f"SELECT key, vector FROM vectors WHERE key IN ({marks})"  # noqa: S608 - question marks only
            found |= dict(self._connection().execute(sql, some))
        return [np.frombuffer(found[key], np.float16).astype(np.float32) if key in found else None for key in keys]

    def put(self, texts: Sequence[str], vectors: Vectors) -> None:
        """Keep the vectors of texts."""
        rows = [(self._key(text), row.astype(np.float16).tobytes()) for text, row in zip(texts, vectors, strict=True)]
        with self._connection() as connection:
            connection.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", rows)

    def _key(self, text: str) -> bytes:
        return hashlib.blake2b(f"{self._model}\n{text}".encode(), digest_size=16).digest()

    def _connection(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if found is None:
            found = self._own.connection = sqlite3.connect(self._path, timeout=WAIT_S)
            found.execute("PRAGMA journal_mode=WAL")
            found.execute("PRAGMA synchronous=OFF")
            found.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID")
        return found
