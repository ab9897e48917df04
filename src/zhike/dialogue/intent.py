"""What a customer does with words besides asking: wanting a person, complaining, greeting. Pure rules, no model."""

import re
from enum import StrEnum

from zhike.language import fold

WHO_ZH = (
    r"(?:人工|真人|活人|人类|(?:你们?的?)?(?:经理|主管|领导|负责人|老板|店长|上级)|客服人员|人工客服|在线客服|"
    r"客服小姐姐|专员|售后人员|接线员|话务员|[坐座]席)"
)
WHO_EN = (
    r"(?:(?:an?|the|some|your|my|one of your)? ?(?:real|live|actual|human|customer (?:service|care|support)|"
    r"support|service)? ?"
    r"(?:human(?: being)?|person|people|agent|representative|rep|operator|manager|supervisor|someone(?: real)?|"
    r"somebody|advisor|staff(?: member)?))"
)
_ASKING = r"(?:请|麻烦)?(?:能不能|能否|可不可以|可以|能)?(?:你们?|您)?(?:能不能|能|可以)?"
_WANTS = [
    re.compile(pattern)
    for pattern in (
        rf"^(?:(?:{WHO_ZH}|客服)[ ,，]*)+(?:服务|客服)?(?:在吗|呢|来|接一?下|谢谢)?$",
        r"^有客服(?:吗|么|在吗)?$|有没有(?:真人|人工|客服)在(?:线)?(?:吗)?$|^(?:砖|传|赚|专)人工$|^转人$",
        rf"^{_ASKING}(?:给我(?:打|回)(?:一?[个下])?电话|(?:打|回)(?:一?[个下])?电话给我)(?:吧|吗|行吗|好吗|可以吗|谢谢)*$",
        rf"^{_ASKING}(?:请|让|叫)(?:你们?)?(?:的)?(?:客服|售后|工作人员|专员|专人|人)(?:尽快|马上|赶紧)?(?:联系|打给|回复)我",
        rf"^{_ASKING}安排(?:一?个)?专人(?:对接|来|跟进|处理|服务)?$",
        r"^(?:please |can you |could you )?call me(?: back| please| now| pls)*$",
        r"(?:想|要|需要)[和跟与](?:(?:真|活)?人(?:聊|说|谈|沟通|讲)|(?:你们)?客服(?:通话|通电话|打电话))|我要打电话给你们",
        r"找(?:一?个)?(?:会说话|懂|能做主|能管事|活)的人|把客服叫(?:出来|来)|^(?:你这个?)?机器人(?:走开|滚(?:开|蛋)?|闪开|退下)$",
        r"^customer (?:service|care|support)$",
        rf"(?:转接?|切换?到?|接通?|换成?|叫|找|联系|呼叫|召唤|喊|连线|接入)(?:一?[个位下]|到|给|你们?的?|我|"
        rf"个)*(?:的)?{WHO_ZH}",
        rf"(?:我要|我想|想要|要|给我|帮我|麻烦|请|需要)(?:你们?|给我|帮我|来|安排|派|一?[个位下])*{WHO_ZH}(?:客服|"
        rf"服务|来|处理|回复|跟我说|接待|帮我|介入|帮助|帮忙|协助|支持)*$",
        rf"(?:跟|和|与|同|让|请){WHO_ZH}(?:客服)?(?:来|聊|谈|说|沟通|对话|讲|处理|回复|跟我|联系|打)",
        rf"(?:有没有|有){WHO_ZH}(?:客服)?(?:吗|在吗|啊|呀)?$",
        r"转(?:接)?客服|找(?:一?[个下])?客服|(?<!对)接(?:一?[个下])?客服(?!系统|软件|平台)|我要客服|叫客服|客服(?:出来|呢)$|要客服(?:来|处理)",
        r"(?:不想|不要|别|不愿意?)(?:再)?(?:让|和|跟|用|给我)?(?:这个)?(?:机器人|ai|智能客服|自动回复)",
        r"(?:换|叫|找|来|让|派)(?:一?个)?(?:活人|真人|人)(?:来|跟|和|回|说|聊|处理|$)",
        rf"(?:要求|请求|申请|希望|必须)(?:转接?|要)?{WHO_ZH}(?:介入|服务|处理|帮助|回复|客服)*$",
        r"^(?:请|麻烦)?(?:帮我)?转接(?:一?下)?$|^转工人$|(?:叫|找|喊)(?:一?[下个])?(?:活的)?客服|能(?:不能)?[跟和]人(?:说|聊|讲|沟通)|机器人(?:就?别|不要)再?[回说]",
        rf"\bput me (?:on |through )?(?:with|to) {WHO_EN}\b|\bcan an? (?:real )?(?:human|person|agent) (?:please )?(?:help|assist|call)",
        r"\b(?:any|some)one real\b|\b(?:talk|speak|chat) (?:to|with) (?:customer (?:service|support|care)|support)\b",
        rf"\b(?:talk|speak|chat|connect|transfer|switch|escalate|put)(?:ing|ed)? ?(?:me )?(?:to|with|through to|"
        rf"over to) {WHO_EN}\b",
        rf"^(?:please )?(?:{WHO_EN})(?: ,?please| now| pls)?$",
        r"^(?:please )?(?:(?:live |human )?(?:customer (?:service|support|care)|support|help ?desk))(?: ,?please| now| pls)$",
        rf"\b(?:want|need|get me|give me|call|find me|would like|i'd like|"
        rf"let me have)\b.{{0,12}}\b{WHO_EN}(?: ,?please| now)?$",
        r"\b(?:real|live|actual) (?:person|human|agent)\b|\bhuman (?:agent|support|please)\b|\bagent,? (?:please|"
        r"pls|now)\b",
        r"\bnot (?:a |with a )?(?:ro)?bot\b|\bno (?:more )?(?:ro)?bots?\b|\bstop the bot\b",
    )
]
# Asked about, not asked for: how, when, where, what it costs; or told that none is wanted.
_ABOUT = re.compile(
    r"怎么|怎样|如何|咋|哪里|哪儿|在哪|什么时候|什么时间|几点|多久|多长时间|多少钱?|上班|下班|工作时间|服务时间|"
    r"收费|是什么|要钱|为什么(?:要)?(?:转|找)|如果.{0,6}(?:转|找)|"
    r"人工(?:费|智能|成本|安装|检修|湖|草|呼吸|授粉|皮革|洗)|"
    r"\b(?:do|should|must) (?:i|we) (?:have to|need to|must)\b|\b(?:a|my|the|money|bank|this) transfers?\b|"
    r"\bhow (?:do|can|could|to|would|long|much)\b|\bwhen\b|\bwhere\b|\bhours\b|\bwhat (?:time|is|are)\b|\b(?:human|"
    r"person|people) (?:size|safe|hair)\b"
)
_NO_WISH = re.compile(
    r"(?:不用|不要|不必|别|无需|先不|不需要|暂时不|不想|不愿意?)(?:再|给我|帮我)?(?:转|找|接|叫)|"
    r"\b(?:don't|do not|no need to|not) (?:need|want|transfer|connect)\b.{0,20}\b(?:human|agent|person)"
)
_DECLINED = re.compile(
    r"(?:我|先|暂时|还是)?(?:不用|不要|不必|别|无需|不需要|不想|不愿意?)(?:再|给我|帮我)?(?:转|找|接|叫)(?:接)?(?:人工|真人|客服|人)(?:客服)?(?:了|啊|吧|谢谢)*|"
    r"(?:no,? ?)?i? ?(?:don't|do not) (?:need|want) (?:to (?:talk|speak) (?:to|with) )?(?:an? )?(?:human|agent|person)"
)
_FORCED = re.compile(r"^.{0,3}(?:转人工|转接人工|人工客服|我要人工)|(?:赶紧|马上|立刻|快)(?:给我)?(?:转|找|叫)")
_ROBOT = re.compile(
    r"^(?:请问|那)?(?:你|您|你们)?(?:到底|究竟)?(?:是|是不是)?(?:一?个)?(?:机器人|真人|人工智能|ai|人还是机器人?|"
    r"人工还是机器人?|机器人还是(?:真人|人工?)|真人还是(?:机器人?|ai|人工智能)|ai还是(?:真人|人工?)|chat ?gpt|自动回复|智能客服|人工|人)"
    r"(?:吗|吧|么|啊|呀|在回复吗|客服吗|回复吗)?$|^(?:请问)?[你您](?:叫|的?名字是?)什么(?:名字)?(?:呀|啊|呢)?$|"
    r"^(?:are you|is this|am i (?:talking|speaking|chatting) (?:to|with)) (?:an? )?(?:real |actual )?(?:ro?bot|bot|"
    r"human|person|ai|machine|chat ?bot|computer)(?: or (?:an? )?(?:real )?(?:ro?bot|bot|human|person))?$"
)
_COMPLAINT = re.compile(
    r"我要投诉|要去?投诉你|投诉你们|打?12315|消费者协会|消协|曝光你们|起诉|报警|骗子|诈骗|欺骗消费者|退一赔三|"
    r"工商局|垃圾(?:客服|店|公司|商家)|"
    r"\b(?:file|make|lodge) a (?:formal )?complaint\b|\bscam(?:mers?)?\b|\bsue you\b|\bconsumer protection\b|"
    r"\breport you\b"
)
_ABOUT_COMPLAINT = re.compile(r"怎么|如何|哪里|在哪|电话|渠道|多久|\bhow\b|\bwhere\b")


_AND_THAT = re.compile(r"^那(?!个|边|我|这)[^\s]{1,8}呢$")  # 那耳机呢: asks the last question of another thing
_SPACED = re.compile(r"(?:[\u4e00-\u9fff] )+[\u4e00-\u9fff]")  # 转 人 工
_SENTENCE = re.compile(r"[。！？!?；;\n]+")
_CLAUSE = re.compile(r"[,，。.!！?？;；、\n~]+\s*|(?<=[\u4e00-\u9fff])\s+|\s+(?=[\u4e00-\u9fff])")


class Act(StrEnum):
    """What a text does."""

    QUESTION = "question"
    FRAGMENT = "fragment"
    WANTS_PERSON = "wants_person"
    COMPLAINT = "complaint"
    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    ACKNOWLEDGE = "acknowledge"
    ROBOT = "robot"
    MEDIA = "media"
    EMPTY = "empty"


_MEDIA = re.compile(r"^\s*(?:\[(?:图片|文件)\]\s*)+$")  # how a picture or file without words reads
_TAIL = r"(?:吗|么|呢|啊|呀|哦|哈|吧|了|的|亲|啦|嘛|哟|喽|~|!|,|\.|。|，| )*"
_SMALL: tuple[tuple[Act, re.Pattern[str]], ...] = (
    (
        Act.GREETING,
        re.compile(
            rf"^(?:(?:你|您|大家)好|哈[喽啰罗]|嗨|喂|亲|在|在不在|在不|有人在?|有人在|早上?好?|早安|上午好|中午好|"
            rf"下午好|晚上?好|客服你好|请问|请问一下|你好在|"
            rf"hi|hii|hello|helloo|hey|heyy|good (?:morning|afternoon|evening)|anyone (?:there|here)|are you there|"
            rf"is (?:any|some)(?:one|body) (?:there|here)|there){_TAIL}"
            rf"(?:在吗|在不|有人吗|there|在么)?{_TAIL}$"
        ),
    ),
    (
        Act.THANKS,
        re.compile(
            rf"^(?:(?:好的?|太好了|嗯|ok|okay|行|知道了|明白了?|收到|懂了|great|perfect|good|cool|nice|awesome|wonderful|alright|all right|"
            rf"(?:that's |that is )?(?:good|great|all|fine|helpful|perfect)|got it|i see|yes|no)[!！,，.。 ]*)*"
            rf"(?:非常|太|十分|多|many )?(?:感谢|谢谢|多谢|"
            rf"谢啦|谢了|辛苦|3q|thx|thanks|thank you|ty|thank u|cheers|much appreciated)"
            rf"(?:你|您|你们|您们|客服|亲|啦|哈|了| |so much|very much|a lot|for your help|for the help)*{_TAIL}$"
        ),
    ),
    (
        Act.GOODBYE,
        re.compile(
            rf"^(?:再见|拜拜|88|回头见|先这样|没事了|没有了|没别的了|bye|bye bye|goodbye|see you|that's all|"
            rf"that is all|no that's all){_TAIL}$"
        ),
    ),
    (
        Act.ACKNOWLEDGE,
        re.compile(
            rf"^(?:(?:嗯|恩|哦|噢|好|好的|好吧|行|行吧|可以|ok|okay|知道|明白|收到|懂|了解|没问题|[哈呵嘿嘻]+|hh+|(?:ha)+|lol|got it|i see|"
            rf"alright|all right|fine|great|sure|cool|understood){_TAIL})+$"
        ),
    ),
)
_HOLLOW = re.compile(
    r"^(?:我|那|就|就是|那个|我那个?|我的|我这个?|这个|请问|请问一下|想问一下|想问下|我想问一下|我想问|咨询一下|"
    r"问一下|有个问题|有个事|有问题|我有个问题|帮我看看|帮我看下|"
    r"(?:订单|东西|快递|货|包裹|商品|单子)|"
    r"(?:我|那|我那|我的|我那个|我这个|那个|这个)(?:的)?(?:订单|东西|快递|货|包裹|商品|单子|退款|发票|耳机|空调|"
    r"机器|机器人|净化器)|"
    r"(?:my|the|about my|about the)? ?(?:order|package|parcel|refund|question|item)|(?:i )?have a question|"
    r"quick question|i want to ask|can i ask(?: something| you something)?|question)"
    r"(?:呢|吗|的|啊|,|\.|…| )*$"
)  # fmt: skip
_PERSON = re.compile(
    r"(?:转|找|联系|接)(?:到|通)?(?:人工|真人|客服)|人工客服|人工服务|\b(?:human|agent|real person|representative)\b"
)
_MARKS = " \t\n,.?!;:、，。？！；：~…"


_NEVER_MIND = re.compile(r"^(?:(?:不要了[,，、 ]?)?算了|不用了|没事了?|不需要了?|不找了|never ?mind|no need|forget it)")


def never_mind(text: str) -> bool:
    """Say whether a text takes back what was asked just before."""
    return _NEVER_MIND.match(fold(text).strip(_MARKS)) is not None and not wants_person(text)


_NO_MORE = re.compile(
    r"(?:请?(?:不要|别|不想|不用)再?(?:给我)?(?:主动)?(?:发|推送|收到?)(?:这些|这种|这样的)?(?:消息|信息|推送|广告|提醒|了)+|不再(?:提醒|接收|推送)|退订)|"
    r"(?:(?:please )?(?:stop|no more) (?:sending (?:me )?)?(?:these |this )?(?:messages|reminders|ads)|unsubscribe|opt out)"
)


def no_more(text: str) -> bool:
    """Say whether a customer wants no message that he did not ask for."""
    return _NO_MORE.fullmatch(fold(text).strip(_MARKS)) is not None


def asks_about_person(text: str) -> bool:
    """Say whether a text asks how or when people can be reached."""
    folded = fold(text)
    return _PERSON.search(folded) is not None and _ABOUT.search(folded) is not None


def wants_person(text: str) -> bool:
    """Say whether the customer asks to be served by a person (not: asks about it, or says that none is needed)."""
    folded = fold(text).strip(_MARKS)
    if _SPACED.fullmatch(folded):
        folded = folded.replace(" ", "")
    if _wishes(folded):
        return True
    clauses = [clause for clause in _CLAUSE.split(folded) if clause]
    return len(clauses) > 1 and any(_wishes(clause, outright=True) for clause in clauses)


def _wishes(folded: str, *, outright: bool = False) -> bool:
    """Say whether words ask for a person; ``outright``: with a verb, the mere name of one is not enough."""
    if _ROBOT.match(folded) and folded not in ("人工", "真人"):
        return False
    if _NO_WISH.search(folded):
        return False
    if not any(pattern.search(folded) for pattern in (_WANTS[1:] if outright else _WANTS)):
        return False
    return _ABOUT.search(folded) is None or (
        _FORCED.search(folded) is not None and re.search(r"怎么还|为什么不", folded) is not None
    )


def complains(text: str) -> bool:
    """Say whether the customer threatens or lodges a complaint rather than asks how to; each sentence counts by itself."""
    return any(
        _COMPLAINT.search(one) is not None and _ABOUT_COMPLAINT.search(one) is None
        for one in _SENTENCE.split(fold(text))
    )


def act_of(text: str) -> Act:
    """Return what one message does."""
    folded = fold(text).strip(_MARKS)
    if _MEDIA.match(text):
        return Act.MEDIA
    if not folded:
        return Act.EMPTY
    if _ROBOT.match(folded) and folded not in ("人工", "真人"):
        return Act.ROBOT
    if _DECLINED.fullmatch(folded):
        return Act.ACKNOWLEDGE
    if wants_person(text):
        return Act.WANTS_PERSON
    if complains(text):
        return Act.COMPLAINT
    for act, pattern in _SMALL:
        if pattern.match(folded):
            return act
    hollow = _HOLLOW.match(folded) and not _AND_THAT.match(folded)
    return Act.FRAGMENT if hollow else Act.QUESTION
