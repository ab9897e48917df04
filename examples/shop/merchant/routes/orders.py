"""Orders and where they are."""

from __future__ import annotations

from msgspec import Struct

from merchant.bodies import (
    AddressChange,
    CancelOrder,
    ChangeOrderAddress,
    ChangePayment,
    NewOrder,
    NoBody,
    OfCustomer,
    Swap,
)
from merchant.errors import Refused
from merchant.operations import operation
from merchant.pricing import Quote
from merchant.routes.cart import work_out
from merchant.shapes import Address, Coupon, Customer, Order, OrderBrief, OrderLine, PaymentMethod, Shipment
from merchant.shop import Shop, with_changes


class Orders(Struct):
    """A page of a customer's orders, the newest first."""

    orders: list[OrderBrief]
    total: int


class Parcels(Struct):
    """The parcels of an order."""

    order_id: str
    customer_id: str
    order_status: str
    status_text: str
    shipments: list[Shipment]


CHANGE = ("not_found", "not_pending", "already_shipped", "already_cancelled")


@operation(
    "GET",
    "/orders",
    "List a customer's orders",
    "查顾客的订单",
    query=OfCustomer,
    returns=Orders,
    refusals=("not_found",),
)
def list_orders(shop: Shop, query: OfCustomer) -> Orders:
    """Orders of one customer, the newest first."""
    customer = shop.customer(query.customer_id)
    orders = [order for order in shop.store.owned(Order, customer.id) if order.status != "archived"]
    orders.sort(key=lambda order: order.placed_at or "", reverse=True)
    page = orders[query.offset : query.offset + query.limit]
    return Orders([brief(order) for order in page], len(orders))


def brief(order: Order) -> OrderBrief:
    """An order as a list shows it."""
    return OrderBrief(
        id=order.id,
        status=order.status,
        status_text=order.status_text,
        currency=order.currency,
        total=order.total,
        placed_at=order.placed_at,
        items=[line.name for line in order.lines],
    )


@operation("GET", "/orders/{order_id}", "Look up an order", "查订单详情", returns=Order, refusals=("not_found",))
def get_order(shop: Shop, order_id: str) -> Order:
    """An order with its lines, address, payments and what was asked for since."""
    return shop.order(order_id)


@operation("GET", "/orders/{order_id}/shipment", "Track an order", "查物流", returns=Parcels, refusals=("not_found",))
def get_shipment(shop: Shop, order_id: str) -> Parcels:
    """The parcels of an order with every station so far; none before it is shipped."""
    order = shop.order(order_id)
    return Parcels(order.id, order.customer_id, order.status, order.status_text, shop.store.owned(Shipment, order.id))


@operation(
    "POST",
    "/orders",
    "Place an order",
    "下单",
    body=NewOrder,
    returns=Order,
    refusals=(
        "not_found",
        "not_on_sale",
        "payment_method_unknown",
        "gift_card_too_small",
        "total_changed",
        "coupon_not_usable",
    ),
)
def create_order(shop: Shop, body: NewOrder) -> Order:
    """Place and pay an order. The total is that of quote_cart; say it as expected_total and another one is refused."""
    customer = shop.customer(body.customer_id)
    method = shop.method(customer.id, body.payment_method_id)
    quote = work_out(shop, body.lines, customer, body.coupon_id, body.points)
    if body.expected_total is not None and body.expected_total != quote.total:
        raise Refused("total_changed", "expected_total", (f"(now {quote.total})", f"（现为 {quote.total} 分）"))
    order = fresh_order(shop, customer, method, quote, body.address)
    shop.house.pay_new_order(shop, order, method)
    use_up(shop, order)
    customer = shop.customer(customer.id)
    customer.order_ids.append(order.id)
    shop.store.put(customer)
    shop.save_order(order, "order.created", "", total=order.total)
    return order


def fresh_order(
    shop: Shop, customer: Customer, method: PaymentMethod, quote: Quote, address: AddressChange | None
) -> Order:
    """A paid order made of a quote."""
    home = Address(**{name: getattr(customer.address, name) for name in Address.__struct_fields__})
    home.recipient, home.phone = home.recipient or customer.name, home.phone or customer.phone
    now = shop.stamp()
    return Order(
        id=shop.house.order_number(shop),
        customer_id=customer.id,
        status="paid",
        status_text="",
        currency=quote.currency,
        total=quote.total,
        goods=quote.goods,
        discount=quote.discount,
        freight=quote.freight,
        address=with_changes(home, address or AddressChange()),
        lines=[
            OrderLine(
                item_id=line.item_id,
                product_id=line.product_id,
                name=line.name,
                options=shop.item(line.item_id).options,
                price=line.list_price,
                quantity=line.quantity,
                paid=line.paid,
                currency=quote.currency,
            )
            for line in quote.lines
        ],
        payment_method_id=method.id,
        coupon_id=quote.coupon_id,
        points_used=quote.points_used,
        points_earned=quote.points_earned,
        placed_at=now,
        paid_at=now,
    )


def use_up(shop: Shop, order: Order) -> None:
    """Take the points and the coupon an order was paid with."""
    shop.move_points(order.customer_id, -order.points_used, "order", order.id)
    coupon = shop.store.get(Coupon, order.coupon_id) if order.coupon_id else None
    if coupon is not None:
        coupon.status, coupon.order_id = "used", order.id
        shop.store.put(coupon)


@operation(
    "POST",
    "/orders/{order_id}/cancel",
    "Cancel an order",
    "取消订单",
    body=CancelOrder,
    returns=Order,
    refusals=(*CHANGE, "reason_not_accepted"),
)
def cancel_order(shop: Shop, order_id: str, body: CancelOrder) -> Order:
    """Cancel an order that was not shipped. What was paid goes back the way it came; to a gift card at once."""
    order = shop.order(order_id)
    before = order.status
    shop.house.check_cancel(order, body.reason.replace(" ", "_"))
    shop.house.cancel(shop, order)
    order.cancel_reason = body.reason.replace(" ", "_")
    coupon = shop.store.get(Coupon, order.coupon_id) if order.coupon_id else None
    if coupon is not None and coupon.expires_at > shop.stamp():
        coupon.status, coupon.order_id = "usable", None
        shop.store.put(coupon)
    shop.save_order(order, "order.cancelled", before, reason=order.cancel_reason)
    return order


@operation(
    "PUT",
    "/orders/{order_id}/address",
    "Change where an order goes",
    "修改订单地址或电话",
    body=ChangeOrderAddress,
    returns=Order,
    refusals=(*CHANGE, "address_changed_before"),
)
def update_order_address(shop: Shop, order_id: str, body: ChangeOrderAddress) -> Order:
    """Change parts of the address, or the phone number, of an order that was not shipped."""
    if body.address is None and not body.phone:
        raise Refused("invalid", "address", ("Give an address or a phone.", "请给出新地址或新电话。"))
    order = shop.order(order_id)
    shop.house.check_address(order, phone_only=body.address is None)
    if body.address is not None:
        order.address = with_changes(order.address, body.address)
        order.address_changes += 1
    if body.phone:
        order.address.phone = body.phone
    shop.save_order(order, "order.address_changed", order.status)
    return order


@operation(
    "PUT",
    "/orders/{order_id}/payment",
    "Change how an order is paid",
    "更换支付方式",
    body=ChangePayment,
    returns=Order,
    refusals=(
        *CHANGE,
        "payment_method_unknown",
        "payment_method_unchanged",
        "payment_not_single",
        "gift_card_too_small",
    ),
)
def update_order_payment(shop: Shop, order_id: str, body: ChangePayment) -> Order:
    """Pay an order that was not shipped in another way; what was paid goes back the way it came."""
    order = shop.order(order_id)
    before = order.status
    shop.house.change_payment(shop, order, shop.method(order.customer_id, body.payment_method_id))
    shop.save_order(order, "order.payment_changed", before)
    return order


@operation(
    "PUT",
    "/orders/{order_id}/items",
    "Swap variants in an order",
    "更换订单商品规格",
    body=Swap,
    returns=Order,
    refusals=(
        *CHANGE,
        "items_changed_before",
        "item_not_in_order",
        "pairs_do_not_match",
        "same_item",
        "item_not_available",
        "payment_method_unknown",
        "gift_card_too_small",
    ),
)
def update_order_items(shop: Shop, order_id: str, body: Swap) -> Order:
    """Swap items of an order that was not shipped for other variants of the same products, once. The difference is paid or paid back."""
    order = shop.order(order_id)
    before = order.status
    old, new = body.lists()
    method = shop.method(order.customer_id, body.payment_method_id or order.payment_method_id or "")
    shop.house.change_items(shop, order, old, new, method)
    shop.save_order(order, "order.items_changed", before, item_ids=old, new_item_ids=new)
    return order


@operation(
    "POST",
    "/orders/{order_id}/expedite",
    "Hurry an order",
    "订单加急",
    body=NoBody,
    returns=Order,
    refusals=("not_found", "not_pending", "already_urgent"),
)
def expedite_order(shop: Shop, order_id: str, body: NoBody) -> Order:
    """Mark an order that has not arrived as urgent for warehouse and courier."""
    order = shop.order(order_id)
    shop.house.check_hurry(order)
    order.urgent = True
    shop.save_order(order, "order.expedited", order.status)
    return order
