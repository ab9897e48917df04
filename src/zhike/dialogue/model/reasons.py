"""How what a model did, and why its words were not sent, reads in the why panel: Chinese, English."""

from zhike.llm import WORDS

CHECKS: dict[str, tuple[str, str]] = {
    "long": ("回复过长", "its reply is too long"),
    "empty": ("回复没有内容", "its reply says nothing"),
    "internal": ("回复里有内部内容", "its reply tells of the inside"),
    "banned": ("回复里有工作区的禁用词", "its reply has one of your banned words"),
    "absolute": ("回复里有广告法禁用的绝对化用语", "its reply has an absolute term that advertising law forbids"),
    "language": ("回复的语言与客户不同", "its reply is in another language"),
    "uncited": ("有一句话没有注明出处", "a sentence cites no source"),
    "no_such_source": ("引用了不存在的出处", "it cites a source that there is not"),
    "figure": ("有一个数字、价格或日期在出处中找不到", "a number, price or date is not in its source"),
    "link": ("有一个链接在出处中找不到", "a link is not in its source"),
    "promise": ("有出处中没有的承诺或办理结果", "it promises, or claims done, what its source does not say"),
    "unsupported": ("有一句话在出处中找不到依据", "a sentence is not supported by its source"),
    "denied": ("有一句话与出处的意思相反", "a sentence says the opposite of its source"),
    "condition": ("有一句话略去了出处里的条件", "a sentence leaves out a condition of its source"),
    "new_words": ("补全的问题里有没说过的词", "the completed question has words that nobody said"),
    "lost_words": ("补全的问题丢了客户的原话", "the completed question lost the customer's words"),
    "no_such_flow": ("选择了不存在的流程", "it chose a flow that there is not"),
}
REASONS: dict[str, tuple[str, str]] = {
    "model_answered": ("由大模型依据知识撰写，已逐句核对", "Written by the language model from knowledge; every sentence checked"),
    "model_rewrote": ("大模型结合上文补全了问题", "The language model completed the question from what was said before"),
    "model_chose": ("大模型判断要办理“{flow}”", "The language model chose the flow “{flow}”"),
    "model_defused": ("资料里有写给模型看的指示，这些句子没有交给大模型", "Sentences of sources that talk to a model were kept from it"),
    "model_none": ("大模型认为资料不足，按默认方式回复", "The language model found no answer in the sources; answered without it"),
    **{f"model_{kind}": (f"未用大模型：{zh}", f"Without the language model: {en}") for kind, (zh, en) in WORDS.items()},
    **{f"model_check_{code}": (f"未用大模型的话：{zh}", f"Not the language model's words: {en}") for code, (zh, en) in CHECKS.items()},
}  # fmt: skip


def why_text(code: str | None, locale: str) -> str | None:
    """Return why a call's words were not used, for who reads this language."""
    if code is None:
        return None
    zh, en = CHECKS.get(code) or WORDS.get(code, (code, code))
    return zh if locale.startswith("zh") else en
