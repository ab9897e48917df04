"""A conversation by mail: what its customer could see, in his language, and nothing else."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from zhike.channels import ChannelsService
from zhike.conversations import Conversation, ConversationsService, Reading
from zhike.customers import CustomersService
from zhike.db import Tx
from zhike.desk.messages import MessagePresenter, for_customer
from zhike.facts import ActorRef
from zhike.identity import AuditTrail, Viewer
from zhike.kit.errors import Invalid
from zhike.mail import MailService, NewMail

MOST = 500  # messages of one transcript, the newest
ZONE = "SELECT timezone FROM workspaces WHERE id = :w"
WORDS = {
    "zh": {
        "subject": "您与 {inbox} 的对话记录（#{number}）",
        "intro": "以下是您与 {inbox} 的对话记录。时间按 {zone}。",
        "you": "您",
        "file": "文件：{name}",
        "cut": "（仅包含最近 {most} 条消息）",
        "why": "您收到这封邮件，是因为有人在对话中要求把记录发到此地址。如果不是您，请忽略。",
    },
    "en": {
        "subject": "Your conversation with {inbox} (#{number})",
        "intro": "This is your conversation with {inbox}. Times are those of {zone}.",
        "you": "You",
        "file": "File: {name}",
        "cut": "(The last {most} messages only)",
        "why": "You get this because it was asked for in the conversation. If that was not you, please ignore it.",
    },
}
Line = tuple[str, str, str]


class Transcripts:
    """Mails conversations to their customers."""

    def __init__(
        self,
        mail: MailService,
        conversations: ConversationsService,
        reading: Reading,
        presenter: MessagePresenter,
        customers: CustomersService,
        channels: ChannelsService,
        audit: AuditTrail,
    ) -> None:
        self.mail = mail
        self.conversations = conversations
        self.reading = reading
        self.presenter = presenter
        self.customers = customers
        self.channels = channels
        self.audit = audit

    async def offered(self, tx: Tx) -> bool:
        """Say whether mail leaves from this workspace."""
        return await self.mail.server(tx) is not None

    async def known(self, tx: Tx, customer_id: UUID) -> str | None:
        """Return a customer's address as his record has it."""
        return (await self.customers.get(tx, customer_id)).profile.email

    async def send(
        self,
        tx: Tx,
        c: Conversation,
        to: str | None,
        locale: str | None,
        *,
        by: Viewer | None = None,
        ip: str | None = None,
    ) -> UUID:
        """Mail a conversation to ``to``, else to the address of its customer; ``by`` None: he asked himself.

        Raises Invalid without an address, MailNotSetUp, AddressInvalid, TooMuchMail.
        """
        to = (to or "").strip() or await self.known(tx, c.customer_id)
        if not to:
            raise Invalid("to", "Give an e-mail address.", "请填写邮箱地址。")
        inbox = await self.channels.inbox_by_id(tx, c.inbox_id)
        customer = await self.customers.get(tx, c.customer_id)
        language = "en" if (locale or customer.locale or inbox.locale).startswith("en") else "zh"
        zone = str(await tx.scalar(ZONE, {"w": tx.workspace}) or "UTC")
        messages, earlier = await self.reading.messages(tx, c, limit=MOST, private=False)
        said = [m for m in messages if m.recalled_at is None and m.kind != "event"]
        shown = [for_customer(m) for m in await self.presenter.present(tx, said)]
        lines = [line_of(m, language, zone) for m in shown]
        words = {"inbox": inbox.title(language), "number": c.number, "zone": zone}
        text, html = compose(lines, language, words, cut=earlier)
        subject = WORDS[language]["subject"].format(**words)
        mail = NewMail(
            "transcript",
            to,
            subject,
            text,
            html,
            customer_id=c.customer_id,
            conversation_id=c.id,
            by=by.id if by and by.kind == "person" else None,
        )
        mail_id = await self.mail.queue(tx, mail)
        actor = by.actor if by else ActorRef("customer", c.customer_id)
        await self.conversations.transcript_sent(tx, c.id, actor, mail_id)
        detail = {"number": c.number, "mail": str(mail_id)}
        await self.audit.append(tx, by, "conversation.transcript_sent", "conversation", c.id, ip=ip, detail=detail)
        return mail_id


def line_of(message: Mapping[str, Any], language: str, zone: str) -> Line:
    """Return (when, who, what) of a message as its customer saw it."""
    at = datetime.fromisoformat(message["created_at"]).astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")
    author = message["author"]
    who = WORDS[language]["you"] if author["kind"] == "customer" else author["name"]
    return at, who, said_by(message["content"], language)


def said_by(content: Mapping[str, Any], language: str) -> str:
    """Return what a message says in plain words: text, a card's lines, options, the names of files."""
    parts = [str(content[name]) for name in ("title", "subtitle", "text", "url") if content.get(name)]
    parts += [f"· {one['label']}" for one in content.get("options") or [] if one.get("label")]
    attachment = content.get("attachment")
    if isinstance(attachment, Mapping):
        parts.append(WORDS[language]["file"].format(name=attachment.get("name") or ""))
    return "\n".join(parts)


def compose(lines: Sequence[Line], language: str, words: Mapping[str, Any], *, cut: bool) -> tuple[str, str]:
    """Return a transcript as text and as HTML."""
    say = WORDS[language]
    head = [say["intro"].format(**words), *([say["cut"].format(most=MOST)] if cut else [])]
    return render(head, lines, say["why"], language)


def render(head: Sequence[str], lines: Sequence[Line], why: str, language: str) -> tuple[str, str]:
    """Return a mail as text and as HTML in which nothing anybody wrote is markup."""
    text = "\n\n".join([*head, *(f"{at}  {who}\n{what}" for at, who, what in lines), "--\n" + why]) + "\n"
    rows = "".join(
        f'<p style="margin:0 0 14px"><b>{escape(who)}</b> <span style="color:#667">{at}</span><br>{_html(what)}</p>'
        for at, who, what in lines
    )
    body = "".join(f'<p style="color:#667">{_html(one)}</p>' for one in head)
    html = (
        f'<!doctype html><html lang="{language}"><body style="font:15px/1.6 sans-serif;max-width:640px;margin:auto">'
        f'{body}{rows}<p style="color:#667;font-size:13px">{escape(why)}</p></body></html>'
    )
    return text, html


def _html(words: str) -> str:
    return escape(words).replace("\n", "<br>")
