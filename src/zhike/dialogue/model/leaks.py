"""What is inside and stays there: pieces of a prompt, fences, ids, talk about being a model. Pure."""

import re
from collections.abc import Iterable

from zhike.language import fold

LONG_ZH, LONG = 9, 28  # characters of a prompt's text in a row that are no chance
_UUID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")
_INSIDE = re.compile(
    r"系统提示|提示词|我的(?:指令|设定|规则)|内部(?:资料|指令|规则|备注|文档|价)|开发者模式|越狱|语言模型|大模型|作为(?:一[个名])?(?:ai|人工智能)|"
    r"\bsystem prompt\b|\bmy (?:instructions|prompt|rules)\b|\binternal (?:notes?|instructions?|document|policy|use)\b|"
    r"\blanguage model\b|\bas an ai\b|\bdeveloper mode\b|\bjailb|\bdan mode\b|\bjson schema\b|\btool_calls?\b|\bfunction call\b|"
    r"</?(?:data|script|iframe|img|a|svg|system|tool|think)\b|\bjavascript:|\bapi[_ ]?key\b|\bsk-[a-z0-9-]{8,}"
)
_KEPT = re.compile(r"[^0-9a-z\u3400-\u9fff]+")


def inside(text: str, prompt: str, sources: Iterable[str], nonce: str) -> str | None:
    """Return what a text tells of the inside, None where it does not. What a source itself says is no secret."""
    said = fold(text)
    told = fold("\n".join(sources))
    if nonce and nonce in said:
        return "fence"
    if match := _UUID.search(said):
        return match[0]
    for match in _INSIDE.finditer(said):
        if match[0] not in told or match[0].startswith("<"):
            return match[0]
    return _shared(said, prompt, told)


def _shared(said: str, prompt: str, told: str) -> str | None:
    """Return a run of a prompt's own characters that a text repeats and no source has."""
    close, held = _KEPT.sub("", said), _KEPT.sub("", told)
    own = _KEPT.sub("", fold(prompt))
    for size in (LONG_ZH, LONG):
        for at in range(len(own) - size + 1):
            run = own[at : at + size]
            if size == LONG_ZH and not _mostly_han(run):
                continue
            if run in close and run not in held:
                return run
    return None


def _mostly_han(run: str) -> bool:
    return sum(1 for one in run if one > "\u3400") * 2 > len(run)
