"""What a message may hold, wherever it enters."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhike.channels.content import CUSTOMER_KINDS, STAFF_KINDS, check_content
from zhike.kit.errors import Invalid
from zhike.kit.ids import uuid7

ID = str(uuid7())
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("kind", "content", "kept"),
    [
        ("text", {"text": "你好", "evil": 1}, {"text": "你好"}),
        ("text", {"text": "<script>alert(1)</script>"}, {"text": "<script>alert(1)</script>"}),
        ("text", {"text": "a\x00b\x07c\n\td\ud800"}, {"text": "abc\n\td"}),
        ("image", {"attachment": {"id": ID, "url": "https://evil.test", "name": "../x"}}, {"attachment": {"id": ID}}),
        ("file", {"attachment": {"id": ID}, "text": "发票"}, {"attachment": {"id": ID}, "text": "发票"}),
        ("markdown", {"text": "**好**"}, {"text": "**好**"}),
        (
            "card",
            {"title": "订单", "image_url": "https://a.test/x.png", "fields": [{"label": "状态", "value": "已发货", "x": 1}], "buttons": [{"label": "看", "url": "https://a.test"}]},
            {"title": "订单", "image_url": "https://a.test/x.png", "fields": [{"label": "状态", "value": "已发货"}], "buttons": [{"label": "看", "url": "https://a.test"}]},
        ),
        ("choices", {"text": "选", "options": [{"id": "1", "label": "甲", "value": "a"}]}, {"text": "选", "options": [{"id": "1", "label": "甲", "value": "a"}]}),
    ],
)  # fmt: skip
def test_kept(kind: str, content: dict[str, Any], kept: dict[str, Any]) -> None:
    assert check_content(kind, content, STAFF_KINDS) == kept


@pytest.mark.parametrize(
    ("kind", "content", "field"),
    [
        ("text", {}, "content.text"),
        ("text", {"text": "  \n "}, "content.text"),
        ("text", {"text": 5}, "content.text"),
        ("text", {"text": "x" * 10_001}, "content.text"),
        ("text", "just a string", "content"),
        ("text", None, "content"),
        ("event", {"code": "agent.joined"}, "kind"),
        ("image", {"attachment": {"id": "../../etc/passwd"}}, "content.attachment.id"),
        ("image", {"attachment": ID}, "content.attachment.id"),
        ("image", {"text": "no file"}, "content.attachment.id"),
        ("card", {"title": "x", "image_url": "javascript:alert(1)"}, "content.image_url"),
        ("card", {"title": "x", "image_url": "data:text/html,x"}, "content.image_url"),
        ("card", {"title": "x", "image_url": "https://[broken"}, "content.image_url"),
        ("card", {"title": "x", "buttons": [{"label": "y", "url": "file:///etc/passwd"}]}, "content.buttons.0.url"),
        ("card", {"title": "x", "fields": [{"label": "y", "value": "z"}] * 21}, "content.fields"),
        ("card", {"title": "x", "fields": {"label": "y"}}, "content.fields"),
        ("card", {"title": "x", "fields": ["y"]}, "content.fields"),
        ("choices", {"text": "x", "options": []}, "content.options"),
        ("choices", {"text": "x", "options": [{"id": "1", "label": "y"}]}, "content.options.0.value"),
        ("choices", {"text": "x", "options": [{"id": "1", "label": "y", "value": "z"}] * 13}, "content.options"),
    ],
)
def test_refused(kind: str, content: Any, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_content(kind, content, STAFF_KINDS)
    assert refused.value.field == field


@pytest.mark.parametrize("kind", sorted(set(STAFF_KINDS) - set(CUSTOMER_KINDS)))
def test_customers_send_no_markup(kind: str) -> None:
    with pytest.raises(Invalid):
        check_content(kind, {"text": "**x**", "title": "x"}, CUSTOMER_KINDS)


@given(kind=st.sampled_from(STAFF_KINDS), content=JUNK)
def test_nothing_but_invalid_is_ever_raised(kind: str, content: Any) -> None:
    try:
        check_content(kind, content, STAFF_KINDS)
    except Invalid:
        pass
