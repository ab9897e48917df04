"""What of customers' words asks, what is personal, which questions lie together, and what holds an entry back."""

import numpy as np
import pytest

from zhike.conversations import Said
from zhike.dialogue.gap_likeness import NEW, Wording, lay
from zhike.dialogue.learning import failure
from zhike.dialogue.learning_texts import (
    distinct,
    locale_of,
    personal,
    question_of,
    scrubbed,
    shown,
    wording,
)
from zhike.kit.clock import utcnow
from zhike.kit.ids import uuid7
from zhike.knowledge.marked import Known, held_back


def said(*texts: str) -> list[Said]:
    return [Said(uuid7(), seq, text, utcnow()) for seq, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("我叫王小明，电话 13800138000，退货运费谁出？", "退货运费谁出？"),
        ("我的订单号是 AB12345678901，怎么还没发货", "怎么还没发货"),
        ("寄到上海市浦东新区世纪大道100号3栋502要几天", "要几天"),
        ("联系 li@example.com 开发票可以吗", "联系，开发票可以吗"),
        ("where is order 1234567890123", "where is"),
        ("我叫张伟你们的奶粉怎么保存", "你们的奶粉怎么保存"),
        ("我叫张伟，怎么改地址", "怎么改地址"),
        ("我是李女士发票开错了怎么办", "发票开错了怎么办"),
        ("您好，我是张伟，快递丢了怎么办", "您好，快递丢了怎么办"),
        ("这里是陈小姐，能代签收吗", "能代签收吗"),
        ("我是王先生的太太，能代签收吗", "能代签收吗"),
        ("李女士，能代签收吗", "能代签收吗"),
        ("免贵姓欧阳，能退吗", "能退吗"),
        ("收货人张伟，能改吗", "能改吗"),
        ("this is Mary Jones, can I change address", "can I change address"),
        ("I'm Anna, where is my refund", "where is my refund"),
    ],
)
def test_what_belongs_to_one_customer_is_taken_out(text: str, left: str) -> None:
    assert personal(text)
    assert scrubbed(text).strip(" ，,") == left
    assert not personal(scrubbed(text))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("订单号 ZK2026112200123 到哪了", "订单号 ****0123 到哪了"),
        ("20261122001234 怎么还没发货", "****1234 怎么还没发货"),
        ("我的单号是A12345，能退吗", "我的单号是****2345，能退吗"),
        ("where is order ab-1234567890", "where is order ****7890"),
        ("打13812345678或发li@example.com给我", "打138****5678或发l***@example.com给我"),
        ("我叫王小明，寄到世纪大道100号3栋502要几天", "****，****要几天"),
        ("2026-11-22 下的单，满 299 减 50，A7 能退吗", "2026-11-22 下的单，满 299 减 50，A7 能退吗"),
    ],
)
def test_what_belongs_to_one_customer_is_masked_where_colleagues_read_it(text: str, read: str) -> None:
    assert shown(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "可以货到付款吗", "支持7天无理由吗", "A7 充电宝能带上飞机吗", "我是新用户有优惠吗", "Do you ship to Hong Kong?", "满299减50吗",
        "我叫不到快递员怎么办", "收货人怎么改", "姓名可以改吗", "本人不在家怎么签收", "我是金卡，有优惠吗", "我是黄金会员，能打折吗",
        "适合女士用吗", "我叫了安装师傅，要钱吗", "联系人电话怎么改", "I'm waiting for my parcel", "this is wrong, can I return it",
    ],
)  # fmt: skip
def test_what_belongs_to_nobody_stays(text: str) -> None:
    assert not personal(text)
    assert scrubbed(text) == text


def test_the_last_text_that_asks_is_the_question() -> None:
    assert question_of(said("在吗", "可以货到付款吗", "谢谢")) == (2, "可以货到付款吗")
    assert question_of(said("在吗", "谢谢")) is None
    assert question_of(said("在吗", "谢谢"), talk=True) == (2, "谢谢")
    assert question_of([]) is None
    assert wording("您好，请问可以货到付款吗？") == wording("可以货到付款吗?")
    assert (locale_of("怎么退货", "en"), locale_of("refund?", "zh"), locale_of("???", "en")) == ("zh", "en", "en")
    assert distinct(["怎么退货", "怎么退货？", "退货流程"]) == ["怎么退货", "退货流程"]


def test_which_ends_of_a_turn_are_failures() -> None:
    assert failure("refuse", None) == "refused"
    assert failure("hand_over", "unresolved") == "unresolved"
    assert failure("hand_over", "customer_request") is None
    assert failure("answer", None) is None


def test_likes_are_laid_to_what_is_known_and_to_each_other() -> None:
    known = [Wording("zh", "可以货到付款吗"), Wording("en", "can i pay on delivery")]
    fresh = [Wording("zh", one) for one in ("能货到付款吗", "有实体店吗", "有没有实体店", "can i pay on delivery")]
    empty = np.zeros((len(known) + len(fresh), 0), np.float32)
    # Another language's gap is nobody's like, whatever it says.
    assert lay(fresh, known, empty, {}) == [(0, NEW), (NEW, 1), (NEW, 1), (NEW, 3)]
    assert lay([], known, empty[:2], {}) == []
    assert lay(fresh[:1], [], empty[:1], {}) == [(NEW, 0)]


def near(text: str, *at: float) -> Known:
    return Known(text, np.array(at, np.float32) / np.linalg.norm(at))


def test_a_question_is_held_back_when_it_is_likelier_a_negative_than_the_entrys_own() -> None:
    own, negative = [near("怎么退货", 1, 0)], [near("退货要多久", 0.6, 0.8)]
    asked = negative[0].vector
    assert held_back("退货得多久呢", asked, negative, own)
    assert not held_back("退货怎么弄", own[0].vector, negative, own)
    assert not held_back("今天天气", np.array([-1, 0], np.float32), negative, own)
    assert held_back("退货要多久？", None, negative, own)  # the same words, before its vector is known
    assert not held_back("怎么退货", asked, negative, own)  # the entry's own question stays its own
    bare = [Known("退货要多久", None)]
    assert held_back("退货要多久啊", asked, bare, own)
    assert not held_back("怎么退", asked, bare, own)
