"""QR codes: pictures that other programs read. The digests are of codes that ZXing read back as their text."""

from hashlib import sha256

import pytest

from zhike.api.qr import modules, svg

FINDER = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]


@pytest.mark.parametrize(
    ("text", "size", "digest"),
    [
        ("https://a.cn", 21, "89cbf57efd0ec05ca896e6c8"),
        ("智客客服", 21, "39579106f205e57fbc003903"),
        ("https://example.com/chat/a", 25, "16d5ab7b118544c05ff0a190"),
        ("https://zhike.example.com/chat/demo-shop", 29, "ebc71d200deaa5f72601c04d"),
        ("https://example.com/chat/" + "x" * 60, 41, "1ec09546c18b2a805184e3ac"),
        ("https://example.com/chat/" + "x" * 90, 45, "b928f7d8d84237981f5816fa"),
        ("https://example.com/chat/" + "x" * 120, 49, "a0a499aceb1085214d919006"),
        ("https://example.com/chat/" + "x" * 150, 53, "c38702e240f07e4d6ec7de63"),
        ("x" * 200, 57, "c8294f9a437b1546845ed5dd"),
    ],
)
def test_codes_that_were_read_back(text: str, size: int, digest: str) -> None:
    grid = modules(text)
    assert len(grid) == size
    assert sha256("".join(str(one) for row in grid for one in row).encode()).hexdigest().startswith(digest)
    for rows, columns in ((range(7), range(7)), (range(7), range(size - 7, size)), (range(size - 7, size), range(7))):
        assert ["".join(str(grid[r][c]) for c in columns) for r in rows] == FINDER


def test_what_does_not_fit_is_refused() -> None:
    assert len(modules("x" * 213)) == 57
    with pytest.raises(ValueError, match="too long"):
        modules("x" * 214)


def test_the_picture_has_its_quiet_zone_and_escapes_its_label() -> None:
    drawn = svg("https://a.cn", '<"&')
    assert 'viewBox="0 0 29 29"' in drawn
    assert "<title>&lt;&quot;&amp;</title>" in drawn
    assert "M4 4h1v1h-1z" in drawn
