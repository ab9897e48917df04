"""Folders: a tree in each base. Changes of one base's tree take turns (the base's row is locked)."""

from uuid import UUID

from zhike.db import Tx
from zhike.kit.errors import Invalid
from zhike.kit.ids import uuid7
from zhike.knowledge import queries, queries_folders
from zhike.knowledge.errors import BaseNotFound, FolderInItself, FolderNameTaken, FolderNotEmpty, FolderNotFound
from zhike.knowledge.life_types import Folder
from zhike.knowledge.service import base_name

MAX_DEPTH, MAX_FOLDERS = 8, 1_000


class Folders:
    """The trees of folders."""

    async def tree(self, tx: Tx, base_id: UUID) -> list[Folder]:
        """Return a base's folders, siblings in order; raises BaseNotFound."""
        if await queries.base(tx, base_id) is None:
            raise BaseNotFound
        return await queries_folders.folders(tx, base_id)

    async def get(self, tx: Tx, folder_id: UUID) -> Folder:
        """Return a folder; raises FolderNotFound."""
        folder = await queries_folders.folder(tx, folder_id)
        if folder is None:
            raise FolderNotFound
        return folder

    async def create(
        self, tx: Tx, base_id: UUID, name: str, parent_id: UUID | None, position: int | None = None
    ) -> Folder:
        """Make a folder, the last of its siblings unless ``position`` says where; raises FolderNameTaken."""
        name = base_name(name)
        if not await queries_folders.lock(tx, base_id):
            raise BaseNotFound
        if len(await queries_folders.folders(tx, base_id)) >= MAX_FOLDERS:
            raise Invalid(
                "name", f"A base has at most {MAX_FOLDERS} folders.", f"一个知识库最多 {MAX_FOLDERS} 个文件夹。"
            )
        await self._check_parent(tx, base_id, parent_id)
        folder_id = uuid7()
        if not await queries_folders.add(tx, folder_id, base_id, parent_id, name):
            raise FolderNameTaken(field="name")
        if position is not None:
            await queries_folders.order(tx, folder_id, base_id, parent_id, position)
        return await self.get(tx, folder_id)

    async def change(
        self, tx: Tx, folder_id: UUID, *, name: str | None = None, parent_id: UUID | None = None, move: bool = False,
        position: int | None = None,
    ) -> Folder:  # fmt: skip
        """Rename, move (``move``: to ``parent_id``, None is the top) or order a folder; raises FolderInItself, FolderNameTaken."""
        folder = await self.get(tx, folder_id)
        await queries_folders.lock(tx, folder.base_id)
        to = parent_id if move else folder.parent_id
        if move and to is not None:
            if folder_id in await queries_folders.above(tx, to):
                raise FolderInItself(field="parent_id")
            await self._check_parent(tx, folder.base_id, to)
        named = base_name(name) if name is not None else folder.name
        if not await queries_folders.change(tx, folder_id, to, named):
            raise FolderNameTaken(field="name")
        if move or position is not None:
            await queries_folders.order(
                tx, folder_id, folder.base_id, to, MAX_FOLDERS if position is None else position
            )
        return await self.get(tx, folder_id)

    async def delete(self, tx: Tx, folder_id: UUID, *, contents_up: bool) -> None:
        """Delete a folder; what it holds moves up when asked, else raises FolderNotEmpty."""
        folder = await self.get(tx, folder_id)
        await queries_folders.lock(tx, folder.base_id)
        if not contents_up and (folder.entries or await queries_folders.holds(tx, folder_id)):
            raise FolderNotEmpty
        if contents_up and not await queries_folders.move_up(tx, folder):
            raise FolderNameTaken
        await queries_folders.remove(tx, folder_id)

    async def _check_parent(self, tx: Tx, base_id: UUID, parent_id: UUID | None) -> None:
        if parent_id is None:
            return
        parent = await queries_folders.folder(tx, parent_id)
        if parent is None or parent.base_id != base_id:
            raise FolderNotFound(field="parent_id")
        if len(await queries_folders.above(tx, parent_id)) >= MAX_DEPTH:
            raise Invalid("parent_id", f"Folders are at most {MAX_DEPTH} levels deep.", f"文件夹最多 {MAX_DEPTH} 级。")
