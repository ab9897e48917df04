"""SQL of stored vectors: those of questions below ordinal 1000 (of negatives from 500), those of passages from it on."""

from collections.abc import Mapping, Sequence
from typing import Literal
from uuid import UUID

from sqlalchemy.engine import RowMapping

from zhike.db import Tx
from zhike.knowledge.types import IndexedEntry

Kind = Literal["questions", "passages"]
FIRST_PASSAGE = 1000
_NOTED = {"questions": "vectors_at, vectors_model", "passages": "passages_at, passages_model"}
_RANGE = {"questions": f"ordinal < {FIRST_PASSAGE}", "passages": f"ordinal >= {FIRST_PASSAGE}"}
STORED = """
SELECT entry_id, ordinal, text_hash, vector FROM knowledge_vectors WHERE workspace_id = :w AND entry_id = ANY(:ids) AND model = :model
"""
TO_EMBED = """
SELECT id, locale, question, similar_questions, answer, changed_at,
       ARRAY(SELECT n.question FROM knowledge_negatives n WHERE n.workspace_id = knowledge_entries.workspace_id
             AND n.entry_id = knowledge_entries.id ORDER BY n.id) AS negatives
FROM knowledge_entries
WHERE workspace_id = :w AND base_id = :base AND deleted_at IS NULL AND state = 'published'
  AND ({noted}) IS DISTINCT FROM (changed_at, :model)
ORDER BY changed_at, id LIMIT :limit
"""
HASHES = "SELECT text_hash, vector FROM knowledge_vectors WHERE workspace_id = :w AND entry_id = ANY(:ids) AND model = :model"
NOTE_EMBEDDED = """
WITH fresh AS (SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:ats AS bigint[])) AS fresh (id, at))
UPDATE knowledge_entries e SET ({noted}) = ROW (e.changed_at, :model)
FROM fresh WHERE e.workspace_id = :w AND e.id = fresh.id AND e.changed_at = fresh.at
RETURNING e.id
"""
DROP_VECTORS = "DELETE FROM knowledge_vectors WHERE workspace_id = :w AND entry_id = ANY(:ids) AND {range}"
ADD_VECTORS = """
INSERT INTO knowledge_vectors (workspace_id, entry_id, ordinal, text_hash, model, vector)
SELECT :w, entry_id, ordinal, text_hash, :model, vector
FROM unnest(CAST(:entries AS uuid[]), CAST(:ordinals AS int[]), CAST(:hashes AS bytea[]), CAST(:vectors AS bytea[]))
     AS fresh (entry_id, ordinal, text_hash, vector)
"""


async def vectors(tx: Tx, entry_ids: Sequence[UUID], model: str) -> dict[UUID, dict[int, tuple[bytes, bytes]]]:
    """Return (hash of the text, vector) by entry and ordinal."""
    found: dict[UUID, dict[int, tuple[bytes, bytes]]] = {}
    if entry_ids:
        for row in await tx.rows(STORED, {"w": tx.workspace, "ids": list(entry_ids), "model": model}):
            found.setdefault(row["entry_id"], {})[row["ordinal"]] = (bytes(row["text_hash"]), bytes(row["vector"]))
    return found


async def to_embed(tx: Tx, base_id: UUID, model: str, kind: Kind, limit: int) -> list[IndexedEntry]:
    """Return published entries whose vectors of a kind are missing or of another text or model."""
    sql = TO_EMBED.format(noted=_NOTED[kind])
    rows = await tx.rows(sql, {"w": tx.workspace, "base": base_id, "model": model, "limit": limit})
    return [_entry(row) for row in rows]


async def vectors_by_hash(tx: Tx, entry_ids: Sequence[UUID], model: str) -> dict[bytes, bytes]:
    """Return stored vectors by the hash of their text: unchanged texts are not computed again."""
    rows = await tx.rows(HASHES, {"w": tx.workspace, "ids": list(entry_ids), "model": model})
    return {bytes(row["text_hash"]): bytes(row["vector"]) for row in rows}


async def save_vectors(
    tx: Tx, items: Sequence[tuple[IndexedEntry, Mapping[int, tuple[bytes, bytes]]]], model: str, kind: Kind
) -> None:
    """Replace the vectors of entries that have not changed since they were read; items hold (hash, vector) by ordinal."""
    noted = await tx.rows(
        NOTE_EMBEDDED.format(noted=_NOTED[kind]),
        {"w": tx.workspace, "model": model, "ids": [item.id for item, _ in items], "ats": [item.changed_at for item, _ in items]},
    )  # fmt: skip
    fresh = {row["id"] for row in noted}  # the others changed meanwhile: the next round takes them
    if not fresh:
        return
    await tx.execute(DROP_VECTORS.format(range=_RANGE[kind]), {"w": tx.workspace, "ids": list(fresh)})
    rows = [(item.id, n, *stored) for item, own in items if item.id in fresh for n, stored in own.items()]
    if rows:
        entries, ordinals, hashes, found = map(list, zip(*rows, strict=True))
        params = {"entries": entries, "ordinals": ordinals, "hashes": hashes, "vectors": found}
        await tx.execute(ADD_VECTORS, params | {"w": tx.workspace, "model": model})


def _entry(row: RowMapping) -> IndexedEntry:
    texts = (row["question"], *row["similar_questions"])
    negatives = tuple(row["negatives"])
    return IndexedEntry(row["id"], row["locale"], texts, row["answer"], row["changed_at"], negatives=negatives)
