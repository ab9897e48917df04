"""A hand-over's reason in the reader's language."""

import json
from datetime import UTC, datetime
from typing import get_args

import pytest

from tests.support.fact_samples import conversation, uid
from zhike.desk.delivery import Delivery
from zhike.desk.rows import RowView
from zhike.desk.wording import HANDOVER, handover_text, language_of
from zhike.dialogue.types import HandoverReason
from zhike.facts import ActorRef, Recorded


@pytest.mark.parametrize("reason", get_args(HandoverReason))
def test_every_reason_has_words(reason: str) -> None:
    assert reason in HANDOVER
    assert handover_text(reason, language_of("zh-CN")) == HANDOVER[reason][0]
    assert handover_text(reason, language_of("en")) == HANDOVER[reason][1]


def test_an_unknown_reason_reads_as_its_code() -> None:
    assert handover_text("moved", "en") == "moved"


def test_each_reader_of_one_fact_gets_it_in_his_language() -> None:
    handover = {"reason": "complaint", "reason_text": "", "summary": "", "at": None}
    row = RowView(conversation(), {"preview": None, "handover": handover}, None, "退货", frozenset())
    at = datetime(2026, 5, 1, tzinfo=UTC)
    type_, id_ = "conversation.handed_over@1", row.conversation.id
    fact = Recorded(1, uid(2), type_, "conversation", id_, 1, "live", ActorRef("system"), at, {})
    delivery = Delivery(fact, {}, row)
    for language, words in (("zh", "客户投诉"), ("en", "The customer complains"), ("zh", "客户投诉")):
        said = json.loads(delivery.for_staff(False, False, False, language))
        assert said["row"]["handover"]["reason_text"] == words
        assert said["row"]["handover"]["summary"] == "退货"
