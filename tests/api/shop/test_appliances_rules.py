"""The rules of the Chinese data set's policy, each kept and each broken, on a small set of its shape."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.merchant import OWN_DATA, Merchant, part, running

FOLDER = OWN_DATA / "appliances"
USER = f"/customers/{part('乙')}"
BEFORE_SHIPPING = ["o-wait", "o-paid", "o-work"]
AFTER_SHIPPING = ["o-sent", "o-way", "o-there", "o-got", "o-back"]


@pytest.fixture(scope="module")
def running_shop() -> Iterator[Merchant]:
    with running("--data", str(FOLDER)) as shop:
        yield shop


@pytest.fixture
def shop(running_shop: Merchant) -> Iterator[Merchant]:
    running_shop.reset()
    sandbox = running_shop.sandbox()
    yield sandbox
    sandbox.client.close()


def changed(shop: Merchant) -> dict[str, Any]:
    found: dict[str, Any] = shop.read("/export/changed")
    return found


def record(name: str) -> dict[str, Any]:
    """An order as the files have it."""
    data = json.loads((FOLDER / "orders.json").read_text("utf-8"))
    found: dict[str, Any] = data["jd"]["shop1"]["乙"][name]
    return found


def card(shop: Merchant) -> float:
    balance: int = shop.read(f"{USER}/gift-card")["balance"]
    return balance / 100


def test_the_data_comes_out_as_it_went_in(shop: Merchant) -> None:
    exported = shop.read("/export")
    files: list[Path] = sorted(FOLDER.glob("*.json"))
    assert {path.stem for path in files} == exported.keys()
    for path in files:
        assert exported[path.stem] == json.loads(path.read_text("utf-8")), path.stem
    assert changed(shop) == {}


def test_words_become_codes(shop: Merchant) -> None:
    names = [*BEFORE_SHIPPING, *AFTER_SHIPPING]
    found = [shop.read(f"/orders/{name}") for name in names]
    assert [(one["status"], one["status_text"]) for one in found] == [
        ("awaiting_payment", "待付款"),
        ("paid", "已付款"),
        ("processing", "处理中"),
        ("shipped", "已发货"),
        ("in_transit", "运输中"),
        ("arrived", "已送达"),
        ("delivered", "已签收"),
        ("returned", "已退货"),
    ]
    assert [shop.read(f"/products/{key}")["status"] for key in ("100", "200", "300")] == [
        "on_sale",
        "off_sale",
        "out_of_stock",
    ]
    parcel = shop.read("/orders/o-way/shipment")["shipments"][0]
    assert [one["status"] for one in parcel["events"]] == ["created", "in_transit", "in_transit"]
    assert parcel["events"][2]["place"] == "", "a station the data leaves open"
    assert parcel["expected_at"] == "2025-05-02T14:00:00+08:00"


# 取消


@pytest.mark.parametrize("name", BEFORE_SHIPPING)
def test_an_order_is_cancelled_before_it_is_sent(shop: Merchant, name: str) -> None:
    shop.done("POST", f"/orders/{name}/cancel")
    assert changed(shop) == {"orders": {name: record(name) | {"订单状态": "已取消"}}}
    assert shop.refused("POST", f"/orders/{name}/cancel") == "already_cancelled"


@pytest.mark.parametrize("name", AFTER_SHIPPING)
def test_an_order_is_not_cancelled_later(shop: Merchant, name: str) -> None:
    answer = shop.client.post(f"/orders/{name}/cancel", json={}, headers={"Accept-Language": "zh-CN"})
    assert answer.status_code == 409
    assert record(name)["订单状态"] in answer.json()["error"]["message"]
    assert changed(shop) == {}


# 修改


@pytest.mark.parametrize("name", BEFORE_SHIPPING)
def test_address_and_phone_change_before_it_is_sent(shop: Merchant, name: str) -> None:
    shop.done("PUT", f"/orders/{name}/address", {"address": {"line1": "新路 2 号"}, "phone": "13900000009"})
    address = changed(shop)["orders"][name]["收货地址"]
    assert address == record(name)["收货地址"] | {"详细地址": "新路 2 号", "电话号码": "13900000009"}


@pytest.mark.parametrize("name", AFTER_SHIPPING)
def test_address_and_phone_stay_later(shop: Merchant, name: str) -> None:
    assert shop.refused("PUT", f"/orders/{name}/address", {"phone": "13900000009"}) == "not_pending"
    assert changed(shop) == {}


def test_a_change_of_nothing_is_refused(shop: Merchant) -> None:
    assert shop.refused("PUT", "/orders/o-paid/address") == "invalid"


# 增加


def ordered(item_id: str, quantity: int = 1, method: str = "gift_card") -> dict[str, Any]:
    lines = [{"item_id": item_id, "quantity": quantity}]
    return {"customer_id": "乙", "lines": lines, "payment_method_id": method}


def test_a_new_order_is_numbered_paid_and_sent_to_the_customers_address(shop: Merchant) -> None:
    shop.done("POST", "/orders", ordered("400", 2))
    shop.done("POST", "/orders", ordered("100", 1, "alipay"))
    found = changed(shop)["orders"]
    assert found["1234567890"] == {
        "用户ID": "乙",
        "订单ID": "1234567890",
        "订单状态": "已付款",
        "订单总金额": 2400.5,
        "是否加急": False,
        "订单商品列表": [{"商品ID": "400", "单价": 1200.25, "数量": 2}],
        "收货地址": record("o-paid")["收货地址"],
        "支付方式": "京东E卡",
    }
    assert found["1234567891"]["支付方式"] == "支付宝"
    assert card(shop) == 5000, "the e-card is settled by a call of its own"


@pytest.mark.parametrize("item_id", ["200", "300"])
def test_only_goods_on_sale_are_ordered(shop: Merchant, item_id: str) -> None:
    assert shop.refused("POST", "/orders", ordered(item_id)) == "not_on_sale"
    assert changed(shop) == {}


# 退货


def test_a_delivered_order_is_taken_back(shop: Merchant) -> None:
    shop.done("POST", "/orders/o-got/returns")
    assert changed(shop) == {"orders": {"o-got": record("o-got") | {"订单状态": "已退货"}}}


@pytest.mark.parametrize("name", [*BEFORE_SHIPPING, "o-sent", "o-way", "o-there", "o-back"])
def test_only_delivered_orders_are_taken_back(shop: Merchant, name: str) -> None:
    assert shop.refused("POST", f"/orders/{name}/returns") == "not_delivered"
    assert changed(shop) == {}


def test_orders_are_taken_back_as_a_whole(shop: Merchant) -> None:
    assert shop.refused("POST", "/orders/o-got/returns", {"item_ids": ["400"]}) == "not_offered"
    shop.done("POST", "/orders/o-got/returns", {"item_ids": ["100"]})


# 换货


def exchange(new: str, old: str = "100") -> dict[str, Any]:
    return {"pairs": [{"item_id": old, "new_item_id": new}]}


@pytest.mark.parametrize("name", BEFORE_SHIPPING)
def test_a_product_is_exchanged_before_it_is_sent(shop: Merchant, name: str) -> None:
    shop.done("POST", f"/orders/{name}/exchanges", exchange("101"))
    found = changed(shop)["orders"][name]
    assert found["订单商品列表"][0] == record(name)["订单商品列表"][0] | {"商品ID": "101"}
    assert found["订单状态"] == record(name)["订单状态"]
    assert found["订单总金额"] == record(name)["订单总金额"]


@pytest.mark.parametrize("name", AFTER_SHIPPING)
def test_a_product_is_not_exchanged_later(shop: Merchant, name: str) -> None:
    assert shop.refused("POST", f"/orders/{name}/exchanges", exchange("101")) == "not_pending"


@pytest.mark.parametrize(
    ("new", "old", "code"),
    [
        ("102", "100", "not_on_sale"),
        ("103", "100", "not_on_sale"),
        ("200", "100", "not_on_sale"),  # the list says on sale, the catalogue does not
        ("400", "100", "not_exchangeable"),
        ("101", "400", "not_exchangeable"),
        ("101", "999", "item_not_in_order"),
    ],
)
def test_exchanges_outside_the_list_or_not_on_sale_are_refused(shop: Merchant, new: str, old: str, code: str) -> None:
    assert shop.refused("POST", "/orders/o-paid/exchanges", exchange(new, old)) == code
    assert changed(shop) == {}


# 京东E卡


def test_the_card_pays_goods_on_sale_that_cost_less_than_its_balance(shop: Merchant) -> None:
    shop.done("POST", f"{USER}/gift-card/payments", {"item_id": "400", "quantity": 2})
    assert card(shop) == 2599.5
    assert changed(shop)["users_info"]["乙"]["电子卡余额"] == 2599.5
    entry = shop.read(f"{USER}/gift-card")["ledger"][-1]
    assert (entry["change"], entry["reason"]) == (-240050, "payment")


@pytest.mark.parametrize(
    ("user", "body", "code"),
    [
        ("乙", {"item_id": "400", "quantity": 5}, "gift_card_too_small"),
        ("甲", {"item_id": "100"}, "gift_card_too_small"),  # just the balance is not less than it
        ("乙", {"item_id": "200"}, "not_on_sale"),
        ("乙", {"item_id": "300"}, "not_on_sale"),
        ("乙", {"item_id": "999"}, "not_found"),
        ("丙", {"item_id": "100"}, "not_found"),
        ("乙", {"order_id": "o-paid"}, "nothing_to_pay"),
        ("甲", {"order_id": "o-wait"}, "not_found"),
    ],
    ids=str,
)
def test_what_the_card_does_not_pay(shop: Merchant, user: str, body: dict[str, Any], code: str) -> None:
    assert shop.refused("POST", f"/customers/{part(user)}/gift-card/payments", body) == code
    assert changed(shop) == {}


@pytest.mark.parametrize(("name", "step"), [("o-paid", "cancel"), ("o-got", "returns")])
def test_a_cancelled_or_returned_order_by_card_is_refunded_once(shop: Merchant, name: str, step: str) -> None:
    amount = round(record(name)["订单总金额"] * 100)
    refunds = f"{USER}/gift-card/refunds"
    assert shop.refused("POST", refunds, {"amount": amount, "order_id": name}) == "nothing_to_refund"
    shop.done("POST", f"/orders/{name}/{step}")
    assert card(shop) == 5000
    assert shop.refused("POST", refunds, {"amount": amount + 1, "order_id": name}) == "nothing_to_refund"
    shop.done("POST", refunds, {"amount": amount, "order_id": name})
    assert card(shop) == 5000 + amount / 100
    assert shop.refused("POST", refunds, {"amount": amount, "order_id": name}) == "nothing_to_refund"


def test_an_order_not_paid_by_card_is_not_refunded_to_it(shop: Merchant) -> None:
    shop.done("POST", "/orders/o-got-bank/returns")
    body = {"amount": 100000, "order_id": "o-got-bank"}
    assert shop.refused("POST", f"{USER}/gift-card/refunds", body) == "not_paid_by_gift_card"
    refund = shop.read("/refunds", customer_id="乙")["refunds"][0]
    assert (refund["status"], refund["payment_method_id"]) == ("processing", "bank_card")
    assert card(shop) == 5000


def test_a_fallen_price_is_paid_back_by_amount(shop: Merchant) -> None:
    refunds = f"{USER}/gift-card/refunds"
    assert shop.read("/orders/o-sent/price-protection")["amount"] == 29975
    assert shop.refused("POST", refunds, {"amount": 29976}) == "nothing_to_refund"
    shop.done("POST", refunds, {"amount": 29975})
    assert card(shop) == 5299.75
    assert shop.refused("POST", refunds, {"amount": 29975}) == "nothing_to_refund"
    assert shop.refused("POST", "/orders/o-sent/price-protection") == "no_lower_price"


def test_a_fallen_price_is_paid_back_by_a_claim(shop: Merchant) -> None:
    shop.done("POST", "/orders/o-sent/price-protection")
    assert card(shop) == 5299.75
    assert shop.refused("POST", f"{USER}/gift-card/refunds", {"amount": 29975}) == "nothing_to_refund"
    shop.done("POST", "/orders/o-work/price-protection")  # paid by Alipay: back the same way
    assert card(shop) == 5299.75
    assert shop.read("/orders/o-work")["payments"][-1]["amount"] == 10000


@pytest.mark.parametrize("amount", [0, -100])
def test_a_refund_of_nothing_or_less_is_invalid(shop: Merchant, amount: int) -> None:
    assert shop.refused("POST", f"{USER}/gift-card/refunds", {"amount": amount}) == "invalid"


# 晒单返现、加急、预约、发票


def test_a_review_is_rewarded_once(shop: Merchant) -> None:
    assert shop.read("/orders/o-got/review-reward")["claimed"] is True
    assert shop.refused("POST", "/orders/o-got/review-reward") == "already_claimed"
    assert shop.read("/orders/o-got-bank/review-reward")["claimed"] is False
    assert shop.read("/orders/o-paid/review-reward")["claimed"] is False
    for name in ("o-got-bank", "o-paid", "o-old"):
        shop.done("POST", f"/orders/{name}/review-reward", {"evidence_url": "https://example.com/1.jpg"})
        assert shop.refused("POST", f"/orders/{name}/review-reward") == "already_claimed"
    assert changed(shop) == {"register_cashback": {"o-got-bank": True, "o-paid": True, "o-old": True}}


def test_an_order_of_which_only_traces_are_left_is_in_no_list(shop: Merchant) -> None:
    assert shop.read("/orders/o-old")["status"] == "archived"
    assert "o-old" not in {one["id"] for one in shop.read("/orders", customer_id="乙")["orders"]}
    assert shop.refused("POST", "/orders/o-old/cancel") == "not_pending"


def test_orders_that_are_not_there_yet_are_hurried(shop: Merchant) -> None:
    for name in ("o-paid", "o-sent", "o-way"):
        shop.done("POST", f"/orders/{name}/expedite")
        assert changed(shop)["orders"][name] == record(name) | {"是否加急": True}
    for name in ("o-got", "o-back"):
        assert shop.refused("POST", f"/orders/{name}/expedite") == "not_pending"


def test_a_visit_is_booked_moved_and_cancelled(shop: Merchant) -> None:
    shop.done("POST", "/orders/o-paid/bookings", {"slot": "周四"})
    shop.done("POST", "/orders/o-paid/bookings", {"slot": "周五", "name": "测试甲", "phone": "13900000001"})
    assert changed(shop)["service"]["o-paid"] == {
        "服务类型": "安装",
        "店铺ID": "shop1",
        "用户ID": "乙",
        "订单ID": "o-paid",
        "平台": "jd",
        "电话号码": "13900000001",
        "用户姓名": "测试甲",
        "预约日期": "周五",
    }
    shop.done("POST", "/bookings/o-got-installation/cancel")
    assert changed(shop)["service"]["o-got"] is None
    assert shop.refused("POST", "/bookings/o-got-installation/cancel") == "already_cancelled"
    assert shop.refused("POST", "/orders/o-back/bookings", {"slot": "周五"}) == "not_pending"


def test_an_invoice_is_issued_and_replaced_once(shop: Merchant) -> None:
    body = {"kind": "company", "title": "测试公司", "tax_id": "91320100MA1TEST00X"}
    shop.done("POST", "/orders/o-got/invoice", body)
    assert changed(shop)["invoices"]["o-got"] == {
        "订单ID": "o-got",
        "发票类型": "企业发票",
        "发票抬头": "测试公司",
        "电话号码": "13900000002",
        "税号": "91320100MA1TEST00X",
    }
    assert shop.refused("POST", "/orders/o-got/invoice", body) == "invoice_final"


def test_what_the_policy_does_not_name_is_not_offered(shop: Merchant) -> None:
    assert shop.refused("PUT", "/orders/o-paid/payment", {"payment_method_id": "wechat"}) == "not_offered"
    assert shop.refused("PUT", "/orders/o-paid/items", exchange("101")) == "not_offered"
