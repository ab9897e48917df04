"""Each rule of ecommerce-zh's policy.md: kept it is done, broken it is refused with the reason and nothing changes."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio

from tests.db.actions.policy import Desk, desk
from tests.support.merchant import OWN_DATA, Merchant, running
from zhike.db.urls import Urls
from zhike.settings import Settings

LATE = ["o-sent", "o-way", "o-there", "o-got", "o-back"]  # 已发货, 运输中, 已送达, 已签收, 已退货
EARLY = ["o-wait", "o-paid", "o-work"]  # 待付款, 已付款, 处理中
SEEN = {"evidence_url": "https://example.com/review.jpg", "evidence_shows_review": True}


@pytest.fixture(scope="module")
def merchant() -> Iterator[Merchant]:
    with running("--data", str(OWN_DATA / "appliances")) as found:
        yield found


@pytest_asyncio.fixture
async def counter(settings: Settings, urls: Urls, merchant: Merchant) -> AsyncIterator[Desk]:
    async with desk(settings, urls, merchant, "ecommerce-zh", "appliances") as found:
        await found.enter("乙")
        yield found


async def test_cancelling_is_for_orders_that_were_not_shipped(counter: Desk) -> None:
    for order in EARLY:
        assert (await counter.does("cancel_order", order_id=order)).result["status"] == "cancelled"
    for order in LATE:
        code, why = await counter.refused("cancel_order", order_id=order)
        assert (code, "只有待付款、已付款、处理中的订单可以取消" in why) == ("order_not_cancellable", True), order


async def test_address_and_phone_change_only_before_shipping(counter: Desk) -> None:
    for order in EARLY:
        done = await counter.does("update_order_address", order_id=order, address="新路 2 号", phone="13900000009")
        assert (done.result["address"]["line1"], done.result["address"]["phone"]) == ("新路 2 号", "13900000009")
    for order in LATE:
        code, why = await counter.refused("update_order_address", order_id=order, phone="13900000009")
        assert (code, "可以修改" in why) == ("order_not_changeable", True), order
    assert (await counter.refused("update_order_address", order_id="o-paid"))[0] == "nothing_to_change"
    assert (await counter.refused("update_order_address", order_id="o-paid", phone="110"))[0] == "invalid_arguments"


@pytest.mark.parametrize("product", ["200", "300"], ids=["off-sale", "out-of-stock"])
async def test_only_products_on_sale_are_ordered(counter: Desk, product: str) -> None:
    lines = [{"item_id": "100", "quantity": 1}, {"item_id": product, "quantity": 1}]
    code, why = await counter.refused("create_order", lines=lines, payment_method_id="wechat")
    assert (code, why) == ("not_on_sale", "有商品未上架，暂时不能购买。")
    assert (await counter.refused("create_order", lines=lines[:1]))[0] == "invalid_arguments", (
        "a way to pay is asked for"
    )
    done = await counter.does("create_order", lines=lines[:1], payment_method_id="wechat")
    assert (done.result["id"], done.result["customer_id"], done.result["total"]) == ("1234567890", "乙", 100_000)


async def test_returns_are_for_delivered_orders(counter: Desk) -> None:
    assert (await counter.does("create_return", order_id="o-got")).result["status"] == "returned"
    for order in [*EARLY, "o-sent", "o-way", "o-there", "o-back"]:
        code, why = await counter.refused("create_return", order_id=order)
        assert (code, "已签收" in why) == ("order_not_delivered", True), order


async def test_exchanges_are_before_shipping_for_a_listed_product_on_sale(counter: Desk) -> None:
    for order in LATE:
        wanted = {"order_id": order, "item_id": "100", "new_item_id": "101"}
        assert (await counter.refused("create_exchange", **wanted))[0] == "order_not_exchangeable", order
    paid = {"order_id": "o-paid", "item_id": "100"}
    assert (await counter.refused("create_exchange", **paid, new_item_id="400"))[0] == "not_exchangeable"
    assert (await counter.refused("create_exchange", **paid, new_item_id="102"))[0] == "not_on_sale"
    assert (await counter.refused("create_exchange", **paid, new_item_id="103"))[0] == "not_on_sale"
    assert (await counter.refused("create_exchange", **paid, new_item_id="200"))[0] == "not_on_sale", "taken off since"
    other = {"order_id": "o-work", "item_id": "400", "new_item_id": "101"}
    assert (await counter.refused("create_exchange", **other))[0] == "item_not_in_order"
    done = await counter.does("create_exchange", **paid, new_item_id="101")
    assert "101" in [line["item_id"] for line in done.result["lines"]]


async def test_the_e_card_pays_for_products_on_sale_within_its_balance(counter: Desk) -> None:
    for product in ("200", "300"):
        assert (await counter.refused("pay_with_gift_card", item_id=product, quantity=1))[0] == "not_on_sale"
    code, why = await counter.refused("pay_with_gift_card", item_id="100", quantity=5)
    assert (code, why) == ("gift_card_too_small", "京东E卡余额 ¥5,000.00，不足以支付 ¥5,000.00。"), "less, not as much"
    assert (await counter.does("pay_with_gift_card", item_id="100", quantity=4)).result["balance"] == 100_000
    assert (await counter.refused("pay_with_gift_card", item_id="100", quantity=1))[0] == "gift_card_too_small"


async def test_the_e_card_is_refunded_for_orders_paid_with_it_and_no_more_than_is_owed(counter: Desk) -> None:
    bank = {"order_id": "o-got-bank", "amount": 100}
    assert (await counter.refused("refund_to_gift_card", **bank))[0] == "not_paid_by_gift_card"
    assert (await counter.refused("refund_to_gift_card", order_id="o-paid", amount=340_051))[0] == "more_than_paid"
    assert (await counter.refused("refund_to_gift_card", amount=340_050))[0] == "nothing_to_refund", (
        "nothing is owed yet"
    )
    await counter.does("cancel_order", order_id="o-paid")
    done = await counter.does("refund_to_gift_card", order_id="o-paid", amount=340_050)
    assert done.result["balance"] == 840_050
    assert (await counter.refused("refund_to_gift_card", order_id="o-paid", amount=340_050))[0] == "nothing_to_refund"


async def test_a_fallen_price_is_paid_back_without_a_term(counter: Desk) -> None:
    """The order's line cost 1500, the product costs 1200.25 today; the policy asks for no term."""
    assert (await counter.does("refund_to_gift_card", order_id="o-sent", amount=29_975)).result["balance"] == 529_975
    assert (await counter.refused("refund_to_gift_card", order_id="o-sent", amount=29_975))[0] == "nothing_to_refund"


async def test_a_review_is_rewarded_once_and_with_evidence_that_was_looked_at(counter: Desk) -> None:
    assert (await counter.refused("claim_review_reward", order_id="o-got", **SEEN))[0] == "already_claimed"
    missing = await counter.refused("claim_review_reward", order_id="o-got-bank", evidence_shows_review=True)
    assert (missing[0], "evidence_url" in missing[1]) == ("invalid_arguments", True)
    unseen = SEEN | {"evidence_shows_review": False}
    code, why = await counter.refused("claim_review_reward", order_id="o-got-bank", **unseen)
    assert (code, "没有看到您的评论" in why) == ("evidence_not_valid", True)
    assert (await counter.does("claim_review_reward", order_id="o-got-bank", **SEEN)).result["claimed"] is True
    assert (await counter.does("get_review_reward", order_id="o-got-bank")).result["claimed"] is True


async def test_reading_is_open_in_every_state(counter: Desk) -> None:
    for order in [*EARLY, *LATE]:
        assert (await counter.does("get_order", order_id=order)).result["id"] == order
    assert (await counter.does("get_gift_card")).result["balance"] == 500_000


async def test_every_change_is_told_in_full_and_waits_for_the_customers_yes(counter: Desk) -> None:
    made = await counter.proposed("cancel_order", order_id="o-paid")
    for part in ("o-paid", "测试热水器 60 升×1；测试烟机×2", "已付款", "¥3,400.50", "退回京东E卡", "请回复“确认”"):
        assert part in made.text
    assert counter.merchant.read("/sandbox/export/changed") == {}
    assert counter.caller is not None
    unsaid = await counter.house.acting.service.confirm(counter.caller, made.id, 1)
    assert (unsaid.state, unsaid.code) == ("refused", "confirm_later")
    async with counter.shop.tx() as tx:
        cards = await counter.house.acting.service.operations(tx)
    assert {card.name for card in cards if card.writes and card.confirm == "none"} == set()


async def test_states_before_and_after_a_change_are_recorded(counter: Desk) -> None:
    done = await counter.does("cancel_order", order_id="o-work")
    async with counter.shop.tx() as tx:
        assert done.call_id is not None
        record = await counter.house.acting.records.get(tx, done.call_id)
    assert record.body is not None
    before, after = record.body["reads"]["order"], record.body["result"]
    assert (before["status_text"], after["status_text"]) == ("处理中", "已取消")


async def test_what_the_policy_does_not_name_is_no_operation(counter: Desk) -> None:
    for operation in ("update_order_payment", "create_customer", "update_customer_address", "create_invoice"):
        assert (await counter.refused(operation, order_id="o-paid"))[0] == "operation_unknown"


@pytest.mark.parametrize(
    ("operation", "more"),
    [
        ("get_order", {}),
        ("get_shipment", {}),
        ("get_review_reward", {}),
        ("cancel_order", {}),
        ("update_order_address", {"phone": "13900000009"}),
        ("create_return", {}),
        ("create_exchange", {"item_id": "100", "new_item_id": "101"}),
        ("expedite_order", {}),
        ("claim_review_reward", SEEN),
        ("refund_to_gift_card", {"amount": 1}),
        ("book_service", {"name": "甲", "phone": "13900000001", "slot": "周六", "service": "installation"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_another_customers_orders_are_not_there(counter: Desk, operation: str, more: dict[str, Any]) -> None:
    await counter.enter("甲")
    assert (await counter.refused(operation, order_id="o-paid", **more))[0] == "not_found"
