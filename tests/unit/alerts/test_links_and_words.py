"""Signed links that end mails, and what mails say."""

from datetime import UTC, date, datetime, timedelta
from email.parser import BytesParser
from email.policy import default
from typing import Any
from uuid import UUID

import pytest

from zhike.alerts import digest_words, links, wording
from zhike.alerts.types import News, Person
from zhike.mail.rules import compose
from zhike.mail.types import NewMail, Server

SECRET, OTHER = b"a" * 32, b"b" * 32
WORKSPACE, USER = UUID(int=5), UUID(int=6)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("kind", ["alert", "digest"])
def test_a_link_says_whom_and_what_it_is_about_to_who_made_it_alone(kind: str) -> None:
    token = links.token(SECRET, WORKSPACE, USER, kind)
    assert links.read(SECRET, token) == (WORKSPACE, USER, kind)
    assert links.read(OTHER, token) is None
    for at in (3, 25, 44, len(token) - 3):
        changed = token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]
        assert links.read(SECRET, changed) is None


@pytest.mark.parametrize("text", ["", "a", "é", "!!!", "A" * 66, "A" * 5000, "../../etc", "A" * 65])
def test_what_was_not_made_here_is_no_link(text: str) -> None:
    assert links.read(SECRET, text) is None


def test_headers_of_a_long_link_arrive_as_they_are() -> None:
    link = f"https://support.a-rather-long-name.example.com/unsubscribe/{links.token(SECRET, WORKSPACE, USER, 'alert')}"
    server = Server("localhost", 25, "none", None, None, "help@tea.example", "山茶")
    mail = NewMail("alert", "a@b.cn", "主题", "正文", "<p>正文</p>", links.headers(link))
    raw = compose(server, mail, UUID(int=1), NOW)
    assert f"List-Unsubscribe: <{link}>\r\n".encode() in raw
    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in raw
    parsed = BytesParser(policy=default).parsebytes(raw)  # type: ignore[arg-type]
    assert (parsed["Subject"], parsed["List-Unsubscribe"]) == ("主题", f"<{link}>")


def person(language: str = "zh", name: str = "林晓") -> Person:
    return Person(USER, name, "lin@tea.example", language, "山茶")


def test_one_conversation_and_several() -> None:
    one = News(UUID(int=9), 12, UUID(int=10), "王芳", (("assigned", 1), ("replied", 3)))
    two = News(UUID(int=8), 13, UUID(int=11), "<b>王</b>", (("mentioned", 1),))
    subject, text, html = wording.alert(person(), [one], "https://zhike.example", "https://stop.example")
    assert subject == "[山茶] #12 已分配给您；客户发来 3 条消息"
    assert "王芳" not in subject, "it is kept with the record of what was mailed"
    assert "会话 #12 · 王芳\n已分配给您；客户发来 3 条消息\nhttps://zhike.example/app/inbox/" in text
    assert "https://stop.example" in text
    subject, text, html = wording.alert(person("en"), [one, two], "https://zhike.example", "https://stop.example")
    assert subject == "[山茶] News in 2 conversations"
    assert "the customer wrote 3 messages" in text
    assert "&lt;b&gt;王&lt;/b&gt;" in html
    assert "<b>王</b>" not in html


def numbers(**own: Any) -> dict[str, Any]:
    nothing = {"n": 0, "median_s": None, "share": None, "unanswered": 0}
    day = {"begun": 0, "handed_over": 0, "resolved": 0, "first_reply": nothing, "satisfaction": nothing}
    mine = {"served": 0, "replies": 0, "open": 0, "waiting": 0, "waiting_since": None, "longest": None}
    return {"own": day | mine | own, "team": None}


def test_a_day_on_which_nothing_happened_is_not_worth_a_mail() -> None:
    assert not digest_words.worth(numbers())
    assert digest_words.worth(numbers(replies=1))
    assert digest_words.worth(numbers(open=1))
    team = numbers()["own"] | {"queued": 0, "queued_since": None}
    assert not digest_words.worth(numbers() | {"team": team})
    assert digest_words.worth(numbers() | {"team": team | {"queued": 1}})


def test_a_digest_tells_only_what_there_is() -> None:
    first, rated = {"n": 2, "median_s": 95.0}, {"n": 4, "share": 0.75}
    given = numbers(
        served=3, replies=9, first_reply=first, satisfaction=rated, open=2, waiting=1,
        waiting_since=NOW - timedelta(hours=26), longest=UUID(int=9), longest_number=12,
    )  # fmt: skip
    subject, text, html = digest_words.digest(person(), date(2026, 11, 21), given, NOW, "https://zhike.example", "s")
    assert subject == "[山茶] 2026-11-21 每日摘要"
    for line in (
        "回复过的会话：3，回复：9 条",
        "中位数）：1 分钟 35 秒",
        "满意度：75%（4 次",
        "会话 #12，已等 1 天 2 小时",
    ):
        assert line in text
    assert "团队" not in text
    assert "9 条<br>已解决：0<br>" in html, "a line each"
    _, text, _ = digest_words.digest(
        person("en"), date(2026, 11, 21), numbers(open=1), NOW, "https://zhike.example", "s"
    )
    assert "Satisfaction" not in text
    assert "Open now: 1" in text
