"""What the demo shop's assistant does: given / the customer says / then."""

import pytest

from zhike.dialogue import Answered, Asked, Customer, HandedOver, Offered, Refused

# -- answers with sources --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("says", "source", "holds"),
    [
        ("退货运费谁出？", "退货运费谁出", "运费险"),
        ("请问你们支持七天无理由退货吗", "支持七天无理由退货吗", "7 天"),
        ("地址填错了能改吗", "怎么修改收货地址", "修改地址"),
        ("我想用顺丰寄过来", "可以指定发顺丰吗", "12 元"),
        ("请问怎么申请开发票", "怎么开发票", "24 小时"),
        ("A7耳机充满电能用几个小时", "A7 耳机续航多久", "6 小时"),
        ("请问什么时候发货呀😊", "下单后多久发货", "48 小时"),
        ("請問幾天可以收到貨", "发货后几天能到", "天"),
        ("直播间的券在哪里领？？？", "直播间的优惠怎么领", "福利袋"),
    ],
)
async def test_a_chinese_question_is_answered_with_its_source(
    customer: Customer, says: str, source: str, holds: str
) -> None:
    end = await customer.says(says)
    assert isinstance(end, Answered), end
    assert [s.title for s in end.sources] == [source]
    assert end.sources[0].n == 1
    assert end.confidence == end.sources[0].score >= 0.6
    assert holds in end.text


@pytest.mark.parametrize(
    ("says", "source"),
    [
        ("How long does shipping take?", "How long does delivery take?"),
        ("do I have to pay to send it back", "Who pays for return shipping?"),
        ("Can you tell me where my parcel is right now?", "How can I track my order?"),
        ("do you deliver to Canada", "Do you ship abroad?"),
    ],
)
async def test_an_english_question_is_answered_in_english(visitor: Customer, says: str, source: str) -> None:
    end = await visitor.says(says)
    assert isinstance(end, Answered), end
    assert [s.title for s in end.sources] == [source]
    assert end.text.isascii() or "¥" in end.text


async def test_english_in_a_chinese_inbox_is_still_answered_in_english(customer: Customer) -> None:
    end = await customer.says("How do I return an item?")
    assert isinstance(end, Answered)
    assert end.sources[0].title == "How do I return an item?"


async def test_two_questions_in_one_message_are_both_answered(customer: Customer) -> None:
    end = await customer.says("运费怎么算？还有支持货到付款吗？")
    assert isinstance(end, Answered), end
    assert [s.title for s in end.sources] == ["运费怎么算", "可以货到付款吗"]
    assert [s.n for s in end.sources] == [1, 2]
    assert end.text.index("满 99 元包邮") < end.text.index("暂不支持货到付款")


async def test_of_two_questions_the_unknown_one_is_named(customer: Customer) -> None:
    end = await customer.says("怎么开发票？", "今天天气怎么样？")
    assert isinstance(end, Answered)
    assert [s.title for s in end.sources] == ["怎么开发票"]
    assert "今天天气怎么样" in end.text


async def test_fragments_are_answered_once_and_together(customer: Customer) -> None:
    end = await customer.says("在吗", "我那个订单", "什么时候到")
    assert isinstance(end, Answered), end
    assert customer.looked_up[0] == "我那个订单 什么时候到"
    assert end.sources[0].title == "发货后几天能到"


async def test_what_is_answered_alone_is_not_read_with_what_came_before(customer: Customer) -> None:
    """Each reading costs a vector: a short question with an answer of its own is looked up once."""
    await customer.says("怎么申请退货")
    await customer.says("能开专票吗")
    assert customer.looked_up == ["能开专票吗"]
    await customer.says("那运费呢")
    assert len(customer.looked_up) > 1


async def test_a_greeting_before_the_question_is_not_dwelt_on(customer: Customer) -> None:
    end = await customer.says("你好", "怎么申请退货")
    assert isinstance(end, Answered)
    assert end.text.startswith("按这四步操作")


async def test_a_follow_up_is_understood_from_the_question_before(customer: Customer) -> None:
    await customer.says("怎么申请退货")
    end = await customer.says("那运费呢")
    assert isinstance(end, (Answered, Offered)), end
    assert "退货运费谁出" in [s.title for s in end.sources]


# -- choices ---------------------------------------------------------------------------------------------------------


async def test_a_bare_topic_leads_to_choices_and_a_pick_to_the_answer(customer: Customer) -> None:
    end = await customer.says("积分")
    assert isinstance(end, Offered), end
    assert {"积分怎么用", "积分会过期吗"} <= {option.label for option in end.options}
    picked = await customer.says("积分会过期吗")
    assert isinstance(picked, Answered)
    assert picked.sources[0].title == "积分会过期吗"
    assert picked.reasons[0].code == "option_picked"


async def test_a_choice_can_be_picked_by_number(customer: Customer) -> None:
    offered = await customer.says("积分")
    assert isinstance(offered, Offered)
    picked = await customer.says("第二个")
    assert isinstance(picked, Answered)
    assert picked.sources[0].title == offered.options[1].label


async def test_none_of_the_choices_asks_again(customer: Customer) -> None:
    await customer.says("积分")
    end = await customer.says("都不是")
    assert isinstance(end, Asked)
    assert not end.resolved


# -- asking back and small talk --------------------------------------------------------------------------------------


@pytest.mark.parametrize("says", ["我那个订单", "有个问题", "请问一下"])
async def test_a_fragment_is_asked_back(customer: Customer, says: str) -> None:
    end = await customer.says(says)
    assert isinstance(end, Asked)
    assert customer.looked_up == []


@pytest.mark.parametrize("says", ["在吗", "你好", "您好，在吗？", "有人吗"])
async def test_a_greeting_is_returned_briefly(customer: Customer, says: str) -> None:
    end = await customer.says(says)
    assert isinstance(end, Asked)
    assert end.resolved
    assert end.text == "您好，我在。请问想了解什么？"


async def test_small_talk_keeps_the_customers_language(visitor: Customer) -> None:
    assert (await visitor.says("hello")).text.startswith("Hello")
    assert (await visitor.says("thanks a lot!")).text.startswith("You are welcome")
    assert "not a person" in (await visitor.says("Are you a robot?")).text


async def test_it_says_what_it_is(customer: Customer) -> None:
    end = await customer.says("你是机器人吗？")
    assert isinstance(end, Answered)
    assert end.text.startswith("我是智能客服助手，不是真人")
    assert end.sources == ()


async def test_a_picture_alone_is_asked_about(customer: Customer) -> None:
    end = await customer.says("[图片]")
    assert isinstance(end, Asked)
    assert "图片" in end.text


# -- refusing --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "says", ["今天天气怎么样", "帮我写一首关于秋天的诗", "世界杯谁赢了", "孩子发烧了怎么办", "怎么考驾照"]
)
async def test_what_the_shop_does_not_know_is_refused_kindly(customer: Customer, says: str) -> None:
    end = await customer.says(says)
    assert isinstance(end, Refused), end
    assert "转人工" in end.text


async def test_an_english_question_from_nowhere_is_refused_in_english(visitor: Customer) -> None:
    end = await visitor.says("who won the election")
    assert isinstance(end, Refused)
    assert end.text.startswith("I am sorry")


@pytest.mark.parametrize(
    ("says", "never"),
    [
        ("你们支持15天无理由退货吗", "支持七天无理由退货吗"),
        ("A9耳机降噪怎么样", "A7 耳机支持降噪吗"),
        ("洗衣机安装要钱吗", "空调安装要钱吗"),
        ("我不想退货了怎么办", "怎么申请退货"),
    ],
)
async def test_another_number_thing_or_wish_is_never_answered_by_likeness(
    customer: Customer, says: str, never: str
) -> None:
    end = await customer.says(says)
    assert not isinstance(end, Answered) or never not in [s.title for s in end.sources], end


# -- handing over ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "says",
    [
        "转人工",
        "我要找真人客服",
        "叫你们经理来",
        "不想跟机器人说话",
        "agent please",
        "I want to talk to a human",
        "轉人工",
    ],
)
async def test_a_wish_for_a_person_is_always_honoured(customer: Customer, says: str) -> None:
    end = await customer.says(says)
    assert isinstance(end, HandedOver)
    assert end.reason == "customer_request"
    assert customer.looked_up == []


async def test_the_wish_counts_even_beside_a_question(customer: Customer) -> None:
    end = await customer.says("怎么退货", "算了 直接转人工吧")
    assert isinstance(end, HandedOver)
    assert "怎么退货" in end.summary


@pytest.mark.parametrize(
    ("says", "source"),
    [("维修人工费多少", "维修的人工费多少"), ("怎么转人工", "怎么转人工客服"), ("人工客服几点上班", "怎么转人工客服")],
)
async def test_asked_about_is_not_asked_for(customer: Customer, says: str, source: str) -> None:
    end = await customer.says(says)
    assert isinstance(end, Answered), end
    assert end.sources[0].title == source


async def test_no_need_for_a_person_is_no_wish_for_one(customer: Customer) -> None:
    assert not isinstance(await customer.says("不用转人工了，谢谢"), HandedOver)


async def test_a_complaint_goes_to_a_person_but_how_to_complain_is_answered(customer: Customer) -> None:
    end = await customer.says("我要投诉你们，太过分了")
    assert isinstance(end, HandedOver)
    assert end.reason == "complaint"
    assert isinstance(await customer.says("怎么投诉"), Answered)


async def test_the_third_turn_that_does_not_help_goes_to_a_person(customer: Customer) -> None:
    first, second, third = [
        await customer.says(text) for text in ("世界杯谁赢了", "今天天气怎么样", "附近有什么好吃的餐厅")
    ]
    assert (first.outcome, second.outcome, third.outcome) == ("refuse", "refuse", "hand_over")
    assert isinstance(third, HandedOver)
    assert third.reason == "unresolved"
    assert "世界杯谁赢了" in third.summary


async def test_an_answer_in_between_starts_the_count_again(customer: Customer) -> None:
    outcomes = [
        (await customer.says(text)).outcome
        for text in ("世界杯谁赢了", "今天天气怎么样", "怎么开发票", "附近有什么好吃的餐厅")
    ]
    assert outcomes == ["refuse", "refuse", "answer", "refuse"]


async def test_with_nobody_online_the_customer_is_told_so(customer: Customer) -> None:
    customer.people = False
    end = await customer.says("转人工")
    assert isinstance(end, HandedOver)
    assert "没有人工客服在线" in end.text
    assert "请稍候" not in end.text


async def test_a_complaint_that_nobody_can_take_now_is_regretted(customer: Customer) -> None:
    customer.people = False
    end = await customer.says("我要投诉，你们太过分了")
    assert isinstance(end, HandedOver)
    assert end.text.startswith("很抱歉")
    assert "没有人工客服在线" in end.text
