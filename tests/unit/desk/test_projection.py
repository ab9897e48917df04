"""What one fact adds to its day."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.support.fact_samples import uid
from zhike.desk.projection import effect
from zhike.facts import ActorRef, Recorded


def fact(name: str, actor: str = "person", **payload: Any) -> Recorded:
    return Recorded(
        1, uid(0), f"{name}@1", "conversation", uid(1), 1, "live", ActorRef(actor), datetime.now(UTC), payload
    )


def said(actor: str, *, private: bool = False, kind: str = "text") -> Recorded:
    return fact("message.added", actor, private=private, kind=kind)


@pytest.mark.parametrize(
    ("given", "adds"),
    [
        (fact("conversation.opened"), {"opened": 1}),
        (fact("conversation.handed_over"), {"handed_over": 1}),
        (fact("conversation.status_changed", status="resolved"), {"resolved": 1}),
        (fact("conversation.status_changed", status="open"), {}),
        (fact("conversation.rated", score=4), {"rated": 1, "rating_sum": 4}),
        (said("customer"), {"customer_messages": 1}),
        (said("assistant", kind="markdown"), {"assistant_replies": 1}),
        (said("person"), {"person_replies": 1}),
        (said("person", private=True), {}),
        (said("system", kind="event"), {}),
        (said("person", kind="event"), {}),
        (fact("conversation.read"), {}),
        (fact("message.updated"), {}),
        (fact("something.newer"), {}),
    ],
)
def test_effect(given: Recorded, adds: dict[str, int]) -> None:
    assert effect(given) == adds
