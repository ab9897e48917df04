"""What a mail to a colleague says: what happened, in whose conversation, and where to look. Never what anybody wrote."""

from collections.abc import Mapping, Sequence
from html import escape

from zhike.alerts.types import News, Person, Told

WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "hello": "{name}，您好：",
        "away": "您不在工作台时：",
        "conversation": "会话 #{number} · {customer}",
        "nameless": "会话 #{number}",
        "several": "{n} 个会话有新动态",
        "join": "；",
        "no_words": "邮件里不写客户的话，请打开会话查看。",
        "trial": "这是一封试发邮件：您不在时，通知会这样发给您。",
        "why": "您收到这封邮件，是因为您选择了在离开时用邮件接收通知。",
        "why_digest": "您收到这封邮件，是因为您订阅了每日摘要。",
        "change": "更改通知设置",
        "stop": "不再接收这类邮件",
    },
    "en": {
        "hello": "Hello {name},",
        "away": "While you were away:",
        "conversation": "Conversation #{number} · {customer}",
        "nameless": "Conversation #{number}",
        "several": "News in {n} conversations",
        "join": "; ",
        "no_words": "What customers write is not put into mails: open the conversation to read it.",
        "trial": "This is a trial: while you are away you are told like this.",
        "why": "You get this because you chose to be told by mail while you are away.",
        "why_digest": "You get this because you asked for a daily digest.",
        "change": "Change what you are told",
        "stop": "No more of these mails",
    },
}
# (one, several) of what happened in one conversation.
TOLD: Mapping[str, Mapping[Told, tuple[str, str]]] = {
    "zh": {
        "assigned": ("已分配给您", "已分配给您"),
        "replied": ("客户发来 1 条消息", "客户发来 {n} 条消息"),
        "mentioned": ("同事在备注里提到您", "同事在备注里提到您 {n} 次"),
        "waiting": ("客户在等您的团队", "客户在等您的团队"),
    },
    "en": {
        "assigned": ("given to you", "given to you"),
        "replied": ("the customer wrote", "the customer wrote {n} messages"),
        "mentioned": ("a colleague mentioned you", "colleagues mentioned you {n} times"),
        "waiting": ("waits for your team", "waits for your team"),
    },
}
LINE, LINK = "margin:0 0 14px", "color:#0b7a6b"
Block = tuple[str, str, str | None]  # a line, what stands below it, where it leads


def alert(to: Person, news: Sequence[News], base: str, stop: str, *, trial: bool = False) -> tuple[str, str, str]:
    """Return (subject, text, html). The subject names no customer: it is kept with the record of what was mailed."""
    say = WORDS[to.language]
    blocks = [
        (
            say["conversation" if one.customer else "nameless"].format(number=one.number, customer=one.customer),
            said(one, to.language),
            f"{base}/app/inbox/{one.conversation_id}",
        )
        for one in news
    ]
    if trial:
        subject, head = say["trial"], [say["hello"].format(name=to.name), say["trial"]]
    else:
        subject = (
            f"#{news[0].number} {said(news[0], to.language)}" if len(news) == 1 else say["several"].format(n=len(news))
        )
        head = [say["hello"].format(name=to.name), say["away"]]
    foot = [] if trial else [say["no_words"]]
    return subject_of(to, subject), *render(to, head, blocks, foot, say["why"], base, stop)


def said(news: News, language: str) -> str:
    """Return what happened in one conversation."""
    words = TOLD[language]
    return WORDS[language]["join"].join(words[told][n > 1].format(n=n) for told, n in news.told)


def subject_of(to: Person, text: str) -> str:
    """Return a plain subject, with the workspace's name before it."""
    return f"[{to.workspace}] {text}" if to.workspace else text


def render(
    to: Person, head: Sequence[str], blocks: Sequence[Block], foot: Sequence[str], why: str, base: str, stop: str
) -> tuple[str, str]:
    """Return a mail as text and as HTML in which no name is markup."""
    say, change = WORDS[to.language], f"{base}/app/notifications"
    lines = ["\n".join(one for one in block if one) for block in blocks]
    last = f"--\n{why}\n{say['change']}: {change}\n{say['stop']}: {stop}\n"
    text = "\n\n".join([*head, *lines, *foot, last])
    body = "".join(f'<p style="{LINE}">{escape(one)}</p>' for one in head)
    body += "".join(_block(one) for one in blocks)
    body += "".join(f'<p style="{LINE}">{escape(one)}</p>' for one in foot)
    links = " · ".join(
        f'<a href="{escape(to_)}" style="color:#667">{escape(name)}</a>'
        for name, to_ in ((say["change"], change), (say["stop"], stop))
    )
    body += f'<p style="margin-top:24px;color:#667;font-size:12px">{escape(why)}<br>{links}</p>'
    language = "zh-CN" if to.language == "zh" else "en"
    font = "font:14px/1.6 system-ui,sans-serif;color:#1f2328;max-width:560px"
    return text, f'<!doctype html><html lang="{language}"><body style="{font}">{body}</body></html>'


def _block(block: Block) -> str:
    title, below, link = block
    rows = "<br>".join(escape(one) for one in below.split("\n"))
    shown = f'<a href="{escape(link)}" style="{LINK}">{escape(title)}</a>' if link else f"<b>{escape(title)}</b>"
    return f'<p style="{LINE}">{shown}<br>{rows}</p>' if below else f'<p style="{LINE}">{shown}</p>'
