"""SQL of imports: the file on its way, what became of each row, entries by the hundred."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.engine import RowMapping

from zhike.db import Tx
from zhike.knowledge.import_changes import changes_of
from zhike.knowledge.import_plan import Planned
from zhike.knowledge.import_types import Import, ImportRow, Sample
from zhike.knowledge.queries import CONTENT, ENTRY, to_entry
from zhike.knowledge.types import Entry, EntryDraft, RowError

IMPORT = """id, base_id, filename, format, encoding, dry_run, state, report, created_at, finished_at, created_by, phase, next_row,
       rows_total, cancel_requested, source_id, options"""
ADD = """
INSERT INTO knowledge_imports (workspace_id, id, base_id, filename, format, dry_run, options, content, created_by, source_id)
VALUES (:w, :id, :base, :filename, :format, :dry_run, CAST(:options AS jsonb), :content, :by, :source)
"""
# A dry run keeps its file for a day, so that it can be imported as it was tried, or tried again with other columns.
FORGET_TRIALS = """
UPDATE knowledge_imports SET content = NULL
WHERE workspace_id = :w AND dry_run AND state <> 'running' AND content IS NOT NULL AND created_at < now() - interval '1 day'
"""
RETRY = """
INSERT INTO knowledge_imports (workspace_id, id, base_id, filename, format, dry_run, options, content, created_by)
SELECT workspace_id, :id, base_id, filename, format, :dry, options || CAST(:options AS jsonb), content, :by FROM knowledge_imports
WHERE workspace_id = :w AND id = :from AND dry_run AND state = ANY(:among) AND content IS NOT NULL
RETURNING id
"""
CONTENT_OF = """
SELECT content, options, base_id, filename, dry_run, report, created_by, next_row, cancel_requested, source_id FROM knowledge_imports
WHERE workspace_id = :w AND id = :id AND state = 'running'
"""
PHASE = """
UPDATE knowledge_imports SET phase = :phase, rows_total = :total, encoding = :encoding, report = report || CAST(:report AS jsonb)
WHERE workspace_id = :w AND id = :id AND state = 'running'
"""
# Only the run that saved the row before may save the next: two runs of one import never write a batch twice.
ADVANCE = """
UPDATE knowledge_imports SET next_row = :to, phase = 'saving', report = CAST(:report AS jsonb)
WHERE workspace_id = :w AND id = :id AND state = 'running' AND next_row = :from AND NOT cancel_requested RETURNING id
"""
FINISH = """
UPDATE knowledge_imports SET state = :state, phase = 'finished', finished_at = now(), report = report || CAST(:report AS jsonb),
       encoding = coalesce(:encoding, encoding), content = CASE WHEN dry_run AND :state IN ('done', 'failed') THEN content END
WHERE workspace_id = :w AND id = :id AND state = ANY(:among) RETURNING id
"""
CANCEL = """
UPDATE knowledge_imports SET cancel_requested = true WHERE workspace_id = :w AND id = :id AND state = 'running' RETURNING id
"""
UNDOING = """
UPDATE knowledge_imports SET state = 'undoing'
WHERE workspace_id = :w AND id = :id AND NOT dry_run AND state IN ('done', 'failed', 'cancelled') RETURNING id
"""
_FIELDS = """id uuid, locale text, question text, similar_questions text[], answer text, tags text[], state text, kind text, summary text,
       variants jsonb, valid_from timestamptz, valid_until timestamptz, audience text, folder_id uuid, expected int"""
_TEXTS = """locale = r.locale, question = r.question, similar_questions = r.similar_questions, answer = r.answer, tags = r.tags,
        kind = r.kind, summary = r.summary, variants = r.variants, valid_from = r.valid_from, valid_until = r.valid_until,
        audience = r.audience"""
_KEPT = f"""kept AS (
    INSERT INTO knowledge_versions (workspace_id, entry_id, number, content, note, author_id)
    SELECT workspace_id, id, last_number, {CONTENT}, '', CAST(:by AS uuid) FROM written
)"""
ADD_ENTRIES = f"""
WITH r AS (SELECT * FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r({_FIELDS})), written AS (
    INSERT INTO knowledge_entries (workspace_id, id, base_id, locale, question, similar_questions, answer, tags, state, changed_at,
        import_id, updated_by, kind, summary, variants, valid_from, valid_until, audience, folder_id, live_number, published_at,
        draft_number, draft_state, draft_by)
    SELECT :w, id, :base, locale, question, similar_questions, answer, tags, state, :version, :import, :by, kind, summary, variants,
        valid_from, valid_until, audience, folder_id, CASE WHEN state = 'published' THEN 1 END,
        CASE WHEN state = 'published' THEN now() END, CASE WHEN state = 'draft' THEN 1 END,
        CASE WHEN state = 'draft' THEN 'draft' END, CASE WHEN state = 'draft' THEN CAST(:by AS uuid) END
    FROM r RETURNING *
), {_KEPT}
SELECT {ENTRY} FROM written
"""
# As service.update_entry does, by the hundred: a newer draft beside what is live stays.
UPDATE_ENTRIES = f"""
WITH r AS (SELECT * FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r({_FIELDS})), written AS (
    UPDATE knowledge_entries e SET {_TEXTS}, state = r.state, changed_at = :version, version = e.version + 1, updated_at = now(),
        updated_by = :by, last_number = e.last_number + 1, folder_id = coalesce(r.folder_id, e.folder_id),
        live_number = CASE WHEN r.state = 'published' THEN e.last_number + 1 END,
        published_at = CASE WHEN r.state = 'published' THEN now() ELSE e.published_at END,
        draft_number = CASE WHEN r.state <> 'published' THEN e.last_number + 1 WHEN e.state = 'published' THEN e.draft_number END,
        draft_state = CASE WHEN r.state = 'draft' THEN 'draft'
            WHEN r.state = 'published' AND e.state = 'published' THEN e.draft_state END,
        draft_by = CASE WHEN r.state <> 'published' THEN CAST(:by AS uuid) ELSE e.draft_by END
    FROM r WHERE e.workspace_id = :w AND e.id = r.id AND e.deleted_at IS NULL AND e.version = r.expected
    RETURNING e.*
), {_KEPT}
SELECT {ENTRY} FROM written
"""
DRAFT_BESIDE = f"""
WITH r AS (SELECT * FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r({_FIELDS})), written AS (
    UPDATE knowledge_entries e SET version = e.version + 1, updated_at = now(), updated_by = :by, last_number = e.last_number + 1,
        draft_number = e.last_number + 1, draft_state = 'draft', draft_by = CAST(:by AS uuid), publish_at = NULL, held_by_run = NULL
    FROM r WHERE e.workspace_id = :w AND e.id = r.id AND e.deleted_at IS NULL AND e.version = r.expected
    RETURNING e.*
), kept AS (
    INSERT INTO knowledge_versions (workspace_id, entry_id, number, content, note, author_id)
    SELECT workspace_id, id, last_number, c.content, '', CAST(:by AS uuid) FROM written
    JOIN LATERAL (SELECT {CONTENT} AS content FROM r WHERE r.id = written.id) AS c ON true
)
SELECT {ENTRY} FROM written
"""
ADD_ROWS = """
INSERT INTO knowledge_import_rows
    (workspace_id, import_id, number, row, effect, entry_id, question, locale, entry_version, before, flags, page, changes)
SELECT :w, :import, number, row, effect, entry_id, question, locale, entry_version, before, flags, page, changes
FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r(number int, row int, effect text, entry_id uuid, question text, locale text,
    entry_version int, before jsonb, flags jsonb, page int, changes jsonb)
ON CONFLICT DO NOTHING
"""
ROWS = """
SELECT number, row, effect, entry_id, question, locale, flags, page, undone, changes FROM knowledge_import_rows
WHERE workspace_id = :w AND import_id = :import AND number > :after
  AND (CAST(:effect AS text) IS NULL OR effect = :effect OR undone = :effect)
  AND (NOT :flagged OR flags <> '[]') AND (CAST(:q AS text) IS NULL OR strpos(lower(question), lower(:q)) > 0)
ORDER BY number LIMIT :limit
"""
ENTRIES = f"SELECT {ENTRY} FROM knowledge_entries WHERE workspace_id = :w AND base_id = :base AND deleted_at IS NULL"
BY_IDS = f"""
SELECT {ENTRY} FROM knowledge_entries WHERE workspace_id = :w AND id = ANY(:ids) AND deleted_at IS NULL ORDER BY id
"""
CHANGED = f"""
SELECT {ENTRY}, deleted_at IS NOT NULL AS gone FROM knowledge_entries
WHERE workspace_id = :w AND base_id = :base AND changed_at > :after
"""
FOLDERS = "SELECT id, parent_id, name FROM knowledge_folders WHERE workspace_id = :w AND base_id = :base"
ADD_FOLDER = """
INSERT INTO knowledge_folders (workspace_id, id, base_id, parent_id, name) VALUES (:w, :id, :base, :parent, :name)
ON CONFLICT DO NOTHING
"""
# Entries that an import wrote and whose vectors are not there yet.
UNLEARNED = """
SELECT count(*) AS total,
       count(*) FILTER (WHERE e.state <> 'published' OR e.deleted_at IS NOT NULL
                        OR e.vectors_at IS NOT DISTINCT FROM e.changed_at) AS learned
FROM knowledge_import_rows r JOIN knowledge_entries e ON e.workspace_id = r.workspace_id AND e.id = r.entry_id
WHERE r.workspace_id = :w AND r.import_id = :import AND r.effect IN ('created', 'updated')
"""
LEARNED = "UPDATE knowledge_imports SET learned_at = now() WHERE workspace_id = :w AND id = :id AND learned_at IS NULL"


def to_import(row: Mapping[Any, Any]) -> Import:
    """Return a row of IMPORT as an import."""
    report = row["report"]
    counts = {
        name: report.get(name, 0)
        for name in ("total", "created", "updated", "drafted", "unchanged", "kept", "invalid", "flagged")
    }
    return Import(
        id=row["id"], base_id=row["base_id"], filename=row["filename"], format=row["format"], encoding=row["encoding"],
        dry_run=row["dry_run"], state=row["state"], **counts,
        errors=tuple(RowError(**error) for error in report.get("errors", ())), columns=tuple(report.get("columns", ())),
        sample=tuple(Sample(**{**one, "similar": tuple(one["similar"]), "tags": tuple(one["tags"])}) for one in report.get("sample", ())),
        created_at=row["created_at"], finished_at=row["finished_at"], phase=row["phase"], done_rows=row["next_row"],
        rows_total=row["rows_total"], cancelling=row["cancel_requested"] and row["state"] == "running", source_id=row["source_id"],
        created_by=row["created_by"], policy=row["options"].get("policy", "update"), as_drafts=bool(row["options"].get("drafts")),
        folder_id=UUID(row["options"]["folder"]) if row["options"].get("folder") else None,
        mapping=row["options"].get("mapping") or {}, learned=row["learned_at"] is not None,
        **{name: report.get(name, 0) for name in ("removed", "restored", "left")},
        notes=tuple(RowError(**note) for note in report.get("notes", ())),
    )  # fmt: skip


async def add(
    tx: Tx, import_id: UUID, base_id: UUID, filename: str, format_: str, content: bytes | None, by: UUID | None,
    *, dry_run: bool, options: Mapping[str, Any], source_id: UUID | None = None,
) -> None:  # fmt: skip
    """Store an uploaded file for the job that reads it."""
    await tx.execute(FORGET_TRIALS, {"w": tx.workspace})
    await tx.execute(
        ADD,
        {
            "w": tx.workspace, "id": import_id, "base": base_id, "filename": filename, "format": format_, "dry_run": dry_run,
            "options": json.dumps(dict(options)), "content": content, "by": by, "source": source_id,
        },
    )  # fmt: skip


async def repeat(
    tx: Tx, trial_id: UUID, import_id: UUID, by: UUID | None, options: Mapping[str, Any], *, dry_run: bool = False
) -> bool:
    """Make a real import, or another trial, of a finished dry run's file; False when the file is gone."""
    among = ["done", "failed"] if dry_run else ["done"]
    values = {
        "id": import_id, "from": trial_id, "by": by, "options": json.dumps(dict(options)), "dry": dry_run, "among": among,
    }  # fmt: skip
    return await tx.scalar(RETRY, {"w": tx.workspace} | values) is not None


async def one(tx: Tx, import_id: UUID) -> Import | None:
    """Return an import with its report."""
    sql = f"SELECT {IMPORT}, learned_at FROM knowledge_imports WHERE workspace_id = :w AND id = :id"
    row = await tx.row(sql, {"w": tx.workspace, "id": import_id})
    return to_import(row) if row else None


WHAT = {
    "imports": "NOT dry_run AND source_id IS NULL",
    "trials": "dry_run",
    "visits": "source_id IS NOT NULL",
}  # what a list shows


async def some(
    tx: Tx, base_id: UUID | None, limit: int, before: UUID | None, q: str | None = None, what: str | None = None
) -> list[Import]:
    """Return imports, newest first."""
    sql = f"""SELECT {IMPORT}, learned_at FROM knowledge_imports WHERE workspace_id = :w
        AND (CAST(:base AS uuid) IS NULL OR base_id = :base) AND (CAST(:before AS uuid) IS NULL OR id < :before)
        AND (CAST(:q AS text) IS NULL OR strpos(lower(filename), lower(:q)) > 0) AND {WHAT.get(what or "", "true")}
        ORDER BY id DESC LIMIT :limit"""
    values = {"w": tx.workspace, "base": base_id, "before": before, "limit": limit, "q": q}
    return [to_import(row) for row in await tx.rows(sql, values)]


async def content(tx: Tx, import_id: UUID) -> RowMapping | None:
    """Return a running import's file and how it is to be read."""
    return await tx.row(CONTENT_OF, {"w": tx.workspace, "id": import_id})


async def set_phase(
    tx: Tx, import_id: UUID, phase: str, total: int, encoding: str | None, report: Mapping[str, Any]
) -> None:
    """Note how far an import is."""
    values = {"phase": phase, "total": total, "encoding": encoding, "report": json.dumps(dict(report))}
    await tx.execute(PHASE, {"w": tx.workspace, "id": import_id} | values)


async def advance(tx: Tx, import_id: UUID, begin: int, end: int, report: Mapping[str, Any]) -> bool:
    """Take the rows from ``begin`` to ``end``; False when another run did, or the import was stopped."""
    values = {"from": begin, "to": end, "report": json.dumps(dict(report))}
    return await tx.scalar(ADVANCE, {"w": tx.workspace, "id": import_id} | values) is not None


async def finish(
    tx: Tx,
    import_id: UUID,
    state: str,
    report: Mapping[str, Any],
    encoding: str | None = None,
    among: Sequence[str] = ("running",),
) -> bool:
    """End an import; its file is given up."""
    values = {"state": state, "report": json.dumps(dict(report)), "encoding": encoding, "among": list(among)}
    return await tx.scalar(FINISH, {"w": tx.workspace, "id": import_id} | values) is not None


async def cancel(tx: Tx, import_id: UUID) -> bool:
    """Ask a running import to stop."""
    return await tx.scalar(CANCEL, {"w": tx.workspace, "id": import_id}) is not None


async def undoing(tx: Tx, import_id: UUID) -> bool:
    """Begin to undo an import; False when it cannot be."""
    return await tx.scalar(UNDOING, {"w": tx.workspace, "id": import_id}) is not None


def _record(entry_id: UUID, draft: EntryDraft, folder_id: UUID | None, expected: int = 0) -> dict[str, Any]:
    return {
        "expected": expected,
        "id": str(entry_id), "locale": draft.locale, "question": draft.question, "similar_questions": list(draft.similar),
        "answer": draft.answer, "tags": list(draft.tags), "state": draft.state, "kind": draft.kind, "summary": draft.summary,
        "variants": dict(draft.variants), "valid_from": draft.valid_from.isoformat() if draft.valid_from else None,
        "valid_until": draft.valid_until.isoformat() if draft.valid_until else None, "audience": draft.audience,
        "folder_id": str(folder_id) if folder_id else None,
    }  # fmt: skip


async def write(
    tx: Tx, statement: str, items: Sequence[tuple[UUID, EntryDraft, UUID | None, int]], *, base_id: UUID, version: int,
    import_id: UUID | None, by: UUID | None,
) -> list[Entry]:  # fmt: skip
    """Write entries (id, what they say, folder, the version they had) in one statement: ADD_ENTRIES, UPDATE_ENTRIES or
    DRAFT_BESIDE. What somebody changed meanwhile is left alone and does not come back."""
    if not items:
        return []
    rows = json.dumps([_record(*item) for item in items])
    values: dict[str, Any] = {"w": tx.workspace, "rows": rows, "by": by}
    if statement is not DRAFT_BESIDE:
        values["version"] = version
    if statement is ADD_ENTRIES:
        values |= {"base": base_id, "import": import_id}
    return [to_entry(row) for row in await tx.rows(statement, values)]


async def add_rows(tx: Tx, import_id: UUID, planned: Sequence[Planned], after: Mapping[int, Entry]) -> None:
    """Keep what became of each row; ``after``: the entries as written, by row."""
    rows = []
    for one_ in planned:
        entry = after.get(one_.number) or one_.entry
        written = one_.number in after
        rows.append(
            {
                "number": one_.number, "row": one_.row.row, "effect": one_.effect, "entry_id": str(entry.id) if entry else None,
                "question": one_.draft.question, "locale": one_.draft.locale, "entry_version": entry.version if entry and written else None,
                "before": _before(one_.entry) if one_.entry and written else None, "page": one_.row.page,
                "flags": [{"code": flag.code, "params": flag.params} for flag in one_.flags],
                "changes": changes_of(one_.entry.draft, one_.draft) if one_.entry and one_.effect in ("updated", "drafted") else [],
            }
        )  # fmt: skip
    if rows:
        await tx.execute(ADD_ROWS, {"w": tx.workspace, "import": import_id, "rows": json.dumps(rows)})


def _before(entry: Entry) -> dict[str, Any]:
    """Return what an undo needs to give an entry back what it said."""
    kept = _record(entry.id, entry.draft, entry.folder_id)
    return kept | {"draft_number": entry.draft_number, "draft_state": entry.draft_state}


async def rows(
    tx: Tx, import_id: UUID, effect: str | None, flagged: bool, after: int, limit: int, q: str | None = None
) -> list[ImportRow]:
    """Return an import's rows in order."""
    values = {"import": import_id, "effect": effect, "flagged": flagged, "after": after, "limit": limit, "q": q}
    return [ImportRow(**row) for row in await tx.rows(ROWS, {"w": tx.workspace} | values)]


async def entries(tx: Tx, base_id: UUID) -> list[Entry]:
    """Return every entry of a base."""
    return [to_entry(row) for row in await tx.rows(ENTRIES, {"w": tx.workspace, "base": base_id})]


async def by_ids(tx: Tx, ids: Sequence[UUID]) -> list[Entry]:
    """Return entries by their ids, oldest first."""
    return [to_entry(row) for row in await tx.rows(BY_IDS, {"w": tx.workspace, "ids": list(ids)})]


async def changed(tx: Tx, base_id: UUID, after: int) -> list[tuple[Entry, bool]]:
    """Return entries changed after a version of their base, with whether they are gone."""
    found = await tx.rows(CHANGED, {"w": tx.workspace, "base": base_id, "after": after})
    return [(to_entry({k: v for k, v in row.items() if k != "gone"}), row["gone"]) for row in found]


async def folders(tx: Tx, base_id: UUID) -> dict[tuple[UUID | None, str], UUID]:
    """Return folders by parent and name."""
    found = await tx.rows(FOLDERS, {"w": tx.workspace, "base": base_id})
    return {(row["parent_id"], row["name"]): row["id"] for row in found}


async def add_folder(tx: Tx, base_id: UUID, folder_id: UUID, parent: UUID | None, name: str) -> None:
    """Make a folder unless it is there."""
    await tx.execute(ADD_FOLDER, {"w": tx.workspace, "id": folder_id, "base": base_id, "parent": parent, "name": name})


async def learning(tx: Tx, import_id: UUID) -> tuple[int, int]:
    """Return (entries whose vectors are there, entries written)."""
    row = await tx.row(UNLEARNED, {"w": tx.workspace, "import": import_id})
    assert row is not None
    if row["learned"] == row["total"]:
        await tx.execute(LEARNED, {"w": tx.workspace, "id": import_id})
    return row["learned"], row["total"]
