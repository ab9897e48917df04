"""When the assistant speaks first, and what it says. Pure."""

import math
import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, NoReturn
from uuid import UUID

from zhike.campaigns.types import OPENS, OPS, Condition, Draft, Event, Limits, Outcome, Rule, Standing, Words
from zhike.kit.errors import Invalid
from zhike.language import fold
from zhike.variants import held_out

NAME = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
FIELD = re.compile(r"path|title|properties\.[^\s{}]{1,40}|customer\.(?:name|verified|tags)")
VARIABLE = re.compile(r"\{\{\s*(properties\.[^\s{}]{1,40}|customer\.name|path|title)\s*\}\}")
ANY_VARIABLE = re.compile(r"\{\{.*?\}\}")
MOST_CONDITIONS, MOST_CHOICES, LONGEST, LONGEST_CHOICE = 10, 4, 1_000, 40
MOST_DAYS, MOST_HELD_OUT = 365, 50
STAYED, SECONDS = "stayed", "properties.seconds"  # what the widget itself tells: so long on one page
USUAL_STAY_S, LONGEST_STAY_S = 30, 3600


def check(draft: Draft) -> None:
    """Raise Invalid unless a rule can be kept; names the field."""
    if not 0 < len(draft.name.strip()) <= 80:
        _no("name", "1 to 80 characters.", "请填写 1 到 80 个字。")
    if not NAME.fullmatch(draft.event):
        _no("event", "Small letters, digits and _, up to 40.", "只用小写字母、数字和下划线，最多 40 个。")
    if len(draft.where) > MOST_CONDITIONS:
        _no("where", f"At most {MOST_CONDITIONS}.", f"最多 {MOST_CONDITIONS} 个条件。")
    for n, one in enumerate(draft.where):
        if not FIELD.fullmatch(one.field) or one.op not in OPS or len(one.value) > 200:
            _no(f"where.{n}", "Choose a field, a comparison and a value.", "请选择字段、比较方式并填写值。")
        if one.op in ("at_least", "at_most") and _number(one.value) is None:
            _no(f"where.{n}.value", "Write a number.", "请填写数字。")
    _check_words(draft.words, "words", LONGEST)
    if len(draft.choices) > MOST_CHOICES:
        _no("choices", f"At most {MOST_CHOICES}.", f"最多 {MOST_CHOICES} 个选项。")
    for n, choice in enumerate(draft.choices):
        _check_words(choice, f"choices.{n}", LONGEST_CHOICE)
    if not 1 <= draft.pause_days <= MOST_DAYS:
        _no("pause_days", f"1 to {MOST_DAYS} days.", f"请填写 1 到 {MOST_DAYS} 天。")
    if not 0 <= draft.hold_out <= MOST_HELD_OUT:
        _no("hold_out", f"0 to {MOST_HELD_OUT} percent.", f"请填写 0 到 {MOST_HELD_OUT}%。")
    if draft.opens not in OPENS:
        _no("opens", "A message or a consultation.", "请选择发消息或开启咨询。")


def check_limits(limits: Limits) -> None:
    """Raise Invalid unless limits can be kept."""
    if not 1 <= limits.visitor_day <= 20:
        _no("visitor_day", "1 to 20.", "请填写 1 到 20。")
    if not 1 <= limits.workspace_day <= 1_000_000:
        _no("workspace_day", "1 to 1,000,000.", "请填写 1 到 1000000。")
    for field in ("quiet_from", "quiet_to"):
        if not 0 <= getattr(limits, field) < 1440:
            _no(field, "A minute of the day: 0 to 1439.", "请填写一天中的分钟数：0 到 1439。")


def _check_words(words: Words, field: str, longest: int) -> None:
    for language, text in (("zh", words.zh), ("en", words.en)):
        if not 0 < len(text.strip()) <= longest:
            _no(f"{field}.{language}", f"1 to {longest} characters.", f"请填写 1 到 {longest} 个字。")
        if unknown := [one for one in ANY_VARIABLE.findall(text) if not VARIABLE.fullmatch(one)]:
            _no(f"{field}.{language}", f"There is no {unknown[0]}.", f"没有变量 {unknown[0]}。")


def _no(field: str, en: str, zh: str) -> NoReturn:
    raise Invalid(field, en, zh)


def matches(draft: Draft, event: Event, customer: Mapping[str, Any]) -> bool:
    """Say whether an event is the rule's, with every condition held. ``customer``: name, verified, tags."""
    return event.name == draft.event and all(_holds(one, value_of(one.field, event, customer)) for one in draft.where)


def listened(rules: Iterable[Rule]) -> dict[str, list[int]]:
    """Return the events that rules listen to, for the widget; with ``stayed`` the seconds on a page after which it is told."""
    found: dict[str, set[int]] = {}
    for draft in (rule.draft for rule in rules if rule.draft.active):
        told = found.setdefault(draft.event, set())
        if draft.event == STAYED:
            asked = [_number(one.value) for one in draft.where if (one.field, one.op) == (SECONDS, "at_least")]
            longest = max((one for one in asked if one is not None), default=USUAL_STAY_S)
            told.add(min(max(math.ceil(longest), 1), LONGEST_STAY_S))
    return {event: sorted(seconds) for event, seconds in found.items()}


def value_of(field: str, event: Event, customer: Mapping[str, Any]) -> Any:
    """Return what a field says of an event and its customer; None where it says nothing."""
    if field.startswith("properties."):
        return event.properties.get(field.removeprefix("properties."))
    if field.startswith("customer."):
        return customer.get(field.removeprefix("customer."))
    return {"path": event.path, "title": event.title}.get(field)


def _holds(condition: Condition, found: Any) -> bool:
    if isinstance(found, list | tuple):
        held = condition.value in map(str, found)
        return not held if condition.op == "is_not" else held
    text, wanted = "" if found is None else fold(_written(found)), fold(condition.value)
    match condition.op:
        case "is":
            return text == wanted
        case "is_not":
            return text != wanted
        case "contains":
            return wanted in text
        case "starts":
            return text.startswith(wanted)
        case "at_least" | "at_most":
            number, limit = _number(found), _number(condition.value)
            if number is None or limit is None:
                return False
            return number >= limit if condition.op == "at_least" else number <= limit


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _number(value: Any) -> float | None:
    try:
        return None if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        return None


def is_quiet(limits: Limits, local: datetime) -> bool:
    """Say whether nothing goes at a moment of the workspace's day; hours may pass midnight."""
    minute, begins, ends = local.hour * 60 + local.minute, limits.quiet_from, limits.quiet_to
    return begins <= minute < ends if begins <= ends else minute >= begins or minute < ends


def decide(
    rule_id: UUID, draft: Draft, limits: Limits, standing: Standing, customer_id: UUID, local: datetime
) -> Outcome:
    """Return what becomes of a rule whose event happened. The hold-out is asked last: both parts could have been sent to."""
    if standing.refused:
        return "refused"
    if is_quiet(limits, local):
        return "quiet"
    paused = standing.last is not None and local - standing.last < timedelta(days=draft.pause_days)
    if paused or standing.sent_today >= limits.visitor_day or standing.all_today >= limits.workspace_day:
        return "capped"
    if standing.busy:
        return "busy"
    return "held_out" if held_out(str(rule_id), str(customer_id), draft.hold_out) else "sent"


def rendered(text: str, event: Event, customer: Mapping[str, Any]) -> str:
    """Return a text with its variables filled; what is not known is left out."""

    def fill(found: re.Match[str]) -> str:
        value = value_of(found[1], event, customer)
        return "" if value is None else _written(value)

    return VARIABLE.sub(fill, text).strip()


def message(draft: Draft, event: Event, customer: Mapping[str, Any], language: str) -> tuple[str, dict[str, Any]]:
    """Return (kind, content) of what is said, in zh or en; the content says that nobody asked for it."""

    def words(one: Words) -> str:
        return rendered(one.zh if language == "zh" else one.en, event, customer)

    if not draft.choices:
        return "text", {"text": words(draft.words), "proactive": True}
    labels = [words(one) for one in draft.choices]
    options = [{"id": str(n), "label": label, "value": label} for n, label in enumerate(labels, 1)]
    return "choices", {"text": words(draft.words), "options": options, "proactive": True}


def reason_for_people(draft: Draft, event: Event, language: str) -> str:
    """Return what a colleague reads of a consultation that a rule opened: the rule, the event, and what was told of it."""
    told = [f"{name}: {_written(value)}" for name, value in event.properties.items() if value not in (None, "")]
    if language == "zh":
        return f"主动服务规则“{draft.name}”，事件 {event.name}" + (f"（{'，'.join(told)}）" if told else "")
    return f"Proactive rule “{draft.name}”, event {event.name}" + (f" ({', '.join(told)})" if told else "")
