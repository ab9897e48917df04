"""A conversation through flows: asking, filling, confirming, and each named repair."""

from datetime import timedelta

from tests.unit.flows.conftest import Shop, Talk
from zhike.actions import Outcome
from zhike.flows.types import Value

YESTERDAY = Value("date", "2026-11-22", "昨天")


async def test_to_the_end(talk: Talk, shop: Shop) -> None:
    assert "哪一笔" in await talk.begins("cancel_order")
    assert talk.labels == ["2026110001 水洗亚麻四件套", "2026110002 蓝色马克杯", "2026110003 台灯"]
    assert "因为什么" in await talk.says("第二个")
    assert "请确认" in await talk.says("买错了")
    assert talk.labels == ["确认", "不用了"]
    assert shop.done == [], "nothing is done before the yes"
    assert await talk.says("确认") == "订单 2026110002 已取消，¥59.00会原路退回。"
    assert shop.done == [("shop.cancel_order", {"order_id": "2026110002", "reason": "ordered by mistake"})]
    assert talk.stack.frames == ()
    assert talk.ran is not None
    assert talk.ran.wrote


async def test_what_the_first_words_tell_is_not_asked(talk: Talk) -> None:
    said = await talk.begins("cancel_order", text="帮我取消那个蓝色的马克杯，买错了")
    assert "请确认" in said
    assert talk.told == {"order": "2026110002", "reason": "ordered by mistake"}


async def test_a_branch(talk: Talk, shop: Shop) -> None:
    assert "已经发货" in await talk.begins(
        "cancel_order", Value("order_number", "2026110003", "2026110003"), text="取消2026110003"
    )
    assert shop.proposals == {}
    assert talk.stack.frames == ()


async def test_declined(talk: Talk, shop: Shop) -> None:
    await talk.begins("cancel_order", text="取消蓝色马克杯，买错了")
    assert "没有办理" in await talk.says("不用了")
    assert shop.done == []
    assert shop.proposals == {}
    assert talk.events[-1] == ("ended", "declined")


async def test_cancelled_in_the_middle(talk: Talk) -> None:
    await talk.begins("cancel_order")
    assert "先不办了" in await talk.says("算了，不取消了")
    assert talk.stack.frames == ()


async def test_an_option_is_no_cancelling(talk: Talk) -> None:
    await talk.begins("cancel_order", text="取消蓝色马克杯")
    await talk.says("不想要了")
    assert talk.told["reason"] == "no longer needed"


async def test_corrected_before_the_yes(talk: Talk, shop: Shop) -> None:
    await talk.begins("cancel_order", text="取消蓝色马克杯，买错了")
    first = dict(shop.proposals)
    assert "2026110001" in await talk.says("不是这个订单，是昨天那个", YESTERDAY)
    assert talk.told == {"order": "2026110001", "reason": "ordered by mistake"}
    assert not set(first) & set(shop.proposals), "the first proposal is withdrawn"
    assert ("repaired", "correct") in talk.events
    await talk.says("好的")
    assert shop.done == [("shop.cancel_order", {"order_id": "2026110001", "reason": "ordered by mistake"})]


async def test_corrected_by_a_value(talk: Talk) -> None:
    await talk.begins("cancel_order", text="取消蓝色马克杯")
    await talk.says("订单号错了，是2026110001", Value("order_number", "2026110001", "2026110001"))
    assert talk.told == {"order": "2026110001"}


async def test_repeated(talk: Talk) -> None:
    first = await talk.begins("cancel_order")
    assert await talk.says("再说一遍") == first
    assert talk.events == [("repaired", "repeat")]


async def test_asked_again_with_help_then_a_person(talk: Talk) -> None:
    await talk.begins("cancel_order")
    again = await talk.says("嘟嘟嘟")
    assert "没有理解" in again
    assert "序号" in again
    await talk.says("啦啦啦")
    assert "[人工]" in await talk.says("哗哗哗")
    assert talk.stack.frames == ()
    assert talk.ran is not None
    assert talk.ran.to_person is not None
    assert talk.ran.to_person.why == "stuck"


async def test_skipped(talk: Talk) -> None:
    await talk.begins("return_order", Value("order_number", "9", "9"))
    assert "备注：" in await talk.says("跳过")
    assert ("repaired", "skip") in talk.events


async def test_a_slot_that_is_needed_is_not_skipped(talk: Talk) -> None:
    await talk.begins("return_order")
    assert "没有它没法继续" in await talk.says("不知道")


async def test_a_question_is_left_to_knowledge(talk: Talk) -> None:
    await talk.begins("cancel_order")
    before = talk.stack
    assert await talk.says("运费谁出", asks=True) == ""
    assert talk.stack == before


async def test_a_text_is_taken_when_knowledge_has_nothing(talk: Talk) -> None:
    await talk.begins("return_order", Value("order_number", "9", "9"))
    assert "备注：尽快" in await talk.says("尽快")


async def test_a_day_later(talk: Talk, shop: Shop) -> None:
    await talk.begins("cancel_order", text="取消蓝色马克杯")
    shop.known.clear()
    talk.now += timedelta(days=1)
    said = await talk.says("买错了")
    assert said.startswith("我们接着上次的“取消订单”。")
    assert "请确认" in said
    assert talk.told == {"order": "2026110002", "reason": "ordered by mistake"}
    assert shop.known, "what was read is read again"


async def test_a_week_later_it_is_forgotten(talk: Talk) -> None:
    await talk.begins("cancel_order")
    talk.now += timedelta(days=8)
    assert await talk.says("第二个", asks=True) == ""


async def test_refused_by_policy(talk: Talk, shop: Shop) -> None:
    shop.writes["shop.cancel_order"] = lambda _: Outcome("refused", code="too_late", message="超过 30 天，不能取消。")
    assert await talk.begins("cancel_order", text="取消蓝色马克杯，买错了") == "超过 30 天，不能取消。"
    assert talk.events[-1] == ("ended", "refused")


async def test_failed_goes_to_a_person(talk: Talk, shop: Shop) -> None:
    shop.reads["shop.get_order"] = lambda _: Outcome("failed", code="timeout", message="超时")
    said = await talk.begins("cancel_order", text="取消蓝色马克杯")
    assert "[人工]" in said
    assert "超时" in said
    assert "2026110002" in said, "the colleague reads what is known"


async def test_failed_where_the_flow_says(talk: Talk, shop: Shop) -> None:
    shop.reads["shop.list_orders"] = lambda _: Outcome("failed", code="timeout")
    assert "我请同事来看" in await talk.begins("cancel_order")


async def test_unknown_is_never_done_again(talk: Talk, shop: Shop) -> None:
    await talk.begins("cancel_order", text="取消蓝色马克杯，买错了")
    shop.writes["shop.cancel_order"] = lambda _: Outcome("unknown", code="timeout")
    said = await talk.says("确认")
    assert "结果还没有确认" in said
    assert talk.ran is not None
    assert talk.ran.wrote
    assert talk.ran.to_person is not None
    assert talk.ran.to_person.why == "action_unknown"


async def test_the_same_turn_again_calls_nothing_anew(talk: Talk, shop: Shop) -> None:
    calls: list[str] = []
    own = shop.reads["shop.get_order"]
    shop.reads["shop.get_order"] = lambda given: calls.append("get") or own(given)
    await talk.begins("cancel_order")
    before = talk.stack
    first = await talk.says("第二个")
    talk.stack = before
    assert await talk.says("第二个") == first
    assert calls == ["get"]


async def test_one_flow_in_another(talk: Talk) -> None:
    await talk.begins("cancel_order")
    await talk.begins("return_order", Value("order_number", "77", "77"))
    said = await talk.says("尽快取件")
    assert "订单 77 登记退货" in said
    assert "我们接着办“取消订单”" in said
    assert "哪一笔" in said
