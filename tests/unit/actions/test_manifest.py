"""A connector's file: what it may say, and the line and reason of what it may not."""

import pytest

from tests.support.far_system import MANIFEST
from zhike.actions import Unreadable, parse

SHOP = MANIFEST.replace("BASE", "https://shop.example.com")


def lines(text: str) -> list[tuple[int, str]]:
    with pytest.raises(Unreadable) as caught:
        parse(text)
    return [(one.line, one.en) for one in caught.value.problems]


def at(text: str, part: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if part in line)


def test_a_whole_file_is_read() -> None:
    made = parse(SHOP)
    cancel = made.operations["cancel_order"]
    assert (made.connector, made.kind, made.base_url, made.timeout_s) == (
        "shop",
        "openapi",
        "https://shop.example.com",
        1,
    )
    assert (cancel.writes, cancel.confirm.by, cancel.idempotency_header) == (True, "customer", "Idempotency-Key")
    assert [one.name for one in cancel.reads] == ["order"]
    assert cancel.limits.amount is not None
    assert (cancel.limits.amount.most, cancel.limits.amount.most_agent, cancel.limits.per_customer_day) == (
        50000,
        200000,
        3,
    )
    assert made.operations["refund_keyless"].uses == "refund_order"
    assert made.operations["send_sms"].callers == {"agent"}


@pytest.mark.parametrize(
    ("part", "instead", "where", "why"),
    [
        ("auth: {kind: bearer}", "auth: {kind: magic}", "auth:", "auth.kind: must be one of: none, bearer, basic, header"),
        ("timeout_s: 1", "timeout_s: soon", "timeout_s", "timeout_s: must be a number of seconds"),
        ("timeout_s: 1", "timeout_s: 1\nspeed: 3", "speed", "there is no key speed here"),
        ("kind: openapi", "kind: soap", "kind: soap", "kind: must be one of: openapi, mcp, plugin, procedure"),
        ("base_url: https", "base_url: ftp", "base_url", "base_url: must be an http or https address, without a name, query or fragment"),
        ("owner: result.customer_id", "owner: order.customer_id", "owner: order", "operations.get_order.owner: order.customer_id: nobody gives order here"),
        ("per_customer_day: 3", "per_customer_day: 0", "per_customer_day", "operations.cancel_order.limits.per_customer_day: must be from 1 to 1000000"),
        ("code: order_not_pending", "code: Not Pending", "code: Not", "operations.cancel_order.requires[0].code: use small letters, digits and _, a letter first"),
        ("idempotency: {header: Idempotency-Key}", "idempotency: {head: K}", "idempotency", "operations.cancel_order.idempotency: there is no key head here"),
        ("{call: get_order, with: {order_id: input.order_id}}", "{call: refund_asked}", "{call: refund_asked}", "operations.cancel_order.reads.order: refund_asked writes: it cannot be looked up before"),
        ("compensate: {call: reopen_order", "compensate: {call: nothing", "call: nothing", "operations.cancel_order.compensate: there is no operation nothing"),
        ("timeout_s: 1", "timeout_s: 1\narguments: {id: {type: string}}", "arguments:", "arguments.id: only title, describe and choices"),
        ("title: {zh: 查找顾客", "title: {fr: Chercher", "fr: Chercher", "operations.find_customer.title.fr: languages are zh and en"),
    ],
    ids=["auth", "seconds", "unknown-key", "kind", "address", "name", "number", "code", "inner-key", "read-writes", "no-operation", "words-only", "language"],
)  # fmt: skip
def test_what_is_wrong_has_its_line_and_reason(part: str, instead: str, where: str, why: str) -> None:
    text = SHOP.replace(part, instead, 1)
    assert text != SHOP
    assert (at(text, where), why) in lines(text)


def test_an_expression_that_cannot_be_read_says_where() -> None:
    text = SHOP.replace('if: order.status == "pending"', 'if: order.status = "pending"')
    [(line, why)] = lines(text)
    assert line == at(text, "order.status = ")
    assert why.startswith("operations.cancel_order.requires[0].if: ")


@pytest.mark.parametrize(
    "text", ["", "a: [", "- a\n- b", "a: &x 1\nb: *x", "x" * 500_000], ids=["empty", "broken", "list", "alias", "large"]
)
def test_what_is_no_yaml_object_is_refused_with_a_line(text: str) -> None:
    assert all(line >= 1 and why for line, why in lines(text))


def test_every_problem_is_told_at_once_in_both_languages() -> None:
    text = SHOP.replace("timeout_s: 1", "timeout_s: x").replace("auth: {kind: bearer}", "auth: {kind: y}")
    with pytest.raises(Unreadable) as caught:
        parse(text)
    assert len(caught.value.problems) == 2
    assert all(one.zh != one.en for one in caught.value.problems)


@pytest.mark.parametrize(
    ("add", "why"),
    [
        ("writes: false\n    confirm: {by: customer, text: {zh: x}}", "only what writes is confirmed"),
        ("writes: true\n    confirm: {by: customer}", "confirm.text says what the customer says yes to"),
        ("writes: true\n    identifies: result.id", "what identifies a customer does not write"),
        ("writes: false\n    idempotency: {header: X}", "only what writes has idempotency, reconcile or compensate"),
    ],
    ids=["confirmed-read", "no-words", "writing-identification", "keyed-read"],
)
def test_what_does_not_go_together_is_refused(add: str, why: str) -> None:
    text = f"connector: a\ntitle: A\nkind: plugin\noperations:\n  b:\n    title: B\n    {add}\n"
    assert any(told.endswith(why) for _, told in lines(text))


def test_a_procedures_steps_have_their_line_too() -> None:
    text = (
        "connector: office\ntitle: O\nkind: procedure\nbase_url: https://office.example.com\nprocedure:\n  hosts: []\n"
        "  procedures:\n    look:\n      - goto: /orders/{order_id}\n      - dance: yes\n"
        "operations:\n  look: {title: L, writes: false}\n"
    )
    [(line, why)] = lines(text)
    assert (line, "step 2: there is no step dance" in why) == (9, True)
    assert parse(text.replace("dance: yes", 'read: {status: "#s"}')).kind == "procedure"
