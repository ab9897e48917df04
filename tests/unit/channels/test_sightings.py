"""Which host an address names."""

import pytest

from zhike.channels import host_of


@pytest.mark.parametrize(
    ("page", "host"),
    [
        ("https://shop.example", "shop.example"),
        ("https://Shop.Example:8443/a?b#c", "shop.example:8443"),
        ("http://[::1]:8000/", "::1:8000"),
        (None, None),
        ("", None),
        ("null", None),
        ("file:///tmp/a.html", None),
        ("https://", None),
        ("https://a:b", None),
        ("https://" + "a" * 300, None),
    ],
)
def test_the_host_of_a_page(page: str | None, host: str | None) -> None:
    assert host_of(page) == host
