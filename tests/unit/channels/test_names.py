"""Names and ids as people read them."""

from dataclasses import replace

import pytest

from tests.support.fact_samples import uid
from zhike.channels.types import Inbox, shown_id

INBOX = Inbox(uid(1), uid(2), "shop", "widget", "商店网站", "zh-CN", "live", {}, b"", None, None, disabled=False)


@pytest.mark.parametrize(
    ("kind", "held", "shown"),
    [
        ("widget", "user:U-17", ("user", "U-17")),
        ("widget", "visitor:3f2a", ("visitor", "3f2a")),
        ("widget", "user:visitor:1", ("user", "visitor:1")),
        ("api", "user:U-17", ("external", "user:U-17")),
        ("api", "U-17", ("external", "U-17")),
    ],
)
def test_an_id_is_shown_without_the_beginning_that_only_zhike_gave_it(
    kind: str, held: str, shown: tuple[str, str]
) -> None:
    assert shown_id(kind, held) == shown


def test_customers_read_the_name_of_their_language() -> None:
    both = replace(INBOX, settings={"title": {"zh": "演示商店", "en": "Demo shop"}})
    assert (both.title("en"), both.title("en-GB"), both.title("zh-CN")) == ("Demo shop", "Demo shop", "演示商店")
    assert both.title(None) == "演示商店"
    assert INBOX.title("en") == "商店网站"
    assert replace(INBOX, settings={"title": {"zh": "", "en": "Shop"}}).title("zh-CN") == "商店网站"
