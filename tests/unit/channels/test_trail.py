"""What a visitor did: checked, cut to its limits, without what stands behind a question mark."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from zhike.channels.trail import read
from zhike.kit.errors import Invalid

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "body"),
    [
        ({"path": "/cart?token=s3cret#top", "title": " 购物车\n "}, {"path": "/cart", "title": "购物车"}),
        ({"path": "/" + "x" * 400}, {"path": "/" + "x" * 299, "title": ""}),
        ({"name": "viewed_product"}, {"name": "viewed_product", "properties": {}}),
        (
            {"name": "paid", "properties": {"sum": 9.5, "tags": ["a"], "ok": True, "note": "x" * 300}},
            {"name": "paid", "properties": {"sum": 9.5, "tags": '["a"]', "ok": True, "note": "x" * 200}},
        ),
    ],
)
def test_what_is_kept(given: dict[str, Any], body: dict[str, Any]) -> None:
    step = read(given, "items.0", NOW)
    assert (step.body, step.at, step.is_page) == (body, NOW, "path" in body)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"path": "https://shop.example.com/"}, "items.0.path"),
        ({"path": "/a\x00"}, "items.0.path"),
        ({}, "items.0.name"),
        ({"name": "Viewed product"}, "items.0.name"),
        ({"name": "x" * 41}, "items.0.name"),
        ({"name": "x", "properties": {str(n): n for n in range(21)}}, "items.0.properties"),
    ],
)
def test_what_is_refused(given: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as raised:
        read(given, "items.0", NOW)
    assert raised.value.field == field


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("2026-05-01T11:59:00Z", NOW - timedelta(minutes=1)),
        ("2026-05-01T19:59:00+08:00", NOW - timedelta(minutes=1)),
        ("2027-01-01T00:00:00Z", NOW),
        ("1970-01-01T00:00:00Z", NOW - timedelta(days=1)),
        ("2026-05-01T11:59:00", NOW),
        ("yesterday", NOW),
        (None, NOW),
    ],
)
def test_a_browsers_clock_is_believed_within_a_day(said: str | None, at: datetime) -> None:
    assert read({"name": "x", "at": said}, "items.0", NOW).at == at
