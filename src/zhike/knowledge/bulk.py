"""The same change to many entries. Each succeeds or fails for itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from zhike.db import Database, Tx
from zhike.identity import Viewer
from zhike.kit.errors import ZhikeError
from zhike.knowledge.life_cycle import LifeCycle
from zhike.knowledge.publishing import Done, Publishing
from zhike.knowledge.types import Placement


@dataclass(frozen=True, slots=True)
class _Wish:
    action: str
    folder: UUID | None
    add: tuple[str, ...]
    remove: tuple[str, ...]


class Bulk:
    """Changes many entries. Opens its own transactions: one for all, and one for each publication."""

    def __init__(self, db: Database, life: LifeCycle, publishing: Publishing) -> None:
        self.db = db
        self.life = life
        self.publishing = publishing

    async def change(
        self, viewer: Viewer, action: str, ids: Sequence[UUID], *, folder: UUID | None = None,
        add: tuple[str, ...] = (), remove: tuple[str, ...] = (),
    ) -> Done:  # fmt: skip
        """Move (to ``folder``, None is the top), tag, publish (their drafts) or archive entries."""
        if action == "publish":
            return await self.publishing.publish_many(viewer, ids)
        wish = _Wish(action, folder, add, remove)
        done: list[UUID] = []
        failed: list[tuple[UUID, ZhikeError]] = []
        async with self.db.transaction(viewer.workspace_id) as tx:
            for entry_id in sorted(set(ids)):  # in one order, so that two of these never wait for each other
                try:
                    async with tx.savepoint():
                        await self._change(tx, viewer, entry_id, wish)
                    done.append(entry_id)
                except ZhikeError as error:
                    failed.append((entry_id, error))
        return Done(tuple(done), tuple(failed))

    async def _change(self, tx: Tx, viewer: Viewer, entry_id: UUID, wish: _Wish) -> None:
        if wish.action == "archive":
            await self.life.withdraw(tx, viewer, entry_id, "archived", None)
        elif wish.action == "move":
            clear = frozenset({"folder_id"} if wish.folder is None else ())
            await self.life.place(tx, viewer, entry_id, Placement(folder_id=wish.folder, clear=clear), None)
        else:
            entry = await self.life.knowledge.entry(tx, entry_id)
            kept = tuple(tag for tag in entry.tags if tag not in wish.remove)
            await self.life.place(tx, viewer, entry_id, Placement(tags=kept + wish.add), None)
