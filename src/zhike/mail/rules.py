"""How a mail is written, which addresses are ones, and what a failure means. No I/O."""

import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from uuid import UUID

from zhike.mail.errors import AddressInvalid
from zhike.mail.types import NewMail, Server

# One address, nothing beside it: no name, no list, no control characters that could begin another header.
ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
BREAKS = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+")
SUBJECT_CHARS = 200
LOOPBACK = ("localhost", "127.0.0.1", "::1")
PER_ADDRESS_HOUR, PER_CONVERSATION_HOUR, PER_WORKSPACE_HOUR = 5, 3, 200
UNASKED = ("alert", "digest")  # sent by itself: each counted apart, so that it never uses up what somebody asks for

# code → (Chinese, English, whether trying again may help)
FAILURES: dict[str, tuple[str, str, bool]] = {
    "no_host": ("找不到这台服务器", "there is no server of this name", True),
    "private_host": ("服务器地址不是公网地址", "the server's address is not a public one", False),
    "no_answer": ("连接不上服务器", "the server does not answer", True),
    "timeout": ("服务器没有及时回应", "the server did not answer in time", True),
    "tls": (
        "无法建立加密连接，请检查加密方式与证书",
        "no encrypted connection came about: check security and certificate",
        True,
    ),
    "auth": ("用户名或密码不正确", "user name or password are wrong", False),
    "sender": ("服务器不接受发件地址", "the server refuses the sender's address", False),
    "recipient": ("服务器不接受收件地址", "the server refuses the recipient's address", False),
    "later": ("服务器要求稍后再试", "the server asks to try later", True),
    "refused": ("服务器拒收这封邮件", "the server refuses the mail", False),
    "cut": ("连接中断", "the connection was cut", True),
    "unsure": ("连接在最后一步中断，可能已经发出", "the connection was cut at the last step: it may have gone", False),
    "erased": ("客户资料已删除", "the customer was erased", False),
    "not_set_up": ("邮件设置已被移除", "mail is no longer set up", False),
}


def address(text: str, field: str = "to") -> str:
    """Return one e-mail address as it is used; raises AddressInvalid."""
    found = text.strip()
    if len(found) > 254 or ADDRESS.fullmatch(found) is None or ".." in found or ".@" in found or found.startswith("."):
        raise AddressInvalid(field=field)
    local, _, domain = found.rpartition("@")
    return f"{local}@{domain.lower()}"


def too_much(to_address: int, of_conversation: int, of_workspace: int) -> bool:
    """Say whether one more mail is too much after these of the last hour."""
    return (
        to_address >= PER_ADDRESS_HOUR or of_conversation >= PER_CONVERSATION_HOUR or of_workspace >= PER_WORKSPACE_HOUR
    )


def line(text: str) -> str:
    """Return text that fits into a header: one line."""
    return " ".join(BREAKS.sub(" ", text).split())[:SUBJECT_CHARS]


def compose(server: Server, mail: NewMail, mail_id: UUID, now: datetime) -> bytes:
    """Return the mail as it goes over the line. The same id makes the same Message-ID, however often it is tried."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(line(server.from_name), addr_spec=server.from_address)
    message["To"] = Address(addr_spec=mail.to)
    message["Subject"] = line(mail.subject)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{mail_id}@{server.from_address.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text, cte="base64")
    if mail.html is not None:
        message.add_alternative(mail.html, subtype="html", cte="base64")
    # Links do not fold: the library would encode a long one, and no mail program would find it.
    more = "".join(f"{name}: {line(value)}\r\n" for name, value in mail.headers.items())
    return more.encode("ascii") + message.as_bytes()


def words(failure: str, answer: int | None, language: str) -> str:
    """Return why a mail did not go, with the server's own number."""
    zh, en, _ = FAILURES.get(failure, (failure, failure, False))
    said = zh if language.startswith("zh") else en
    return f"{said} ({answer})" if answer else said
