"""Rules of operations on values alone: conditions, owners, amounts, what leaves the room."""

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

import pytest

from zhike.actions import Caller, Capability, Operation, rules
from zhike.actions.rules import Refused
from zhike.actions.types import AmountLimit, Argument, Confirm, Limits, Requirement
from zhike.kit.breaker import OPEN_S, TRIPS, Breakers
from zhike.kit.expressions import Expression
from zhike.kit.templates import Template

CALLER = Caller(UUID(int=1), "live", "assistant", None, None, None)
LOOK = Operation("look", "look", {"zh": "看"})
ORDER = {"order": {"status": "pending", "total": 5000, "currency": "CNY"}, "input": {}}


def refused(run: Any) -> str:
    with pytest.raises(Refused) as caught:
        run()
    return caught.value.code


@pytest.mark.parametrize(
    ("principal", "callers", "permissions", "code"),
    [
        ("assistant", {"assistant", "agent"}, set(), None),
        ("assistant", {"agent"}, set(), "not_allowed"),
        ("agent", {"agent"}, {"action.run"}, None),
        ("agent", {"agent"}, {"conversation.reply"}, "not_permitted"),
        ("agent", {"assistant"}, {"action.run"}, "not_allowed"),
    ],
    ids=["both", "agents-only", "may", "may-not", "assistant-only"],
)
def test_who_may_call(principal: Any, callers: set[Any], permissions: set[str], code: str | None) -> None:
    operation = replace(LOOK, callers=frozenset(callers))
    caller = replace(CALLER, principal=principal, permissions=frozenset(permissions))
    if code is None:
        rules.check_caller(operation, caller)
    else:
        assert refused(lambda: rules.check_caller(operation, caller)) == code


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ('order.status == "pending"', None),
        ('order.status == "sent"', "not_pending"),
        ("order.nothing == 1", "rule_failed"),
        ("order.total", "rule_failed"),
    ],
    ids=["holds", "fails", "missing-field", "no-truth"],
)
def test_a_condition_that_has_no_value_does_not_hold(condition: str, code: str | None) -> None:
    requires = [Requirement(Expression(condition), "not_pending", {"zh": Template("订单{{ order.status }}")})]
    if code is None:
        rules.check_requirements(requires, ORDER, "zh")
        return
    with pytest.raises(Refused) as caught:
        rules.check_requirements(requires, ORDER, "zh")
    assert caught.value.code == code
    assert caught.value.message("zh") == ("订单pending" if code == "not_pending" else "无法核对条件，未执行。")


@pytest.mark.parametrize(
    ("principal", "most", "most_agent", "fine"),
    [
        ("assistant", 5000, None, True),
        ("assistant", 4999, 9000, False),
        ("agent", 4999, 9000, True),
        ("agent", 4999, None, False),
    ],
    ids=["just", "assistant", "agent-more", "agent-same"],
)
def test_amounts_have_a_limit(principal: Any, most: int, most_agent: int | None, fine: bool) -> None:
    limit = AmountLimit(Expression("order.total"), Expression("order.currency"), most, most_agent)
    operation, caller = replace(LOOK, limits=Limits(limit)), replace(CALLER, principal=principal)
    if fine:
        assert rules.amount_of(operation, caller, ORDER) == (5000, "CNY")
    else:
        assert refused(lambda: rules.amount_of(operation, caller, ORDER)) == "amount_limit"


@pytest.mark.parametrize("total", [12.5, "5", None, True], ids=["decimal", "text", "none", "flag"])
def test_an_amount_that_is_no_whole_number_is_not_moved(total: Any) -> None:
    limit = AmountLimit(Expression("order.total"), "CNY", 10**9)
    context = {"order": {"total": total}}
    assert refused(lambda: rules.amount_of(replace(LOOK, limits=Limits(limit)), CALLER, context)) == "rule_failed"


@pytest.mark.parametrize(
    ("subject", "result", "code"),
    [
        ("7", {"owner": "7"}, None),
        ("7", {"owner": 7}, None),
        ("7", {"owner": "8"}, "not_found"),
        ("7", {}, "not_found"),
        ("7", {"owner": None}, "not_found"),
        (None, {"owner": None}, "identify_first"),
    ],
    ids=["own", "number", "others", "no-field", "nobodys", "unknown"],
)
def test_only_ones_own_records(subject: str | None, result: Any, code: str | None) -> None:
    operation = replace(LOOK, owner=Expression("result.owner"))
    if code is None:
        rules.check_owner(operation, subject, {"result": result})
    else:
        assert refused(lambda: rules.check_owner(operation, subject, {"result": result})) == code


def test_arguments_are_the_far_sides_narrowed_by_the_manifest() -> None:
    far = Capability(
        "cancel",
        {
            "type": "object",
            "properties": {"id": {"type": "string"}, "who": {"type": "string"}, "why": {"type": "string"}, "key": {}},
            "required": ["id", "who", "key"],
        },
    )
    operation = replace(
        LOOK,
        input={
            "who": Argument("who", subject=True),
            "why": Argument("why", {"zh": "原因"}, schema={"enum": ["a", "b"]}, required=True),
        },
        send={"key": Expression('"k-" + input.id')},
    )
    schema = rules.input_schema(operation, far)
    assert schema["required"] == ["id", "why"]
    assert schema["properties"] == {
        "id": {"type": "string"},
        "why": {"type": "string", "enum": ["a", "b"]},
    }
    rules.check_arguments(schema, {"id": "1", "why": "a"})
    for wrong in ({"id": "1"}, {"id": 1, "why": "a"}, {"id": "1", "why": "c"}, {"id": "1", "why": "a", "who": "me"}):
        assert refused(partial(rules.check_arguments, schema, wrong)) == "invalid_arguments"
    context = {"input": {"id": "1", "why": "a", "who": "7"}}
    assert rules.far_arguments(operation, far, context) == {"id": "1", "why": "a", "who": "7", "key": "k-1"}


def test_the_key_of_a_write_is_no_argument_of_callers() -> None:
    far = Capability("cancel", {"type": "object", "properties": {"id": {}, "Idempotency-Key": {}}, "required": ["id"]})
    operation = replace(LOOK, writes=True, idempotency_header="Idempotency-Key")
    assert list(rules.input_schema(operation, far)["properties"]) == ["id"]


@pytest.mark.parametrize(
    ("locale", "order", "why"),
    [
        ("zh-CN", "订单号", {"title": "原因", "choices": {"late": "太慢"}}),
        ("en", "Order", {"title": "Reason", "description": "Why.", "choices": {"late": "Too late"}}),
    ],
    ids=["zh", "en"],
)
def test_arguments_have_words_at_every_depth(locale: str, order: str, why: dict[str, object]) -> None:
    words = {
        "order_id": Argument("order_id", {"zh": "订单号", "en": "Order"}),
        "why": Argument(
            "why", {"zh": "原因", "en": "Reason"}, {"en": "Why."}, {"late": {"zh": "太慢", "en": "Too late"}}
        ),
    }
    inner: dict[str, Any] = {
        "type": "object",
        "properties": {"why": {"enum": ["late"]}, "order_id": {"title": "OrderId"}},
    }
    schema = {
        "type": "object",
        "properties": {"lines": {"anyOf": [{"type": "array", "items": inner}, {"type": "null"}]}},
    }
    made = rules.in_words(schema, words, locale)
    found = made["properties"]["lines"]["anyOf"][0]["items"]["properties"]
    assert found["order_id"]["title"] == order
    assert {key: value for key, value in found["why"].items() if key != "enum"} == {"description": "Why."} | why
    assert inner["properties"]["order_id"] == {"title": "OrderId"}  # the schema that calls are checked against stays


def test_a_misfit_does_not_repeat_what_a_customer_wrote() -> None:
    schema = {"type": "object", "properties": {"phone": {"type": "string", "pattern": "^1[0-9]{10}$"}}}
    told = rules.misfit(schema, {"phone": "secret words"})
    assert told is not None
    assert "secret" not in told


def test_what_leaves_the_room_is_chosen_and_without_secrets() -> None:
    operation = replace(LOOK, keep=("id", "items"))
    assert rules.kept(operation, {"id": 1, "items": [], "cost": 5}) == {"id": 1, "items": []}
    assert rules.kept(operation, [{"id": 1, "cost": 5}]) == [{"id": 1}]
    told = rules.redacted(
        {"Authorization": "Bearer x", "note": "user:hunter22 sent", "rows": ["hunter22"]}, "user:hunter22"
    )
    assert told == {"Authorization": "•••", "note": "••• sent", "rows": ["•••"]}


@pytest.mark.parametrize(
    ("changes", "way"),
    [({}, "unknown"), ({"idempotency_header": "K"}, "repeat"), ({"reconcile": object()}, "ask")],
    ids=["nothing", "keys", "askable"],
)
def test_what_is_done_after_a_crash(changes: dict[str, Any], way: str) -> None:
    assert rules.after_crash(replace(LOOK, writes=True, **changes)) == way
    assert rules.after_crash(None) == "unknown"


def test_words_say_the_effect_in_the_readers_language() -> None:
    text = {
        "zh": Template("退{{ money(order.total, order.currency) }}"),
        "en": Template("{{ money(order.total, order.currency) }} back"),
    }
    operation = replace(LOOK, confirm=Confirm("customer", text))
    assert rules.effect(operation, ORDER, "zh-CN") == "退¥50.00"
    assert rules.effect(operation, ORDER, "en") == "¥50.00 back"
    assert refused(lambda: rules.effect(operation, {}, "zh")) == "rule_failed"


def test_a_breaker_opens_after_five_failures_lets_one_try_and_closes() -> None:
    now = 0.0
    breakers = Breakers(lambda: now)
    for _ in range(TRIPS):
        assert breakers.admits("a")
        breakers.note("a", fine=False)
    assert (breakers.admits("a"), breakers.admits("b"), breakers.state("a")) == (False, True, "open")
    now = OPEN_S + 1
    assert breakers.state("a") == "half_open"
    assert [breakers.admits("a") for _ in range(3)] == [True, False, False]
    breakers.note("a", fine=False)
    assert breakers.admits("a") is False
    now *= 3
    assert breakers.admits("a")
    breakers.note("a", fine=True)
    assert [breakers.admits("a") for _ in range(3)] == [True, True, True]
