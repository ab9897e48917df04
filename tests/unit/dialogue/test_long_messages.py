"""However long or strange a message: it is read in milliseconds, and nothing of it is kept in a reason."""

import asyncio
import time

import pytest

from zhike.dialogue.learning_texts import personal, scrubbed
from zhike.dialogue.rehearsal import Customer
from zhike.dialogue.types import Answered
from zhike.knowledge import EntryDraft, MemoryKnowledge
from zhike.language import NoEmbedder

LONG = 10_000
KNOWN = [
    EntryDraft("怎么退货", "7 天内在订单里申请。", "zh", ("超过15天还能退吗", "15天内能退吗", "退货流程")),
    EntryDraft("怎么开发票", "订单详情里申请。", "zh", ("可以开专用发票吗",)),
]


def customer() -> Customer:
    return Customer(asyncio.run(MemoryKnowledge.of(KNOWN, NoEmbedder())))


@pytest.mark.parametrize("piece", ["7", "1-", "2 ", "不是", "超过", "a.", "1天内", "怎么退货吗，", "not the a "])
def test_a_message_of_ten_thousand_signs_is_read_at_once(piece: str) -> None:
    asking, began = customer(), time.perf_counter()
    asyncio.run(asking.says(piece * (LONG // len(piece))))
    assert time.perf_counter() - began < 5  # minutes, where a pattern looks at every sign for every other


@pytest.mark.parametrize("piece", [" ", "我是 ", "姓名", "我叫", "收货人 ", "my name is "])
def test_a_name_is_looked_for_in_a_long_message_at_once(piece: str) -> None:
    text, began = "我是" + piece * (LONG // len(piece)), time.perf_counter()
    personal(text), scrubbed(text)
    assert time.perf_counter() - began < 1


def test_what_holds_for_all_goods_keeps_none_of_the_customers_words() -> None:
    end = asyncio.run(customer().says("热水器怎么退货"))
    assert isinstance(end, Answered)
    assert [(one.code, one.params) for one in end.reasons if one.code == "in_general"] == [("in_general", {})]
