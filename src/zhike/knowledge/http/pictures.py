"""Routes of pictures in answers."""

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, File, Response, UploadFile

from zhike.identity import Caller, Guard
from zhike.knowledge import schemas_use as schemas
from zhike.knowledge.pictures import MAX_BYTES, Pictures

BASE = "/api/v1/knowledge/pictures"
PICTURE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"image/*": {"schema": {"type": "string", "format": "binary"}}}}
}


def add_pictures(router: APIRouter, pictures: Pictures, guard: Guard) -> None:
    """Add the routes of pictures."""
    apart = guard.apart("knowledge.edit")

    @router.post(
        "/knowledge/pictures", response_model=schemas.PictureOut, status_code=201, summary="Store a picture for answers"
    )
    async def store_picture(file: Annotated[UploadFile, File()], caller: Annotated[Caller, apart]) -> dict[str, Any]:
        content = await file.read(MAX_BYTES + 1)
        stored = await pictures.store(caller.viewer, file.filename or "picture", content)
        url = f"{BASE}/{pictures.token(caller.viewer.workspace_id, stored.id)}"
        called = "".join(c for c in stored.name if c not in "[]()!\\")
        return {
            "id": str(stored.id), "name": stored.name, "media_type": stored.media_type, "size": stored.size,
            "width": stored.width, "height": stored.height, "url": url, "markdown": f"![{called}]({url})",
        }  # fmt: skip

    @router.get(
        "/knowledge/pictures/{token}",
        response_class=Response,
        responses=PICTURE,
        summary="Show a picture to whoever has its address",
    )
    async def show_picture(token: str) -> Response:
        picture, content = await pictures.read(token)
        headers = {
            "Content-Disposition": f"inline; filename*=UTF-8''{quote(picture.name)}",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cache-Control": "public, max-age=31536000, immutable",
            "Cross-Origin-Resource-Policy": "cross-origin",
        }
        return Response(content, media_type=picture.media_type, headers=headers)
