"""Who wants a person, who greets, who complains: tables of what people write."""

import pytest

from zhike.dialogue.intent import Act, act_of, asks_about_person, complains, never_mind, wants_person

WANTED = """转人工|人工|人工客服|转人工客服|找真人|叫你们经理来|我要人工|给我转人工|请帮我转接人工服务|我要找你们老板|能不能转人工|有没有真人|有人工吗|换个人来
不想跟机器人说话|别用机器人糊弄我|真人客服|我想和人工聊|让你们主管联系我|转客服|客服呢|麻烦转一下人工谢谢|人工人工人工|轉人工|請幫我轉真人客服|赶紧给我转人工|我要真人客服处理
agent please|talk to a human|I want to speak to a real person|can I speak with your manager?|human please|representative|get me an agent|I need a human
怎么还没到，转人工|你们到底什么时候发货？给我转人工|为什么一直不发货 转人工|要求人工介入|请求人工|转 人 工|帮我叫一下客服|能跟人说话吗|机器人别回了|转接|我需要人工帮助
where is my order? I want to talk to a human|put me on with a supervisor|can a human help me|is there anyone real i can talk to|speak to customer service
connect me to someone|transfer me to an agent please|live agent|can i talk to someone|operator|let me talk to a person|no bots""".replace(
    "\n", "|"
).split("|")
NOT_WANTED = """人工费多少|怎么转人工|维修的人工费怎么收|人工客服几点上班|人工智能是什么|不用转人工|你是机器人吗|你是真人吗|扫地机器人噪音大吗|这个是人工安装吗|不要转人工了
老板在吗这个多少钱|机器人怎么充电|能找到我的快递吗|我要找回密码|人工客服什么时候在线|你们经理叫什么名字|你是人工吗|我的订单找不到了|我想退货|我要换货|领导会看到吗|联系客服的电话是多少
人工客服，几点上班|怎么找人工客服啊，急|不用转人工了，谢谢|Do I need to speak to a representative to change my pin?|I made a transfer to someone, why is it slow
how do i talk to a human|Are you a robot?|is this a real person?|is this bed big enough for two people|does it hurt human hair|when are agents available
person to receive the parcel is away|how many people can sit on the sofa""".replace("\n", "|").split("|")


@pytest.mark.parametrize("text", WANTED)
def test_a_wish_for_a_person_is_heard(text: str) -> None:
    assert wants_person(text)


@pytest.mark.parametrize("text", NOT_WANTED)
def test_what_only_mentions_people_is_no_wish(text: str) -> None:
    assert not wants_person(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        *(
            (text, Act.GREETING)
            for text in ("在吗", "你好", "您好，在吗？", "hello", "hi there", "有人吗", "在么", "亲", "早上好")
        ),
        *((text, Act.THANKS) for text in ("谢谢", "好的谢谢你", "thanks a lot", "thank you so much!", "多谢啦")),
        *((text, Act.GOODBYE) for text in ("再见", "bye", "没事了")),
        *(
            (text, Act.ACKNOWLEDGE)
            for text in ("嗯嗯", "好的", "ok", "好的知道了", "Got it.", "哈哈哈哈", "呵呵", "lol")
        ),
        *((text, Act.ROBOT) for text in ("你是机器人吗", "你是真人吗？", "are you a bot?", "是人工还是机器人")),
        *((text, Act.FRAGMENT) for text in ("我那个订单", "my order", "我的订单", "有个问题", "我想问一下")),
        *(
            (text, Act.QUESTION)
            for text in (
                "什么时候到",
                "订单什么时候到",
                "你好请问怎么退货",
                "退货",
                "怎么投诉",
                "thanks, but how do I return it?",
            )
        ),
        *((text, Act.EMPTY) for text in ("😊", "？？", "", "   ")),
        ("[图片]", Act.MEDIA),
        ("我要投诉你们", Act.COMPLAINT),
        ("转人工", Act.WANTS_PERSON),
    ],
)
def test_acts(text: str, act: Act) -> None:
    assert act_of(text) is act


def test_complaints_threats_and_second_thoughts() -> None:
    assert complains("再不处理我打12315了")
    assert not complains("怎么投诉")
    assert never_mind("算了不用了")
    assert not never_mind("算了 直接转人工吧")
    assert asks_about_person("人工客服几点上班")
    assert not asks_about_person("转人工")


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("能不能给我打电话", True),
        ("给我回个电话", True),
        ("别给我打电话了", False),
        ("快递员没给我打电话", False),
        ("安装师傅会给我打电话吗", False),
        ("请你们售后联系我", True),
        ("让快递联系我", False),
        ("安排个专人对接", True),
        ("可以安排专人送货吗", False),
        ("机器人走开", True),
        ("扫地机器人滚刷坏了", False),
        ("我要和客服通话", True),
        ("昨天和客服通话说好了的", False),
        ("call me please", True),
        ("don't call me", False),
    ],
)
def test_a_call_or_somebody_who_comes_is_a_wish_only_where_it_is_asked_for(text: str, wish: bool) -> None:
    assert wants_person(text) is wish


def test_each_sentence_complains_for_itself() -> None:
    assert complains("怎么退货？另外我要投诉你们客服")
    assert not complains("投诉电话是多少，12315吗")
