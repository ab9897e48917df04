"""How a customer feels and how pressed he is, by word lists with negation, in Chinese and English."""

import re
from collections.abc import Sequence
from typing import Literal

from zhike.language import fold

Sentiment = Literal["negative", "neutral", "positive"]
Urgency = Literal[0, 1, 2]

# Strength 2: enough alone. Strength 1: two of them, or one with force (marks, 太, so).
_BAD = {
    2: r"气死|太差|差劲|垃圾|骗子|骗人|欺骗|坑人|坑爹|恶心|无语|失望|愤怒|生气|火大|忍无可忍|受不了|过分|不像话|敷衍|推卸|推脱|踢皮球|"
    r"不负责任|没良心|黑心|霸王|糊弄|忽悠|再也不|什么态度|态度(?:很|太|真|的|非常|实在|特别|极其|这么|那么)*(?:差|恶劣|不好)|差评|难用|烂|投诉|骗|离谱|"
    r"欺负|耍我|有病吧|什么玩意|太慢|慢死|急死|烦死|烦透|没人管|不管不问|"
    r"\b(?:terrible|awful|horrible|worst|disgusting|ridiculous|unacceptable|furious|angry|disappoint(?:ed|ing)|scam|rubbish|useless|"
    r"pathetic|fed up|sick of|hate|outrageous|a joke|appalling|rip ?off|frustrat(?:ed|ing)|incompetent)\b",
    1: r"坏了|坏的|破了|碎了|漏水|漏发|发错|少发|没反应|不能用|用不了|没用|还没(?:到|收到|发货|退|处理|解决)|一直(?:没|不)|总是|老是|"
    r"到底|怎么还|为什么还|又坏|不满意|麻烦死|拖|等了(?:好|这么|太|很|[半\d].{0,2}(?:天|小时|周|月))|后悔|吵|难闻|卡顿|慢|"
    r"\b(?:broken|damaged|wrong|missing|still (?:not|no|waiting|haven't)|never (?:arrived|came|received)|doesn't work|not working|late|"
    r"slow|annoy(?:ed|ing)|again|useless|bad|poor|unhappy|complain)\b",
}
_GOOD = {
    2: r"非常好|太好了|太棒|很棒|真棒|特别好|满意|喜欢|好评|给力|厉害|完美|贴心|耐心|点赞|开心|惊喜|爱了|超赞|"
    r"\b(?:great|excellent|amazing|awesome|perfect|love|loved|wonderful|fantastic|brilliant|happy|impressed|very good|best)\b",
    1: r"谢谢|感谢|多谢|辛苦了?|不错|挺好|很好|好用|好的呀|棒|赞|\b(?:thanks|thank you|good|nice|helpful|cheers|appreciate)\b",
}
_NOT_ZH = re.compile(r"(?:不|没|没有|并不|不太|不是|不是很|不怎么|别|无|不算|谈不上|毫不|不会)$")
_NOT_EN = re.compile(
    r"(?:\bnot|\bno|\bnever|n't|\bisn't|\bwithout|\bhardly)(?: (?:that|very|so|really|a|at all|the|too|been))*\s*$"
)
_ASKED = re.compile(r"(?:如果|要是|万一|假如|会不会|会|是否|怕|担心|\bif\b|\bwhat if\b|\bin case\b)[^，,。.]{0,12}$")
_FORCE = re.compile(r"[!！]{1,}|[?？]{2,}|太|真的|简直|so\b|very|really|extremely|[A-Z]{4,}")
_PRESSED = {
    2: r"马上就?要|今天(?:之内|内)?(?:必须|就要|就得|之前)|今晚(?:必须|就要|之前)|立刻|立即|赶紧|十万火急|紧急|急急|很急|特别急|"
    r"非常急|急用|急需|急死|着急死|等着用|等着救|漏水|漏电|着火|冒烟|起火|冒火|触电|爆炸|受伤|烫伤|割伤|过敏|盗刷|被盗|被骗|报警|"
    r"一小时内|半小时内|来不及|"
    r"\b(?:urgent(?:ly)?|asap|emergency|immediately|right now|right away|on fire|smoke|smoking|burning|leaking|electric shock|injured|"
    r"stolen|hacked|fraud|as soon as possible)\b",
    1: r"着急|有点急|比较急|急(?!冻|速|救|性)|尽快|快点|快一点|加急|催一?下|催促|抓紧|早点|能不能快|什么时候才能|怎么还没|还要等多久|"
    r"\b(?:soon|quick(?:ly)?|hurry|fast(?:er)?|today|tonight|by tomorrow|deadline|how much longer|still waiting)\b",
}
_CALM = re.compile(
    r"(?:不|不太|不是很|没那么|不用|不必|别)(?:着|很|太|那么)?急|急冻|急速|\b(?:no rush|not urgent|no hurry|not in a hurry)\b"
)
_bad = {strength: re.compile(words) for strength, words in _BAD.items()}
_good = {strength: re.compile(words) for strength, words in _GOOD.items()}
_pressed = {strength: re.compile(words) for strength, words in _PRESSED.items()}
_NOTHING = re.compile(r"(?!)")
_QUESTION = re.compile(
    r"[吗么]\W*$|怎么样|好不好|行不行|^(?:is|are|do|does|did|was|were|will|can|would|could|which|what|how)\b"
)
_HOW_FAST = re.compile(r"\bhow (?:soon|fast|quickly)\b|\bfast(?:er)? (?:charg|deliver|shipp)\w*|快速|快充")


def feeling(texts: Sequence[str]) -> Sentiment:
    """Return how the texts sound: ``不太满意`` and "not great" are negative, ``没有坏`` and ``会不会漏水`` are not."""
    score = 0.0
    for text in texts:
        folded = fold(text)
        force = 1.5 if _FORCE.search(text) else 1.0
        bad, good = _weigh(folded, _bad), _weigh(folded, _good)
        if _QUESTION.search(folded):  # "is it good" praises nothing
            good = (0.0, good[1])
        score += force * (good[0] + bad[1] - bad[0] - 1.5 * good[1])
    return "negative" if score <= -1.5 else "positive" if score >= 1.0 else "neutral"


def weighed(text: str) -> tuple[float, float, float, float]:
    """Return a message's (strong words of anger by 2, weak ones by 1, what is praised, how loudly it is said: 1 or 1.5)."""
    folded = fold(text)
    strong, _ = _weigh(folded, {2: _bad[2], 1: _NOTHING})
    all_of_it, _ = _weigh(folded, _bad)
    good, _ = (0.0, 0.0) if _QUESTION.search(folded) else _weigh(folded, _good)
    return strong, all_of_it - strong, good, 1.5 if _FORCE.search(text) else 1.0


def _weigh(folded: str, words: dict[int, re.Pattern[str]]) -> tuple[float, float]:
    """Return what is said and what is denied, by strength; what is only asked about or feared counts for neither."""
    said = denied = 0.0
    taken: list[tuple[int, int]] = []
    for strength in (2, 1):
        for match in words[strength].finditer(folded):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            before = folded[: match.start()]
            if _ASKED.search(before):
                continue
            if _NOT_ZH.search(before) or _NOT_EN.search(before):
                denied += strength if strength == 2 else 0.5
            else:
                said += strength
    return said, 0.0 if denied and said else min(denied, 1.0)


def pressing(texts: Sequence[str]) -> Urgency:
    """Return how urgent the texts are: 0 not, 1 in a hurry, 2 at once (harm, a theft, a day that is ending)."""
    folded = _CALM.sub(" ", " ".join(map(fold, texts)))
    folded = _HOW_FAST.sub(" ", folded)
    for strength in (2, 1):
        for match in _pressed[strength].finditer(folded):
            before = folded[: match.start()]
            if not (_NOT_ZH.search(before) or _NOT_EN.search(before) or _ASKED.search(before)):
                return 2 if strength == 2 else 1
    return 0
