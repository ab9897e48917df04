"""Folders: a tree that stays a tree, and never loses what it holds."""

import pytest

from tests.db.knowledge.conftest import Shelf
from zhike.kit.errors import Invalid
from zhike.kit.ids import uuid7
from zhike.knowledge import EntryDraft, EntryFilter
from zhike.knowledge.errors import BaseNotFound, FolderInItself, FolderNameTaken, FolderNotEmpty, FolderNotFound
from zhike.knowledge.folders import MAX_DEPTH, Folders
from zhike.knowledge.types import Placement

folders = Folders()


async def test_siblings_keep_the_order_they_are_given(shelf: Shelf) -> None:
    async with shelf.db.transaction(shelf.workspace) as tx:
        for name in ("甲", "乙", "丙"):
            await folders.create(tx, shelf.base_id, name, None)
        first = await folders.create(tx, shelf.base_id, "丁", None, 0)
        assert [(one.name, one.position) for one in await folders.tree(tx, shelf.base_id)] == [
            ("丁", 0),
            ("甲", 1),
            ("乙", 2),
            ("丙", 3),
        ]
        await folders.change(tx, first.id, position=2)
        assert [one.name for one in await folders.tree(tx, shelf.base_id)] == ["甲", "乙", "丁", "丙"]


async def test_a_folder_never_stands_in_itself_and_names_are_unique_in_one_place(shelf: Shelf) -> None:
    async with shelf.db.transaction(shelf.workspace) as tx:
        top = await folders.create(tx, shelf.base_id, "售后", None)
        inner = await folders.create(tx, shelf.base_id, "退货", top.id)
        with pytest.raises(FolderInItself):
            await folders.change(tx, top.id, parent_id=inner.id, move=True)
        with pytest.raises(FolderInItself):
            await folders.change(tx, top.id, parent_id=top.id, move=True)
        with pytest.raises(FolderNameTaken):
            await folders.create(tx, shelf.base_id, "售后", None)
        same = await folders.create(tx, shelf.base_id, "售后", top.id)
        with pytest.raises(FolderNameTaken):
            await folders.change(tx, same.id, parent_id=None, move=True)
        moved = await folders.change(tx, inner.id, parent_id=None, move=True, name="退换")
        assert (moved.parent_id, moved.name) == (None, "退换")
        with pytest.raises(BaseNotFound):
            await folders.create(tx, uuid7(), "x", None)
        other = await shelf.service.create_base(tx, "另一个", "zh")
        with pytest.raises(FolderNotFound):
            await folders.create(tx, other.id, "x", top.id)


async def test_depth_is_bounded(shelf: Shelf) -> None:
    async with shelf.db.transaction(shelf.workspace) as tx:
        parent = None
        for n in range(MAX_DEPTH):
            parent = (await folders.create(tx, shelf.base_id, f"{n}", parent)).id
        with pytest.raises(Invalid):
            await folders.create(tx, shelf.base_id, "太深", parent)


async def test_a_folder_is_deleted_only_when_its_contents_are_safe(shelf: Shelf) -> None:
    async with shelf.db.transaction(shelf.workspace) as tx:
        top = await folders.create(tx, shelf.base_id, "售后", None)
        inner = await folders.create(tx, shelf.base_id, "退货", top.id)
        place = Placement(folder_id=inner.id)
        entry = await shelf.service.create_entry(tx, None, shelf.base_id, EntryDraft("怎么退货", "申请", "zh"), place)
        found, _ = await shelf.service.entries(tx, EntryFilter(shelf.base_id, folder_id=top.id))
        assert [one.id for one in found] == [entry.id]
        for one in (top, inner):
            with pytest.raises(FolderNotEmpty):
                await folders.delete(tx, one.id, contents_up=False)
        await folders.delete(tx, inner.id, contents_up=True)
        assert (await shelf.service.entry(tx, entry.id)).folder_id == top.id
        await shelf.service.delete_entry(tx, None, entry.id)
        await folders.delete(tx, top.id, contents_up=False)
        assert await folders.tree(tx, shelf.base_id) == []
