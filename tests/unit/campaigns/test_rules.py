"""Rules of proactive messages: what an event has to say, when nothing goes, and in which order it is decided."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from zhike.campaigns.rules import check, check_limits, decide, is_quiet, listened, matches, message, reason_for_people
from zhike.campaigns.types import Condition, Draft, Event, Limits, Rule, Standing, Words
from zhike.dialogue import no_more
from zhike.kit.errors import Invalid

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
RULE, CUSTOMER = UUID(int=1), UUID(int=2)
DRAFT = Draft(
    "看了很久", "product_viewed", Words("在看{{properties.product}}吗？", "Looking at {{properties.product}}?"), True
)
EVENT = Event("product_viewed", b"k", NOON, {"product": "A7 耳机", "seconds": 42}, "/p/a7", "A7")
SOMEBODY = {"name": "小王", "verified": True, "tags": ["VIP"]}
FRESH = Standing(False, 0, 0, None, False)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (Condition("properties.seconds", "at_least", "30"), True),
        (Condition("properties.seconds", "at_most", "30"), False),
        (Condition("properties.missing", "at_least", "1"), False),
        (Condition("path", "starts", "/p/"), True),
        (Condition("title", "is", "a7"), True),
        (Condition("customer.tags", "is", "VIP"), True),
        (Condition("customer.tags", "is_not", "VIP"), False),
        (Condition("customer.verified", "is", "true"), True),
        (Condition("properties.product", "contains", "耳机"), True),
    ],
    ids=["long", "short", "unknown", "page", "title", "tag", "no-tag", "signed", "words"],
)
def test_conditions(condition: Condition, holds: bool) -> None:
    assert matches(replace(DRAFT, where=(condition,)), EVENT, SOMEBODY) is holds


def test_another_event_is_none() -> None:
    assert not matches(DRAFT, replace(EVENT, name="cart_left"), SOMEBODY)


@pytest.mark.parametrize(
    ("hour", "quiet"), [(21, False), (22, True), (3, True), (8, False)], ids=["before", "from", "night", "to"]
)
def test_quiet_hours_pass_midnight(hour: int, quiet: bool) -> None:
    assert is_quiet(Limits(), NOON.replace(hour=hour)) is quiet
    assert not is_quiet(Limits(quiet_from=0, quiet_to=0), NOON.replace(hour=hour))


@pytest.mark.parametrize(
    ("standing", "at", "outcome"),
    [
        (FRESH, NOON, "sent"),
        (replace(FRESH, refused=True), NOON, "refused"),
        (FRESH, NOON.replace(hour=23), "quiet"),
        (replace(FRESH, sent_today=1), NOON, "capped"),
        (replace(FRESH, all_today=1000), NOON, "capped"),
        (replace(FRESH, last=NOON - timedelta(days=6)), NOON, "capped"),
        (replace(FRESH, last=NOON - timedelta(days=8)), NOON, "sent"),
        (replace(FRESH, busy=True), NOON, "busy"),
    ],
    ids=["fresh", "refused", "night", "today", "all", "pause", "after", "people"],
)
def test_what_is_decided(standing: Standing, at: datetime, outcome: str) -> None:
    assert decide(RULE, replace(DRAFT, hold_out=0), Limits(), standing, CUSTOMER, at) == outcome


def test_who_is_held_out_could_have_been_sent_to() -> None:
    draft = replace(DRAFT, hold_out=50)
    outcomes = [decide(RULE, draft, Limits(), FRESH, UUID(int=n), NOON) for n in range(400)]
    assert set(outcomes) == {"sent", "held_out"}
    assert 160 < outcomes.count("held_out") < 240
    assert (
        decide(RULE, draft, Limits(), replace(FRESH, busy=True), UUID(int=outcomes.index("held_out")), NOON) == "busy"
    )


def test_words_are_filled_in_the_customers_language() -> None:
    assert message(DRAFT, EVENT, SOMEBODY, "zh") == ("text", {"text": "在看A7 耳机吗？", "proactive": True})
    kind, content = message(replace(DRAFT, choices=(Words("怎么选", "Help me choose"),)), EVENT, SOMEBODY, "en")
    assert (kind, content["options"][0]["value"]) == ("choices", "Help me choose")
    assert message(DRAFT, replace(EVENT, properties={}), SOMEBODY, "en")[1]["text"] == "Looking at ?"


def test_widgets_are_told_what_live_rules_listen_to() -> None:
    long = Condition("properties.seconds", "at_least", "90")
    drafts = [
        replace(DRAFT, event="stayed"),
        replace(DRAFT, event="stayed", where=(long,)),
        replace(DRAFT, active=False),
    ]
    rules = [Rule(UUID(int=n), draft, 1, NOON) for n, draft in enumerate(drafts)]
    assert listened(rules) == {"stayed": [30, 90]}


def test_a_colleague_reads_the_rule_and_what_was_told() -> None:
    assert (
        reason_for_people(DRAFT, EVENT, "zh")
        == "主动服务规则“看了很久”，事件 product_viewed（product: A7 耳机，seconds: 42）"
    )
    assert (
        reason_for_people(DRAFT, replace(EVENT, properties={}), "en")
        == "Proactive rule “看了很久”, event product_viewed"
    )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (replace(DRAFT, event="Product Viewed"), "event"),
        (replace(DRAFT, words=Words("", "x")), "words.zh"),
        (replace(DRAFT, words=Words("{{order.secret}}", "x")), "words.zh"),
        (replace(DRAFT, hold_out=80), "hold_out"),
        (replace(DRAFT, opens="door"), "opens"),  # type: ignore[arg-type]
        (replace(DRAFT, pause_days=0), "pause_days"),
        (replace(DRAFT, where=(Condition("properties.n", "at_least", "many"),)), "where.0.value"),
        (replace(DRAFT, where=(Condition("customer.phone", "is", "1"),)), "where.0"),
    ],
    ids=["event", "words", "variable", "hold-out", "opens", "pause", "number", "field"],
)
def test_what_a_rule_may_not_be(wrong: Draft, field: str) -> None:
    check(DRAFT)
    with pytest.raises(Invalid) as refused:
        check(wrong)
    assert refused.value.field == field


def test_limits_have_a_range() -> None:
    check_limits(Limits())
    with pytest.raises(Invalid):
        check_limits(Limits(visitor_day=0))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("不要再给我发消息了", True),
        ("别再推送了", True),
        ("退订", True),
        ("stop sending me messages", True),
        ("Unsubscribe", True),
        ("怎么不发货", False),
        ("不要发顺丰", False),
        ("stop", False),
    ],
    ids=["zh", "push", "short", "en", "word", "goods", "courier", "alone"],
)
def test_who_wants_none_says_so(text: str, wanted: bool) -> None:
    assert no_more(text) is wanted
