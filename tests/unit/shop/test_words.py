"""Folding and money."""

import pytest
from merchant.words import digits, folded, money


@pytest.mark.parametrize(
    ("text", "wanted"), [(" Álvaro ", "alvaro"), ("STRASSE", "strasse"), ("Ann  Lee", "ann  lee"), ("陈一诺", "陈一诺")]
)
def test_names_are_folded_but_kept_apart(text: str, wanted: str) -> None:
    assert folded(text) == wanted


@pytest.mark.parametrize("text", ["13800000831", "+86 138 0000 0831", "138-0000-0831"])
def test_a_phone_is_its_digits(text: str) -> None:
    assert digits(text) == "13800000831"


@pytest.mark.parametrize(
    ("minor", "currency", "wanted"), [(45900, "CNY", "¥459.00"), (-5, "USD", "-$0.05"), (100, "EUR", "EUR 1.00")]
)
def test_money_is_written_as_people_do(minor: int, currency: str, wanted: str) -> None:
    assert money(minor, currency) == wanted
