"""The hand-over policy as rules: which trigger a turn reaches, from which threshold, and what a policy may be."""

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from zhike.dialogue.grievance import anger, despairs
from zhike.dialogue.policy import decide, priority_of, reason_of, stored
from zhike.dialogue.policy_rules import check, difference
from zhike.dialogue.policy_types import Policy, Signals, Trigger, with_changes
from zhike.kit.errors import Invalid

DEFAULT = Policy()


def having(**changed: Trigger) -> Policy:
    return replace(DEFAULT, triggers=MappingProxyType({**DEFAULT.triggers, **changed}))


REACHED = [
    ("asked", Signals(asked=True), "asked", "customer_request"),
    ("danger-before-the-wish", Signals(asked=True, despair=True), "despair", "despair"),
    ("sensitive", Signals(topics=("legal",)), "sensitive", "sensitive"),
    ("anger", Signals(anger=5.0), "anger", "upset"),
    ("not-so-angry", Signals(anger=4.9), None, None),
    ("third", Signals(unresolved=3), "unresolved", "unresolved"),
    ("second", Signals(unresolved=2), None, None),
    ("asked-thrice", Signals(repeats=2), "repeated", "repeated"),
    ("asked-twice", Signals(repeats=1), None, None),
    ("unsure-twice", Signals(confidences=(0.55, 0.58)), "low_confidence", "low_confidence"),
    ("unsure-once", Signals(confidences=(0.55, 0.9)), None, None),
    ("unsure-then-sure", Signals(confidences=(0.9, 0.5, 0.5)), None, None),
    ("stuck-is-the-flows", Signals(ended="stuck"), "flow", "stuck"),
    ("failed", Signals(ended="action_failed"), "action_failed", "action_failed"),
    ("unknown", Signals(ended="action_unknown"), "action_unknown", "action_unknown"),
    ("important-is-off-at-first", Signals(vip=True, plain=False), None, None),
    ("dear-is-off-at-first", Signals(value=10**9, plain=False), None, None),
    ("nothing", Signals(), None, None),
]


@pytest.mark.parametrize(
    ("signals", "trigger", "reason"), [row[1:] for row in REACHED], ids=[row[0] for row in REACHED]
)
def test_which_trigger_a_turn_reaches(signals: Signals, trigger: str | None, reason: str | None) -> None:
    fired = decide(DEFAULT, signals)
    assert (fired.trigger if fired else None) == trigger
    if fired is not None:
        assert reason_of(fired, signals) == reason


def test_thresholds_move_and_triggers_go_off() -> None:
    assert decide(having(unresolved=Trigger(True, 5)), Signals(unresolved=4)) is None
    assert decide(having(unresolved=Trigger(False, 1)), Signals(unresolved=9)) is None
    dear = having(order_value=Trigger(True, 500_00))
    assert decide(dear, Signals(value=499_99, plain=False)) is None
    assert decide(dear, Signals(value=500_00, plain=True)) is None, "a plain question about a dear order stays"
    fired = decide(dear, Signals(value=500_00, plain=False))
    assert fired is not None
    assert (fired.params["value"], priority_of(fired)) == (500_00, "high")
    assert decide(replace(DEFAULT, topics=("safety",)), Signals(topics=("media", "legal"))) is None


def test_only_what_differs_is_kept_and_the_rest_follows_the_base() -> None:
    wanted = replace(having(unresolved=Trigger(True, 2)), topics=("legal",))
    body = difference(DEFAULT, wanted)
    assert body == {"triggers": {"unresolved": {"on": True, "at": 2}}, "topics": ["legal"]}
    assert with_changes(DEFAULT, body) == wanted
    base = having(anger=Trigger(False, 5))
    assert not with_changes(base, body).on("anger")
    assert difference(base, base) == {}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (having(despair=Trigger(False)), "despair"),
        (having(unresolved=Trigger(True, 0)), "unresolved"),
        (having(unresolved=Trigger(True, 2.5)), "unresolved"),
        (replace(DEFAULT, topics=("weather",)), "topics"),
        (replace(DEFAULT, topics=()), "topics"),
        (replace(DEFAULT, unsure_below=0.99), "unsure_below"),
        (replace(DEFAULT, call_back_hours=0), "call_back_hours"),
        (having(vip=Trigger(True)), "vip_tags"),
        (replace(DEFAULT, vip_tags=("",)), "vip_tags"),
    ],
    ids=[
        "danger-stays-on",
        "too-low",
        "no-half-turns",
        "no-topic",
        "none-left",
        "too-sure",
        "no-time",
        "who",
        "no-name",
    ],
)
def test_what_a_policy_may_not_be(wrong: Policy, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        check(wrong)
    assert refused.value.field == field


def test_the_defaults_may_be_and_signals_keep_no_nothing() -> None:
    check(DEFAULT)
    assert stored(Signals()) == {}
    kept: dict[str, Any] = stored(Signals(topics=("legal",), anger=2.0))
    assert kept == {"topics": ["legal"], "anger": 2.0}


@pytest.mark.parametrize(
    ("texts", "before", "angry"),
    [
        (["太差劲了！气死我了！"], [], True),
        (["怎么投诉"], ["我要投诉你们，太过分了"], False),
        (["太差劲了"], ["气死我了，垃圾"], True),
        (["好的，谢谢"], ["气死我了，垃圾", "太差劲了"], False),
        (["坏了，怎么还没到"], [], False),
        (["This is ridiculous!! Worst service ever!!"], [], True),
    ],
    ids=["at-once", "a-question-now", "grew", "calmed-down", "trouble", "english"],
)
def test_anger_grows_over_messages_and_fades(texts: list[str], before: list[str], angry: bool) -> None:
    assert (anger(texts, before) >= 5) is angry


@pytest.mark.parametrize(
    ("text", "despair"),
    [("我不想活了", True), ("笑死我了", False), ("手机卡死了", False), ("I want to die", True), ("跳楼价吗", False)],
    ids=["zh", "laughter", "frozen", "en", "bargain"],
)
def test_despair_is_told_from_figures_of_speech(text: str, despair: bool) -> None:
    assert despairs([text]) is despair
