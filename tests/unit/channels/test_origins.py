"""Which sites may carry a widget: code, schema and the frame's policy read an entry alike."""

import pytest
from pydantic import ValidationError

from zhike.channels import origin_allowed
from zhike.channels.schemas import InboxSettings


@pytest.mark.parametrize(
    ("allowed", "origin", "may"),
    [
        ([], "https://anywhere.test", True),
        (["https://shop.example.com"], "https://shop.example.com", True),
        (["https://shop.example.com"], "https://SHOP.example.com", True),
        (["https://shop.example.com:443"], "https://shop.example.com", True),
        (["https://shop.example.com"], "http://shop.example.com", False),
        (["https://shop.example.com"], "https://shop.example.com:8443", False),
        (["https://shop.example.com"], "https://evil.test", False),
        (["https://*.example.com"], "https://shop.example.com", True),
        (["https://*.example.com"], "https://a.b.example.com", True),
        (["https://*.example.com"], "https://example.com", False),
        (["https://*.example.com"], "https://evilexample.com", False),
        (["https://*.example.com"], "https://.example.com", False),
        (["https://*.example.com"], "https://a..example.com", False),
        (["https://*.example.com"], "https://example.com.evil.test", False),
        (["https://*.example.com"], "http://shop.example.com", False),
        (["https://*.example.com:8443"], "https://shop.example.com:8443", True),
        (["https://a.test", "https://*.example.com"], "https://x.example.com", True),
        (["https://a.test"], "null", False),
        (["https://a.test"], "https://[broken", False),
    ],
)
def test_an_entry_is_an_origin_or_all_sites_below_a_domain(allowed: list[str], origin: str, may: bool) -> None:
    assert origin_allowed(allowed, origin) is may


@pytest.mark.parametrize("entry", ["https://shop.example.com", "http://localhost:3000", "https://*.Example.com"])
def test_the_schema_takes_what_the_rule_reads(entry: str) -> None:
    assert InboxSettings(allowed_origins=[entry]).allowed_origins == [entry.lower()]


@pytest.mark.parametrize(
    "entry",
    [
        "*",
        "https://*",
        "https://*.com",
        "https://shop.*.com",
        "https://*shop.com",
        "https://a.test/",
        "a.test",
        "https://a.test; x",
    ],
)
def test_the_schema_refuses_what_the_rule_would_read_otherwise(entry: str) -> None:
    with pytest.raises(ValidationError):
        InboxSettings(allowed_origins=[entry])
