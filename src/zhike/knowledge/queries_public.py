"""SQL of what customers may read: published, meant for them, valid now."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.knowledge.life_types import Shown, Topic

# The same rule as a search's (`IndexedEntry.for_customers`): whatever changes there changes here.
VISIBLE = """
e.workspace_id = :w AND e.deleted_at IS NULL AND e.state = 'published' AND e.audience = 'customer'
AND (e.valid_from IS NULL OR e.valid_from <= now()) AND (e.valid_until IS NULL OR e.valid_until > now())
AND (CAST(:bases AS uuid[]) IS NULL OR e.base_id = ANY(CAST(:bases AS uuid[])))
"""
TREE = """
WITH RECURSIVE tree AS (
    SELECT id, id AS root FROM knowledge_folders WHERE workspace_id = :w AND parent_id IS NULL
    UNION ALL
    SELECT f.id, t.root FROM knowledge_folders f JOIN tree t ON f.parent_id = t.id WHERE f.workspace_id = :w)
"""
# An entry's topic: the folder at the top of its tree; unfiled, its first tag; else none.
FROM = """
FROM knowledge_entries e LEFT JOIN tree t ON t.id = e.folder_id
LEFT JOIN knowledge_folders r ON r.workspace_id = :w AND r.id = t.root
"""
TOPIC = "r.id AS folder_id, coalesce(r.name, e.tags[1]) AS topic"
COLUMNS = f"""e.id, e.locale, e.question AS title, e.summary, e.answer, e.variants ->> 'widget' AS variant, e.tags,
       coalesce(e.published_at, e.updated_at) AS changed_at, {TOPIC}"""
TOPICS = f"""{TREE}
SELECT {TOPIC}, count(*) AS entries {FROM} WHERE {VISIBLE} AND e.locale = :locale
GROUP BY r.id, r.name, r.position, coalesce(r.name, e.tags[1])
ORDER BY r.id IS NULL, r.position, coalesce(r.name, e.tags[1]) IS NULL, count(*) DESC, topic LIMIT :limit
"""
ORDER = "ORDER BY e.uses DESC, e.up - e.down DESC, e.id"
RELATED = f"""{TREE}
SELECT {COLUMNS} {FROM} WHERE {VISIBLE} AND e.locale = :locale AND e.id <> :id
AND (e.tags && CAST(:tags AS text[]) OR (r.id IS NOT NULL AND r.id = CAST(:folder AS uuid)))
ORDER BY (SELECT count(*) FROM unnest(e.tags) AS tag WHERE tag = ANY(CAST(:tags AS text[]))) DESC, e.uses DESC, e.id LIMIT :limit
"""
LOCALES = f"SELECT e.locale, count(*) AS n FROM knowledge_entries e WHERE {VISIBLE} GROUP BY e.locale ORDER BY n DESC"
ADDRESSES = f"""
SELECT e.id, e.locale, coalesce(e.published_at, e.updated_at) AS changed_at FROM knowledge_entries e
WHERE {VISIBLE} ORDER BY e.id LIMIT :limit
"""
MATCHES = "AND (e.question ILIKE :q OR array_to_string(e.similar_questions, chr(10)) ILIKE :q OR e.answer ILIKE :q)"


def _params(tx: Tx, bases: Collection[UUID] | None, **more: Any) -> dict[str, Any]:
    return {"w": tx.workspace, "bases": list(bases) if bases is not None else None} | more


async def topics(tx: Tx, bases: Collection[UUID] | None, locale: str, limit: int) -> list[Topic]:
    """Return the topics that hold anything: folders in their order, then tags, fullest first, then what has neither."""
    rows = await tx.rows(TOPICS, _params(tx, bases, locale=locale, limit=limit))
    return [Topic(row["folder_id"], row["topic"], row["entries"]) for row in rows]


async def of_topic(
    tx: Tx, bases: Collection[UUID] | None, locale: str, topic: Topic | None, limit: int, offset: int = 0
) -> list[Shown]:
    """Return a topic's entries (None: any), most used first."""
    where = ""
    if topic is not None:
        where = "AND r.id = :folder" if topic.folder_id else "AND r.id IS NULL AND e.tags[1] IS NOT DISTINCT FROM :tag"
    params = _params(tx, bases, locale=locale, limit=limit, offset=offset)
    if topic is not None:
        params |= {"folder": topic.folder_id} if topic.folder_id else {"tag": topic.name}
    sql = f"{TREE} SELECT {COLUMNS} {FROM} WHERE {VISIBLE} AND e.locale = :locale {where} {ORDER} LIMIT :limit OFFSET :offset"
    return [_shown(row) for row in await tx.rows(sql, params)]


async def named(tx: Tx, bases: Collection[UUID] | None, ids: Sequence[UUID]) -> dict[UUID, Shown]:
    """Return those of these entries that may be read."""
    sql = f"{TREE} SELECT {COLUMNS} {FROM} WHERE {VISIBLE} AND e.id = ANY(:ids)"
    return {row["id"]: _shown(row) for row in await tx.rows(sql, _params(tx, bases, ids=list(ids)))}


async def holding(tx: Tx, bases: Collection[UUID] | None, locale: str, words: str, limit: int) -> list[Shown]:
    """Return entries that hold these very words."""
    escaped = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    sql = f"{TREE} SELECT {COLUMNS} {FROM} WHERE {VISIBLE} AND e.locale = :locale {MATCHES} {ORDER} LIMIT :limit"
    return [_shown(row) for row in await tx.rows(sql, _params(tx, bases, locale=locale, q=f"%{escaped}%", limit=limit))]


async def related(tx: Tx, bases: Collection[UUID] | None, to: Shown, limit: int) -> list[Shown]:
    """Return entries that share an entry's tags or folder, those that share most first."""
    params = _params(tx, bases, locale=to.locale, id=to.id, tags=list(to.tags), folder=to.topic.folder_id, limit=limit)
    return [_shown(row) for row in await tx.rows(RELATED, params)]


async def locales(tx: Tx, bases: Collection[UUID] | None) -> list[str]:
    """Return the languages in which there is anything to read, fullest first."""
    return [row["locale"] for row in await tx.rows(LOCALES, _params(tx, bases))]


async def addresses(tx: Tx, bases: Collection[UUID] | None, limit: int) -> list[tuple[UUID, str, Any]]:
    """Return (entry, locale, when it last changed) of all that may be read, for a sitemap."""
    rows = await tx.rows(ADDRESSES, _params(tx, bases, limit=limit))
    return [(row["id"], row["locale"], row["changed_at"]) for row in rows]


def _shown(row: Any) -> Shown:
    return Shown(
        row["id"], row["locale"], row["title"], row["summary"], row["variant"] or row["answer"], tuple(row["tags"]),
        row["changed_at"], Topic(row["folder_id"], row["topic"]),
    )  # fmt: skip
