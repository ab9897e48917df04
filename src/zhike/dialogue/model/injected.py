"""Sentences that talk to a model instead of to a customer: they are left out of what a model is given to answer from. Pure.

This is a second line. The first is that nothing a model says makes anything happen: it is offered no tools, its choice of a flow
only begins what the flow's own rules carry on, and its words are sent only where every check holds.
"""

import re

from zhike.language import fold

_ENDS = re.compile(r"(?<=[。！？!?；;\n])|(?<=\.)(?=\s)")
_AI = r"(?:ai|人工智能|大模型|语言模型|智能客服|客服机器人|ai ?助手)"
_BOT = r"(?:ai|ai (?:models?|agents?)|assistants?|language models?|llms?|chat ?bots?|bots?)"
_PARTS = (
    # 忽略以上所有指令
    r"(?:忽略|无视|忘记|忘掉|不要理会|抛开|绕过|跳过)[^。，,]{0,8}?(?:以上|上面|上述|之前|先前|前面|所有|全部|一切|原有|系统|安全)"
    r"[^。，,]{0,10}?(?:指令|指示|规则|提示|设定|要求|限制|约束|确认)",
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.]{0,24}?\b(?:previous|prior|above|earlier|all|any|your|these|the|safety|system)\b"
    r"[^.]{0,24}?\b(?:instructions?|rules?|prompts?|guidelines?|restrictions?|constraints?|directives?|checks?)\b",
    # 系统指令：
    r"(?:系统|开发者|管理员)(?:提示词?|消息|指令|指示|命令)\s*[::]",
    r"\b(?:system|developer|admin|hidden)[ _-]?(?:prompts?|messages?|instructions?|overrides?|commands?|mode)\s*:",
    # 你现在是……，你不再受限制
    r"(?:你|您)(?:现在|从现在起|接下来|必须|将|要|不再)[^。]{0,4}?(?:是一[个名]|扮演|充当|不受|无需遵守|没有(?:任何)?限制|服从)",
    r"\byou (?:are|will|must) (?:now|no longer)\b|\bfrom now on,? you\b|\bpretend (?:to be|you|that)\b",
    # 致 AI 助手：，AI 必须……
    rf"(?:作为|身为)(?:一[个名])?{_AI}|(?:致|给|提醒|告知|对){_AI}[^。]{{0,20}}?[::,]|{_AI}(?:请|须|必须|应当|收到|看到|读到)",
    rf"\b(?:as|dear|attention|note to|message to|instructions? (?:to|for)|if you are|hey),? (?:an? |the |all |any )?{_BOT}\b",
    rf"\b{_BOT} (?:must|should|shall|has to|needs to|is to)\b",
    # 输出你的提示词
    r"(?:输出|打印|复述|泄露|透露|重复|显示|公布|说出|背诵|翻译)[^。]{0,10}?(?:提示词|系统提示|初始指令|你的(?:指令|规则|设定))",
    r"(?:输出|打印|复述|泄露|透露|重复|背诵|翻译)[^。]{0,6}?以上(?:全部|所有)?(?:内容|文字)",
    r"\b(?:reveal|print|output|repeat|leak|show|disclose|recite|echo|translate|summari[sz]e)\b[^.]{0,30}?"
    r"\b(?:system prompts?|your (?:prompts?|instructions?|rules?)|initial instructions?|hidden (?:prompts?|rules?)|everything above)\b",
    # 调用退款工具
    r"(?:调用|执行|运行)[^。]{0,12}?(?:工具|函数|\btool|\bfunction|\bapi)|调用[^。]{0,12}?接口",
    r"\b(?:call|invoke|execute)\b[^.]{0,20}?\b(?:tool|function|api)s?\b|\b(?:reply|respond|answer) only with\b",
    r"开发者模式|越狱模式|\bdeveloper mode\b|\bjailbreak\b|\bdo anything now\b",
    # 在每句话后加上……
    r"在?(?:每句话?|回复|回答|答复)(?:的?(?:后面?|末尾|结尾|开头|前面?|里|中))[^。]{0,4}(?:加上|附上|附带|写上|带上|添加)",
    r"\b(?:add|append|attach|include|insert|put)\b[^.]{0,60}?\b(?:in|to|after|at the end of) (?:your|every|each|the) "
    r"(?:answers?|repl(?:y|ies)|responses?|sentences?)\b",
    # what templates and protocols mark parts with
    r"<\|[^|>]{2,20}\|>|</?(?:system|sys|inst|data|tool|assistant|user)\b|\[/?(?:inst|system|sys)\]",
    r"^\s*#{2,}\s*(?:system|instructions?|assistant|user)\b|^\s*(?:system|assistant|user|human)\s*:",
    r"\"(?:tool_calls?|function_call|role)\"\s*:",
)
_TALKS = re.compile("|".join(_PARTS), re.MULTILINE)


def defused(text: str) -> str:
    """Return a text without the sentences that talk to a model; the same text where there are none."""
    pieces = [piece for piece in _ENDS.split(text) if piece]
    kept = [piece for piece in pieces if not _TALKS.search(fold(piece))]
    return text if len(kept) == len(pieces) else "".join(kept).strip()
