"""Normal forms."""

import pytest

from zhike.customers import rules


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("13800138000", "+8613800138000"),
        ("138 0013 8000", "+8613800138000"),
        ("１３８-0013-8000", "+8613800138000"),
        ("+86 138 0013 8000", "+8613800138000"),
        ("0086-13800138000", "+8613800138000"),
        ("8613800138000", "+8613800138000"),
        ("(010) 6552-9988", "+861065529988"),
        ("+1 (415) 555-0100", "+14155550100"),
        ("138****8000", None),
        ("", None),
        (None, None),
        ("12", None),
        ("call me", None),
        ("²²²²²²²", "+862222222"),
        ("1" * 16, None),
    ],
)
def test_normal_phone(text: str | None, normal: str | None) -> None:
    assert rules.normal_phone(text) == normal


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        (" Lin@Example.COM ", "lin@example.com"),
        ("l***@example.com", None),
        ("lin@example", None),
        (None, None),
        ("林@例子.公司", "林@例子.公司"),
    ],
)
def test_normal_email(text: str | None, normal: str | None) -> None:
    assert rules.normal_email(text) == normal


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("王小明", {"王小明", "小明"}),
        ("欧阳小明", {"欧阳小明", "阳小明", "小明"}),
        ("王明", {"王明"}),
        ("Ann-Marie LEE", {"ann", "marie", "lee"}),
        ("", set()),
        (None, set()),
    ],
)
def test_name_words(name: str | None, words: set[str]) -> None:
    assert rules.name_words(name) == words
