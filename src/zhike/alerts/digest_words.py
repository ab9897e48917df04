"""What a digest says. No I/O."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from zhike.alerts import wording
from zhike.alerts.types import Person

Numbers = Mapping[str, Any]
WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "subject": "{day} 每日摘要",
        "head": "这是 {day} 的摘要。",
        "own": "您自己",
        "team": "团队（您能看到的范围）",
        "served": "回复过的会话：{served}，回复：{replies} 条",
        "resolved": "已解决：{resolved}",
        "first": "首次回复时间（中位数）：{median}，共 {n} 次",
        "rated": "满意度：{share}（{n} 次评价，4–5 分为满意）",
        "open": "现在进行中：{open}，其中 {waiting} 位客户在等您回复",
        "longest": "等得最久：会话 #{longest_number}，已等 {waited}",
        "begun": "新会话：{begun}，转人工：{handed_over}",
        "unanswered": "还没有得到人工回复：{unanswered}",
        "queued": "现在排队：{queued}",
        "queued_since": "现在排队：{queued}，最久已等 {waited}",
        "board": "打开看板",
        "inbox": "打开收件箱",
        "day": "{n} 天",
        "hour": "{n} 小时",
        "minute": "{n} 分钟",
        "second": "{n} 秒",
    },
    "en": {
        "subject": "Digest of {day}",
        "head": "This was {day}.",
        "own": "You",
        "team": "Your team, as far as you see its board",
        "served": "Conversations you answered in: {served}, replies: {replies}",
        "resolved": "Resolved: {resolved}",
        "first": "First reply, median: {median} ({n})",
        "rated": "Satisfaction: {share} ({n} ratings; 4 and 5 are satisfied)",
        "open": "Open now: {open}; in {waiting} the customer waits for you",
        "longest": "Waits longest: conversation #{longest_number}, for {waited}",
        "begun": "New conversations: {begun}, handed over to people: {handed_over}",
        "unanswered": "Without a person's reply still: {unanswered}",
        "queued": "In the queues now: {queued}",
        "queued_since": "In the queues now: {queued}, the longest for {waited}",
        "board": "Open the board",
        "inbox": "Open the inbox",
        "day": "{n} d",
        "hour": "{n} h",
        "minute": "{n} min",
        "second": "{n} s",
    },
}
UNITS = (("day", 86_400), ("hour", 3600), ("minute", 60), ("second", 1))


def worth(numbers: Numbers) -> bool:
    """Say whether anything happened, or is open."""
    own, team = numbers["own"], numbers["team"]
    did = own["replies"] or own["resolved"] or own["first_reply"]["n"] or own["satisfaction"]["n"] or own["open"]
    if did or team is None:
        return bool(did)
    return bool(
        team["begun"] or team["handed_over"] or team["first_reply"]["n"] or team["resolved"]
        or team["satisfaction"]["n"] or team["queued"]
    )  # fmt: skip


def digest(to: Person, day: date, numbers: Numbers, now: datetime, base: str, stop: str) -> tuple[str, str, str]:
    """Return (subject, text, html)."""
    say = WORDS[to.language]
    own, team = numbers["own"], numbers["team"]
    blocks: list[wording.Block] = [(say["own"], "\n".join(_own(say, own, now)), None)]
    if team is not None:
        blocks.append((say["team"], "\n".join(_team(say, team, now)), None))
        blocks.append((say["board"], "", f"{base}/app/board"))
    where = f"{base}/app/inbox/{own['longest']}" if own["longest"] else f"{base}/app/inbox"
    blocks.append((say["inbox"], "", where))
    head = [wording.WORDS[to.language]["hello"].format(name=to.name), say["head"].format(day=day)]
    why = wording.WORDS[to.language]["why_digest"]
    subject = wording.subject_of(to, say["subject"].format(day=day))
    return subject, *wording.render(to, head, blocks, [], why, base, stop)


def span(seconds: float, language: str) -> str:
    """Return a length of time in its two largest units."""
    say, left, parts = WORDS[language], max(0, round(seconds)), list[str]()
    for name, size in UNITS:
        if left >= size and len(parts) < 2:
            parts.append(say[name].format(n=left // size))
            left %= size
    return " ".join(parts) or say["second"].format(n=0)


def _own(say: Mapping[str, str], own: Numbers, now: datetime) -> list[str]:
    lines = [say["served"].format(**own), *_shared(say, own), say["open"].format(**own)]
    if own["waiting_since"] is not None:
        lines.append(say["longest"].format(**own, waited=_span(say, now, own["waiting_since"])))
    return lines


def _team(say: Mapping[str, str], team: Numbers, now: datetime) -> list[str]:
    lines = [say["begun"].format(**team), *_shared(say, team)]
    if team["first_reply"]["unanswered"]:
        lines.append(say["unanswered"].format(**team["first_reply"]))
    if team["queued_since"] is None:
        return [*lines, say["queued"].format(**team)]
    return [*lines, say["queued_since"].format(**team, waited=_span(say, now, team["queued_since"]))]


def _shared(say: Mapping[str, str], numbers: Numbers) -> list[str]:
    lines = [say["resolved"].format(**numbers)]
    first, rated = numbers["first_reply"], numbers["satisfaction"]
    if first["n"]:
        lines.append(say["first"].format(median=span(first["median_s"], _language(say)), n=first["n"]))
    if rated["n"]:
        lines.append(say["rated"].format(share=f"{rated['share']:.0%}", n=rated["n"]))
    return lines


def _span(say: Mapping[str, str], now: datetime, since: datetime) -> str:
    return span((now - since).total_seconds(), _language(say))


def _language(say: Mapping[str, str]) -> str:
    return "zh" if say is WORDS["zh"] else "en"
