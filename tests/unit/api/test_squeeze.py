"""Built files leave compressed, and only when that is right."""

import asyncio
import gzip
from pathlib import Path

import pytest
from starlette.responses import FileResponse, Response

from zhike.api.squeeze import squeezed

TEXT = "智客\n".encode() * 500


def ask(file: Path, media_type: str = "text/javascript", method: str = "GET", **headers: str) -> Response:
    """Return what `file` is answered with."""
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    response = FileResponse(file, headers={"Cache-Control": "no-cache", "ETag": '"a"'}, media_type=media_type)
    return asyncio.run(squeezed(response, {"type": "http", "method": method, "headers": raw}))


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """A built file."""
    file = tmp_path / "widget.js"
    file.write_bytes(TEXT)
    return file


def test_a_text_is_packed_and_keeps_its_headers(script: Path) -> None:
    answer = ask(script, accept_encoding="gzip, br")
    assert gzip.decompress(bytes(answer.body)) == TEXT
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["etag"] == 'W/"a"'
    assert answer.headers["content-length"] == str(len(answer.body))


def test_a_rebuilt_file_is_packed_anew(script: Path) -> None:
    ask(script, accept_encoding="gzip")
    script.write_bytes(TEXT * 2)
    assert gzip.decompress(bytes(ask(script, accept_encoding="gzip").body)) == TEXT * 2


@pytest.mark.parametrize(
    "given",
    [{}, {"accept_encoding": "br"}, {"accept_encoding": "gzip", "range": "bytes=0-9"}],
    ids=["no encoding", "another encoding", "a part"],
)
def test_who_does_not_ask_gets_the_file_itself(script: Path, given: dict[str, str]) -> None:
    assert isinstance(ask(script, **given), FileResponse)


def test_pictures_small_files_and_heads_stay_as_they_are(script: Path, tmp_path: Path) -> None:
    assert isinstance(ask(script, "image/png", accept_encoding="gzip"), FileResponse)
    assert isinstance(ask(script, method="HEAD", accept_encoding="gzip"), FileResponse)
    small = tmp_path / "small.js"
    small.write_bytes(b"1")
    assert isinstance(ask(small, accept_encoding="gzip"), FileResponse)
