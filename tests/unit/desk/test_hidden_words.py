"""Whoever serves nobody reads no number, wherever in a message it stands."""

from typing import Any

import pytest

from zhike.desk.messages import hide_numbers

PHONE = "13812345678"


@pytest.mark.parametrize(
    "content",
    [
        {"text": f"打 {PHONE}"},
        {"title": PHONE, "fields": [{"label": "电话", "value": PHONE}], "buttons": [{"label": PHONE, "value": PHONE}]},
        {"text": "选一个", "options": [{"id": "1", "label": PHONE, "value": PHONE}]},
        {"attachment": {"id": "x", "name": f"{PHONE}.png", "url": "/api/v1/attachments/x"}, "text": PHONE},
        {"code": "conversation.resolved", "params": {"reason": f"已回电 {PHONE}"}},
    ],
)
def test_no_number_is_left(content: dict[str, Any]) -> None:
    quote = {"id": "x", "text": f"回电 {PHONE}", "private": False}
    assert PHONE not in str(hide_numbers({"content": content, "quote": quote}))


def test_addresses_stay_as_they_are() -> None:
    content = {"attachment": {"id": PHONE, "url": f"/files/{PHONE}"}, "image_url": f"https://shop.example/{PHONE}"}
    assert hide_numbers({"content": content, "quote": None})["content"] == content
