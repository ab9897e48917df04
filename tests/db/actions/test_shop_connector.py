"""The demo shop's connector: every operation does in a running merchant what its title says, with its conditions kept."""

import secrets
from typing import Any

import pytest

from tests.support.merchant import KEY, PROGRAM, Merchant, running
from zhike.cli.evaluating.action_house import Counter, counter
from zhike.cli.evaluating.action_shop import Shop

LINEN, BOWL, CHEAPER = "20261120-0831", "20261112-0417", "20261116-0377"


async def done(desk: Counter, operation: str, **arguments: Any) -> Any:
    outcome = await desk.run(f"shop.{operation}", arguments)
    assert (outcome.state, outcome.code) == ("done", None), (operation, outcome.message)
    return outcome.result


async def refused(desk: Counter, operation: str, **arguments: Any) -> str | None:
    outcome = await desk.run(f"shop.{operation}", arguments)
    assert outcome.state == "refused", (operation, outcome)
    return outcome.code


async def look(desk: Counter) -> None:
    """All a signed-in customer may look at."""
    assert (await done(desk, "get_customer"))["id"] == "demo-customer"
    assert (await done(desk, "list_orders"))["total"] == 5
    assert (await done(desk, "get_order", order_id=LINEN))["status"] == "in_transit"
    assert (await done(desk, "get_shipment", order_id=LINEN))["shipments"]
    for operation in ("list_refunds", "get_points", "list_coupons", "get_gift_card", "list_bookings"):
        await done(desk, operation)
    await done(desk, "get_refund", refund_id="RF-20261018-0092")
    await done(desk, "get_invoice", order_id="20261105-0733")
    assert (await done(desk, "quote_price_protection", order_id=LINEN))["eligible"] is False
    assert len((await done(desk, "list_service_slots", order_id="20261105-0733"))["slots"]) == 21
    assert (await done(desk, "list_products", q="净水"))["products"][0]["id"] == "w2"
    for operation, arguments in {
        "get_product": {"product_id": "w2"},
        "get_item": {"item_id": "w2-std"},
        "compare_products": {"ids": "w2,m8"},
        "list_promotions": {},
    }.items():
        await done(desk, operation, **arguments)


async def others_records_are_not_there(desk: Counter) -> None:
    for operation in ("get_order", "get_shipment", "get_invoice", "quote_price_protection", "get_review_reward"):
        assert await refused(desk, operation, order_id="20261117-0512") == "not_found", operation
    for operation, more in {
        "cancel_order": {"reason": "other"},
        "expedite_order": {},
        "claim_price_protection": {},
        "create_return": {"item_ids": ["x3-black"], "reason": "broken"},
        "update_order_address": {"address": {"line1": "x"}},
        "book_service": {"slot": "soon"},
        "create_invoice": {"title": "x"},
    }.items():
        assert await refused(desk, operation, order_id="20261121-0066", **more) == "not_found", operation


async def change(desk: Counter, shop: Merchant) -> None:
    """What is changed with the customer's yes, and what the conditions refuse before it."""
    assert await refused(desk, "cancel_order", order_id=LINEN, reason="other") == "already_shipped"
    assert await refused(desk, "create_return", order_id=LINEN, item_ids=["linen-sand-18"], reason="broken") == (
        "not_delivered"
    )
    assert await refused(desk, "create_exchange", order_id=BOWL, item_ids=["bowl-celadon"], new_item_ids=["x3-white"])
    paid = "20261122-0058"
    moved = await done(desk, "update_order_address", order_id=paid, address={"line1": "文三路 91 号"})
    assert moved["address"]["line1"] == "文三路 91 号"
    assert (
        await refused(desk, "update_order_address", order_id=paid, address={"line1": "x"}) == "address_changed_before"
    )
    assert (await done(desk, "expedite_order", order_id=paid))["urgent"] is True
    assert (await done(desk, "cancel_order", order_id=paid, reason="other"))["status"] == "cancelled"
    reward = await done(desk, "claim_review_reward", order_id=BOWL, evidence_url="https://example.com/1")
    assert reward["claimed"] is True
    invoice = {"order_id": BOWL, "kind": "company", "title": "演示公司"}
    assert await refused(desk, "create_invoice", **invoice) == "tax_id_missing"
    await done(desk, "create_invoice", **invoice, tax_id="91330100MA2DEMO11X")
    order = await done(desk, "create_exchange", order_id=BOWL, item_ids=["bowl-celadon"], new_item_ids=["bowl-white"])
    assert order["status"] == "exchange_requested"
    slots = shop.read("/sandbox/orders/20261105-0733/service-slots")["slots"]
    booking = await done(desk, "book_service", order_id="20261105-0733", service="repair", slot=slots[0])
    assert (await done(desk, "cancel_booking", booking_id=booking["id"]))["status"] == "cancelled"
    assert await refused(desk, "cancel_booking", booking_id=booking["id"]) == "booking_unknown"
    complaint = await done(desk, "register_complaint", order_id=LINEN, kind="late_delivery", text="太慢")
    assert complaint["kind"] == "delivery"


@pytest.mark.asyncio
async def test_every_operation_of_the_demo_shop_runs() -> None:
    with running() as merchant:
        shop = Shop(merchant.base, KEY, PROGRAM.parent / "connectors")
        async with counter(shop, ["shop"]) as desk:
            await desk.enter("demo-customer")
            await look(desk)
            await others_records_are_not_there(desk)
            await change(desk, merchant)
            await desk.enter("C1002")
            claimed = await done(desk, "claim_price_protection", order_id=CHEAPER)
            assert claimed["amount"] == 5000
            returned = await done(desk, "create_return", order_id=CHEAPER, item_ids=["a7-white"], reason="broken")
            assert returned["status"] == "return_requested"
            await desk.enter(None)
            phone = f"139{secrets.randbelow(10**8):08d}"
            made = await done(desk, "create_customer", name="新顾客", phone=phone)
            assert (await done(desk, "find_customer", phone=phone))["id"] == made["id"]
