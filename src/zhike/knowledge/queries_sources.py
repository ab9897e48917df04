"""SQL of sources, their pages, and which entries came from which."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.knowledge.fetching import Fetched
from zhike.knowledge.source_types import KnownPage, SeenPage, Source

_PAGES_OF = "(SELECT count(*) FROM knowledge_pages p WHERE p.workspace_id = s.workspace_id AND p.source_id = s.id"
SOURCE = f"""id, base_id, url, every_hours, policy, drafts, state, next_at, started_at, finished_at, report, last_import_id, created_by,
       created_at, folder_id, include, exclude, done, listed, {_PAGES_OF} AND content_hash IS NOT NULL) AS pages,
       {_PAGES_OF} AND gone_at IS NOT NULL) AS gone, {_PAGES_OF} AND problem IS NOT NULL AND gone_at IS NULL) AS failed,
       {_PAGES_OF} AND problem IS NULL AND gone_at IS NULL) AS good,
       (SELECT p.problem FROM knowledge_pages p WHERE p.workspace_id = s.workspace_id AND p.source_id = s.id
        AND p.problem IS NOT NULL AND p.gone_at IS NULL ORDER BY p.url LIMIT 1) AS problem"""
ADD = """
INSERT INTO knowledge_sources
    (workspace_id, id, base_id, url, every_hours, policy, drafts, next_at, created_by, folder_id, include, exclude)
VALUES (:w, :id, :base, :url, :every, :policy, :drafts, now(), :by, :folder, :include, :exclude) ON CONFLICT DO NOTHING RETURNING id
"""
CHANGE = """
UPDATE knowledge_sources SET every_hours = :every, policy = :policy, drafts = :drafts, folder_id = :folder, include = :include,
       exclude = :exclude, state = CASE WHEN state = 'crawling' AND :state <> 'paused' THEN state ELSE :state END,
       next_at = CASE WHEN CAST(:every AS integer) IS NULL OR :state = 'paused' THEN NULL
           ELSE coalesce(finished_at, now()) + make_interval(hours => :every) END
WHERE workspace_id = :w AND id = :id AND deleted_at IS NULL RETURNING id
"""
BEGIN = """
UPDATE knowledge_sources SET state = 'crawling', started_at = now(), done = 0, listed = 0
WHERE workspace_id = :w AND id = :id AND deleted_at IS NULL AND state <> 'paused'
RETURNING id
"""
END = """
UPDATE knowledge_sources SET state = CASE WHEN state = 'paused' THEN state ELSE 'waiting' END, finished_at = now(),
       report = CAST(:report AS jsonb),
       last_import_id = coalesce(CAST(:import AS uuid), last_import_id),
       next_at = CASE WHEN every_hours IS NOT NULL AND state <> 'paused' THEN now() + make_interval(hours => every_hours) END
WHERE workspace_id = :w AND id = :id
"""
DUE = """
UPDATE knowledge_sources SET next_at = NULL
WHERE workspace_id = :w AND deleted_at IS NULL AND state <> 'paused' AND next_at <= now() RETURNING id
"""
PUT_OFF = "UPDATE knowledge_sources SET next_at = now() WHERE workspace_id = :w AND id = :id AND state <> 'paused'"
CLOSE_IMPORTS = """
UPDATE knowledge_imports SET state = 'done', phase = 'finished', finished_at = now()
WHERE workspace_id = :w AND source_id = :source AND state = 'running'
"""
PAGES = """
SELECT url, etag, modified, content_hash, fetched_at, changed_at, gone_at,
       ARRAY(SELECT o.entry_id FROM knowledge_origins o
             JOIN knowledge_entries e ON e.workspace_id = o.workspace_id AND e.id = o.entry_id
             WHERE o.workspace_id = p.workspace_id AND o.source_id = p.source_id AND o.url_hash = p.url_hash
               AND e.deleted_at IS NULL) AS entry_ids
FROM knowledge_pages p WHERE workspace_id = :w AND source_id = :source
  AND (CAST(:gone AS boolean) IS NULL OR (gone_at IS NOT NULL) = :gone) ORDER BY url LIMIT :limit
"""
SAVE_PAGE = """
INSERT INTO knowledge_pages (workspace_id, source_id, url_hash, url, etag, modified, content_hash)
VALUES (:w, :source, :hash, :url, :etag, :modified, :content)
ON CONFLICT (workspace_id, source_id, url_hash) DO UPDATE SET etag = excluded.etag, modified = excluded.modified, fetched_at = now(),
    changed_at = CASE WHEN knowledge_pages.content_hash IS DISTINCT FROM excluded.content_hash THEN now()
                      ELSE knowledge_pages.changed_at END,
    content_hash = excluded.content_hash, gone_at = NULL, problem = NULL
"""
SAW_PAGE = """
UPDATE knowledge_pages SET fetched_at = now(), gone_at = NULL,
       problem = CASE WHEN problem ->> 'code' = 'page_unreadable' THEN problem END
WHERE workspace_id = :w AND source_id = :source AND url_hash = ANY(:hashes)
"""
GONE = """
UPDATE knowledge_pages SET gone_at = now() WHERE workspace_id = :w AND source_id = :source AND url_hash = ANY(:hashes) AND gone_at IS NULL
RETURNING url
"""
SEEN = """
SELECT * FROM (
    SELECT p.url, p.fetched_at, p.changed_at, p.gone_at, p.problem,
           CASE WHEN p.gone_at IS NOT NULL THEN 'gone' WHEN p.problem IS NOT NULL THEN 'failed'
                WHEN p.found_at >= s.started_at THEN 'new' WHEN p.changed_at >= s.started_at THEN 'changed' ELSE 'same' END AS state,
           coalesce((SELECT jsonb_agg(jsonb_build_object('id', e.id, 'title', e.question) ORDER BY e.id) FROM knowledge_origins o
                     JOIN knowledge_entries e ON e.workspace_id = o.workspace_id AND e.id = o.entry_id
                     WHERE o.workspace_id = p.workspace_id AND o.source_id = p.source_id AND o.url_hash = p.url_hash
                       AND e.deleted_at IS NULL), '[]') AS entries
    FROM knowledge_pages p JOIN knowledge_sources s ON s.workspace_id = p.workspace_id AND s.id = p.source_id
    WHERE p.workspace_id = :w AND p.source_id = :source AND p.url > :after
      AND (CAST(:q AS text) IS NULL OR strpos(lower(p.url), lower(:q)) > 0)) AS page
WHERE (CAST(:state AS text) IS NULL OR state = :state) AND (CAST(:gone AS boolean) IS NULL OR (gone_at IS NOT NULL) = :gone)
ORDER BY url LIMIT :limit
"""
FAILED = """
INSERT INTO knowledge_pages (workspace_id, source_id, url_hash, url, problem)
VALUES (:w, :source, :hash, :url, CAST(:problem AS jsonb))
ON CONFLICT (workspace_id, source_id, url_hash) DO UPDATE SET problem = excluded.problem, gone_at = NULL
"""
PROGRESS = "UPDATE knowledge_sources SET done = :done, listed = :listed WHERE workspace_id = :w AND id = :id"
ORIGINS = "SELECT entry_id, url_hash FROM knowledge_origins WHERE workspace_id = :w AND source_id = :source"
SAY = """
INSERT INTO knowledge_origins (workspace_id, entry_id, source_id, url_hash)
SELECT :w, id, :source, :hash FROM unnest(CAST(:ids AS uuid[])) AS id
ON CONFLICT (workspace_id, entry_id) DO UPDATE SET source_id = excluded.source_id, url_hash = excluded.url_hash, seen_at = now()
"""
VANISHED = """
SELECT e.id, e.question FROM knowledge_origins o JOIN knowledge_entries e ON e.workspace_id = o.workspace_id AND e.id = o.entry_id
WHERE o.workspace_id = :w AND o.source_id = :source AND o.url_hash = :hash AND e.deleted_at IS NULL AND NOT o.entry_id = ANY(:said)
"""


def hash_of(url: str) -> bytes:
    """Return the key of an address."""
    return hashlib.blake2b(url.encode(), digest_size=16).digest()


async def add(
    tx: Tx, source_id: UUID, base_id: UUID, url: str, every: int | None, policy: str, drafts: bool, by: UUID | None,
    *, folder_id: UUID | None = None, include: Sequence[str] = (), exclude: Sequence[str] = (),
) -> bool:  # fmt: skip
    """Add a source; False when the base has it already."""
    values = {
        "id": source_id,
        "base": base_id,
        "url": url,
        "every": every,
        "policy": policy,
        "drafts": drafts,
        "by": by,
        "folder": folder_id,
        "include": list(include),
        "exclude": list(exclude),
    }
    return await tx.scalar(ADD, {"w": tx.workspace} | values) is not None


async def some(tx: Tx, base_id: UUID | None) -> list[Source]:
    """Return sources by address."""
    sql = f"""SELECT {SOURCE} FROM knowledge_sources s WHERE workspace_id = :w AND deleted_at IS NULL
        AND (CAST(:base AS uuid) IS NULL OR base_id = :base) ORDER BY url, id"""
    return [_source(row) for row in await tx.rows(sql, {"w": tx.workspace, "base": base_id})]


async def one(tx: Tx, source_id: UUID) -> Source | None:
    """Return one source."""
    sql = f"SELECT {SOURCE} FROM knowledge_sources s WHERE workspace_id = :w AND id = :id AND deleted_at IS NULL"
    row = await tx.row(sql, {"w": tx.workspace, "id": source_id})
    return _source(row) if row else None


def _source(row: Mapping[Any, Any]) -> Source:
    return Source(**{**row, "include": tuple(row["include"]), "exclude": tuple(row["exclude"])})


async def change(tx: Tx, source: Source) -> None:
    """Store how a source is visited."""
    values = {
        "id": source.id,
        "every": source.every_hours,
        "policy": source.policy,
        "drafts": source.drafts,
        "state": source.state,
        "folder": source.folder_id,
        "include": list(source.include),
        "exclude": list(source.exclude),
    }
    await tx.execute(CHANGE, {"w": tx.workspace} | values)


async def remove(tx: Tx, source_id: UUID) -> None:
    """Forget a source; its entries stay."""
    sql = "UPDATE knowledge_sources SET deleted_at = now(), next_at = NULL WHERE workspace_id = :w AND id = :id"
    await tx.execute(sql, {"w": tx.workspace, "id": source_id})


async def put_off(tx: Tx, source_id: UUID) -> None:
    """Leave a source's visit due."""
    await tx.execute(PUT_OFF, {"w": tx.workspace, "id": source_id})


async def due(tx: Tx) -> list[UUID]:
    """Take the sources whose time has come."""
    return [row["id"] for row in await tx.rows(DUE, {"w": tx.workspace})]


async def close_imports(tx: Tx, source_id: UUID) -> None:
    """Close what visits that broke off left running."""
    await tx.execute(CLOSE_IMPORTS, {"w": tx.workspace, "source": source_id})


async def begin(tx: Tx, source_id: UUID) -> bool:
    """Note the beginning of a visit; what a killed one left running is closed. False for a paused or removed source."""
    await close_imports(tx, source_id)
    return await tx.scalar(BEGIN, {"w": tx.workspace, "id": source_id}) is not None


async def end(tx: Tx, source_id: UUID, report: Mapping[str, Any], import_id: UUID | None) -> None:
    """Note the end of a visit, and when the next one is due."""
    await tx.execute(END, {"w": tx.workspace, "id": source_id, "report": json.dumps(dict(report)), "import": import_id})


async def pages(tx: Tx, source_id: UUID, *, gone: bool | None = None, limit: int = 100_000) -> list[KnownPage]:
    """Return a source's pages by address."""
    rows = await tx.rows(PAGES, {"w": tx.workspace, "source": source_id, "gone": gone, "limit": limit})
    return [
        KnownPage(
            row["url"], row["etag"], row["modified"], bytes(row["content_hash"]) if row["content_hash"] else None,
            row["fetched_at"], row["changed_at"], row["gone_at"], tuple(row["entry_ids"]),
        )
        for row in rows
    ]  # fmt: skip


async def seen(
    tx: Tx, source_id: UUID, *, state: str | None, gone: bool | None, q: str | None, after: str, limit: int
) -> list[SeenPage]:
    """Return a source's pages by address, as the last visit found them."""
    values = {"source": source_id, "state": state, "gone": gone, "q": q, "after": after, "limit": limit}
    return [
        SeenPage(**{**row, "entries": tuple((UUID(one["id"]), one["title"]) for one in row["entries"])})
        for row in await tx.rows(SEEN, {"w": tx.workspace} | values)
    ]


async def failed(tx: Tx, source_id: UUID, problems: Mapping[str, Mapping[str, Any]]) -> None:
    """Note which pages could not be read, and why."""
    rows = [
        {"w": tx.workspace, "source": source_id, "hash": hash_of(url), "url": url, "problem": json.dumps(dict(why))}
        for url, why in problems.items()
    ]
    if rows:
        await tx.execute(FAILED, rows)


async def progress(tx: Tx, source_id: UUID, done: int, listed: int) -> None:
    """Note how far a visit is."""
    await tx.execute(PROGRESS, {"w": tx.workspace, "id": source_id, "done": done, "listed": listed})


async def save_page(tx: Tx, source_id: UUID, url: str, page: Fetched) -> None:
    """Keep what tells whether a page changes."""
    values = {"url": url, "etag": page.etag, "modified": page.modified, "content": page.digest, "hash": hash_of(url)}
    await tx.execute(SAVE_PAGE, {"w": tx.workspace, "source": source_id} | values)


async def saw(tx: Tx, source_id: UUID, urls: Sequence[str]) -> None:
    """Note that pages are as they were."""
    await tx.execute(SAW_PAGE, {"w": tx.workspace, "source": source_id, "hashes": [hash_of(url) for url in urls]})


async def gone(tx: Tx, source_id: UUID, urls: Sequence[str]) -> list[str]:
    """Note that pages are gone; returns those that were there until now."""
    values = {"w": tx.workspace, "source": source_id, "hashes": [hash_of(url) for url in urls]}
    return [row["url"] for row in await tx.rows(GONE, values)]


async def origins(tx: Tx, source_id: UUID) -> dict[UUID, bytes]:
    """Return which page each entry of a source came from."""
    return {
        row["entry_id"]: bytes(row["url_hash"])
        for row in await tx.rows(ORIGINS, {"w": tx.workspace, "source": source_id})
    }


async def say(tx: Tx, source_id: UUID, url: str, entry_ids: Sequence[UUID]) -> None:
    """Note that a page says these entries."""
    await tx.execute(SAY, {"w": tx.workspace, "source": source_id, "hash": hash_of(url), "ids": list(entry_ids)})


async def vanished(tx: Tx, source_id: UUID, url: str, said: Sequence[UUID]) -> list[str]:
    """Return the questions of entries that a page said once and says no longer."""
    values = {"w": tx.workspace, "source": source_id, "hash": hash_of(url), "said": list(said)}
    return [row["question"] for row in await tx.rows(VANISHED, values)]
