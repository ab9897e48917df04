"""Words that need a source, and words that are not said at all: promises, claims of things done, advertising law's absolutes. Pure."""

import re
from collections.abc import Iterable, Sequence

from zhike.language import fold

# What binds the merchant: in an answer only where its source says so in a word of the same group.
_PROMISES: tuple[re.Pattern[str], ...] = tuple(
    map(
        re.compile,
        (
            r"保证(?!金)|担保|承诺|\bguarantee\w*|\bpromis\w+|\bwarrant(?!y)\w*|\bassur\w+|\bensur\w+",
            r"一定(?!要|时间|程度|金额|比例|条件|的|范围|期限|数量)|肯定|必定|必然|绝对|\bdefinitely\b|\bcertainly\b|\bsurely\b|\babsolutely\b",
            r"包(?:退|换|赔)|假一[赔罚]|\bno questions asked\b",
            r"赔(?:付|偿|您|你)?|补偿|\bcompensat\w+",
            r"免费|免运?费|不收费|不收取|不用付|包邮|\bfree\b(?! to\b)|\bno (?:extra )?(?:charge|cost|fee)s?\b|\bwaive\w*",
            r"全额|全款|\bfull(?:y)? refund\w*|\bin full\b",
            r"无条件|\bunconditional\w*",
            r"无理由|\bno.reason\b|\bwithout (?:giving )?(?:a |any )?reason\w*",
            r"终身|永久|永远|\blifetime\b|\bforever\b",
            r"马上|立即|立刻|即刻|秒(?:退|到)|\bimmediately\b|\binstantly\b|\bright away\b|\bat once\b",
            r"(?:送|赠送?)(?:您|你|一)|赠品|礼品|\bgift\b|\bbonus\b",
            r"优惠券|代金券|红包|返现|折扣码|\bcoupon\b|\bvoucher\b|\bdiscount code\b|\bcashback\b",
        ),
    )
)
_DONE = (
    "退款|取消|办理|提交|修改|更改|改好|发货|补发|赔付|登记|安排|预约|开具|下单|退回|到账|处理|通知|转接|升级|批准|通过|核实|"
    "确认|查到|激活|注销|删除"
)
_DID = (
    "refunded|cancell?ed|processed|approved|shipped|changed|updated|submitted|issued|credited|escalated|verified|confirmed|"
    "booked|sent|arranged|deleted|transferred|activated"
)
_DO = (
    "refund|cancel|process|approve|ship|change|update|submit|issue|credit|escalate|verify|book|send|arrange|delete|transfer|"
    "compensate"
)
_CLAIM = re.compile(
    rf"(?:已经?|刚刚?)(?:(?:为|帮|给|替|向|将|把)[您你][^，。,.!！?？]{{0,8}}?)?(?:成功)?(?:{_DONE})"
    rf"|我(?:们)?(?:这边|这就|马上|现在|会|来|可以|已)?(?:帮|给|为|替)(?:您|你)[^，。,.!！?？]{{0,10}}?(?:{_DONE})"
    rf"|(?:{_DONE})(?:已经?)?(?:成功|完成|完毕|好了)|为您(?:转接|{_DONE})"
    rf"|\b(?:i|we)(?:'ve| have)?(?: already| just| now| successfully)? (?:{_DID})\b"
    rf"|\b(?:has|have) (?:already |just |now |successfully )?been (?:\w+ly )?(?:{_DID})\b|\b(?:is|are) now (?:{_DID})\b"
    rf"|\bi(?:'ll| will|'m going to| am going to| can)(?: now)? (?:{_DO})\b"
)
_NOT_DONE = re.compile(r"未|没有?|如果?|若|当|后|才|需要?|请|还未|尚未|不(?:能|可|会)")
_ABSOLUTE = re.compile(
    r"最(?:好|佳|优|强|大|小|高|低|新|热|火|便宜|先进|优秀|优质|划算|实惠|受欢迎|畅销|流行|安全|专业|权威|顶级|豪华|完美|美|棒|牛)"
    r"|第一(?!次|步|时间|天|个|条|页|项|种|位|件|周|月|年|季|张|笔|单|章|点|句|轮|批|栏|行|层|楼|人称|档|款|封|份)"
    r"|国家级|世界级|宇宙级|全球首|全国首|首屈一指|独一无二|绝无仅有|史无前例|前无古人|无与伦比|无可比拟|举世无双|唯一(?!性|码|标识|编号)|独家|顶级|顶尖|极品|极致|极佳|绝佳|王牌|冠军|之王|之最"
    r"|全网最低|史上最|万能|完美无[瑕缺]|零(?:风险|缺陷|差评)|百分之?百|100 ?%|包治|根治|永不|国家免检|驰名商标|特效|销量领先|遥遥领先"
    r"|\b(?:the )?best\b(?! (?:regards|wishes|way|before|time))|#1\b|\bnumber one\b|\bno\. ?1\b"
    r"|\bworld.?class\b|\bunbeatable\b|\bcheapest\b"
    r"|\blowest prices?\b|\bperfect\b|\bmiracle\b|\bultimate\b|\bunrivall?ed\b|\bworld's (?:first|best|only|most)\b|\btop.?quality\b"
)
# A bound is no advertisement: 最高可报销500元, 最低消费 99, 最大承重 150kg.
_BOUND = re.compile(r"最(?:高|低|大|小|长|短|多|少|快|新(?:版本?|地址|时间|消息|进展|状态|物流|规定|政策))")


def promises(sentence: str, source: str) -> list[str]:
    """Return what a sentence promises, or claims to have been done, that its source does not say."""
    said, told = fold(sentence), fold(source)
    found = [match[0] for group in _PROMISES if (match := group.search(said)) and not group.search(told)]
    close = re.sub(r"\s", "", told)
    for match in _CLAIM.finditer(said):
        claim = re.sub(r"\s", "", match[0])
        conditional = _NOT_DONE.search(said[max(0, match.start() - 6) : match.start()] + match[0])
        if claim not in close and not (conditional and _CLAIM.search(told)):
            found.append(match[0])
    return found


def absolutes(sentence: str, source: str) -> list[str]:
    """Return the absolute terms of a sentence that advertising law forbids, but those that its source has, and bounds."""
    said, told = fold(sentence), fold(source)
    found = []
    for match in _ABSOLUTE.finditer(said):
        bound = _BOUND.match(said, match.start())
        near = said[match.end() : match.end() + 12]
        if bound is not None and (re.search(r"\d|[一二两三四五六七八九十百千万]", near) or len(bound[0]) > 2):
            continue
        if match[0] not in told:
            found.append(match[0])
    return found


def banned(text: str, own: Iterable[str]) -> list[str]:
    """Return which of the workspace's own banned words a text has."""
    said = fold(text)
    return [word for word in own if fold(word).strip() and fold(word).strip() in said]


def joined(texts: Sequence[str]) -> str:
    """Return texts as one source."""
    return "\n".join(texts)
