"""How a hand-over's reason reads, in the reader's language."""

HANDOVER = {
    "customer_request": ("客户要求人工", "The customer asked for a person"),
    "complaint": ("客户投诉", "The customer complains"),
    "unresolved": ("助手多次未能解决", "The assistant could not help after several tries"),
    "low_confidence": ("助手没有把握", "The assistant was not sure enough"),
    "system_error": ("系统出错", "Something failed"),
    "flow": ("流程转人工", "A flow hands over"),
    "stuck": ("流程中没有问清楚", "A flow could not get an answer"),
    "action_failed": ("商家系统没有响应", "The merchant's system did not respond"),
    "action_unknown": ("操作结果未知", "The outcome of an action is unknown"),
    "despair": ("客户可能有轻生念头", "The customer may be in despair"),
    "sensitive": ("涉及敏感事项", "A sensitive matter"),
    "upset": ("客户情绪激动", "The customer is very upset"),
    "repeated": ("客户重复询问", "The same question came again"),
    "vip": ("重要客户", "An important customer"),
    "order_value": ("订单金额较高", "A valuable order"),
    "proactive": ("主动服务开启的咨询", "A consultation that proactive service opened"),
}


def language_of(locale: str) -> str:
    """Return which of the languages spoken here a locale means: zh or en."""
    return "zh" if locale.startswith("zh") else "en"


def handover_text(reason: str, language: str) -> str:
    """Return the words for a reason; one without words reads as its code."""
    zh, en = HANDOVER.get(reason, (reason, reason))
    return zh if language == "zh" else en
