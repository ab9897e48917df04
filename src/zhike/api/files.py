"""Uploads in, downloads out."""

from collections.abc import Mapping
from urllib.parse import quote

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from zhike.conversations import Attachment
from zhike.kit.errors import Invalid, TooLarge

OVERHEAD = 4096
INLINE = ("image/png", "image/jpeg", "image/gif", "image/webp", "audio/", "video/")


async def read_upload(request: Request, limit: int) -> tuple[str, bytes]:
    """Return (name, content) of the form's ``file``; raises TooLarge or Invalid."""
    declared = request.headers.get("content-length", "")
    if not declared.isdigit():
        raise Invalid("file", "Say how long the upload is (Content-Length).", "请提供 Content-Length。")
    if int(declared) > limit + OVERHEAD:
        raise TooLarge(field="file", limit=limit)
    try:
        async with request.form(max_files=1, max_fields=5, max_part_size=limit) as form:
            file = form.get("file")
            if not isinstance(file, UploadFile):
                raise Invalid("file", "Send the file in the form field “file”.", "请在表单字段 file 中上传文件。")
            return file.filename or "file", await file.read()
    except HTTPException as error:
        raise Invalid("file", "This is not a multipart form.", "请求不是有效的表单上传。") from error


def file_response(found: Attachment, content: bytes, headers: Mapping[str, str] | None = None) -> Response:
    """Return a file so that a browser neither guesses its type nor runs anything in it."""
    inline = found.media_type.startswith(INLINE)
    safe = {
        "Content-Disposition": f"{'inline' if inline else 'attachment'}; filename*=UTF-8''{quote(found.name)}",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
        "Cache-Control": "private, no-store",
        "Cross-Origin-Resource-Policy": "cross-origin" if headers else "same-origin",
    }
    return Response(content, media_type=found.media_type, headers=safe | dict(headers or {}))
