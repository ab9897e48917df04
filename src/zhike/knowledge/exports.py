"""Export: entries that a list shows, as a file that streams; noted in the audit trail before the first byte."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from zhike.db import Database, Tx
from zhike.identity import AuditTrail, Viewer
from zhike.knowledge import queries, queries_imports, queries_lists
from zhike.knowledge.errors import BaseNotFound
from zhike.knowledge.export_forms import FORMS, Form, Shelved
from zhike.knowledge.types import EntryFilter

PIECE = 500


@dataclass(frozen=True, slots=True)
class Export:
    """A file about to be streamed."""

    filename: str
    media_type: str
    entries: int
    body: AsyncIterator[bytes]


class Exporter:
    """Writes entries into files. Opens its own transactions: the body is sent after the request's has ended."""

    def __init__(self, db: Database, audit: AuditTrail) -> None:
        self.db = db
        self.audit = audit

    async def export(self, viewer: Viewer, wanted: EntryFilter, form: str, *, ip: str | None = None) -> Export:
        """Return the file of all entries of one base that pass the filter; raises BaseNotFound."""
        async with self.db.transaction(viewer.workspace_id) as tx:
            base = await queries.base(tx, wanted.base_id) if wanted.base_id is not None else None
            if base is None:
                raise BaseNotFound(field="base_id")
            ids = await queries_lists.ids(tx, wanted)
            paths = await self._paths(tx, base.id)
            detail = {"format": form, "entries": len(ids)}
            await self.audit.append(tx, viewer, "knowledge.exported", "knowledge_base", base.id, ip=ip, detail=detail)
        made = FORMS[form](viewer.locale, base.name)
        name = f"{base.name}-{datetime.now(UTC):%Y%m%d}.{made.ending}"
        return Export(name, made.media_type, len(ids), self._body(viewer.workspace_id, made, ids, paths))

    async def _body(
        self, workspace_id: UUID, form: Form, ids: list[UUID], paths: dict[UUID, tuple[str, ...]]
    ) -> AsyncIterator[bytes]:
        yield form.begin()
        for start in range(0, len(ids), PIECE):
            async with self.db.transaction(workspace_id) as tx:  # none stays open while the reader takes its time
                found = await queries_imports.by_ids(tx, ids[start : start + PIECE])
            items = [Shelved(entry, paths.get(entry.folder_id, ()) if entry.folder_id else ()) for entry in found]
            yield await asyncio.to_thread(form.add, items)
        yield await asyncio.to_thread(form.end)

    async def _paths(self, tx: Tx, base_id: UUID) -> dict[UUID, tuple[str, ...]]:
        """Return the names above and of each folder."""
        named = {own: (parent, name) for (parent, name), own in (await queries_imports.folders(tx, base_id)).items()}
        found: dict[UUID, tuple[str, ...]] = {}
        for own in named:
            path: list[str] = []
            at: UUID | None = own
            while at is not None and at in named and len(path) < 32:
                at, name = named[at]
                path.insert(0, name)
            found[own] = tuple(path)
        return found
