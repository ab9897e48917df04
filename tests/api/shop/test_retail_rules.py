"""The rules of the English data set, branch by branch, on a small set of its shape (tests/support/merchant_data)."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.merchant import OWN_DATA, Merchant, part, running

SEED = json.loads((OWN_DATA / "retail" / "db.json").read_text("utf-8"))
NO_CHANGES = dict.fromkeys(
    [
        "cancel_reason",
        "exchange_items",
        "exchange_new_items",
        "exchange_payment_method_id",
        "exchange_price_difference",
        "return_items",
        "return_payment_method_id",
    ]
)


@pytest.fixture(scope="module")
def running_shop() -> Iterator[Merchant]:
    with running("--data", str(OWN_DATA / "retail")) as shop:
        yield shop


@pytest.fixture
def shop(running_shop: Merchant) -> Iterator[Merchant]:
    running_shop.reset()
    sandbox = running_shop.sandbox()
    yield sandbox
    sandbox.client.close()


def order(number: int) -> str:
    return f"/orders/{part(f'#W{number}')}"


def changed(shop: Merchant, number: int) -> dict[str, Any]:
    """The order's record after a change, without what is null in it."""
    record: dict[str, Any] = shop.read("/export/changed")["orders"][f"#W{number}"]
    assert record.keys() == SEED["orders"][f"#W{number}"].keys() | NO_CHANGES.keys()
    return {name: value for name, value in record.items() if value is not None}


def balance(shop: Merchant, user: str, card: str) -> float:
    found: float = shop.read("/export")["users"][user]["payment_methods"][card]["balance"]
    return found


def paid(kind: str, amount: float, method: str) -> dict[str, Any]:
    return {"transaction_type": kind, "amount": amount, "payment_method_id": method}


def swap(old: list[str], new: list[str], method: str) -> dict[str, Any]:
    return {"item_ids": old, "new_item_ids": new, "payment_method_id": method}


def test_the_data_comes_out_as_it_went_in(shop: Merchant) -> None:
    assert shop.read("/export") == SEED
    assert shop.read("/export/changed") == {}


# cancelling


@pytest.mark.parametrize("reason", ["no longer needed", "ordered by mistake", "no_longer_needed"])
def test_a_pending_order_is_cancelled_and_refunded(shop: Merchant, reason: str) -> None:
    shop.done("POST", f"{order(1)}/cancel", {"reason": reason})
    record = changed(shop, 1)
    assert record["status"] == "cancelled"
    assert record["cancel_reason"] == reason.replace("_", " ")
    assert record["payment_history"] == [paid("payment", 60.3, "card_1"), paid("refund", 60.3, "card_1")]
    assert list(shop.read("/export/changed")) == ["orders"]
    refund = shop.read("/refunds", customer_id="ann_lee_1")["refunds"][0]
    assert (refund["status"], refund["amount"]) == ("processing", 6030)


def test_a_gift_card_has_its_money_back_at_once(shop: Merchant) -> None:
    shop.done("POST", f"{order(2)}/cancel", {"reason": "no longer needed"})
    assert balance(shop, "ann_lee_1", "gift_1") == 40.1
    assert set(shop.read("/export/changed")) == {"users", "orders"}


@pytest.mark.parametrize("number", [3, 4, 6])
def test_only_pending_orders_are_cancelled(shop: Merchant, number: int) -> None:
    assert shop.refused("POST", f"{order(number)}/cancel", {"reason": "no longer needed"}) == "not_pending"
    assert shop.read("/export/changed") == {}


def test_other_reasons_and_unknown_orders_are_refused(shop: Merchant) -> None:
    assert shop.refused("POST", f"{order(1)}/cancel", {"reason": "too slow"}) == "reason_not_accepted"
    assert shop.refused("POST", f"{order(9)}/cancel", {"reason": "no longer needed"}) == "not_found"


def test_every_record_of_payment_is_refunded_at_a_cancellation(shop: Merchant) -> None:
    shop.done("PUT", f"{order(2)}/payment", {"payment_method_id": "card_1"})
    assert balance(shop, "ann_lee_1", "gift_1") == 40.1
    shop.done("POST", f"{order(2)}/cancel", {"reason": "no longer needed"})
    history = changed(shop, 2)["payment_history"]
    assert history == [
        paid("payment", 10.1, "gift_1"),
        paid("payment", 10.1, "card_1"),
        paid("refund", 10.1, "gift_1"),
        paid("refund", 10.1, "gift_1"),
        paid("refund", 10.1, "card_1"),
        paid("refund", 10.1, "gift_1"),
    ]
    assert balance(shop, "ann_lee_1", "gift_1") == 60.3


# address and payment

NEW = {"line1": "9 New Road", "line2": "Flat 2", "city": "Boston", "state": "MA", "country": "USA", "zip": "02108"}
NEW_RECORD = {
    "address1": "9 New Road",
    "address2": "Flat 2",
    "city": "Boston",
    "country": "USA",
    "state": "MA",
    "zip": "02108",
}


def test_the_address_of_a_pending_order_changes_also_after_its_items(shop: Merchant) -> None:
    shop.done("PUT", f"{order(1)}/items", swap(["mug-red"], ["mug-blue"], "card_1"))
    shop.done("PUT", f"{order(1)}/address", {"address": NEW})
    shop.done("PUT", f"{order(1)}/address", {"address": NEW | {"line2": ""}})
    assert changed(shop, 1)["address"] == NEW_RECORD | {"address2": ""}
    assert "users" not in shop.read("/export/changed")


@pytest.mark.parametrize("number", [3, 4, 6])
def test_other_orders_keep_address_and_payment(shop: Merchant, number: int) -> None:
    assert shop.refused("PUT", f"{order(number)}/address", {"address": NEW}) == "not_pending"
    assert shop.refused("PUT", f"{order(number)}/payment", {"payment_method_id": "card_2"}) == "not_pending"


def test_a_customer_moves(shop: Merchant) -> None:
    shop.done("PUT", "/customers/ann_lee_1/address", {"address": NEW})
    assert shop.read("/export/changed") == {
        "users": {"ann_lee_1": SEED["users"]["ann_lee_1"] | {"address": NEW_RECORD}}
    }
    assert shop.read("/customers/find", name="Ann Lee", zip="02108")["id"] == "ann_lee_1"
    assert shop.client.get("/customers/find?name=Ann Lee&zip=62701").status_code == 404
    assert shop.refused("PUT", "/customers/nobody/address", {"address": NEW}) == "not_found"


def test_another_way_to_pay_is_charged_and_the_first_paid_back(shop: Merchant) -> None:
    shop.done("PUT", f"{order(1)}/payment", {"payment_method_id": "paypal_1"})
    assert changed(shop, 1)["payment_history"][1:] == [
        paid("payment", 60.3, "paypal_1"),
        paid("refund", 60.3, "card_1"),
    ]
    assert changed(shop, 1)["status"] == "pending"
    assert shop.refused("PUT", f"{order(1)}/payment", {"payment_method_id": "card_2"}) == "payment_not_single"


def test_a_gift_card_pays_what_it_covers(shop: Merchant) -> None:
    assert shop.refused("PUT", f"{order(1)}/payment", {"payment_method_id": "gift_1"}) == "gift_card_too_small"
    shop.done("PUT", f"{order(7)}/payment", {"payment_method_id": "gift_3"})
    assert balance(shop, "bo_alvarez_2", "gift_3") == 427.35
    assert balance(shop, "bo_alvarez_2", "gift_2") == 77.65


@pytest.mark.parametrize(
    ("method", "code"), [("card_1", "payment_method_unchanged"), ("gift_3", "payment_method_unknown")]
)
def test_the_same_or_somebody_elses_way_to_pay_is_refused(shop: Merchant, method: str, code: str) -> None:
    assert shop.refused("PUT", f"{order(1)}/payment", {"payment_method_id": method}) == code


def test_an_order_with_changed_items_keeps_its_payment(shop: Merchant) -> None:
    shop.done("PUT", f"{order(1)}/items", swap(["mug-red"], ["mug-blue"], "card_1"))
    assert shop.refused("PUT", f"{order(1)}/payment", {"payment_method_id": "paypal_1"}) == "payment_not_single"
    assert shop.refused("POST", f"{order(1)}/cancel", {"reason": "no longer needed"}) == "not_pending"
    again = swap(["mug-blue"], ["mug-red"], "card_1")
    assert shop.refused("PUT", f"{order(1)}/items", again) == "not_pending"


# items


def test_a_dearer_item_is_paid_for_a_cheaper_one_paid_back(shop: Merchant) -> None:
    shop.done("PUT", f"{order(1)}/items", swap(["mug-red"], ["mug-blue"], "paypal_1"))
    record = changed(shop, 1)
    assert record["status"] == "pending (item modified)"
    assert record["items"][0] == {
        "name": "Mug",
        "product_id": "p-mug",
        "item_id": "mug-blue",
        "price": 12.35,
        "options": {"colour": "blue"},
    }
    assert record["payment_history"][1] == paid("payment", 12.35 - 10.1, "paypal_1")
    shop.done("PUT", f"{order(2)}/items", swap(["mug-red"], ["mug-green"], "gift_1"))
    assert changed(shop, 2)["payment_history"][1] == paid("refund", abs(8.05 - 10.1), "gift_1")
    assert balance(shop, "ann_lee_1", "gift_1") == 32.05


def test_the_same_price_is_a_refund_of_nothing(shop: Merchant) -> None:
    shop.done("PUT", f"{order(2)}/items", swap(["mug-red"], ["mug-grey"], "gift_1"))
    assert changed(shop, 2)["payment_history"][1] == paid("refund", 0.0, "gift_1")
    assert balance(shop, "ann_lee_1", "gift_1") == 30.0


def test_several_items_get_the_price_of_the_last_one(shop: Merchant) -> None:
    body = swap(["rug-s", "mug-red"], ["rug-m", "mug-green"], "gift_3")
    shop.done("PUT", f"{order(7)}/items", body)
    record = changed(shop, 7)
    assert [(one["item_id"], one["price"], one["options"]) for one in record["items"]] == [
        ("rug-m", 8.05, {"colour": "green"}),
        ("mug-blue", 12.35, {"colour": "blue"}),
        ("mug-green", 8.05, {"colour": "green"}),
    ]
    difference = (75.4 - 50.2) + (8.05 - 10.1)
    assert record["payment_history"][1] == paid("payment", difference, "gift_3")
    assert balance(shop, "bo_alvarez_2", "gift_3") == round(500.0 - difference, 2)


def test_items_are_replaced_one_after_the_other(shop: Merchant) -> None:
    shop.done("PUT", f"{order(7)}/items", swap(["mug-blue", "mug-red"], ["mug-red", "mug-green"], "gift_3"))
    assert [one["item_id"] for one in changed(shop, 7)["items"]] == ["rug-s", "mug-green", "mug-red"]


def test_pairs_say_the_same_as_two_lists(shop: Merchant) -> None:
    pair = {"item_id": "mug-red", "new_item_id": "mug-blue"}
    shop.done("PUT", f"{order(1)}/items", {"pairs": [pair], "payment_method_id": "card_1"})
    assert changed(shop, 1)["items"][0]["item_id"] == "mug-blue"


@pytest.mark.parametrize(
    ("number", "old", "new", "method", "code"),
    [
        (1, ["mug-red"], ["mug-red"], "card_1", "same_item"),
        (1, ["mug-red"], ["mug-gold"], "card_1", "item_not_available"),
        (1, ["mug-red"], ["rug-m"], "card_1", "item_not_available"),
        (1, ["mug-red"], ["mug-none"], "card_1", "item_not_available"),
        (1, ["mug-red", "mug-red"], ["mug-blue", "mug-green"], "card_1", "item_not_in_order"),
        (1, ["rug-l"], ["rug-m"], "card_1", "item_not_in_order"),
        (1, ["mug-red", "rug-s"], ["mug-blue"], "card_1", "pairs_do_not_match"),
        (1, ["mug-red"], ["mug-blue"], "gift_2", "payment_method_unknown"),
        (7, ["rug-s"], ["rug-m"], "gift_2", "gift_card_too_small"),
        (3, ["rug-m"], ["rug-l"], "card_1", "not_pending"),
        (4, ["rug-s"], ["rug-l"], "card_1", "not_pending"),
    ],
    ids=str,
)
def test_items_that_cannot_be_swapped(
    shop: Merchant, number: int, old: list[str], new: list[str], method: str, code: str
) -> None:
    assert shop.refused("PUT", f"{order(number)}/items", swap(old, new, method)) == code
    assert shop.read("/export/changed") == {}


# what comes back


@pytest.mark.parametrize("method", ["card_1", "gift_1"])
def test_a_delivered_order_is_returned(shop: Merchant, method: str) -> None:
    body = {"item_ids": ["rug-s", "mug-red", "mug-red"], "refund_method": method}
    shop.done("POST", f"{order(4)}/returns", body)
    record = changed(shop, 4)
    assert record["status"] == "return requested"
    assert record["return_items"] == ["mug-red", "mug-red", "rug-s"]
    assert record["return_payment_method_id"] == method
    assert record["payment_history"] == SEED["orders"]["#W4"]["payment_history"]
    assert balance(shop, "ann_lee_1", "gift_1") == 30.0
    assert shop.refused("POST", f"{order(4)}/returns", body) == "not_delivered"


@pytest.mark.parametrize(
    ("number", "items", "method", "code"),
    [
        (4, ["rug-s"], "card_2", "refund_method_not_allowed"),
        (4, ["rug-s"], "paypal_1", "refund_method_not_allowed"),
        (4, ["rug-s"], "gift_3", "payment_method_unknown"),
        (4, ["rug-m"], "card_1", "item_not_in_order"),
        (4, ["mug-red"] * 3, "card_1", "item_not_in_order"),
        (1, ["rug-s"], "card_1", "not_delivered"),
        (3, ["rug-m"], "card_1", "not_delivered"),
        (6, ["rug-l"], "paypal_1", "not_delivered"),
        (9, ["rug-l"], "paypal_1", "not_found"),
    ],
    ids=str,
)
def test_returns_that_are_refused(shop: Merchant, number: int, items: list[str], method: str, code: str) -> None:
    assert shop.refused("POST", f"{order(number)}/returns", {"item_ids": items, "refund_method": method}) == code
    assert shop.read("/export/changed") == {}


def test_an_exchange_is_noted_with_sorted_ids_and_rounded_difference(shop: Merchant) -> None:
    body = swap(["rug-s", "mug-red", "mug-red"], ["rug-m", "mug-green", "mug-blue"], "card_2")
    shop.done("POST", f"{order(4)}/exchanges", body)
    record = changed(shop, 4)
    assert record["status"] == "exchange requested"
    assert record["exchange_items"] == ["mug-red", "mug-red", "rug-s"]
    assert record["exchange_new_items"] == ["mug-blue", "mug-green", "rug-m"]
    assert record["exchange_payment_method_id"] == "card_2"
    assert record["exchange_price_difference"] == 25.4
    assert record["items"] == SEED["orders"]["#W4"]["items"]
    assert shop.refused("POST", f"{order(4)}/exchanges", body) == "not_delivered"


def test_an_exchange_for_less_or_for_the_same_is_noted_too(shop: Merchant) -> None:
    shop.done("POST", f"{order(8)}/exchanges", swap(["rug-m"], ["rug-s"], "gift_2"))
    assert changed(shop, 8)["exchange_price_difference"] == -25.2
    shop.done("POST", f"{order(5)}/exchanges", swap(["mug-green"], ["mug-green"], "gift_1"))
    assert changed(shop, 5)["exchange_price_difference"] == 0.0
    assert balance(shop, "bo_alvarez_2", "gift_2") == 5.0


@pytest.mark.parametrize(
    ("number", "old", "new", "method", "code"),
    [
        (8, ["rug-m"], ["rug-l"], "gift_2", "gift_card_too_small"),
        (8, ["rug-m"], ["mug-red"], "gift_3", "item_not_available"),
        (8, ["rug-m"], ["rug-s", "rug-l"], "gift_3", "pairs_do_not_match"),
        (8, ["rug-s"], ["rug-l"], "gift_3", "item_not_in_order"),
        (8, ["mug-grey"], ["mug-gold"], "gift_3", "item_not_available"),
        (8, ["rug-m"], ["rug-l"], "card_1", "payment_method_unknown"),
        (3, ["rug-m"], ["rug-l"], "card_1", "not_delivered"),
        (1, ["rug-s"], ["rug-l"], "card_1", "not_delivered"),
    ],
    ids=str,
)
def test_exchanges_that_are_refused(
    shop: Merchant, number: int, old: list[str], new: list[str], method: str, code: str
) -> None:
    assert shop.refused("POST", f"{order(number)}/exchanges", swap(old, new, method)) == code
    assert shop.read("/export/changed") == {}


# looking up, and what this shop does not do


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"email": "ANN.Lee@example.com"}, "ann_lee_1"),
        ({"email": "ann@example.com"}, None),
        ({"first_name": "bo", "last_name": "alvarez", "zip": "62702"}, "bo_alvarez_2"),
        ({"first_name": "Bo", "last_name": "Álvarez", "zip": "62701"}, None),
    ],
    ids=str,
)
def test_customers_are_found_whatever_the_case(shop: Merchant, query: dict[str, str], found: str | None) -> None:
    answer = shop.get("/customers/find", **query)
    assert (answer.json().get("id"), answer.status_code) == ((found, 200) if found else (None, 404))


def test_what_the_policy_does_not_name_is_not_offered(shop: Merchant) -> None:
    assert shop.refused("POST", f"{order(1)}/expedite") == "not_offered"
    body = {"customer_id": "ann_lee_1", "lines": [{"item_id": "mug-red"}], "payment_method_id": "card_1"}
    assert shop.refused("POST", "/orders", body) == "not_offered"
