"""The hand-over policy in conversations: given a policy, when a customer writes, then people take over, or they do not."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from zhike.dialogue import Answered, Customer, HandedOver
from zhike.dialogue.policy_types import Known, PastTurn, Policy, Trigger
from zhike.knowledge import MemoryKnowledge

QUESTION = "退货运费谁出"


def policy(**changed: Trigger) -> Policy:
    return Policy(triggers=MappingProxyType({**Policy().triggers, **changed}))


async def test_the_same_question_again_goes_to_a_person_at_the_third_time(shop: MemoryKnowledge) -> None:
    customer = Customer(shop)
    first, second = await customer.says(QUESTION), await customer.says("退货的运费谁来出呢")
    assert (first.outcome, second.outcome) == ("answer", "answer")
    third = await customer.says(QUESTION)
    assert isinstance(third, HandedOver)
    assert (third.reason, third.reasons[0].code, third.reasons[0].params["times"]) == ("repeated", "repeated", 2)
    assert [one["about"] for one in third.brief["tried"]] == [["退货运费谁出"]] * 2


async def test_after_a_colleague_settled_it_the_customer_is_answered_again(shop: MemoryKnowledge) -> None:
    customer = Customer(shop)
    for text in (QUESTION, QUESTION, QUESTION):
        end = await customer.says(text)
    assert isinstance(end, HandedOver)
    customer.person_says("运费由我们承担，已经帮您登记了")
    assert (await customer.says("好的谢谢")).outcome != "hand_over"
    assert isinstance(await customer.says(QUESTION), Answered), (
        "what was asked before people had it does not count again"
    )
    assert isinstance(await customer.says("怎么开发票"), Answered)


async def test_given_back_without_a_word_the_old_reasons_do_not_count_either(shop: MemoryKnowledge) -> None:
    customer = Customer(shop)
    for text in (QUESTION, QUESTION, QUESTION):
        end = await customer.says(text)
    assert isinstance(end, HandedOver)
    customer.unresolved = 0  # as the conversation returns to the assistant
    assert isinstance(await customer.says(QUESTION), Answered)


async def test_anger_that_was_handed_over_is_not_handed_over_again(shop: MemoryKnowledge) -> None:
    customer = Customer(shop)
    assert (await customer.says("太差劲了！气死我了！垃圾！")).outcome == "hand_over"
    customer.person_says("非常抱歉，已经为您处理")
    assert isinstance(await customer.says("怎么开发票"), Answered)


async def test_unsure_twice_in_a_row(shop: MemoryKnowledge) -> None:
    customer = Customer(shop, policy=replace(Policy(), unsure_below=0.95))
    customer.known = Known(past=(PastTurn("answer", 0.6, ("x",)),))
    customer.history = []
    customer.policy = replace(customer.policy, unsure_below=0.95)
    first = await customer.says("买错了退货运费谁出")
    assert isinstance(first, Answered), "what was said before the history begins is not counted"
    if first.confidence is not None and first.confidence < 0.95:
        assert (await customer.says("买错了退货运费谁出呀")).outcome == "hand_over"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("你们的充电宝自燃了，把床单烧了", "safety"),
        ("我已经找律师起诉你们了", "legal"),
        ("我要去12315投诉你们", "regulator"),
        ("孩子吃了以后上吐下泻住院了", "medical"),
        ("我是电视台的记者，想曝光你们", "media"),
        ("The charger caught fire and burned my hand", "safety"),
    ],
    ids=["safety", "legal", "regulator", "medical", "media", "english"],
)
async def test_sensitive_topics_go_to_people_with_their_reason(shop: MemoryKnowledge, text: str, topic: str) -> None:
    end = await Customer(shop).says(text)
    assert isinstance(end, HandedOver)
    assert (end.reason, end.reasons[0].params["topic"], end.priority) == ("sensitive", topic, "high")
    assert topic in end.brief["topics"]


async def test_despair_is_answered_with_care_first_and_is_urgent(shop: MemoryKnowledge) -> None:
    end = await Customer(shop).says("我真的不想活了")
    assert isinstance(end, HandedOver)
    assert (end.reason, end.priority) == ("despair", "urgent")
    assert end.text.startswith("听到您这样说")
    assert "12356" in end.text


async def test_an_important_customer_goes_to_people_unless_he_asks_something_plain(shop: MemoryKnowledge) -> None:
    known = Known(tags=("VIP",))
    chosen = replace(policy(vip=Trigger(True)), vip_tags=("VIP",))
    assert isinstance(await Customer(shop, policy=chosen, known=known).says(QUESTION), Answered)
    end = await Customer(shop, policy=chosen, known=known).says("我这笔货款怎么还没打给供应商")
    assert isinstance(end, HandedOver)
    assert end.reason == "vip"


async def test_where_nobody_may_be_asked_for_the_assistant_says_so(shop: MemoryKnowledge) -> None:
    end = await Customer(shop, policy=policy(asked=Trigger(False))).says("转人工")
    assert (end.outcome, end.reasons[0].code) == ("ask", "person_off")


async def test_turns_that_did_not_help_by_the_workspaces_number(shop: MemoryKnowledge) -> None:
    at_once = Customer(shop, policy=policy(unresolved=Trigger(True, 1)))
    end = await at_once.says("火星基地几点开门")
    assert isinstance(end, HandedOver)
    assert (end.reason, end.reasons[0].params["turns"]) == ("unresolved", 1)
    never = Customer(shop, policy=policy(unresolved=Trigger(False)))
    outcomes = [
        (await never.says(text)).outcome for text in ("火星基地几点开门", "木星呢", "月球背面有店吗", "土星环呢")
    ]
    assert "hand_over" not in outcomes


async def test_the_brief_tells_issue_mood_and_orders(shop: MemoryKnowledge) -> None:
    customer = Customer(shop)
    await customer.says(QUESTION)
    end = await customer.says("订单 202611230001 还没到，太差劲了！气死我了！")
    assert isinstance(end, HandedOver)
    assert end.brief["issue"][0] == QUESTION
    assert "202611230001" in end.brief["orders"]
    assert end.brief["mood"] == "negative"
    assert end.brief["anger"] >= 5
