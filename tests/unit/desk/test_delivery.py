"""What customers are told of what happens: only what is named, whatever else comes to be announced."""

import json

from tests.support.fact_samples import WHO, samples
from zhike.desk.delivery import Delivery
from zhike.facts import Fact, Recorded
from zhike.kit.clock import utcnow
from zhike.kit.ids import uuid7

TOLD = {
    "conversation.opened", "conversation.assigned", "conversation.handed_over", "conversation.status_changed",
    "conversation.rated", "message.added", "message.updated", "message.recalled", "message.judged",
}  # fmt: skip


def delivery(fact: Fact, *, private: bool = False) -> Delivery:
    author = {"kind": "person", "id": str(uuid7()), "name": "李明", "avatar_url": None}
    message = {"private": private, "turn": None, "quote": None, "recalled_at": None, "author": author}
    actor = {"kind": WHO.kind, "id": str(WHO.id), "name": "李明", "avatar_url": None}
    recorded = Recorded(
        1, uuid7(), fact.type, fact.subject_kind, fact.subject_id, fact.version, fact.mode, fact.actor, utcnow(),
        fact.payload,
    )  # fmt: skip
    said = fact.type.startswith("message.")
    return Delivery(recorded, actor, messages=[message] if said else [], visitor={"id": "x"})


def test_customers_are_told_what_is_named_and_nothing_else() -> None:
    told = {fact.type.partition("@")[0] for fact in samples() if delivery(fact).for_visitor() is not None}
    assert told == TOLD


def test_what_happens_to_notes_is_not_told() -> None:
    of_messages = [fact for fact in samples() if fact.type.startswith("message.")]
    assert [delivery(fact, private=True).for_visitor() for fact in of_messages] == [None] * 4


def test_what_is_told_carries_no_data_of_the_fact() -> None:
    bodies = [json.loads(body) for fact in samples() if (body := delivery(fact).for_visitor())]
    assert all(body["data"] == {} for body in bodies)
