"""What flows say of their own accord, in Chinese and English. What a merchant writes in a flow comes before it."""

SAY: dict[str, tuple[str, str]] = {
    "yes_label": ("确认", "Confirm"),
    "no_label": ("不用了", "No, leave it"),
    "skip_label": ("跳过", "Skip"),
    "please_confirm": (
        "请确认：回复“确认”我就为您办理，回复“不用了”则不办理。",
        "Please confirm: reply “confirm” and I will do it, or “no” to leave it.",
    ),
    "please_code": (
        "为了您的账户安全，请把刚收到的 6 位验证码发给我。",
        "To protect your account, please send me the 6-digit code you just received.",
    ),
    "resend_label": ("重新发送验证码", "Send another code"),
    "code_again": ("请再看一下，把 6 位验证码发给我。", "Please look again and send me the 6 digits."),
    "code_over": ("回复“重新发送”，我就再发一个验证码。", "Reply “send another code” and I will."),
    "code_sent": (
        "新的验证码已经发出，之前的不再有效。请把新的 6 位验证码发给我。",
        "A new code is on its way; the one before it does no more. Please send me its 6 digits.",
    ),
    "code_person": ("我请同事来帮您核对身份。", "A colleague will help you prove who you are."),
    "confirm_again": ("请回复“确认”或“不用了”，我再继续。", "Please reply “confirm” or “no”, then I will go on."),
    "declined": (
        "好的，没有办理。有需要随时告诉我。",
        "All right, I have left it as it is. Let me know if you need anything.",
    ),
    "cancelled": (
        "好的，“{title}”先不办了。还有需要随时告诉我。",
        "All right, I have stopped “{title}”. Let me know if you need anything.",
    ),
    "cancelled_for": ("好的，“{title}”先不办了。", "All right, I have stopped “{title}”."),
    "resume": ("我们接着办“{title}”。", "Back to “{title}”."),
    "returned": ("我们接着上次的“{title}”。", "Let us go on with “{title}” from last time."),
    "again": ("抱歉，我没有理解。", "Sorry, I did not understand that."),
    "ask.order": ("请问是哪一笔订单？可以把订单号发给我。", "Which order is it? You can send me its number."),
    "ask.product": ("请问是哪一件商品？", "Which product is it?"),
    "ask.phone": ("请问您的手机号是多少？", "What is your phone number?"),
    "ask.email": ("请问您的邮箱是多少？", "What is your e-mail address?"),
    "ask.date": ("请问是哪一天？", "Which day?"),
    "ask.amount": ("请问金额是多少？", "What is the amount?"),
    "ask.quantity": ("请问数量是多少？", "How many?"),
    "ask.address": (
        "请把新的收货地址发给我：省、市、区和详细地址。",
        "Please send me the full address: street, city, region and postcode.",
    ),
    "ask.choice": ("请选择一项：", "Please choose one:"),
    "ask.text": ("请简单说明一下。", "Please describe it briefly."),
    "ask.picture": ("请发一张图片给我。", "Please send me a picture."),
    "ask.name": ("请问怎么称呼您？", "What name should I use?"),
    "help.choice": (
        "可以点下面的选项，或回复序号，比如“1”。",
        "Tap one of the options, or reply with its number, such as “1”.",
    ),
    "help.order": (
        "订单号在“我的订单”里可以看到，是一串数字，发给我就行。",
        "You find the order number under “My orders”; just send it to me.",
    ),
    "help.phone": ("请发 11 位手机号，比如 138 开头的号码。", "Please send the phone number with all its digits."),
    "help.date": (
        "可以说“明天”“下周三”，或者“11月28日”。",
        "You can say “tomorrow”, “next Wednesday” or “28 November”.",
    ),
    "help.amount": ("请发一个金额，比如“99元”。", "Please send an amount, such as “99”."),
    "help.quantity": ("请发一个数字，比如“2”。", "Please send a number, such as “2”."),
    "help.address": (
        "比如：浙江省杭州市西湖区文三路 100 号。",
        "For example: 12 Market Street, Springfield, IL 62701.",
    ),
    "help.picture": ("点输入框旁边的加号就可以发图片。", "Use the button beside the text box to attach a picture."),
    "not_needed_skip": ("这一项办理时需要，没有它没法继续。", "I need this to go on."),
    "refused": ("抱歉，这个暂时办理不了。", "Sorry, this cannot be done."),
    "action_failed": (
        "抱歉，系统暂时没有响应，我请同事来接着处理，请稍候。",
        "Sorry, the system is not responding. A colleague will take over; one moment please.",
    ),
    "action_unknown": (
        "请求已经提交，但结果还没有确认。为免重复办理，我请同事核实后回复您。",
        "The request was sent, but its outcome is not confirmed yet. So that nothing is done twice, a colleague "
        "will check and reply.",
    ),
    "stuck": (
        "抱歉一直没能弄清楚，我请同事来接着处理，请稍候。",
        "I am sorry I could not work this out. A colleague will take over; one moment please.",
    ),
    "handed": ("好的，我请同事来接着处理，请稍候。", "I am bringing in a colleague; one moment please."),
    "summary.stuck": ("在“{title}”这一步没有问清楚：{slot}。", "Could not get an answer in “{title}”: {slot}."),
    "summary.action_failed": ("“{title}”调用 {operation} 失败：{why}。", "“{title}”: {operation} failed: {why}."),
    "summary.action_unknown": (
        "“{title}”调用 {operation} 结果未知，请先核实，不要直接重办。",
        "“{title}”: the outcome of {operation} is unknown; check it before doing anything again.",
    ),
    "summary.flow": ("“{title}”流程转人工。", "“{title}” hands over to a person."),
    "told": ("已了解：{slots}。", "Known so far: {slots}."),
}


def say(key: str, language: str, **values: str) -> str:
    """Return a sentence in ``zh`` or ``en``."""
    zh, en = SAY[key]
    return (en if language == "en" else zh).format(**values)
