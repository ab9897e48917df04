"""All SQL of knowledge."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.engine import RowMapping
from sqlalchemy.exc import IntegrityError

from zhike.db import Tx
from zhike.knowledge.types import Base, Entry, EntryDraft, EntryFilter, Import, IndexedEntry, RowError

ENTRY = "id, base_id, locale, question, similar_questions, answer, tags, state, version, uses, updated_at, updated_by"
BASES = """
SELECT b.id, b.name, b.locale, b.version, b.created_at,
       (SELECT count(*) FROM knowledge_entries e
        WHERE e.workspace_id = b.workspace_id AND e.base_id = b.id AND e.deleted_at IS NULL) AS entries
FROM knowledge_bases b WHERE b.workspace_id = :w
"""
ADD_BASE = """
INSERT INTO knowledge_bases (workspace_id, id, name, locale) VALUES (:w, :id, :name, :locale)
ON CONFLICT (workspace_id, name) DO NOTHING RETURNING id
"""
RENAME_BASE = """
UPDATE knowledge_bases SET name = :name WHERE workspace_id = :w AND id = :id RETURNING id
"""
BUMP_BASE = "UPDATE knowledge_bases SET version = version + 1 WHERE workspace_id = :w AND id = :id RETURNING version"
VERSIONS = "SELECT id, version FROM knowledge_bases WHERE workspace_id = :w ORDER BY id"
ADD_ENTRY = f"""
INSERT INTO knowledge_entries
    (workspace_id, id, base_id, locale, question, similar_questions, answer, tags, state, changed_at, import_id, updated_by)
VALUES (:w, :id, :base, :locale, :question, :similar, :answer, :tags, :state, :changed_at, :import, :by)
RETURNING {ENTRY}
"""
UPDATE_ENTRY = f"""
UPDATE knowledge_entries SET locale = :locale, question = :question, similar_questions = :similar, answer = :answer, tags = :tags,
       state = :state, changed_at = :changed_at, version = version + 1, updated_at = now(), updated_by = :by
WHERE workspace_id = :w AND id = :id AND deleted_at IS NULL
RETURNING {ENTRY}
"""
DELETE_ENTRY = """
UPDATE knowledge_entries SET deleted_at = now(), changed_at = :changed_at, version = version + 1, updated_at = now(), updated_by = :by
WHERE workspace_id = :w AND id = :id AND deleted_at IS NULL
"""
CHANGED = """
SELECT id, locale, question, similar_questions, answer, changed_at, (deleted_at IS NOT NULL OR state <> 'published') AS gone,
       (vectors_at = changed_at AND vectors_model = :model) IS TRUE AS embedded
FROM knowledge_entries WHERE workspace_id = :w AND base_id = :base AND changed_at > :after ORDER BY changed_at, id
"""
STORED = """
SELECT entry_id, ordinal, vector FROM knowledge_vectors WHERE workspace_id = :w AND entry_id = ANY(:ids) AND model = :model
"""
TO_EMBED = """
SELECT id, locale, question, similar_questions, answer, changed_at, false AS gone, false AS embedded
FROM knowledge_entries
WHERE workspace_id = :w AND base_id = :base AND deleted_at IS NULL AND state = 'published'
  AND (vectors_at, vectors_model) IS DISTINCT FROM (changed_at, :model)
ORDER BY changed_at, id LIMIT :limit
"""
HASHES = "SELECT text_hash, vector FROM knowledge_vectors WHERE workspace_id = :w AND entry_id = ANY(:ids) AND model = :model"
DROP_VECTORS = "DELETE FROM knowledge_vectors WHERE workspace_id = :w AND entry_id = ANY(:ids)"
ADD_VECTOR = """
INSERT INTO knowledge_vectors (workspace_id, entry_id, ordinal, text_hash, model, vector)
VALUES (:w, :entry, :ordinal, :hash, :model, :vector)
"""
NOTE_EMBEDDED = """
UPDATE knowledge_entries SET vectors_at = :changed_at, vectors_model = :model
WHERE workspace_id = :w AND id = :id AND changed_at = :changed_at
RETURNING id
"""
USED = "UPDATE knowledge_entries SET uses = uses + 1 WHERE workspace_id = :w AND id = ANY(:ids)"
IMPORT = "id, base_id, filename, format, encoding, dry_run, state, report, created_at, finished_at, created_by"
ADD_IMPORT = """
INSERT INTO knowledge_imports (workspace_id, id, base_id, filename, format, dry_run, options, content, created_by)
VALUES (:w, :id, :base, :filename, :format, :dry_run, CAST(:options AS jsonb), :content, :by)
"""
SAVE_IMPORT = """
UPDATE knowledge_imports SET encoding = :encoding, state = :state, report = CAST(:report AS jsonb),
       content = CASE WHEN :state = 'running' THEN content END, finished_at = CASE WHEN :state <> 'running' THEN now() END
WHERE workspace_id = :w AND id = :id
"""


def to_entry(row: RowMapping) -> Entry:
    """Return a row of ENTRY as an entry."""
    return Entry(
        row["id"], row["base_id"], row["locale"], row["question"], tuple(row["similar_questions"]), row["answer"], tuple(row["tags"]),
        row["state"], row["version"], row["uses"], row["updated_at"], row["updated_by"],
    )  # fmt: skip


def to_import(row: RowMapping) -> Import:
    """Return a row of IMPORT as an import."""
    report = row["report"]
    return Import(
        id=row["id"], base_id=row["base_id"], filename=row["filename"], format=row["format"], encoding=row["encoding"],
        dry_run=row["dry_run"], state=row["state"], total=report.get("total", 0), created=report.get("created", 0),
        updated=report.get("updated", 0), skipped=report.get("skipped", 0),
        errors=tuple(RowError(**error) for error in report.get("errors", ())), columns=tuple(report.get("columns", ())),
        sample=tuple(EntryDraft(**_tuples(draft)) for draft in report.get("sample", ())),
        created_at=row["created_at"], finished_at=row["finished_at"],
    )  # fmt: skip


def _tuples(draft: Mapping[str, Any]) -> dict[str, Any]:
    return {**draft, "similar": tuple(draft["similar"]), "tags": tuple(draft["tags"])}


def to_indexed(row: RowMapping) -> IndexedEntry:
    """Return a row of CHANGED as the index reads it."""
    texts = (row["question"], *row["similar_questions"])
    return IndexedEntry(row["id"], row["locale"], texts, row["answer"], row["changed_at"], row["gone"], row["embedded"])


async def bases(tx: Tx) -> list[Base]:
    """Return all bases by name."""
    return [Base(**row) for row in await tx.rows(BASES + " ORDER BY b.name", {"w": tx.workspace})]


async def base(tx: Tx, base_id: UUID) -> Base | None:
    """Return one base."""
    row = await tx.row(BASES + " AND b.id = :id", {"w": tx.workspace, "id": base_id})
    return Base(**row) if row else None


async def add_base(tx: Tx, base_id: UUID, name: str, locale: str) -> bool:
    """Add a base; False when its name is taken."""
    return await tx.scalar(ADD_BASE, {"w": tx.workspace, "id": base_id, "name": name, "locale": locale}) is not None


async def rename_base(tx: Tx, base_id: UUID, name: str) -> bool:
    """Rename a base; False when the name is taken."""
    try:
        async with tx.savepoint():
            return await tx.scalar(RENAME_BASE, {"w": tx.workspace, "id": base_id, "name": name}) is not None
    except IntegrityError:
        return False


async def bump_base(tx: Tx, base_id: UUID) -> int | None:
    """Lock a base and return its next version, None when there is no such base."""
    version: int | None = await tx.scalar(BUMP_BASE, {"w": tx.workspace, "id": base_id})
    return version


async def versions(tx: Tx) -> dict[UUID, int]:
    """Return the version of every base."""
    return {row["id"]: row["version"] for row in await tx.rows(VERSIONS, {"w": tx.workspace})}


async def entries(tx: Tx, wanted: EntryFilter, limit: int, after: tuple[datetime, UUID] | None) -> list[Entry]:
    """Return entries, last changed first."""
    where = ["workspace_id = :w", "deleted_at IS NULL"]
    params: dict[str, Any] = {"w": tx.workspace, "limit": limit}
    exact = (("base_id", wanted.base_id), ("locale", wanted.locale), ("state", wanted.state))
    for column, value in exact:
        if value is not None:
            where.append(f"{column} = :{column}")
            params[column] = value
    if wanted.tag is not None:
        where.append("tags @> ARRAY[CAST(:tag AS text)]")
        params["tag"] = wanted.tag
    if wanted.q:
        where.append("(question ILIKE :q OR array_to_string(similar_questions, chr(10)) ILIKE :q OR answer ILIKE :q)")
        escaped = wanted.q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        params["q"] = f"%{escaped}%"
    if after is not None:
        where.append("(updated_at, id) < (CAST(:after_at AS timestamptz), CAST(:after_id AS uuid))")
        params |= {"after_at": after[0], "after_id": after[1]}
    sql = f"SELECT {ENTRY} FROM knowledge_entries WHERE {' AND '.join(where)} ORDER BY updated_at DESC, id DESC LIMIT :limit"
    return [to_entry(row) for row in await tx.rows(sql, params)]


async def entry(tx: Tx, entry_id: UUID, *, lock: bool = False) -> Entry | None:
    """Return one entry, locked for a change when asked."""
    sql = f"SELECT {ENTRY} FROM knowledge_entries WHERE workspace_id = :w AND id = :id AND deleted_at IS NULL"
    row = await tx.row(sql + (" FOR UPDATE" if lock else ""), {"w": tx.workspace, "id": entry_id})
    return to_entry(row) if row else None


async def entries_of_base(tx: Tx, base_id: UUID) -> list[Entry]:
    """Return every entry of a base (an import looks for known questions)."""
    sql = f"SELECT {ENTRY} FROM knowledge_entries WHERE workspace_id = :w AND base_id = :base AND deleted_at IS NULL"
    return [to_entry(row) for row in await tx.rows(sql, {"w": tx.workspace, "base": base_id})]


def _values(tx: Tx, entry_id: UUID, draft: EntryDraft, changed_at: int, by: UUID | None) -> dict[str, Any]:
    return {
        "w": tx.workspace, "id": entry_id, "locale": draft.locale, "question": draft.question, "similar": list(draft.similar),
        "answer": draft.answer, "tags": list(draft.tags), "state": draft.state, "changed_at": changed_at, "by": by,
    }  # fmt: skip


async def add_entry(
    tx: Tx,
    entry_id: UUID,
    base_id: UUID,
    draft: EntryDraft,
    changed_at: int,
    by: UUID | None,
    import_id: UUID | None = None,
) -> Entry:
    """Add an entry under the base's new version."""
    row = await tx.row(ADD_ENTRY, _values(tx, entry_id, draft, changed_at, by) | {"base": base_id, "import": import_id})
    assert row is not None
    return to_entry(row)


async def update_entry(tx: Tx, entry_id: UUID, draft: EntryDraft, changed_at: int, by: UUID | None) -> Entry | None:
    """Change an entry under the base's new version."""
    row = await tx.row(UPDATE_ENTRY, _values(tx, entry_id, draft, changed_at, by))
    return to_entry(row) if row else None


async def delete_entry(tx: Tx, entry_id: UUID, changed_at: int, by: UUID | None) -> None:
    """Mark an entry deleted, so that indexes hear of it."""
    await tx.execute(DELETE_ENTRY, {"w": tx.workspace, "id": entry_id, "changed_at": changed_at, "by": by})
    await tx.execute(DROP_VECTORS, {"w": tx.workspace, "ids": [entry_id]})


async def changed(tx: Tx, base_id: UUID, after: int, model: str) -> list[IndexedEntry]:
    """Return entries changed after a version of their base, deleted ones included."""
    rows = await tx.rows(CHANGED, {"w": tx.workspace, "base": base_id, "after": after, "model": model})
    return [to_indexed(row) for row in rows]


async def vectors(tx: Tx, entry_ids: Sequence[UUID], model: str) -> dict[UUID, dict[int, bytes]]:
    """Return stored vectors by entry and ordinal."""
    found: dict[UUID, dict[int, bytes]] = {}
    if entry_ids:
        for row in await tx.rows(STORED, {"w": tx.workspace, "ids": list(entry_ids), "model": model}):
            found.setdefault(row["entry_id"], {})[row["ordinal"]] = bytes(row["vector"])
    return found


async def to_embed(tx: Tx, base_id: UUID, model: str, limit: int) -> list[IndexedEntry]:
    """Return published entries whose vectors are missing or of another text or model."""
    rows = await tx.rows(TO_EMBED, {"w": tx.workspace, "base": base_id, "model": model, "limit": limit})
    return [to_indexed(row) for row in rows]


async def vectors_by_hash(tx: Tx, entry_ids: Sequence[UUID], model: str) -> dict[bytes, bytes]:
    """Return stored vectors by the hash of their text: unchanged texts are not computed again."""
    rows = await tx.rows(HASHES, {"w": tx.workspace, "ids": list(entry_ids), "model": model})
    return {bytes(row["text_hash"]): bytes(row["vector"]) for row in rows}


async def save_vectors(tx: Tx, items: Sequence[tuple[IndexedEntry, list[tuple[bytes, bytes]]]], model: str) -> None:
    """Replace the vectors of entries that have not changed since they were read; items hold (hash, vector) by ordinal."""
    rows: list[dict[str, Any]] = []
    fresh: list[UUID] = []
    for item, texts in items:
        params = {"w": tx.workspace, "id": item.id, "changed_at": item.changed_at, "model": model}
        if await tx.scalar(NOTE_EMBEDDED, params) is None:
            continue  # changed meanwhile: the next round takes it
        fresh.append(item.id)
        rows += [
            {"w": tx.workspace, "entry": item.id, "ordinal": n, "hash": digest, "model": model, "vector": vector}
            for n, (digest, vector) in enumerate(texts)
        ]
    if fresh:
        await tx.execute(DROP_VECTORS, {"w": tx.workspace, "ids": fresh})
        await tx.execute(ADD_VECTOR, rows)


async def note_used(tx: Tx, entry_ids: Sequence[UUID]) -> None:
    """Count an answer for each entry it rests on."""
    await tx.execute(USED, {"w": tx.workspace, "ids": sorted(set(entry_ids))})


async def add_import(
    tx: Tx, import_id: UUID, base_id: UUID, filename: str, format_: str, content: bytes, by: UUID | None,
    *, dry_run: bool, mapping: Mapping[str, str] | None,
) -> None:  # fmt: skip
    """Store an uploaded file for the job that reads it."""
    await tx.execute(
        ADD_IMPORT,
        {
            "w": tx.workspace, "id": import_id, "base": base_id, "filename": filename, "format": format_, "dry_run": dry_run,
            "options": json.dumps({"mapping": dict(mapping or {})}), "content": content, "by": by,
        },
    )  # fmt: skip


async def import_(tx: Tx, import_id: UUID) -> Import | None:
    """Return one import with its report."""
    row = await tx.row(
        f"SELECT {IMPORT} FROM knowledge_imports WHERE workspace_id = :w AND id = :id",
        {"w": tx.workspace, "id": import_id},
    )
    return to_import(row) if row else None


async def import_content(tx: Tx, import_id: UUID) -> RowMapping | None:
    """Return content, options, base_id, filename, dry_run, report and created_by of a running import, locked."""
    return await tx.row(
        "SELECT content, options, base_id, filename, dry_run, report, created_by FROM knowledge_imports "
        "WHERE workspace_id = :w AND id = :id AND state = 'running' FOR UPDATE",
        {"w": tx.workspace, "id": import_id},
    )


async def save_import(tx: Tx, import_id: UUID, state: str, encoding: str | None, report: Mapping[str, Any]) -> None:
    """Store progress; a finished import gives its file up."""
    await tx.execute(
        SAVE_IMPORT,
        {"w": tx.workspace, "id": import_id, "state": state, "encoding": encoding, "report": json.dumps(dict(report))},
    )
