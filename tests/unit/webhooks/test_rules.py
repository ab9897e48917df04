"""Which facts are told, and to which addresses."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from zhike.facts import ActorRef, Recorded
from zhike.kit.errors import Invalid
from zhike.webhooks.rules import EVENTS, check_events, check_url, told

NOBODY = UUID(int=0)


def fact(name: str, mode: str = "live", **payload: object) -> Recorded:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return Recorded(1, NOBODY, f"{name}@1", "conversation", NOBODY, 1, mode, ActorRef("system"), at, payload)


@pytest.mark.parametrize(
    ("one", "goes"),
    [
        (fact("conversation.opened"), True),
        (fact("conversation.opened", mode="test"), False),
        (fact("conversation.typing"), False),
        (fact("message.added", private=False, kind="text"), True),
        (fact("message.added", private=True, kind="text"), False),
        (fact("message.added", private=False, kind="event"), False),
        (fact("customer.erased"), True),
    ],
)
def test_only_what_is_live_and_no_note_is_told(one: Recorded, goes: bool) -> None:
    assert told(one) is goes


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/hook",
        "ftp://example.com",
        "https://",
        "https://user:word@example.com/",
        "example.com/hook",
        "javascript:alert(1)",
        "https://example.com:99999/",
    ],
)
def test_an_address_is_whole_and_https(url: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_url(url, allow_plain=False)
    assert refused.value.field == "url"


def test_a_fine_address_is_kept() -> None:
    assert check_url(" https://example.com/a?b=1 ", allow_plain=False) == "https://example.com/a?b=1"
    assert check_url("http://127.0.0.1:8000/hook", allow_plain=True) == "http://127.0.0.1:8000/hook"


def test_events_are_known_ordered_and_given_once() -> None:
    assert check_events([EVENTS[3], EVENTS[0], EVENTS[3]]) == (EVENTS[0], EVENTS[3])
    for wrong in ([], ["conversation.exploded"]):
        with pytest.raises(Invalid):
            check_events(wrong)
