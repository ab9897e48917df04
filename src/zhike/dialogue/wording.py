"""What the assistant says of its own accord, in Chinese and English, and how reasons read in the why panel."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from zhike.dialogue.model.reasons import REASONS as MODEL_REASONS

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SAY: dict[str, tuple[str, str]] = {
    "greeting": ("您好，我在。请问想了解什么？", "Hello, I am here. What would you like to know?"),
    "thanks": ("不客气，还有需要随时告诉我。", "You are welcome. Let me know if you need anything else."),
    "goodbye": ("好的，祝您生活愉快。有需要随时回来找我。", "Goodbye, and have a good day. Come back any time."),
    "acknowledge": ("好的，还有其他问题随时告诉我。", "All right. Let me know if there is anything else."),
    "robot": (
        "我是智能客服助手，不是真人。常见问题我可以马上回答；需要真人时，回复“转人工”即可。",
        "I am an automated assistant, not a person. I can answer common questions right away; send “agent” whenever you want a person.",
    ),
    "media": (
        "收到您的文件了。我还看不懂图片内容，请用一句话说说您的问题，或者回复“转人工”。",
        "I got your file, but I cannot read pictures yet. Please describe the question in a sentence, or send “agent” to reach a person.",
    ),
    "empty": ("请问您想了解什么？", "What would you like to know?"),
    "fragment": (
        "请问您想了解哪方面？说得具体一点，我好帮您查。",
        "Could you tell me a little more about what you would like to know?",
    ),
    "back_to_flow": ("我们接着办“{title}”。", "Back to “{title}”."),
    "do_it_for_me": ("帮我办理：{title}", "Do it for me: {title}"),
    "which_flow": ("您是想办理哪一项？", "Which of these would you like me to do?"),
    "this_flow": ("您是想办理“{title}”吗？", "Would you like me to do this: {title}?"),
    "person_how": ("需要我现在为您转接人工客服吗？", "Would you like me to connect you to a person now?"),
    "choices": ("您想问的是哪一个？", "Which of these do you mean?"),
    "choices_product": ("您问的是哪一款？", "Which one do you mean?"),
    "choice_single": ("您想问的是这个吗？", "Is this what you mean?"),
    "none_label": ("都不是", "None of these"),
    "none_again": ("好的，请换个说法再告诉我一次。", "All right. Please put it in other words."),
    "refuse": (
        "抱歉，这个问题我没有找到可靠的答案，不敢随便回复您。您可以换个说法，或者回复“转人工”。",
        "I am sorry, I found no reliable answer to this and would rather not guess. "
        "You can put it in other words, or send “agent” to reach a person.",
    ),
    "partly": (
        "关于“{question}”，我没有找到可靠的答案，您可以换个说法或回复“转人工”。",
        "I found no reliable answer to “{question}”. You can put it in other words, or send “agent”.",
    ),
    "later": (
        "“{question}”请再问一次，我接着回答。",
        "Please ask “{question}” once more, and I will go on with it.",
    ),
    "other_language": ("这条说明目前只有英文：", "This is only available in Chinese:"),
    "hand_over.customer_request": (
        "好的，正在为您转接人工客服，请稍候。",
        "Of course. I am connecting you to a person; one moment please.",
    ),
    "hand_over.complaint": (
        "很抱歉给您带来不好的体验。我马上请同事来处理，请稍候。",
        "I am sorry about this. I am bringing in a colleague to take care of it; one moment please.",
    ),
    "hand_over.unresolved": (
        "抱歉一直没能帮到您，我请同事来接着处理，请稍候。",
        "I am sorry I could not help so far. A colleague will take over; one moment please.",
    ),
    "hand_over.low_confidence": (
        "这个问题我请同事来确认，请稍候。",
        "I am asking a colleague to confirm this; one moment please.",
    ),
    "hand_over.system_error": (
        "抱歉，系统刚才出了点问题，我请同事来回复您，请稍候。",
        "Sorry, something went wrong on our side. A colleague will reply to you; one moment please.",
    ),
    "hand_over.flow": ("好的，我请同事来接着处理，请稍候。", "A colleague will take over; one moment please."),
    "hand_over.stuck": (
        "抱歉一直没能弄清楚，我请同事来接着处理，请稍候。",
        "I am sorry I could not work this out. A colleague will take over; one moment please.",
    ),
    "hand_over.action_failed": (
        "抱歉，系统暂时没有响应，我请同事来接着处理，请稍候。",
        "Sorry, the system is not responding. A colleague will take over; one moment please.",
    ),
    "hand_over.action_unknown": (
        "请求已经提交，但结果还没有确认，我请同事核实后回复您。",
        "The request was sent, but its outcome is not confirmed yet. A colleague will check and reply.",
    ),
    "hand_over.despair": (
        "我马上请同事来陪您说说，请您先不要离开。",
        "I am bringing in a colleague to talk with you right now; please stay here.",
    ),
    "hand_over.sensitive": (
        "这件事需要由专人处理，我马上请同事来跟进，请稍候。",
        "This needs a person's attention. I am bringing in a colleague right away; one moment please.",
    ),
    "hand_over.upset": (
        "很抱歉让您这么不愉快，我请同事马上来处理，请稍候。",
        "I am sorry this has been so frustrating. A colleague will take care of it right away; one moment please.",
    ),
    "hand_over.repeated": (
        "看来前面的回答没有解决您的问题，我请同事来接着处理，请稍候。",
        "My answers do not seem to settle this. A colleague will take over; one moment please.",
    ),
    "hand_over.vip": (
        "这件事我请专人来为您处理，请稍候。",
        "A colleague will take care of this for you in person; one moment please.",
    ),
    "hand_over.order_value": (
        "这笔订单我请同事来为您办理，请稍候。",
        "A colleague will take care of this order for you; one moment please.",
    ),
    "care.despair": (
        "听到您这样说，我很担心您，您的感受很重要。如果现在有危险，请立即拨打 110 或 120；也可以拨打全国心理援助热线 12356，"
        "有人愿意听您说。",
        "I am worried about you, and how you feel matters. If you are in danger now, please call your local emergency number; "
        "a crisis line near you will listen at any hour. ",
    ),
    "care.safety": (
        "请先确保安全：不要再使用，能断电、断气时先断开并远离；有人受伤或起火，请立即拨打 120 或 119。",
        "Safety first: stop using it, disconnect power or gas if you can do so safely, and keep away. If anybody is hurt or "
        "something burns, call your emergency number now. ",
    ),
    "care.medical": (
        "请先照顾好身体：停止使用或食用；情况严重请立即拨打 120 或就医。",
        "Please look after your health first: stop using or eating it, and if it is serious call your emergency number or "
        "see a doctor now. ",
    ),
    "person_off": (
        "这里暂时没有人工客服。您可以直接说说问题，我尽力帮您。",
        "There are no people to talk to here. Tell me what it is about and I will do my best.",
    ),
    "no_more": (
        "好的，以后不再主动给您发消息。有需要随时找我。",
        "All right, no more messages that you did not ask for. I am here when you need me.",
    ),
    "kept_here": (
        "抱歉，这件事我现在没能办成。您可以稍后再试，或者换个说法告诉我。",
        "I am sorry, I could not get this done now. You can try again later, or put it in other words.",
    ),
    "sorry": ("很抱歉给您带来不好的体验。", "I am sorry about this. "),
    "no_people": (
        "现在没有人工客服在线，我已经为您登记，同事上线后会尽快回复您。",
        "Nobody is online right now. I have noted your request and a colleague will reply as soon as possible.",
    ),
    "closed_until": (
        "现在不是服务时间，人工客服{back}回来。您可以先在这里留言，说说问题和联系方式，同事回来后会回复您。",
        "We are closed right now; our people are back on {back}. Leave a message here, with a way to reach you if you like, "
        "and a colleague will reply then.",
    ),
    "closed": (
        "现在不是服务时间。您可以先在这里留言，说说问题和联系方式，同事回来后会回复您。",
        "We are closed right now. Leave a message here, with a way to reach you if you like, and a colleague will reply.",
    ),
    "answer_by": (
        "我们会在{by}之前回复您；想接电话的话，请留下号码。",
        " You will hear from us by {by}; leave a number if you prefer a call.",
    ),
    "queue_full": (
        "现在排队的客户比较多，您不必一直等着：我们会在{by}之前回复您；想接电话的话，请留下号码。",
        " Many are waiting just now, so you need not stay: you will hear from us by {by}; leave a number if you prefer a call.",
    ),
    "wait": ("预计等待约 {minutes} 分钟。", " The wait is about {minutes} min."),
    "wait_ahead": (
        "前面还有 {ahead} 位，预计等待约 {minutes} 分钟。",
        " {ahead} ahead of you; the wait is about {minutes} min.",
    ),
    "wait_unknown": ("暂时无法预计等待时间。", " How long it takes cannot be told right now."),
    "wait_unknown_ahead": (
        "前面还有 {ahead} 位，暂时无法预计等待时间。",
        " {ahead} ahead of you; how long it takes cannot be told right now.",
    ),
    "person_label": ("转人工", "Talk to a person"),
    "person_value": ("转人工", "agent"),
}

SUMMARY: dict[str, tuple[str, str]] = {
    "customer_request": ("客户要求转人工。", "The customer asked for a person."),
    "complaint": ("客户投诉。", "The customer complains."),
    "unresolved": ("助手连续多轮没能解决。", "The assistant could not help in several turns."),
    "low_confidence": ("助手没有把握。", "The assistant is not sure."),
    "system_error": ("助手出错，没能回复。", "The assistant failed and could not reply."),
    "flow": ("流程转人工。", "A flow hands over."),
    "stuck": ("流程中没有问清楚。", "A flow could not get an answer."),
    "action_failed": ("调用商家系统失败。", "A call into the merchant's system failed."),
    "action_unknown": ("商家系统的操作结果未知，请先核实。", "The outcome of an action is unknown; check it first."),
    "despair": (
        "客户可能有轻生的念头，请立即关心他。",
        "The customer may be thinking of harming himself; please take care of him at once.",
    ),
    "sensitive": ("涉及敏感事项。", "This is about a sensitive matter."),
    "upset": ("客户情绪激动。", "The customer is very upset."),
    "repeated": ("客户重复询问同一个问题。", "The customer asks the same question again."),
    "vip": ("重要客户。", "An important customer."),
    "order_value": ("订单金额较高。", "A valuable order."),
    "closed": ("在服务时间之外转来。", " It came outside opening hours."),
}

REASONS: dict[str, tuple[str, str]] = {
    "matched": ("与知识“{title}”匹配，概率 {score:.2f}", "Matches “{title}”, probability {score:.2f}"),
    "exact": ("与知识“{title}”的问法一致", "Same words as “{title}”"),
    "near_tie": ("多条知识同样可能，请客户选择", "Several entries are as likely, so the customer chooses"),
    "unsure": (
        "最接近的知识“{title}”概率只有 {score:.2f}，请客户确认",
        "The nearest entry “{title}” reaches only {score:.2f}, so the customer confirms",
    ),
    "low_score": (
        "最接近的知识“{title}”概率只有 {score:.2f}，低于可用的 {limit:.2f}",
        "The nearest entry “{title}” reaches {score:.2f}, below {limit:.2f}",
    ),
    "no_candidates": ("知识库里没有相近的内容", "Nothing similar in the knowledge base"),
    "other_number": ("最接近的知识“{title}”里的数字与问题不同", "The nearest entry “{title}” is about another number"),
    "other_thing": ("最接近的知识“{title}”说的是另一样东西", "The nearest entry “{title}” is about another thing"),
    "other_entity": (
        "最接近的知识“{title}”说的是另一款商品、部件或故障",
        "The nearest entry “{title}” is about another product, part or fault",
    ),
    "which_product": (
        "多款商品都有对应的答案，请客户选择是哪一款",
        "Several products have an answer to this, so the customer says which",
    ),
    "product_before": (
        "客户之前说的是这款商品，按“{title}”回答",
        "The customer spoke of this product before: “{title}”",
    ),
    "opposite_wish": (
        "最接近的知识“{title}”与客户的意愿相反",
        "The nearest entry “{title}” is about the opposite wish",
    ),
    "marked_wrong": (
        "最接近的知识“{title}”已被标记为不回答这类问题",
        "The nearest entry “{title}” was marked as not answering this",
    ),
    "for_agents": (
        "这个问题的答案仅供客服查看，不对客户作答；“{title}”只是相近",
        "Only agents may read the answer to this; “{title}” is merely near",
    ),
    "other_language": ("只有另一种语言的知识“{title}”", "Only in another language: “{title}”"),
    "option_picked": ("客户选择了“{title}”", "The customer picked “{title}”"),
    "follow_up": ("与上一个问题一起理解", "Understood together with the question before"),
    "follow_up_topic": ("接着“{topic}”理解", "Understood as going on from “{topic}”"),
    "too_many": ("一次问得太多，这一个没有查", "Too many at once; this one was not looked up"),
    "in_general": (
        "没有专门说这款商品的，去掉商品名按通用的查找",
        "Nothing on these goods; looked up without their name, for what holds for all",
    ),
    "whether_sold": (
        "最接近的知识“{title}”没有说卖不卖",
        "The nearest entry “{title}” does not say whether it is sold",
    ),
    "typo_repaired": ("按同音字或拼音改正为“{words}”后查找", "Looked up with the spelling put right: “{words}”"),
    "several_questions": ("一条消息里有 {count} 个问题", "{count} questions in one message"),
    "urgent": ("客户着急（{level}/2）", "The customer is in a hurry ({level} of 2)"),
    "upset": ("客户情绪不好", "The customer sounds upset"),
    "intent": ("意图“{name}”，概率 {probability:.2f}", "Intent “{name}”, probability {probability:.2f}"),
    "small_talk": ("寒暄", "Small talk"),
    "fragment": ("客户的话还没说完整", "The customer has not said enough yet"),
    "media": ("只有图片或文件", "Only pictures or files"),
    "none_of_these": ("客户说都不是", "The customer picked none of the choices"),
    "asked_for_person": ("客户要求人工", "The customer asked for a person"),
    "asks_about_person": ("客户询问怎么找人工", "The customer asks how to reach a person"),
    "complaint": ("客户投诉", "The customer complains"),
    "third_unresolved": ("连续第 {turns} 轮没能解决", "Turn {turns} in a row that did not help"),
    "despair": ("客户可能有轻生的念头", "The customer may be thinking of harming himself"),
    "sensitive": ("涉及敏感事项：{topic_text}", "A sensitive matter: {topic_text}"),
    "angry": ("情绪激动：{points} 分，达到 {limit:g} 分", "Anger: {points} points, from {limit:g} on"),
    "repeated": (
        "同一问题在回答后又问了 {times} 次，达到 {limit} 次",
        "The same question came again {times} times after an answer, from {limit} on",
    ),
    "low_confidence": (
        "连续 {turns} 轮把握低于 {below:.2f}（本轮 {score:.2f}）",
        "{turns} turns in a row below {below:.2f} (this one {score:.2f})",
    ),
    "vip": ("重要客户，且不是一般咨询", "An important customer, and no plain question"),
    "order_value": (
        "订单金额 {value_text}，达到 {limit_text}，且不是一般咨询",
        "Order of {value_text}, from {limit_text} on, and no plain question",
    ),
    "person_off": ("转人工在此处已关闭", "Asking for a person is turned off here"),
    "trigger_off": ("该转人工条件已关闭", "This hand-over trigger is turned off"),
    "failed": ("处理出错：{error}", "Failed: {error}"),
    "flow_started": ("开始流程“{flow}”（版本 {version}）", "Flow “{flow}” begins (version {version})"),
    "flow_ended": ("流程“{flow}”结束：{detail}", "Flow “{flow}” ends: {detail}"),
    "flow_cancelled": ("客户取消了流程“{flow}”", "The customer takes back “{flow}”"),
    "flow_interrupted": ("流程“{flow}”被“{detail}”打断", "“{flow}” is interrupted by “{detail}”"),
    "flow_resumed": ("接着办流程“{flow}”", "Back to flow “{flow}”"),
    "flow_stuck": ("流程“{flow}”走不下去：{detail}", "Flow “{flow}” cannot go on: {detail}"),
    "flow_wrote": ("流程“{flow}”执行了 {detail}", "Flow “{flow}” did {detail}"),
    "flow_repaired": ("流程“{flow}”中的对话修复：{detail}", "Repair in “{flow}”: {detail}"),
    "flows_near": ("几个流程同样可能，请客户选择", "Several flows are as likely, so the customer chooses"),
    **MODEL_REASONS,
}


def say(key: str, language: str, **params: Any) -> str:
    """Return a sentence of the assistant's in ``zh`` or ``en``."""
    zh, en = SAY[key]
    return (zh if language == "zh" else en).format(**params)


def moment(at: datetime, language: str) -> str:
    """Return a moment by its own zone's clock, with the zone: who reads it may sit elsewhere."""
    ahead = int((at.utcoffset() or timedelta()).total_seconds()) // 60
    minutes = f":{abs(ahead) % 60:02}" if ahead % 60 else ""
    zone = f"UTC{'-' if ahead < 0 else '+'}{abs(ahead) // 60}{minutes}"
    if language == "zh":
        place = "北京时间" if ahead == 480 else zone
        return f"{at.month}月{at.day}日周{'一二三四五六日'[at.weekday()]} {at:%H:%M}（{place}）"
    return f"{WEEKDAYS[at.weekday()]}, {at.day} {MONTHS[at.month - 1]}, {at:%H:%M} ({zone})"


def summary_of(reason: str, language: str) -> str:
    """Return the first sentence of a hand-over summary."""
    zh, en = SUMMARY[reason]
    return zh if language == "zh" else en


TOPIC_NAMES: dict[str, tuple[str, str]] = {
    "legal": ("法律", "law"),
    "safety": ("人身安全", "safety"),
    "media": ("媒体曝光", "media"),
    "medical": ("健康医疗", "health"),
    "regulator": ("监管投诉", "authorities"),
}


def _readable(params: Mapping[str, Any], chinese: bool) -> dict[str, Any]:
    """Return a reason's numbers with words for topics and money in whole units."""
    told = dict(params)
    if "topics" in told:
        names = [TOPIC_NAMES.get(one, (one, one))[0 if chinese else 1] for one in told["topics"]]
        told["topic_text"] = ("、" if chinese else ", ").join(names)
    if isinstance(told.get("value"), int) and "limit" in told:
        told |= {"value_text": f"{told['value'] / 100:,.2f}", "limit_text": f"{told['limit'] / 100:,.2f}"}
    return told


def reason_text(code: str, params: Mapping[str, Any], language: str) -> str:
    """Return how a reason reads in the why panel."""
    zh, en = REASONS.get(code, (code, code))
    try:
        return (zh if language.startswith("zh") else en).format(
            **_readable({"turns": 3, **params}, language.startswith("zh"))
        )
    except (KeyError, ValueError):
        return code
