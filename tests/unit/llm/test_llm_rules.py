"""Costs, estimates, addresses and JSON amid words."""

import pytest

from zhike.llm import Usage, fine_url
from zhike.llm.rules import cost, estimate, parsed, said

SCHEMA = {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"], "additionalProperties": False}


def test_costs_are_whole_millionths_rounded_up() -> None:
    assert cost(Usage(1_000_000, 0), 2_000_000, 8_000_000) == 2_000_000
    assert cost(Usage(1, 1), 2_000_000, 8_000_000) == 10
    assert cost(Usage(1, 0), 1, 0) == 1
    assert cost(Usage(0, 0), 9, 9) == 0


def test_estimates_are_rather_too_many() -> None:
    assert estimate("退货运费谁出") >= 6
    assert 3 <= estimate("who pays for it") <= 15


@pytest.mark.parametrize(
    ("text", "plain", "fine"),
    [
        ("https://api.example.com/v1", False, True),
        ("http://api.example.com/v1", False, False),
        ("http://127.0.0.1:11434/v1", True, True),
        ("https://user@api.example.com/v1", True, False),
        ("https://api.example.com/v1?key=1", True, False),
        ("https://api.example.com:99999/v1", True, False),
        ("ftp://api.example.com", True, False),
        ("https:///v1", True, False),
    ],
)
def test_addresses(text: str, plain: bool, fine: bool) -> None:
    assert fine_url(text, plain=plain) is fine


@pytest.mark.parametrize(
    "text",
    [
        '{"n": 3}',
        '```json\n{"n": 3}\n```',
        'Sure! {"n": 3} Anything else?',
        '<think>n may be 4: {"n": 4}</think>{"n": 3}',
    ],
)
def test_json_is_found_where_it_stands(text: str) -> None:
    assert parsed(said(text), SCHEMA) == {"n": 3}


@pytest.mark.parametrize("text", ["", "n is 3", '{"n": "3"}', '{"n": 3, "m": 1}', "[" * 5000, '{"n": 3'])
def test_what_does_not_fit_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="no JSON"):
        parsed(text, SCHEMA)
