"""What the routes of entries are given."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.identity import Caller, Viewer
from zhike.kit.errors import Invalid
from zhike.kit.ids import parse_id
from zhike.knowledge.cautions import cautions
from zhike.knowledge.http.shared import cautions_json, entry_json
from zhike.knowledge.life_cycle import LifeCycle
from zhike.knowledge.ports import Names
from zhike.knowledge.publishing import Publishing
from zhike.knowledge.service import KnowledgeService
from zhike.knowledge.types import Entry


@dataclass(frozen=True, slots=True)
class Tools:
    """Services of entries, and who is behind an id."""

    knowledge: KnowledgeService
    life: LifeCycle
    publishing: Publishing
    names: Names

    async def shown(self, caller: Caller, entry: Entry) -> dict[str, Any]:
        """Return an entry that was changed as the API shows it, in a transaction of its own."""
        async with self.publishing.db.transaction(caller.viewer.workspace_id) as tx:
            return await self.told(tx, caller.viewer, entry)

    async def told(self, tx: Tx, viewer: Viewer, changed: Entry) -> dict[str, Any]:
        """Return an entry that was changed as the API shows it, with warnings of what it says now."""
        entry = await self.knowledge.entry(tx, changed.id)
        found = await cautions(tx, entry.base_id, await self.life.newest(tx, entry), entry.id)
        return await entry_json(tx, self.names, entry) | {"warnings": cautions_json(found, viewer.locale)}


def owner_of(text: str | None) -> UUID | None:
    """Return a person's id; raises Invalid for what is none."""
    if not text:
        return None
    found = parse_id(text)
    if found is None:
        raise Invalid("owner_id", "This is not a person's id.", "负责人无效。")
    return found
