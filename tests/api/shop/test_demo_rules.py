"""The demo shop's terms, as its knowledge tells them to customers, each kept and each broken."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.support.merchant import Merchant

TODAY = datetime.now().astimezone()


def order_of(lines: list[tuple[str, int]], customer: str, method: str, **more: Any) -> dict[str, Any]:
    return {
        "customer_id": customer,
        "lines": [{"item_id": item, "quantity": count} for item, count in lines],
        "payment_method_id": method,
        **more,
    }


def refunds(shop: Merchant, customer: str, order_id: str) -> list[dict[str, Any]]:
    found = shop.read("/refunds", customer_id=customer)["refunds"]
    return [one for one in found if one["order_id"] == order_id]


# buying


def test_a_quote_explains_each_step_and_an_order_costs_what_it_says(shop: Merchant) -> None:
    cart = {"lines": [{"item_id": "c4-4l"}, {"item_id": "lamp-round"}], "customer_id": "demo-customer", "points": 1280}
    quote = shop.done("POST", "/cart/quote", cart)
    # 478 list, gold 95 %: 454.10; one full 300: 424.10; the best coupon (20): 404.10; points: 12.80
    assert [(step["kind"], step["amount"]) for step in quote["steps"]] == [
        ("member", -2390),
        ("full_reduction", -3000),
        ("coupon", -2000),
        ("points", -1280),
    ]
    assert quote["total"] == 39130
    assert shop.read("/events")["events"] == [], "a quote keeps nothing"
    body = order_of([("c4-4l", 1), ("lamp-round", 1)], "demo-customer", "wechat", points=1280, expected_total=39130)
    order = shop.done("POST", "/orders", body)
    assert (order["status"], order["total"], order["payments"][0]["amount"]) == ("paid", 39130, 39130)
    assert shop.read("/customers/demo-customer/points")["balance"] == 0
    used = {one["id"]: one["status"] for one in shop.read("/coupons", customer_id="demo-customer")["coupons"]}
    assert used["demo-customer-coupon-0"] == "used"
    assert used["demo-customer-coupon-2"] == "expired"
    cancelled = shop.done("POST", f"/orders/{order['id']}/cancel", {"reason": "other"})
    assert cancelled["status"] == "cancelled"
    assert shop.read("/customers/demo-customer/points")["balance"] == 1280
    assert shop.read("/coupons", customer_id="demo-customer")["coupons"][0]["status"] == "usable"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"lines": [{"item_id": "linen-mist-18"}]}, "not_on_sale"),
        ({"lines": [{"item_id": "scarf-navy"}]}, "not_on_sale"),
        ({"lines": [{"item_id": "gold"}]}, "not_found"),
        ({"lines": []}, "invalid"),
        ({"lines": [{"item_id": "c4-3l", "quantity": 0}]}, "invalid"),
        ({"payment_method_id": "alipay"}, "payment_method_unknown"),
        ({"expected_total": 1}, "total_changed"),
        ({"coupon_id": "demo-customer-coupon-2"}, "coupon_not_usable"),
        ({"coupon_id": "C1002-coupon-0"}, "coupon_not_usable"),
        ({"points": 1281}, "points_not_enough"),
        ({"points": 1280, "lines": [{"item_id": "bowl-white"}]}, "points_not_enough"),
        ({"customer_id": "nobody"}, "not_found"),
        ({"payment_method_id": "gift_card", "lines": [{"item_id": "x3-white"}]}, "gift_card_too_small"),
    ],
    ids=str,
)
def test_orders_that_are_refused(shop: Merchant, change: dict[str, Any], code: str) -> None:
    assert shop.refused("POST", "/orders", order_of([("c4-3l", 1)], "demo-customer", "wechat") | change) == code
    assert shop.read("/export/changed") == {}


def test_delivery_costs_what_the_place_and_the_goods_make_it(shop: Merchant) -> None:
    def freight(customer: str, item: str) -> int:
        cart = {"lines": [{"item_id": item}], "customer_id": customer, "coupon_id": ""}
        found: int = shop.done("POST", "/cart/quote", cart)["freight"]
        return found

    assert freight("C1004", "bowl-white") == 800
    assert freight("C1004", "lamp-round") == 0
    assert freight("C1006", "lamp-round") == 2000, "Xinjiang"
    assert freight("C1006", "m8-white") == 0, "large appliances are free"


def test_a_gift_card_pays_an_order_and_is_paid_back_at_once(shop: Merchant) -> None:
    body = order_of([("c4-3l", 1)], "demo-customer", "gift_card", coupon_id="")
    order = shop.done("POST", "/orders", body)
    assert shop.read("/customers/demo-customer/gift-card")["balance"] == 30000 - order["total"]
    shop.done("POST", f"/orders/{order['id']}/cancel", {"reason": "other"})
    card = shop.read("/customers/demo-customer/gift-card")
    assert card["balance"] == 30000
    assert [entry["reason"] for entry in card["ledger"]] == ["bought", "order", "cancel"]


def test_an_order_that_waits_is_paid_with_a_gift_card(shop: Merchant) -> None:
    assert shop.refused("POST", "/customers/C1004/gift-card/payments", {"order_id": "20261123-0007"}) == "no_gift_card"
    path = "/customers/C1003/gift-card/payments"
    assert shop.refused("POST", path, {"order_id": "20261123-0007"}) == "not_found", "somebody else's"
    assert shop.refused("POST", path, {"order_id": "20261121-0066"}) == "nothing_to_pay"
    assert shop.refused("POST", "/customers/C1003/gift-card/refunds", {"amount": 1}) == "not_offered"


# changing


@pytest.mark.parametrize("order_id", ["20261119-0240", "20261118-0904", "20261119-0655", "20261112-0417"])
def test_what_was_sent_is_not_changed(shop: Merchant, order_id: str) -> None:
    swap = {"pairs": [{"item_id": "x", "new_item_id": "y"}]}
    assert shop.refused("POST", f"/orders/{order_id}/cancel") == "already_shipped"
    assert shop.refused("PUT", f"/orders/{order_id}/address", {"phone": "13800000999"}) == "already_shipped"
    assert shop.refused("PUT", f"/orders/{order_id}/items", swap) == "already_shipped"
    assert shop.read("/export/changed") == {}


def test_an_order_that_was_not_paid_is_cancelled_without_refund(shop: Merchant) -> None:
    order = shop.done("POST", "/orders/20261123-0011/cancel", {"reason": "ordered_by_mistake"})
    assert order["payments"] == []
    assert shop.refused("POST", "/orders/20261123-0011/cancel") == "already_cancelled"
    assert shop.refused("POST", "/orders/20261122-0102/cancel", {"reason": "bored"}) == "reason_not_accepted"


def test_the_place_changes_once_the_phone_as_often_as_needed(shop: Merchant) -> None:
    path = "/orders/20261122-0102/address"
    order = shop.done("PUT", path, {"address": {"line1": "科苑路 16 号"}})
    assert (order["address"]["line1"], order["address"]["city"]) == ("科苑路 16 号", "深圳市")
    assert shop.refused("PUT", path, {"address": {"line1": "科苑路 17 号"}}) == "address_changed_before"
    assert shop.done("PUT", path, {"phone": "13800000999"})["address"]["phone"] == "13800000999"
    assert shop.refused("PUT", path, {"address": {"planet": "Mars"}}) == "invalid"


def test_another_way_to_pay_is_charged_and_the_first_paid_back(shop: Merchant) -> None:
    path = "/orders/20261122-0310/payment"
    assert shop.refused("PUT", path, {"payment_method_id": "credit_card"}) == "payment_method_unchanged"
    assert shop.refused("PUT", path, {"payment_method_id": "gift_card"}) == "gift_card_too_small"
    assert shop.refused("PUT", path, {"payment_method_id": "wechat"}) == "payment_method_unknown"
    order = shop.done("PUT", "/orders/20261122-0102/payment", {"payment_method_id": "bank_card"})
    assert [(one["kind"], one["payment_method_id"]) for one in order["payments"]] == [
        ("payment", "alipay"),
        ("payment", "bank_card"),
        ("refund", "alipay"),
    ]


def test_variants_are_swapped_once_and_the_difference_settled(shop: Merchant) -> None:
    path = "/orders/20261122-0102/items"
    dearer = {"pairs": [{"item_id": "c4-3l", "new_item_id": "c4-4l"}]}
    order = shop.done("PUT", path, dearer)
    assert (order["lines"][0]["item_id"], order["total"]) == ("c4-4l", 34900)
    assert order["payments"][-1]["amount"] == 5000
    back = {"pairs": [{"item_id": "c4-4l", "new_item_id": "c4-3l"}]}
    assert shop.refused("PUT", path, back) == "items_changed_before"
    path = "/orders/20261122-0310/items"
    other = {"pairs": [{"item_id": "linen-chalk-15", "new_item_id": "kettle-black"}]}
    assert shop.refused("PUT", path, other) == "item_not_available"
    gone = {"pairs": [{"item_id": "linen-chalk-15", "new_item_id": "linen-mist-18"}]}
    assert shop.refused("PUT", path, gone) == "item_not_available"


def test_one_piece_of_several_is_swapped(shop: Merchant) -> None:
    body = order_of([("desk-natural", 3)], "demo-customer", "wechat", coupon_id="")
    placed = shop.done("POST", "/orders", body)
    swap = {"pairs": [{"item_id": "desk-natural", "new_item_id": "desk-dark"}]}
    order = shop.done("PUT", f"/orders/{placed['id']}/items", swap)
    assert [(line["item_id"], line["quantity"]) for line in order["lines"]] == [("desk-natural", 2), ("desk-dark", 1)]
    assert order["total"] == placed["total"] + 1000
    assert sum(line["paid"] for line in order["lines"]) == order["total"]


def test_an_order_is_hurried_once(shop: Merchant) -> None:
    assert shop.done("POST", "/orders/20261121-0066/expedite")["urgent"] is True
    assert shop.refused("POST", "/orders/20261121-0066/expedite") == "already_urgent"
    assert shop.refused("POST", "/orders/20261112-0417/expedite") == "not_pending"


# taking back


def test_a_return_waits_for_the_goods(shop: Merchant) -> None:
    order = shop.done("POST", "/orders/20261112-0417/returns", {})
    assert order["status"] == "return_requested"
    found = refunds(shop, "demo-customer", "20261112-0417")
    assert [(one["status"], one["amount"]) for one in found] == [("awaiting_goods", 9600)]
    assert shop.read(f"/refunds/{found[0]['id']}") == found[0]
    assert shop.refused("POST", "/orders/20261112-0417/returns") == "not_delivered"
    assert shop.refused("POST", "/orders/20261112-0417/exchanges", {}) == "not_delivered"


@pytest.mark.parametrize(
    ("order_id", "body", "code"),
    [
        ("20261105-0733", {}, "too_late"),
        ("20261107-0340", {"item_ids": ["w2-std"]}, "too_late"),
        ("20261115-0201", {"item_ids": ["n3-pink"]}, "not_returnable"),
        ("20261112-0417", {"item_ids": ["bowl-white"]}, "item_not_in_order"),
        ("20261112-0417", {"item_ids": []}, "item_not_in_order"),
        ("20261116-0377", {"refund_method": "bank_card"}, "refund_method_not_allowed"),
        ("20261116-0377", {"refund_method": "paypal"}, "payment_method_unknown"),
        ("20261122-0102", {}, "not_delivered"),
        ("20261018-0092", {}, "not_delivered"),
    ],
    ids=str,
)
def test_returns_that_are_refused(shop: Merchant, order_id: str, body: dict[str, Any], code: str) -> None:
    assert shop.refused("POST", f"/orders/{order_id}/returns", body) == code
    assert shop.read("/export/changed") == {}


def test_a_defect_has_fifteen_days_and_no_exceptions(shop: Merchant) -> None:
    shop.done("POST", "/orders/20261105-0733/returns", {"reason": "quality"})
    shop.done("POST", "/orders/20261115-0201/returns", {"reason": "quality"})
    assert shop.refused("POST", "/orders/20261020-0450/returns", {"reason": "quality"}) == "too_late"


def test_an_exchange_is_for_variants_of_the_same_product(shop: Merchant) -> None:
    path = "/orders/20261112-0833/exchanges"
    cheaper = {"pairs": [{"item_id": "desk-dark", "new_item_id": "desk-natural"}]}
    other = {"pairs": [{"item_id": "desk-dark", "new_item_id": "bowl-white"}]}
    assert shop.refused("POST", path, other) == "item_not_available"
    order = shop.done("POST", path, cheaper)
    assert (order["status"], order["exchanged"]["amount"]) == ("exchange_requested", -1000)
    assert [one["amount"] for one in refunds(shop, "C1007", "20261112-0833")] == [1000]


def test_a_fallen_price_is_paid_back_once(shop: Merchant) -> None:
    path = "/orders/20261116-0377/price-protection"
    quote = shop.read(path)
    assert (quote["eligible"], quote["amount"]) == (True, 5000)
    assert shop.done("POST", path)["amount"] == 5000
    assert shop.refused("POST", path) == "no_lower_price"
    assert [one["cause"] for one in refunds(shop, "C1002", "20261116-0377")] == ["price_protection"]
    assert shop.read("/orders/20261018-0092/price-protection")["reason"] == "not_pending"
    assert shop.refused("POST", "/orders/20261020-0450/price-protection") == "too_late"


# services


def test_a_visit_is_booked_at_a_free_time(shop: Merchant) -> None:
    slots = shop.read("/orders/20261107-0340/service-slots", service="installation")["slots"]
    assert len(slots) == 21
    assert all(datetime.fromisoformat(slot[:10]).date() > TODAY.date() - timedelta(days=1) for slot in slots)
    path = "/orders/20261107-0340/bookings"
    booking = shop.done("POST", path, {"slot": slots[0]})
    assert (booking["name"], booking["phone"]) == ("Emma Clark", "13800000105")
    assert shop.done("POST", path, {"slot": slots[1]})["id"] == booking["id"], "a second one moves the first"
    assert [one["slot"] for one in shop.read("/bookings", customer_id="C1005")["bookings"]] == [slots[1]]
    assert shop.done("POST", f"/bookings/{booking['id']}/cancel")["status"] == "cancelled"
    assert shop.refused("POST", f"/bookings/{booking['id']}/cancel") == "already_cancelled"
    assert shop.refused("POST", path, {"slot": "2020-01-01 09:00-12:00"}) == "slot_not_free"
    assert shop.refused("POST", "/orders/20261121-0066/bookings", {"slot": slots[0]}) == "not_delivered"
    assert shop.refused("POST", "/orders/20261112-0417/bookings", {"slot": slots[0]}) == "no_such_service"


def test_an_invoice_is_for_what_was_delivered(shop: Merchant) -> None:
    company = {"kind": "company", "title": "青山贸易有限公司"}
    path = "/orders/20261116-0377/invoice"
    assert shop.refused("POST", path, company) == "tax_id_missing"
    assert shop.refused("POST", path, company | {"tax_id": "1"}) == "invalid"
    invoice = shop.done("POST", path, company | {"tax_id": "91330100MA2DEMO11X"})
    assert (invoice["amount"], invoice["version"]) == (54900, 1)
    assert shop.done("POST", path, {"title": "林晓"})["version"] == 2
    assert shop.refused("POST", path, {"title": "林晓"}) == "invoice_final"
    assert shop.read(path)["title"] == "林晓"
    assert shop.refused("POST", "/orders/20261121-0066/invoice", {"title": "周明远"}) == "not_delivered"


def test_a_review_brings_points_once(shop: Merchant) -> None:
    path = "/orders/20261112-0417/review-reward"
    assert shop.refused("POST", path) == "evidence_missing"
    shop.done("POST", path, {"evidence_url": "https://example.com/review/1"})
    points = shop.read("/customers/demo-customer/points")
    assert (points["balance"], points["ledger"][-1]["reason"]) == (1330, "review")
    body = {"evidence_url": "https://example.com/review/1"}
    assert shop.refused("POST", path, body) == "already_claimed"
    assert shop.refused("POST", "/orders/20261121-0066/review-reward", body) == "not_delivered"


def test_a_customer_registers_once_and_moves(shop: Merchant) -> None:
    body = {"name": "何田", "phone": "13800000777", "address": {"city": "杭州市", "zip": "310012"}}
    new = shop.done("POST", "/customers", body)
    assert shop.read("/customers/find", phone="13800000777")["id"] == new["id"]
    assert shop.read("/customers/find", name="何田", zip="310012")["id"] == new["id"]
    assert shop.refused("POST", "/customers", body) == "already_registered"
    assert shop.refused("POST", "/customers", {"name": "何田"}) == "invalid"
    assert shop.refused("POST", "/customers", {"name": "何田", "email": "no"}) == "invalid"
    moved = shop.done("PUT", f"/customers/{new['id']}/address", {"address": {"zip": "310013"}})
    assert (moved["address"]["city"], moved["address"]["zip"]) == ("杭州市", "310013")
    assert shop.client.get("/customers/find?name=何田&zip=310012").status_code == 404


def test_a_complaint_is_taken_down(shop: Merchant) -> None:
    body = {"customer_id": "C1003", "order_id": "20261114-0123", "kind": "delivery", "text": "一直没有到"}
    complaint = shop.done("POST", "/complaints", body)
    assert complaint["status"] == "received"
    assert datetime.fromisoformat(complaint["answer_by"]) > datetime.fromisoformat(complaint["at"])
    assert shop.refused("POST", "/complaints", body | {"order_id": "20261112-0417"}) == "not_found"
    assert shop.refused("POST", "/complaints", body | {"kind": "weather"}) == "invalid"
