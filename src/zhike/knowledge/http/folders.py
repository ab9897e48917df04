"""Routes of folders."""

from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Response

from zhike.identity import Guard, Scope
from zhike.kit.ids import id_of
from zhike.knowledge import schemas_life as schemas
from zhike.knowledge.errors import BaseNotFound, FolderNotFound
from zhike.knowledge.folders import Folders
from zhike.knowledge.http.shared import text_of
from zhike.knowledge.life_types import Folder


def add_folders(router: APIRouter, folders: Folders, guard: Guard) -> None:
    """Add the routes of folders."""
    read, edit = guard("knowledge.read"), guard("knowledge.edit")

    @router.get(
        "/knowledge/bases/{base_id}/folders", response_model=schemas.FolderList, summary="List a base's folders"
    )
    async def list_folders(base_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        found = await folders.tree(scope.tx, id_of(base_id, BaseNotFound()))
        return {"items": [_folder(one) for one in found]}

    @router.post(
        "/knowledge/bases/{base_id}/folders", response_model=schemas.FolderOut, status_code=201, summary="Make a folder"
    )
    async def create_folder(base_id: str, body: schemas.FolderIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        base = id_of(base_id, BaseNotFound())
        return _folder(await folders.create(scope.tx, base, body.name, _parent(body.parent_id), body.position))

    @router.patch(
        "/knowledge/folders/{folder_id}", response_model=schemas.FolderOut, summary="Rename, move or order a folder"
    )
    async def change_folder(folder_id: str, body: schemas.FolderPatch, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        known = id_of(folder_id, FolderNotFound())
        changed = await folders.change(
            scope.tx, known, name=body.name, parent_id=_parent(body.parent_id), move="parent_id" in body.model_fields_set,
            position=body.position,
        )  # fmt: skip
        return _folder(changed)

    @router.delete(
        "/knowledge/folders/{folder_id}",
        status_code=204,
        response_class=Response,
        summary="Delete a folder, not what it holds",
    )
    async def delete_folder(
        folder_id: str,
        scope: Annotated[Scope, edit],
        contents: Annotated[
            Literal["refuse", "up"], Query(description="up: what it holds moves up a level")
        ] = "refuse",
    ) -> Response:
        await folders.delete(scope.tx, id_of(folder_id, FolderNotFound()), contents_up=contents == "up")
        return Response(status_code=204)


def _parent(text: str | None) -> UUID | None:
    return id_of(text, FolderNotFound(field="parent_id")) if text else None


def _folder(folder: Folder) -> dict[str, Any]:
    return {
        "id": str(folder.id), "base_id": str(folder.base_id), "parent_id": text_of(folder.parent_id), "name": folder.name,
        "position": folder.position, "entries": folder.entries,
    }  # fmt: skip
