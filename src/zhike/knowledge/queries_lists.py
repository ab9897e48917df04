"""SQL of lists of entries: filters, search, order."""

from datetime import datetime
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.knowledge.queries import ENTRY, to_entry
from zhike.knowledge.types import Entry, EntryDraft, EntryFilter

UNUSED_DAYS = 90
FROM = """
FROM knowledge_entries e LEFT JOIN knowledge_standings s ON s.workspace_id = e.workspace_id AND s.entry_id = e.id
WHERE e.workspace_id = :w AND e.deleted_at IS NULL
"""
COLUMNS = f"{ENTRY}, coalesce(answered, 0) answered, coalesce(resolved, 0) resolved, coalesce(handed_over, 0) handed_over, used_at"
BELOW = """
folder_id IN (
    WITH RECURSIVE below AS (
        SELECT id FROM knowledge_folders WHERE workspace_id = :w AND id = :folder_id
        UNION ALL
        SELECT f.id FROM knowledge_folders f JOIN below ON f.parent_id = below.id WHERE f.workspace_id = :w)
    SELECT id FROM below)
"""
# A state is what people see: a published entry with a draft in review is found as both.
STATES = {
    "draft": "((state = 'draft' AND draft_state IS DISTINCT FROM 'in_review') OR draft_state = 'draft')",
    "in_review": "draft_state = 'in_review'",
    "scheduled": "draft_state = 'scheduled'",
    "published": "state = 'published'",
    "archived": "state = 'archived'",
}
EXPIRING = """
valid_until < now() + make_interval(days => (
    SELECT remind_days FROM knowledge_bases b WHERE b.workspace_id = :w AND b.id = base_id)) AND state = 'published'
"""
UNUSED = """
state = 'published' AND published_at < now() - make_interval(days => :unused_days)
AND (used_at IS NULL OR used_at < now() - make_interval(days => :unused_days))
"""
# Substrings in any language. It reads the base's entries (about 5 ms for each 1,000), found by the base's own index;
# the wall comes before the pattern, so an index on the pattern could not be used.
MATCHES = (
    "(question ILIKE :q OR array_to_string(similar_questions, chr(10)) ILIKE :q OR answer ILIKE :q OR summary ILIKE :q)"
)
# Live entries whose readers may be those of an entry, at the same time.
ASKED_BESIDE = """
SELECT id, question, similar_questions FROM knowledge_entries
WHERE workspace_id = :w AND base_id = :base AND deleted_at IS NULL AND state = 'published' AND locale = :locale AND audience = :audience
  AND id IS DISTINCT FROM CAST(:own AS uuid)
  AND (valid_until IS NULL OR valid_until > greatest(now(), CAST(:begins AS timestamptz)))
  AND (valid_from IS NULL OR CAST(:ends AS timestamptz) IS NULL OR valid_from < :ends)
ORDER BY id
"""
KEYS = {"updated": "updated_at", "uses": "uses", "votes": "(up - down)"}


async def entries(tx: Tx, wanted: EntryFilter, limit: int, after: tuple[Any, UUID] | None) -> list[Entry]:
    """Return entries that pass the filter, in its order; ``after``: (sort key, id) of the last one seen."""
    where, params = _where(wanted)
    params |= {"w": tx.workspace, "limit": limit}
    key = KEYS[wanted.sort]
    if after is not None:
        kind = "timestamptz" if isinstance(after[0], datetime) else "bigint"
        where.append(f"({key}, id) < (CAST(:after_key AS {kind}), CAST(:after_id AS uuid))")
        params |= {"after_key": after[0], "after_id": after[1]}
    found = "".join(f" AND {one}" for one in where)
    sql = f"SELECT {COLUMNS} {FROM} {found} ORDER BY {key} DESC, id DESC LIMIT :limit"
    return [to_entry(row) for row in await tx.rows(sql, params)]


async def ids(tx: Tx, wanted: EntryFilter) -> list[UUID]:
    """Return the ids of all entries that pass the filter, oldest first (an export reads them piece by piece)."""
    where, params = _where(wanted)
    found = "".join(f" AND {one}" for one in where)
    rows = await tx.rows(f"SELECT e.id {FROM} {found} ORDER BY e.id", params | {"w": tx.workspace})
    return [row["id"] for row in rows]


async def tags(tx: Tx, base_id: UUID | None, limit: int) -> list[tuple[str, int]]:
    """Return (tag, entries that carry it), most used first."""
    base = " AND base_id = :base" if base_id is not None else ""
    sql = f"""
    SELECT tag, count(*) AS n FROM knowledge_entries, unnest(tags) AS tag
    WHERE workspace_id = :w AND deleted_at IS NULL{base} GROUP BY tag ORDER BY n DESC, tag LIMIT :limit
    """
    rows = await tx.rows(sql, {"w": tx.workspace, "base": base_id, "limit": limit})
    return [(row["tag"], row["n"]) for row in rows]


async def standing(tx: Tx, entry_id: UUID) -> Entry | None:
    """Return one entry with what became of its answers."""
    row = await tx.row(f"SELECT {COLUMNS} {FROM} AND e.id = :id", {"w": tx.workspace, "id": entry_id})
    return to_entry(row) if row else None


async def named(tx: Tx, ids: list[UUID]) -> list[Entry]:
    """Return entries by id."""
    rows = (
        await tx.rows(f"SELECT {COLUMNS} {FROM} AND e.id = ANY(:ids)", {"w": tx.workspace, "ids": ids}) if ids else []
    )
    return [to_entry(row) for row in rows]


def _where(wanted: EntryFilter) -> tuple[list[str], dict[str, Any]]:
    where: list[str] = []
    params: dict[str, Any] = {}
    for column in ("base_id", "locale", "owner_id", "audience", "kind"):
        value = getattr(wanted, column)
        if value is not None:
            where.append(f"{column} = :{column}")
            params[column] = value
    if wanted.state is not None:
        where.append(STATES[wanted.state])
    if wanted.tag is not None:
        where.append("tags @> ARRAY[CAST(:tag AS text)]")
        params["tag"] = wanted.tag
    if wanted.folder_id is not None:
        where.append(BELOW)
        params["folder_id"] = wanted.folder_id
    if wanted.unfiled:
        where.append("folder_id IS NULL")
    if wanted.expiring:
        where.append(EXPIRING)
    if wanted.unused:
        where.append(UNUSED)
        params["unused_days"] = UNUSED_DAYS
    if wanted.badly_rated:
        where.append("down > up")
    if wanted.q:
        where.append(MATCHES)
        escaped = wanted.q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        params["q"] = f"%{escaped}%"
    return where, params


async def asked_beside(
    tx: Tx, base_id: UUID, draft: EntryDraft, own: UUID | None
) -> list[tuple[UUID, tuple[str, ...]]]:
    """Return (entry, its questions) of a base's live entries that the readers of a draft may get as well."""
    params = {
        "w": tx.workspace, "base": base_id, "own": own, "locale": draft.locale, "audience": draft.audience,
        "begins": draft.valid_from, "ends": draft.valid_until,
    }  # fmt: skip
    return [(row["id"], (row["question"], *row["similar_questions"])) for row in await tx.rows(ASKED_BESIDE, params)]
