"""What the assistant has learnt so far: shown while a first start waits for it."""

import time
from collections.abc import Callable

import psycopg

from zhike.db.urls import Urls

LOOK_EVERY_S = 0.5
_LEARNT = """
SELECT coalesce(sum(texts) FILTER (WHERE asked), 0) + count(*) FILTER (WHERE told), coalesce(sum(texts), 0) + count(*)
FROM (SELECT 1 + cardinality(similar_questions) AS texts, vectors_at IS NOT DISTINCT FROM changed_at AS asked,
             passages_at IS NOT DISTINCT FROM changed_at AS told
      FROM knowledge_entries WHERE state = 'published' AND deleted_at IS NULL) entries
"""  # the questions of every entry, and its answer as one more text


class Learning:
    """Counts the texts whose vectors are stored; asks the database twice a second at most."""

    def __init__(self, urls: Urls, show: Callable[[str], None]) -> None:
        self.urls = urls
        self.show = show
        self.learnt = self.total = 0
        self.looked = 0.0

    @property
    def remaining(self) -> int:
        """Return how many texts are still to be learnt."""
        return self.total - self.learnt

    def __call__(self) -> int:
        """Look, show how far it is, and return how many texts are learnt."""
        if time.monotonic() - self.looked < LOOK_EVERY_S:
            return self.learnt
        self.looked = time.monotonic()
        try:
            with psycopg.connect(self.urls.owner_dsn, connect_timeout=3) as connection:
                row = connection.execute(_LEARNT).fetchone() or (0, 0)
        except psycopg.Error:
            return self.learnt  # a busy moment; the next look tells
        before, self.learnt, self.total = self.learnt, int(row[0]), int(row[1])
        if self.remaining and self.learnt != before:
            self.show(f"{self.learnt} of {self.total} texts learned, {self.remaining} remain")
        return self.learnt

    def standstill(self) -> str:
        """Return what to say when it moved no more."""
        if not self.remaining:
            return ""
        return f"{self.remaining} of {self.total} texts remain to be learned. What is learned stays: start again to go on. "
