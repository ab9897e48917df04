"""What a customer does in the middle of a flow besides answering: yes and no, taking back, putting right, asking again. Pure.

The patterns have names; scenarios and figures go by them (`Repair`).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from zhike.language import fold

_MARKS = " \t\n,.?!;:、，。？！；：~…\"'“”"
_TAIL = r"(?:吧|的|了|啊|呀|哦|哈|嘛|呢|谢谢|麻烦了?|please|pls|thanks|thank you|(?:then|now|to me|for me)\b|[,，.。 !！~])*"
_LEAD = r"(?:嗯+|恩|哦|噢|那|好吧|ok|well|,|，| )*"
_IT = r"(?: (?:it|that|this|them|the (?:order|return|request|exchange|invoice|complaint|address|refund|visit)))?"
_YES = (
    r"是|是的|对|对的|没错|好|好的|好啊|行|行的?|可以|确认|确定|同意|没问题|就这样|办理?|提交|继续|嗯|嗯嗯|要|要的|需要|"
    r"帮我(?:办|提交)(?:理)?|确认(?:办理|提交|无误|没问题)|"
    r"y|yes|yeah|yep|yup|sure|ok(?:ay)?|alright|all right|fine|great|perfect|(?:i )?confirm(?:ed)?|correct|right|go (?:ahead|for it)|"
    r"i(?:'m| am) (?:sure|fine with (?:it|that))|i agree|agreed|absolutely|of course|no problem|"
    r"(?:(?:it|that|this|everything)(?:'s| is)? )?(?:(?:looks?|sounds?|seems?) )?(?:right|fine|correct|good|great|ok(?:ay)?|perfect)|"
    rf"(?:please )?(?:do|submit|send|proceed|continue|process){_IT}"
)
_DOING = (  # by a word in an operation's name: what asks for just that
    ("cancel", "取消|不要", "cancel"),
    ("return", "退货?款?|退掉", "return|refund|send back"),
    ("exchange", "换货?|换掉", "exchange|swap|replace"),
    ("address", "修?改|更[新改]", "change|update"),
    ("book", "预?约|安排", "book|schedule|arrange"),
    ("invoice", "开票?|开发票", "issue|make"),
    ("complaint", "登记|投诉", "file|register"),
    ("expedite", "催|加急", "expedite|speed up|rush"),
    ("price", "申请|退差?价?", "claim|refund"),
    ("customer", "注册|开通", "register|create"),
)
_NO = re.compile(
    rf"{_LEAD}(?:不|不是|不对|不要|不用|不行|不可以|不了|不同意|不确认|不需要|别|先不|先别|等等|等一下|等会儿?|再想想|我再想想|再说|考虑一下|我再考虑(?:一下)?|"
    rf"n|no|nope|nah|not (?:yet|now)|don't|do not|wait|hold on|let me think(?: about it)?|i(?:'m| am) not sure|no thanks)"
    rf"(?:(?:取消|退|换|改|办|提交|要|用|了|急|吧)*){_TAIL}"
)
_CANCEL = re.compile(
    r"(?:那|那就|还是|我|,|，| )*(?:算了|不用了|不弄了|不办了|不退了|不换了|不改了|不取消了|不查了|不买了|不要了|"
    r"不想(?:退|换|改|取消|办|弄)了|先不(?:退|换|改|办|弄|取消)了?|(?:先)?别(?:退|换|改|办|弄|取消)了?|当我没说|不麻烦了|放弃|"
    r"取消(?:吧|掉)?)"
    r"[^?？怎么吗]{0,12}"
)
_CANCEL_EN = re.compile(  # what else is wanted in the same breath is no part of it
    rf"{_LEAD}(?:(?:no|oh|actually|sorry|wait|hmm+)[,. ]*)*"
    r"(?:(?:never ?mind|forget (?:it|about it|that)|(?:i(?:'ve| have)? )?changed my mind|don't bother|no need|not any ?more|"
    r"(?:please )?(?:don't|do not) (?:do|cancel|return|change|exchange|send|submit|book|file|refund|issue)\b|(?:let's )?not do (?:it|that)|"
    r"i(?:'ll| will) (?:just )?keep (?:it|them|this|that)|i don't want (?:to|it|this|that) any ?more)(?![a-z])"
    r"(?![^?]*\b(?:instead|but|rather|i want|i need|change|exchange)\b)[^?]{0,60}|"
    r"(?:stop|(?:please )?cancel)(?: it| this| that| the request| everything)?(?: please| now)?|leave (?:it|that)(?: as it is| alone| be)?)"
)
_REPEAT = re.compile(
    r"(?:(?:麻烦|请)?(?:你)?(?:再|重新)(?:说|讲|发|问)(?:一[遍次下])?|(?:你)?(?:刚刚?|刚才)?说(?:的)?(?:什么|啥)|没(?:看清|看懂|听清|听懂|明白)|什么意思|啥意思|"
    r"(?:sorry,? )?(?:(?:can|could) you (?:please )?|please )?(?:repeat|say)"
    r"(?: that| it| the question)?(?: again| once more)?(?:,? please)?|"
    r"(?:sorry,? )?what (?:did you (?:say|ask)|was that|do you mean)|come again|(?:i beg your )?pardon|sorry|what\?*|"
    r"(?:sorry,? )?i (?:don't|didn't) (?:understand|get (?:it|that)|see (?:it|that)))"
)
_SKIP = re.compile(
    r"(?:(?:不用|不要|没有|不需要|没)[^,，。]{1,6}[,，。 ]*)?(?:先)?"
    r"(?:跳过|略过|不填|不写|不提供|没有(?:邮箱|手机|订单|税号)?|无|不清楚|不知道|不记得|忘了|没了|不方便(?:说|透露)?|"
    r"(?:please |let's |i'd like to |can i |i'll )?skip(?: (?:it|this|that))?(?: (?:one|question))?|none|n/?a|no idea|"
    r"(?:i )?don't (?:know|remember|have (?:it|one|any|an? [a-z -]{3,20}))|"
    r"i(?:'d)? (?:would )?(?:prefer|rather) not(?: (?:to )?(?:say|tell))?|"
    r"i'd rather not(?: say| tell)?|not sure|no (?:e-?mail|phone|order|budget)(?: [a-z]+)?)"
)
_GO_ON = re.compile(r"(?:继续|接着(?:办|来|弄)?|go on|continue|carry on|resume)")
_NOT_THIS = re.compile(
    r"(?:不是|不对|错了|搞错了?|说错了?|填错了?|写错了?|弄错了?|打错了?|选错了?|换(?:成|一个|个|到)|改(?:成|为|一下|下|到)|应该是|我是说|我的意思是|重新(?:选|填)|"
    r"\bnot (?:this|that|the)\b|\bwrong\b|\bi meant?\b|\binstead\b|\bactually\b|\bchange (?:it|that|the)\b|\bshould be\b)"
)
_BUT = re.compile(  # 不是退货，是换货 / I don't want to return it, I want an exchange
    r"(?:我?(?:并)?不是(?:要|想)?|不要|不想|不)(?P<not>[^，,。;；!！?？]{1,14})[，,。;； ]*"
    r"(?:我)?(?:而?是(?:要|想)?|我?要|我?想)(?P<but>.{2,40})"
    r"|(?:i )?(?:don't|do not|didn't) want (?:to |an? )?(?P<not_en>[^,.;]{2,40})[,.;] ?(?:but )?"
    r"(?:i (?:want|need|would like) )(?P<but_en>.{3,60})"
    r"|\bnot an? (?P<not_en2>[a-z ]{3,20})[,;]? (?:but )?an? (?P<but_en2>[a-z ]{3,30})"
)
_NEW = re.compile(
    r"(?:应该是|应为|改成|改为|换成|而是|我是说|我的意思是|(?<!不)是|\b(?:should be|i meant?|change (?:it|that) to|it's|it is|make it))"
    r"\s*[:：]?\s*(?P<new>[^,，。;；!！]+(?:[,，][^,，。;；!！]+)*)$"
)


class Repair(StrEnum):
    """The named repair patterns."""

    CORRECT = "correct"
    CANCEL = "cancel"
    INTERRUPT = "interrupt"
    CLARIFY = "clarify"
    REPEAT = "repeat"
    SKIP = "skip"
    CANNOT_HANDLE = "cannot_handle"
    ASK_AGAIN = "ask_again"
    SEVERAL = "several"
    NEGATE = "negate"
    REFER = "refer"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class Rejected:
    """What was said not to be meant, and what is."""

    meant_not: str
    meant: str


def _bare(text: str) -> str:
    return fold(text).strip(_MARKS)


def says_yes(text: str, operation: str = "") -> bool:
    """Say whether a reply to "shall I?" agrees, and nothing else; of several messages each has to.

    ``operation``: what was proposed: "cancel it" agrees to cancelling an order, and takes a return back.
    """
    agrees = _agreeing(operation.rpartition(".")[2])
    pieces = [piece for piece in map(_bare, text.splitlines()) if piece]
    return bool(pieces) and all(agrees.fullmatch(piece) is not None for piece in pieces)


@cache
def _agreeing(operation: str) -> re.Pattern[str]:
    own = [(zh, en) for word, zh, en in _DOING if word in operation]
    doing = [
        rf"(?:那|就|请|帮我|给我|确认)*(?:{zh})(?:掉|它|订单|一下)*|(?:please |just |go ahead and |and )*(?:{en}){_IT}"
        for zh, en in own
    ]
    return re.compile(rf"{_LEAD}(?:(?:{'|'.join([_YES, *doing])}){_TAIL})+")


def says_no(text: str) -> bool:
    """Say whether a reply to "shall I?" declines, or wants to wait."""
    return _NO.fullmatch(_bare(text)) is not None or cancels(text)


def cancels(text: str) -> bool:
    """Say whether the customer takes back what is going on."""
    bare = _bare(text)
    return _CANCEL.fullmatch(bare) is not None or _CANCEL_EN.fullmatch(bare) is not None


def wants_repeat(text: str) -> bool:
    """Say whether the last question is to be said again."""
    return _REPEAT.fullmatch(_bare(text)) is not None


def wants_skip(text: str) -> bool:
    """Say whether the customer cannot or will not tell what was asked."""
    return _SKIP.fullmatch(_bare(text)) is not None


def wants_on(text: str) -> bool:
    """Say whether the customer wants to go on with what was left."""
    return _GO_ON.fullmatch(_bare(text)) is not None or says_yes(text)


def puts_right(text: str) -> bool:
    """Say whether something told before is put right."""
    return _NOT_THIS.search(fold(text)) is not None


def put_instead(text: str) -> str | None:
    """Return what is to stand there instead: ``抬头写错了，是赵启航`` → 赵启航."""
    match = _NEW.search(text.strip(_MARKS))
    return match["new"].strip(_MARKS) if match is not None else None


def rejected(text: str) -> Rejected | None:
    """Return what is not meant and what is: ``我不是要退货，是要换货``; None when nothing is set against another."""
    match = _BUT.search(fold(text))
    if match is None:
        return None
    told = match.groupdict()
    not_meant = told["not"] or told["not_en"] or told["not_en2"]
    meant = told["but"] or told["but_en"] or told["but_en2"]
    return Rejected(not_meant.strip(), meant.strip(_MARKS))
