"""Waiting, splitting, picking and judging, by table."""

from datetime import datetime
from uuid import UUID

import pytest

from zhike.dialogue.rules import (
    DEFAULT,
    is_bare,
    judge,
    only_measures,
    picked,
    plain,
    reply_language,
    settle_ms,
    split_questions,
    spoken_locale,
)
from zhike.dialogue.types import Choice
from zhike.dialogue.wording import REASONS, SAY, moment, reason_text
from zhike.kit.ids import uuid7
from zhike.knowledge import Candidate


@pytest.mark.parametrize(
    ("at", "zh", "en"),
    [
        ("2026-11-23T09:00+08:00", "11月23日周一 09:00（北京时间）", "Monday, 23 November, 09:00 (UTC+8)"),
        ("2026-11-29T18:05-03:30", "11月29日周日 18:05（UTC-3:30）", "Sunday, 29 November, 18:05 (UTC-3:30)"),
        ("2028-02-29T00:00+00:00", "2月29日周二 00:00（UTC+0）", "Tuesday, 29 February, 00:00 (UTC+0)"),
    ],
)
def test_a_moment_says_whose_clock_it_is(at: str, zh: str, en: str) -> None:
    assert (moment(datetime.fromisoformat(at), "zh"), moment(datetime.fromisoformat(at), "en")) == (zh, en)


@pytest.mark.parametrize(
    ("texts", "least", "most"),
    [
        (["怎么退货"], 0, 0),
        (["在吗"], 1500, 2000),
        (["我那个订单"], 1500, 2000),
        (["在吗", "我那个订单"], 1500, 2000),
        (["在吗", "我那个订单", "什么时候到"], 0, 0),
        (["怎么退货", "在吗"], 0, 0),
        (["转人工"], 0, 0),
        (["谢谢"], 0, 0),
        (["[图片]"], 1500, 2000),
        (["？"], 1500, 2000),
        (["hello"], 1500, 2000),
        ([], 0, 0),
    ],
)
def test_settle_ms(texts: list[str], least: int, most: int) -> None:
    assert least <= settle_ms(texts) <= most


@pytest.mark.parametrize(
    ("texts", "questions"),
    [
        (["怎么退货"], ["怎么退货"]),
        (["你好", "怎么退货"], ["怎么退货"]),
        (["在吗", "我那个订单", "什么时候到"], ["我那个订单 什么时候到"]),
        (["运费怎么算？几天能到？"], ["运费怎么算？", "几天能到？"]),
        (["运费多少，几天能到"], ["运费多少", "几天能到"]),
        (["我昨天买了耳机。左耳没声音，能换吗？"], ["我昨天买了耳机。 左耳没声音，能换吗？"]),
        (["怎么退货", "就是昨天买的耳机"], ["怎么退货 就是昨天买的耳机"]),
        (["在吗", "谢谢"], []),
        (["积分"], ["积分"]),
        (
            ["一怎么", "二怎么", "三多少", "四几个", "五什么", "六多久"],
            ["一怎么", "二怎么", "三多少", "四几个", "五什么", "六多久"],
        ),
        (["is it waterproof and how do I return it"], ["is it waterproof", "how do I return it"]),
        (["how do I wash and dry it"], ["how do I wash and dry it"]),
        (["1. 有没有优惠券 2. 发什么快递 3. 保修多久"], ["有没有优惠券", "发什么快递", "保修多久"]),
        (["①怎么开发票②怎么退货"], ["怎么开发票", "怎么退货"]),
        (["1.5升的水壶有吗"], ["1.5升的水壶有吗"]),
    ],
)
def test_split_questions(texts: list[str], questions: list[str]) -> None:
    assert [question.full for question in split_questions(texts)] == questions


@pytest.mark.parametrize(
    ("texts", "locale", "language"),
    [
        (["怎么退货"], "en", "zh"),
        (["return policy please"], "zh", "en"),
        (["???"], "en", "en"),
        (["😊"], "zh-CN", "zh"),
        (["iPhone 能退吗"], "en", "zh"),
        (["merci beaucoup pour votre aide"], "zh", "zh"),
    ],
)
def test_reply_language(texts: list[str], locale: str, language: str) -> None:
    assert reply_language(texts, locale) == language


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("请问多久能发货呀😊", "多久能发货"),
        ("您好，请问一下怎么退货啊？", "怎么退货?"),
        ("請問怎麼退貨", "怎么退货"),
        ("hello, how do i return it please?", "how do i return it?"),
        ("那运费呢", "那运费呢"),
        ("请问", "请问"),
        ("谢谢，运费多少", "运费多少"),
        ("谢谢运费多少", "运费多少"),
        ("还有货吗", "还有货吗"),  # words that merely begin like a reply
        ("好用吗", "好用吗"),
        ("好评返现吗", "好评返现吗"),
        ("行李箱多大", "行李箱多大"),
        ("可以退货吗", "可以退货吗"),
        ("客服电话多少", "客服电话多少"),
        ("亲子装有吗", "亲子装有吗"),
        ("okra price", "okra price"),
        ("好的，那怎么退货", "怎么退货"),
        ("谢谢 再问下 保修多久来着", "保修多久"),
        ("不是荣耀手机，是荣耀电脑，怎么保修", "荣耀电脑,怎么保修"),
        ("我不是要退货，是要换货", "要换货"),
        ("是不是要退货", "是不是要退货"),
        ("这不是我的订单，怎么办", "这不是我的订单,怎么办"),
        ("不是有优惠券吗是不是过期了", "不是有优惠券吗是不是过期了"),
        ("不是7天无理由吗是从哪天算", "不是7天无理由吗是从哪天算"),
        ("我不是会员，是不是要加运费", "我不是会员,是不是要加运费"),
        ("是不是质量问题，是的话怎么退", "是不是质量问题,是的话怎么退"),
        ("it does not charge, the light stays off", "it does not charge, the light stays off"),
        ("not the earbuds, but the watch", "the watch"),
    ],
)
def test_plain_drops_courtesy(question: str, left: str) -> None:
    assert plain(question) == left


OPTIONS = (
    Choice("1", "积分怎么用", "积分怎么用"),
    Choice("2", "积分会过期吗", "积分会过期吗"),
    Choice("none", "都不是", "都不是"),
)


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("积分会过期吗", "2"),
        ("积分会过期吗？", None),
        ("2", "2"),
        ("第一个", "1"),
        ("选2", "2"),
        ("the second one", None),
        ("second", "2"),
        ("都不是", "none"),
        ("9", None),
        ("怎么退货", None),
    ],
)
def test_picked(text: str, option: str | None) -> None:
    found = picked(text, OPTIONS)
    assert (found.id if found else None) == option


def test_bare_topics() -> None:
    assert is_bare("积分")
    assert is_bare("refund")
    assert not is_bare("怎么退货")
    assert not is_bare("我要退货退款")


def candidate(
    score: float, locale: str = "zh", *, exact: bool = False, guards: tuple[str, ...] = (), entry: int = 0
) -> Candidate:
    return Candidate(
        UUID(int=entry) if entry else uuid7(), uuid7(), locale, "题", "答", "题", score, 0.5, 0.5, exact, guards
    )


@pytest.mark.parametrize(
    ("candidates", "kind", "reason"),
    [
        ([], "nothing", "no_candidates"),
        ([candidate(0.9), candidate(0.2)], "answer", "matched"),
        ([candidate(0.99, exact=True), candidate(0.98)], "answer", "exact"),
        ([candidate(0.45), candidate(0.4)], "choices", "near_tie"),
        ([candidate(0.3), candidate(0.2), candidate(0.05)], "choices", "near_tie"),
        ([candidate(0.2), candidate(0.1), candidate(0.1)], "nothing", "low_score"),
        ([candidate(DEFAULT.answer - 0.03), candidate(0.05)], "choices", "unsure"),
        ([candidate(DEFAULT.offer - 0.05)], "nothing", "low_score"),
        ([candidate(0.2, guards=("other_number",))], "nothing", "other_number"),
        ([candidate(0.9, "en"), candidate(0.1)], "answer", "other_language"),
        ([candidate(0.9, "en"), candidate(0.7)], "answer", "matched"),
    ],
)
def test_judge(candidates: list[Candidate], kind: str, reason: str) -> None:
    verdict = judge(candidates, "zh")
    assert (verdict.kind, verdict.reason) == (kind, reason)


def test_a_bare_topic_with_several_entries_is_a_choice() -> None:
    assert judge([candidate(0.6), candidate(0.3)], "zh", bare=True).kind == "choices"
    assert judge([candidate(0.6), candidate(0.3)], "zh").kind == "answer"
    assert judge([candidate(0.9), candidate(0.05)], "zh", bare=True).kind == "answer"


def test_every_sentence_stands_in_both_languages_and_without_exclamation_marks() -> None:
    for zh, en in (*SAY.values(), *REASONS.values()):
        assert zh
        assert en
        assert not set(zh + en) & set("！!")
    assert reason_text("low_score", {"title": "退货", "score": 0.21, "limit": 0.3}, "zh-CN").startswith(
        "最接近的知识“退货”"
    )
    assert reason_text("unheard_of", {}, "en") == "unheard_of"


def test_a_number_alone_does_not_say_what_is_asked() -> None:
    assert all(map(only_measures, ("15天呢", "那十五天呢？", "3个月", "100块可以吗", "15 days?")))
    assert not any(
        map(only_measures, ("15天能退吗", "7天退吗", "99包邮吗", "几天到", "3个月的保修", "A7", "满99包邮吗"))
    )


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("气死了三天了还不发货", "3天了还不发货"),
        ("都五天了还没发货你们搞什么", "都5天了还没发货"),
        ("原路返回是什么意思", "原路返回是什么意思"),
        ("物流怎么回事", "物流怎么回事"),
        ("搞什么活动", "搞什么活动"),
        ("气死了", "气死了"),
    ],
)
def test_plain_drops_steam(said: str, left: str) -> None:
    assert plain(said) == left


@pytest.mark.parametrize(
    ("lines", "locale"),
    [
        (["qihang@example.com", "赵启航"], "zh-CN"),
        (["20261122-0058", "cancel it please"], "en"),
        (["13800000101", "我的号码是"], "zh-CN"),
        (["#20261122-0058。"], "zh-CN"),
        (["yes please", "取消订单"], "en"),
    ],
)
def test_addresses_and_numbers_tell_no_language(lines: list[str], locale: str) -> None:
    assert spoken_locale(lines, "zh-CN") == locale
