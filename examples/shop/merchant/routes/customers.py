"""Customers."""

from __future__ import annotations

from merchant.bodies import AddressChange, ChangeAddress, FindCustomer, NewCustomer
from merchant.errors import Refused, missing
from merchant.operations import operation
from merchant.shapes import Address, Customer, PaymentMethod
from merchant.shop import Shop, with_changes
from merchant.words import digits, folded


@operation(
    "GET",
    "/customers/find",
    "Find a customer",
    "查找顾客",
    query=FindCustomer,
    returns=Customer,
    refusals=("not_found",),
)
def find_customer(shop: Shop, query: FindCustomer) -> Customer:
    """One customer by email, phone, id, or name and zip. Letters' case and accents do not matter; the zip is exact."""
    name = query.name or f"{query.first_name or ''} {query.last_name or ''}".strip()
    if query.id:
        found = shop.store.get(Customer, query.id)
    elif query.email:
        found = shop.store.find_customer("email", folded(query.email))
    elif query.phone:
        found = shop.store.find_customer("phone", digits(query.phone))
    elif name and query.zip:
        found = shop.store.find_customer("name_zip", f"{folded(name)}|{query.zip}")
    else:
        raise Refused(
            "invalid",
            "email",
            ("Give an email, a phone, an id, or name and zip.", "请给出邮箱、手机号、编号，或姓名加邮编。"),
        )
    if found is None:
        raise missing("customer", query.id or query.email or query.phone or name, "customer_id")
    return found


@operation(
    "GET", "/customers/{customer_id}", "Look up a customer", "查顾客资料", returns=Customer, refusals=("not_found",)
)
def get_customer(shop: Shop, customer_id: str) -> Customer:
    """A customer with default address, ways to pay, membership, points and order numbers."""
    return shop.customer(customer_id)


@operation(
    "POST",
    "/customers",
    "Register a customer",
    "注册顾客",
    body=NewCustomer,
    returns=Customer,
    refusals=("already_registered",),
)
def create_customer(shop: Shop, body: NewCustomer) -> Customer:
    """Register somebody with an email or a phone nobody is registered with."""
    if not (body.email or body.phone):
        raise Refused("invalid", "phone", ("An email or a phone is needed.", "邮箱和手机号至少填一个。"))
    taken = (body.email and shop.store.find_customer("email", folded(body.email))) or (
        body.phone and shop.store.find_customer("phone", digits(body.phone))
    )
    if taken:
        raise Refused("already_registered", "email" if body.email else "phone")
    currency = str(shop.store.meta("currency"))
    first, _, last = body.name.partition(" ")
    customer = Customer(
        id=f"C{shop.number('customer', 100001)}",
        name=body.name,
        first_name=first if last else "",
        last_name=last,
        email=body.email or "",
        phone=body.phone or "",
        address=with_changes(Address(recipient=body.name, phone=body.phone or ""), body.address or AddressChange()),
        currency=currency,
        payment_methods=[
            PaymentMethod(id=kind, kind=kind, currency=currency, balance=0 if kind == "gift_card" else None)
            for kind in shop.house.open_methods
        ],
        registered_at=shop.stamp(),
    )
    shop.store.put(customer)
    shop.announce("customer.created", customer.id, customer.id)
    return customer


@operation(
    "PUT",
    "/customers/{customer_id}/address",
    "Change a customer's default address",
    "修改默认地址",
    body=ChangeAddress,
    returns=Customer,
    refusals=("not_found",),
)
def update_customer_address(shop: Shop, customer_id: str, body: ChangeAddress) -> Customer:
    """Change parts of the default address. Orders keep the address they were placed with."""
    customer = shop.customer(customer_id)
    customer.address = with_changes(customer.address, body.address)
    shop.store.put(customer)
    shop.announce("customer.address_changed", customer.id, customer.id)
    return customer
