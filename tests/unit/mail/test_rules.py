"""How a mail is written, and which addresses are ones."""

from datetime import UTC, datetime
from email.parser import BytesParser
from email.policy import default
from uuid import UUID

import pytest

from zhike.mail import rules
from zhike.mail.errors import AddressInvalid
from zhike.mail.types import NewMail, Server

SERVER = Server("smtp.tea.example", 465, "tls", None, None, "help@tea.example", "山茶·客服")
MAIL_ID = UUID(int=7)
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "", "a", "a@b", "a b@tea.example", "a@tea.example,b@tea.example", "a@tea.example\nBcc: b@c.example", "<a@tea.example>",
        "小茶@tea.example", "a..b@tea.example", ".a@tea.example", "a.@tea.example", "a@-tea.example", "a@tea.example\r", f"{'a' * 65}@tea.example",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(text: str) -> None:
    if text.endswith("\r"):
        assert rules.address(text) == "a@tea.example", "blanks around it are not part of it"
        return
    with pytest.raises(AddressInvalid):
        rules.address(text)


@pytest.mark.parametrize(
    ("text", "used"), [("Zhang.San+1@Tea.Example", "Zhang.San+1@tea.example"), (" a@b.cn ", "a@b.cn")]
)
def test_an_address_is_taken(text: str, used: str) -> None:
    assert rules.address(text) == used


def test_headers_are_whole_and_nothing_slips_into_them() -> None:
    mail = NewMail(
        "test", "zhang@b.example", "您好\r\nBcc: evil@c.example", "正文", "<p>正文</p>", {"X-One": "a\nX-Two: b"}
    )
    raw = rules.compose(SERVER, mail, MAIL_ID, NOW)
    found = BytesParser(policy=default).parsebytes(raw)
    assert found["From"].addresses[0].display_name == "山茶·客服"
    assert found["Subject"] == "您好 Bcc: evil@c.example"
    assert (found["Bcc"], found["X-Two"]) == (None, None)
    assert found["Message-ID"] == f"<{MAIL_ID}@tea.example>"
    assert found["Auto-Submitted"] == "auto-generated"
    assert found["Date"].datetime == NOW
    assert [part.get_content_type() for part in found.iter_parts()] == ["text/plain", "text/html"]
    assert found.get_body(("plain",)).get_content().strip() == "正文"
    assert all(len(line) < 999 for line in raw.split(b"\r\n")), "no line longer than SMTP allows"
    assert rules.compose(SERVER, mail, MAIL_ID, NOW).count(str(MAIL_ID).encode()) == 1


def test_every_failure_has_words_in_both_languages() -> None:
    for code, (zh, en, _) in rules.FAILURES.items():
        assert zh in rules.words(code, None, "zh-CN")
        assert rules.words(code, 550, "en") == f"{en} (550)"
