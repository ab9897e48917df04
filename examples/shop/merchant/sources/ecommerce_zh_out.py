"""The Chinese data set's shape made of the shop's records."""

from __future__ import annotations

from typing import Any

from merchant.shapes import Address, Booking, Customer, Invoice, Order, ReviewReward
from merchant.sources.ecommerce_zh import INVOICES, METHOD_WORDS, SERVICES, load, major
from merchant.store import Store
from merchant.words import STATUS_ZH

SERVICE_WORDS = {code: word for word, code in SERVICES.items()}
INVOICE_WORDS = {code: word for word, code in INVOICES.items()}


def place(address: Address) -> dict[str, str]:
    return {
        "国家": address.country,
        "省份": address.state,
        "城市": address.city,
        "区县": address.district,
        "详细地址": address.line1,
    }


def order_record(order: Order) -> dict[str, Any]:
    return {
        "用户ID": order.customer_id,
        "订单ID": order.id,
        "订单状态": STATUS_ZH[order.status],
        "订单总金额": major(order.total),
        "是否加急": order.urgent,
        "订单商品列表": [
            {"商品ID": line.item_id, "单价": major(line.price), "数量": line.quantity} for line in order.lines
        ],
        "收货地址": {
            "收件人姓名": order.address.recipient,
            "电话号码": order.address.phone,
            **place(order.address),
        },
        "支付方式": METHOD_WORDS[order.payment_method_id or "bank_card"],
    }


def user_record(customer: Customer, extra: dict[str, Any]) -> dict[str, Any]:
    card = next((method for method in customer.payment_methods if method.kind == "gift_card"), None)
    return {
        "用户ID": customer.id,
        "电话号码": customer.phone,
        "用户姓名": customer.name,
        "性别": extra.get("性别"),
        "年龄": extra.get("年龄"),
        "电子卡余额": major(card.balance or 0) if card else 0,
        "地址信息": place(customer.address),
    }


def invoice_record(invoice: Invoice) -> dict[str, Any]:
    record = {
        "订单ID": invoice.order_id,
        "发票类型": INVOICE_WORDS[invoice.kind],
        "发票抬头": invoice.title,
        "电话号码": invoice.phone,
    }
    return record | ({"税号": invoice.tax_id} if invoice.tax_id else {})


def booking_record(booking: Booking, platform: str, shop_id: str) -> dict[str, Any]:
    return {
        "服务类型": SERVICE_WORDS[booking.service],
        "店铺ID": shop_id,
        "用户ID": booking.customer_id,
        "订单ID": booking.order_id,
        "平台": platform,
        "电话号码": booking.phone,
        "用户姓名": booking.name,
        "预约日期": booking.slot,
    }


def sections(store: Store) -> dict[str, dict[str, Any]]:
    """Records that can change, by id: orders, users, invoices, bookings, rewards."""
    platform, shop_id = str(store.meta("platform")), str(store.meta("shop_id"))
    orders = [order for order, _ in store.every(Order) if order.status != "archived"]
    bookings = [one for one, _ in store.every(Booking) if one.status == "booked"]
    return {
        "orders": {order.id: order_record(order) for order in orders},
        "users_info": {one.id: user_record(one, extra) for one, extra in store.every(Customer)},
        "invoices": {one.order_id: invoice_record(one) for one, _ in store.every(Invoice)},
        "service": {one.order_id: booking_record(one, platform, shop_id) for one in bookings},
        "register_cashback": {one.order_id: one.claimed for one, _ in store.every(ReviewReward)},
    }


def completed(store: Store, section: str, record: Any) -> Any:
    """Changed records look like all others."""
    return record


def whole(store: Store, found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The files of the folder by name, nested by platform, shop and user as they are there."""
    platform, shop_id = str(store.meta("platform")), str(store.meta("shop_id"))
    rewards = {one.order_id: one.customer_id for one, _ in store.every(ReviewReward)}
    nested: dict[str, Any] = {}
    for name in ("orders", "service", "register_cashback"):
        users: dict[str, dict[str, Any]] = {}
        for key, record in found[name].items():
            owner = rewards[key] if name == "register_cashback" else record["用户ID"]
            users.setdefault(owner, {})[key] = record
        nested[name] = {platform: {shop_id: users}}
    return {**found, **nested, **store.meta("raw")}


__all__ = ["completed", "load", "sections", "whole"]
