"""Each rule of retail-en's policy.md: kept it is done, broken it is refused with the reason and nothing changes."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio

from tests.db.actions.policy import Desk, desk
from tests.support.merchant import OWN_DATA, Merchant, running
from zhike.db.urls import Urls
from zhike.settings import Settings

HOME = {"address1": "1 Way", "address2": "2", "city": "Town", "state": "IL", "country": "USA", "zip": "62701"}
CANCEL = {"reason": "no longer needed"}


@pytest.fixture(scope="module")
def merchant() -> Iterator[Merchant]:
    with running("--data", str(OWN_DATA / "retail")) as found:
        yield found


@pytest_asyncio.fixture
async def counter(settings: Settings, urls: Urls, merchant: Merchant) -> AsyncIterator[Desk]:
    async with desk(settings, urls, merchant, "retail", "retail") as found:
        await found.enter("ann_lee_1")
        yield found


def swap(order: str, old: str, new: str, by: str = "card_1") -> dict[str, Any]:
    return {"order_id": order, "item_ids": [old], "new_item_ids": [new], "payment_method_id": by}


async def test_who_the_customer_is_comes_first_and_it_is_one_customer(counter: Desk) -> None:
    await counter.enter(None)
    assert (await counter.refused("get_order_details", order_id="#W1"))[0] == "identify_first"
    assert (await counter.refused("find_user_id_by_email", email="nobody@example.com"))[0] == "not_found"
    named = {"first_name": "Ann", "last_name": "Lee"}
    assert (await counter.refused("find_user_id_by_name_zip", **named, zip="00000"))[0] == "not_found"
    assert (await counter.does("find_user_id_by_name_zip", **named, zip="62701")).result == {"id": "ann_lee_1"}
    assert (await counter.does("get_order_details", order_id="#W1")).result["customer_id"] == "ann_lee_1"
    assert (await counter.refused("get_order_details", order_id="#W7"))[0] == "not_found"
    assert (await counter.refused("get_user_details", user_id="bo_alvarez_2"))[0] == "not_found"
    assert (await counter.refused("find_user_id_by_email", email="bo.alvarez@example.com"))[0] == "other_customer"


async def test_pending_orders_are_cancelled_for_one_of_two_reasons(counter: Desk) -> None:
    assert (await counter.refused("cancel_pending_order", order_id="#W1", reason="too dear"))[0] == "invalid_arguments"
    for order in ("#W3", "#W4", "#W6"):
        assert (await counter.refused("cancel_pending_order", order_id=order, **CANCEL))[0] == "order_not_pending"
    done = await counter.does("cancel_pending_order", order_id="#W2", **CANCEL)
    assert done.result["status"] == "cancelled"
    profile = (await counter.does("get_user_details", user_id="ann_lee_1")).result
    assert {m["id"]: m["balance"] for m in profile["payment_methods"] if m["kind"] == "gift_card"} == {"gift_1": 4010}


async def test_addresses_of_pending_orders_and_ones_own_change(counter: Desk) -> None:
    for order in ("#W3", "#W4", "#W6"):
        assert (await counter.refused("modify_pending_order_address", order_id=order, **HOME))[0] == "order_not_pending"
    assert (await counter.does("modify_pending_order_address", order_id="#W1", **HOME)).state == "done"
    assert (await counter.does("modify_user_address", user_id="ann_lee_1", **HOME)).state == "done"
    assert (await counter.refused("modify_user_address", user_id="bo_alvarez_2", **HOME))[0] == "not_found"


async def test_another_single_payment_method_that_covers_the_total(counter: Desk) -> None:
    def by(method: str, order: str = "#W1") -> dict[str, str]:
        return {"order_id": order, "payment_method_id": method}

    assert (await counter.refused("modify_pending_order_payment", **by("card_1")))[0] == "payment_method_unchanged"
    assert (await counter.refused("modify_pending_order_payment", **by("gift_1")))[0] == "gift_card_too_small"
    assert (await counter.refused("modify_pending_order_payment", **by("gift_3")))[0] == "payment_method_unknown"
    assert (await counter.refused("modify_pending_order_payment", **by("card_2", "#W4")))[0] == "order_not_pending"
    assert (await counter.does("modify_pending_order_payment", **by("paypal_1"))).state == "done"
    assert (await counter.refused("modify_pending_order_payment", **by("card_2")))[0] == "payment_not_single"


async def test_items_of_a_pending_order_change_once_within_their_product(counter: Desk) -> None:
    change = "modify_pending_order_items"
    assert (await counter.refused(change, **swap("#W4", "mug-red", "mug-blue")))[0] == "order_not_pending"
    assert (await counter.refused(change, **swap("#W1", "mug-red", "mug-gold")))[0] == "item_not_available"
    assert (await counter.refused(change, **swap("#W1", "mug-red", "rug-m")))[0] in (
        "item_not_available",
        "item_not_of_product",
    )
    assert (await counter.refused(change, **swap("#W1", "mug-green", "mug-blue")))[0] in (
        "item_not_in_order",
        "item_not_available",
    )
    assert (await counter.refused(change, **swap("#W1", "mug-red", "nothing")))[0] == "not_found"
    assert (await counter.refused(change, **swap("#W1", "mug-red", "mug-blue", "gift_3")))[
        0
    ] == "payment_method_unknown"
    assert (await counter.refused(change, **swap("#W1", "rug-s", "rug-l", "gift_1")))[0] == "gift_card_too_small"
    two = swap("#W1", "mug-red", "mug-blue") | {"new_item_ids": ["mug-blue", "rug-m"]}
    assert (await counter.refused(change, **two))[0] == "pairs_do_not_match"
    assert (await counter.does(change, **swap("#W1", "mug-red", "mug-blue"))).state == "done"
    assert (await counter.refused(change, **swap("#W1", "rug-s", "rug-m")))[0] == "order_not_pending", "only once"
    assert (await counter.refused("cancel_pending_order", order_id="#W1", **CANCEL))[0] == "order_not_pending"


async def test_returns_go_to_the_original_method_or_a_gift_card(counter: Desk) -> None:
    def back(order: str, method: str, *items: str) -> dict[str, Any]:
        return {"order_id": order, "item_ids": list(items), "payment_method_id": method}

    give_back = "return_delivered_order_items"
    assert (await counter.refused(give_back, **back("#W1", "card_1", "mug-red")))[0] == "order_not_delivered"
    assert (await counter.refused(give_back, **back("#W4", "paypal_1", "mug-red")))[0] == "refund_method_not_allowed"
    assert (await counter.refused(give_back, **back("#W4", "gift_3", "mug-red")))[0] == "payment_method_unknown"
    assert (await counter.refused(give_back, **back("#W4", "card_1", "rug-l")))[0] == "item_not_in_order"
    thrice = back("#W4", "card_1", "mug-red", "mug-red", "mug-red")
    assert (await counter.refused(give_back, **thrice))[0] == "item_not_in_order"
    assert (await counter.does(give_back, **back("#W4", "gift_1", "mug-red", "mug-red"))).state == "done"
    assert (await counter.refused(give_back, **back("#W4", "card_1", "rug-s")))[0] == "order_not_delivered", "only once"
    assert (await counter.does(give_back, **back("#W5", "gift_1", "mug-green"))).state == "done"


async def test_exchanges_of_delivered_orders(counter: Desk) -> None:
    exchange = "exchange_delivered_order_items"
    assert (await counter.refused(exchange, **swap("#W1", "mug-red", "mug-blue")))[0] == "order_not_delivered"
    assert (await counter.refused(exchange, **swap("#W4", "rug-s", "rug-l", "gift_1")))[0] == "gift_card_too_small"
    assert (await counter.refused(exchange, **swap("#W4", "mug-red", "mug-gold")))[0] == "item_not_available"
    assert (await counter.does(exchange, **swap("#W4", "rug-s", "rug-m"))).state == "done"
    assert (await counter.refused(exchange, **swap("#W4", "mug-red", "mug-blue")))[0] == "order_not_delivered", (
        "only once"
    )


async def test_every_change_says_its_exact_effect_before_the_yes(counter: Desk) -> None:
    made = await counter.proposed("exchange_delivered_order_items", **swap("#W4", "rug-s", "rug-m"))
    assert "#W4" in made.text
    assert "$25.20" in made.text
    assert counter.merchant.read("/sandbox/export/changed") == {}
