"""Built files leave compressed: packed once per file in a thread, then kept. What customers load stays under its budget."""

import asyncio
import gzip
from functools import lru_cache
from pathlib import Path

from starlette.responses import FileResponse, Response
from starlette.types import Scope

COMPRESSIBLE = ("text/", "application/javascript", "application/json", "image/svg+xml")
SMALLEST = 1_000
KEPT = 256


@lru_cache(maxsize=KEPT)
def _packed_once(path: Path, _changed_ns: int, _size: int) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)


def packed(path: Path) -> bytes | None:
    """Return a file's bytes in gzip, anew only when the file changed; None when it is too small to gain."""
    found = path.stat()
    return _packed_once(path, found.st_mtime_ns, found.st_size) if found.st_size >= SMALLEST else None


async def squeezed(response: Response, scope: Scope) -> Response:
    """Return the response in gzip when it is a whole text file and the asker takes gzip; else as it was."""
    asked = {name: value for name, value in scope["headers"] if name in (b"accept-encoding", b"range")}
    if not isinstance(response, FileResponse) or response.status_code != 200 or scope["method"] != "GET":
        return response
    if b"gzip" not in asked.get(b"accept-encoding", b"") or b"range" in asked:
        return response
    if not (response.media_type or "").startswith(COMPRESSIBLE):
        return response
    body = await asyncio.to_thread(packed, Path(response.path))
    if body is None:
        return response
    dropped = ("content-length", "accept-ranges", "etag")
    headers = {name: value for name, value in response.headers.items() if name not in dropped}
    headers |= {"content-encoding": "gzip", "vary": "Accept-Encoding"}
    if "etag" in response.headers:
        headers["etag"] = "W/" + response.headers["etag"].removeprefix("W/")
    return Response(body, headers=headers)
