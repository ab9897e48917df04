"""Thresholds and small decisions of a turn. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhike.dialogue.intent import Act, act_of
from zhike.dialogue.types import Choice, Thresholds
from zhike.knowledge import Candidate
from zhike.language import detect_language, fold

DEFAULT = Thresholds()
CHOICE = 0.08  # probability an entry needs to be offered
CHOICE_SHARE = 0.2  # and what it needs of the best one's
BARE = 0.10  # beside a bare topic (积分) an entry this likely is meant as much as the best
FOREIGN = 0.10  # how much surer an entry in another language has to be
MAX_CHOICES = 4
CALM = 5  # characters of a question that are left when steam is taken off: 什么意思 may be all that is asked
MAX_QUESTIONS = 5

SETTLE_GREETING_MS = 1_800
SETTLE_FRAGMENT_MS = 2_000
SETTLE_MARKS_MS = 1_500

_SENTENCE = re.compile(
    r"(?<=[。？！?!；;\n])\s*|(?:^|(?<=[\s\u4e00-\u9fff]))(?:\d[.、)）](?!\d)|[①-⑩])\s*"
)  # 1. … 2. …, ①…②…: each item is one
_COMMA = re.compile(
    r"[，,]\s*|\s+(?=还有|另外|以及)|\s+and\s+(?=(?:also\s+)?(?:how|what|when|where|who|which|why|can|could|do|does|is|are|will)\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"[?？]|[吗么呢]|什么|啥|怎么|咋|如何|多少|多久|多大|多高|几|哪|谁|是否|为何|为啥|能不能|可不可以|可否|有没有|是不是|会不会|([\u4e00-\u9fff])[不没]\1|(?:能|行|可以|支持)[^，。]{0,12}不$|"
    r"^(?:how|what|when|where|who|why|which|can|could|do|does|did|is|are|will|would|may|should)\b"
)
# What lets off steam before and after a question; the mood is read from the whole message.
_STEAM = re.compile(
    r"^(?:(?:气|急|烦|恼)死(?:我|人)?了?|(?:太|真)(?:气人|让人生气|过分|无语)了?|无语(?:死?了)?|服了(?:你们?)?|我[去靠])[,，.。!！~ ]*"
    r"|[,，.。!！~ ]*(?:你们?(?:到底|究竟)?)?(?:在?搞什么(?:鬼|飞机)?|在?搞毛|太过分了|真?无语)[啊呀嘛]?(?=[?!.。]*$)"
)
# What opens a message, and what answers the one before: of the latter many begin other words too (好用吗, 还有货吗, 行李箱), so a
# pause has to follow.
_OPENING = (
    r"你好|您好|谢谢|多谢|亲(?![子戚测自手友爱])|请问|请教|麻烦|打扰|我?想?(?:咨询|了解|知道|问)(?:一下|下)?|再问(?:一下|下)?|那个|"
    r"那(?=怎|什么|多|几|能|可以)"
)
_REPLYING = r"感谢|谢了|好的?|嗯+|恩|哦|噢|行|可以|知道了|明白了?|收到|懂了|另外|还有|客服|okay|ok|thanks|thank you|hi|hello|hey|excuse me"
_COURTESY = re.compile(
    rf"^(?:(?:{_OPENING})(?:一下|下|了)?[啊呀,，.。!！~ ]*"
    rf"|(?:{_REPLYING})[了啊呀哈]*(?:[,，.。!！~ ]+|(?=那怎|那什么|那多|那几|那能|那可以|再问|请问)))+"
)
_COURTESY_END = re.compile(
    r"(?:来着|[呀啊哦哈嘛哇噢呐~])+(?=[?!.。]?$)|(?:,? ?(?:please|thanks|thank you|谢谢|多谢|麻烦了))(?=[?!.。]?$)"
)
_NOT_BUT = re.compile(  # 不是手机，是电脑: what is put right counts, not what was wrong
    r"(?<!是)(?:我|你)?(?:说的|问的|要的|买的|想|要)?并?不是(?!说|不)[^，。,.!?？是吗么]{1,12}[，,。 ]+"
    r"(?:而?是(?!不是|的话)|我?(?:说|问|要)的是)"
    r"|\bnot (?:the |a |my )[a-z ]{2,20}[,;] ?but (?=the |a |my )"
)
_MEASURE = re.compile(
    r"(?:那|要是|如果)?\d+(?:\.\d+)? ?(?:个?工作日|天|日|个?月|年|个?小时|分钟|元|块钱?|件|个|台|次|days?|months?|years?|hours?|yuan)"
    r"(?:之?内|以内|以上|后)?(?:呢|的?话|吗|行吗|可以吗)?[?？]?"
)
_EITHER = re.compile(
    r"(?:ok|okay|okk|3q|88|thx|ty|yes|no|y|n|app|vip|wifi|[a-z]{1,4}-?\d{1,4}[a-z]{0,4}|pro|max|plus|mini|ultra|[ ,.!?~])+"
)  # Chinese customers write these too
_DATA = re.compile(
    r"[!-~]+@[!-~]+|https?://[!-~]+|[A-Za-z0-9_]*\d[A-Za-z0-9_-]*|[^\w\s]"
)  # addresses and numbers are written alike in both
_ORDINAL = re.compile(
    r"^(?:选|第|我选|我要第|要第|no\.?|number|option|the)?\s*(\d|[一二三四]|first|second|third|fourth)(?:个|项|条|号|one)?$"
)
_ORDINALS = {"一": 1, "二": 2, "三": 3, "四": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What knowledge allows for one question: ``answer``, ``choices`` or ``nothing``, with the entries and why.

    limit: the probability that ``nothing`` fell short of. labels: what entries are offered as, where not by their titles.
    """

    kind: str
    entries: tuple[Candidate, ...]
    reason: str
    foreign: bool = False
    limit: float = 0.0
    labels: tuple[str, ...] = ()


def settle_ms(texts: Sequence[str]) -> int:
    """Return how long to wait for the rest of what is being typed: 0 once something can be answered."""
    acts = [act_of(text) for text in texts]
    if not acts or any(act not in _WAITS for act in acts):
        return 0
    return _WAITS[acts[-1]]


_WAITS = {
    Act.GREETING: SETTLE_GREETING_MS,
    Act.FRAGMENT: SETTLE_FRAGMENT_MS,
    Act.MEDIA: SETTLE_FRAGMENT_MS,
    Act.EMPTY: SETTLE_MARKS_MS,
}


def reply_language(texts: Sequence[str], locale: str) -> str:
    """Return ``zh`` or ``en``: what the customer writes now, else the conversation's locale."""
    joined = " ".join(texts)
    words = _DATA.sub(" ", joined).strip()
    language = None if not words or _EITHER.fullmatch(fold(words)) else detect_language(joined)
    if language in ("zh", "mixed"):
        return "zh"
    if language == "en":
        return "en"
    if language == "other":
        return "en" if not locale.startswith("zh") else "zh"
    return "en" if locale.startswith("en") else "zh"


def spoken_locale(lines: Iterable[str], locale: str) -> str:
    """Return the language the customer wrote last in (``lines``: newest first), else the conversation's locale.

    A bare number or a "1" is answered in the language spoken before it.
    """
    for line in lines:
        words = _DATA.sub(" ", line).strip()
        language = None if not words or _EITHER.fullmatch(fold(words)) else detect_language(words)
        if language in ("zh", "mixed", "en"):
            return "en" if language == "en" else locale if locale.startswith("zh") else "zh"
    return locale


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the fragments and statements that belong to it, and the asking sentence alone."""

    full: str
    core: str


def split_questions(texts: Sequence[str]) -> tuple[Question, ...]:
    """Return the questions in the texts; how many of them are answered is the turn's to decide (MAX_QUESTIONS).

    ``("在吗", "我那个订单", "什么时候到")`` → one question, ``我那个订单 什么时候到``, whose core is ``什么时候到``.
    """
    questions: list[Question] = []
    waiting: list[str] = []
    for text in texts:
        for piece in _pieces(text):
            act = act_of(piece)
            if act not in (Act.QUESTION, Act.FRAGMENT):
                continue
            waiting.append(piece.strip(" ，,"))
            if act is Act.QUESTION and _ASKS.search(fold(piece)):
                questions.append(Question(" ".join(waiting), waiting[-1]))
                waiting = []
    if waiting:  # a statement at the end explains the last question, or is the request itself
        rest = " ".join(waiting)
        if len(questions) == 1:
            questions[0] = Question(f"{questions[0].full} {rest}", questions[0].core)
        else:
            questions.append(Question(rest, rest))
    return tuple(questions)


def _pieces(text: str) -> list[str]:
    pieces = []
    for sentence in filter(str.strip, _SENTENCE.split(text)):
        parts = [part for part in _COMMA.split(sentence) if part.strip()]
        several = sum(1 for part in parts if _ASKS.search(fold(part)) and len(fold(part)) >= 3) >= 2
        pieces.extend(parts if several else [sentence])
    return pieces


def plain(question: str) -> str:
    """Return a question without greeting, courtesy, particles (请问多久能发货呀 → 多久能发货) and what it says is not meant.

    Itself where nothing is left.
    """
    calm = _STEAM.sub("", fold(question))
    bare = _NOT_BUT.sub("", _COURTESY_END.sub("", _COURTESY.sub("", calm if len(calm) >= CALM else fold(question))))
    return bare if len(bare) >= 2 else question


def asks(folded: str) -> bool:
    """Say whether a folded text has the form of a question."""
    return _ASKS.search(folded) is not None


def picked(text: str, options: Sequence[Choice]) -> Choice | None:
    """Return the option a text names: its words or its number."""
    folded = fold(text).strip(" .。")
    for option in options:
        if folded in (fold(option.value), fold(option.label)):
            return option
    match = _ORDINAL.match(folded)
    if match is None:
        return None
    number = _ORDINALS.get(match[1]) or int(match[1])
    return options[number - 1] if 1 <= number <= len(options) else None


def is_bare(question: str) -> bool:
    """Say whether a question only names a topic (积分, refund): several entries about it are then equally meant."""
    folded = fold(question)
    return _ASKS.search(folded) is None and (len(folded) <= 4 or (len(folded.split()) == 1 and folded.isascii()))


def only_measures(question: str) -> bool:
    """Say whether a question names a number of something and nothing else (15天呢): what of it is asked is a guess."""
    return _MEASURE.fullmatch(fold(question)) is not None


def judge(
    candidates: Sequence[Candidate], language: str, *, bare: bool = False, thresholds: Thresholds = DEFAULT
) -> Verdict:
    """Return whether to answer, to offer choices, or neither. Entries in the question's language go first."""
    native = [candidate for candidate in candidates if candidate.locale == language]
    foreign = [candidate for candidate in candidates if candidate.locale != language]
    any_of_them = sum(candidate.score for candidate in native)
    if foreign and foreign[0].score >= thresholds.answer + FOREIGN and any_of_them < thresholds.offer:
        return Verdict("answer", (foreign[0],), "other_language", foreign=True)
    if not native:
        return Verdict("nothing", (), "no_candidates")
    top = native[0]
    if top.score >= thresholds.answer:
        rivals = [other for other in native[1:] if other.score >= BARE] if bare and not top.exact else []
        if rivals:
            return Verdict("choices", (top, *rivals)[:MAX_CHOICES], "near_tie")
        return Verdict("answer", (top,), "exact" if top.exact else "matched")
    if any_of_them >= thresholds.offer:
        least = max(CHOICE, CHOICE_SHARE * top.score)
        likely = tuple(candidate for candidate in native if candidate.score >= least)[:MAX_CHOICES]
        return Verdict("choices", likely, "near_tie" if len(likely) > 1 else "unsure")
    reason = top.guards[0] if top.guards else "low_score"
    return Verdict("nothing", (top,), reason, limit=thresholds.offer)
