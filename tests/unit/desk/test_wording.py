"""A hand-over's reason in the reader's language."""

from typing import get_args

import pytest

from zhike.desk.wording import HANDOVER, handover_text, language_of
from zhike.dialogue.types import HandoverReason


@pytest.mark.parametrize("reason", get_args(HandoverReason))
def test_every_reason_has_words(reason: str) -> None:
    assert reason in HANDOVER
    assert handover_text(reason, language_of("zh-CN")) == HANDOVER[reason][0]
    assert handover_text(reason, language_of("en")) == HANDOVER[reason][1]


def test_an_unknown_reason_reads_as_its_code() -> None:
    assert handover_text("moved", "en") == "moved"
