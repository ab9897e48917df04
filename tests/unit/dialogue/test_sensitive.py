"""Sentences that people have to deal with, and sentences that only sound like it: how well they are told apart."""

from collections import Counter
from pathlib import Path

import pytest

from zhike.dialogue.policy_types import TOPICS
from zhike.dialogue.sensitive import sensitive_topics

ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("sensitive.tsv").read_text("utf-8").splitlines()
    if line.strip()
]
LEAST_PRECISION, LEAST_RECALL = 0.97, 0.97


def test_the_table_is_large_and_has_no_sentence_twice() -> None:
    counted = Counter(label for label, _ in ROWS)
    assert len(ROWS) >= 250
    assert len({sentence for _, sentence in ROWS}) == len(ROWS)
    assert all(counted[topic] >= 18 for topic in TOPICS)
    assert counted["-"] >= 120


def test_precision_and_recall_of_each_topic_and_of_all() -> None:
    missed = [(label, text) for label, text in ROWS if label != "-" and label not in sensitive_topics([text])]
    raised = [(sensitive_topics([text]), text) for label, text in ROWS if label == "-" and sensitive_topics([text])]
    told = sum(1 for label, _ in ROWS if label != "-")
    recall = 1 - len(missed) / told
    precision = (told - len(missed)) / (told - len(missed) + len(raised))
    assert recall >= LEAST_RECALL, f"recall {recall:.3f}: {missed}"
    assert precision >= LEAST_PRECISION, f"precision {precision:.3f}: {raised}"


@pytest.mark.parametrize(
    ("texts", "topics"),
    [
        (["充电器着火了，我要起诉你们"], ("safety", "legal")),
        (["我要打12315", "还要找记者曝光你们"], ("regulator", "media")),
        (["你好", "怎么退货"], ()),
        ([], ()),
    ],
    ids=["danger-first", "two-messages", "none", "nothing"],
)
def test_several_topics_come_by_weight(texts: list[str], topics: tuple[str, ...]) -> None:
    assert sensitive_topics(texts) == topics
