"""What a cart costs, and what may make it cheaper."""

from __future__ import annotations

from msgspec import Struct

from merchant.bodies import Cart, CartLine, OfCustomer, Page
from merchant.errors import Refused
from merchant.operations import operation
from merchant.pricing import Quote, Terms, Wares, most_points, quote
from merchant.shapes import Coupon, Customer, Promotion
from merchant.shop import Shop

FAR = ("新疆", "西藏")


class Promotions(Struct):
    """What is on."""

    promotions: list[Promotion]


class Coupons(Struct):
    """A customer's coupons."""

    coupons: list[Coupon]


@operation("GET", "/promotions", "List promotions", "查优惠活动", query=Page, returns=Promotions)
def list_promotions(shop: Shop, query: Page) -> Promotions:
    """The promotions that are on, with their terms."""
    found = [promotion for promotion, _ in shop.store.every(Promotion)]
    return Promotions(found[query.offset : query.offset + query.limit])


@operation(
    "GET",
    "/coupons",
    "List a customer's coupons",
    "查优惠券",
    query=OfCustomer,
    returns=Coupons,
    refusals=("not_found",),
)
def list_coupons(shop: Shop, query: OfCustomer) -> Coupons:
    """A customer's coupons, the spent and expired ones too."""
    found = coupons_of(shop, shop.customer(query.customer_id))
    return Coupons(found[query.offset : query.offset + query.limit])


def coupons_of(shop: Shop, customer: Customer) -> list[Coupon]:
    """A customer's coupons as they are now."""
    now = shop.stamp()
    coupons = shop.store.owned(Coupon, customer.id)
    for coupon in coupons:
        if coupon.status == "usable" and coupon.expires_at <= now:
            coupon.status = "expired"
    return coupons


@operation(
    "POST",
    "/cart/quote",
    "Work out what a cart costs",
    "试算购物车",
    body=Cart,
    returns=Quote,
    refusals=("not_found", "not_on_sale", "coupon_not_usable", "points_not_enough"),
    writes=False,
)
def quote_cart(shop: Shop, body: Cart) -> Quote:
    """Line by line: list price, each promotion with its arithmetic, coupon, points, freight, total. Nothing is kept."""
    customer = shop.customer(body.customer_id) if body.customer_id else None
    return work_out(shop, body.lines, customer, body.coupon_id, body.points)


def work_out(shop: Shop, lines: list[CartLine], customer: Customer | None, coupon_id: str | None, points: int) -> Quote:
    """The quote of a cart; refused where something cannot be had or used."""
    wares = []
    for line in lines:
        item = shop.item(line.item_id)
        product = shop.product(item.product_id)
        if item.status != "on_sale" or product.status != "on_sale" or not item.available:
            raise Refused("not_on_sale", "lines", (f"({item.name})", f"（{item.name}）"))
        wares.append(Wares(item, product, line.quantity))
    if points and (customer is None or customer.points < points):
        raise Refused("points_not_enough", "points")
    terms = terms_of(shop, wares, customer)
    coupon: Coupon | None
    if coupon_id:
        coupon = named_coupon(shop, wares, customer, coupon_id)
    else:
        coupon = best_coupon(shop, wares, customer) if coupon_id is None else None
    result = quote(wares, terms, coupon, points)
    if points > result.points_used:
        without = quote(wares, terms, coupon, 0)
        most = most_points(without.total - without.freight)
        raise Refused("points_not_enough", "points", (f"(at most {most})", f"（最多 {most}）"))
    return result


def terms_of(shop: Shop, wares: list[Wares], customer: Customer | None) -> Terms:
    """What of the shop's terms applies to this customer and cart."""
    currency = wares[0].item.currency
    if not shop.house.promotions:
        return Terms(currency=currency)
    reductions = [promotion for promotion, _ in shop.store.every(Promotion) if promotion.kind == "full_reduction"]
    far = customer is not None and customer.address.state.startswith(FAR)
    heavy = any("installation" in ware.product.services for ware in wares)
    return Terms(
        currency=currency,
        percent=shop.house.level_percent(customer) if customer else 100,
        level=customer.level if customer else "member",
        full_reduction=reductions[0] if reductions else None,
        free_from=0 if heavy else 19900 if far else 9900,
        freight=0 if heavy else 2000 if far else 800,
    )


def named_coupon(shop: Shop, wares: list[Wares], customer: Customer | None, coupon_id: str) -> Coupon:
    """The coupon of that id, where this customer may use it for these goods. Its threshold is of list prices."""
    goods = sum(ware.item.price * ware.quantity for ware in wares)
    for coupon in coupons_of(shop, customer) if customer else []:
        if coupon.id == coupon_id and coupon.status == "usable" and coupon.threshold <= goods:
            return coupon
    raise Refused("coupon_not_usable", "coupon_id")


def best_coupon(shop: Shop, wares: list[Wares], customer: Customer | None) -> Coupon | None:
    """The usable coupon that saves most."""
    goods = sum(ware.item.price * ware.quantity for ware in wares)
    coupons = coupons_of(shop, customer) if customer and shop.house.promotions else []
    fit = [coupon for coupon in coupons if coupon.status == "usable" and coupon.threshold <= goods]
    return max(fit, key=lambda coupon: coupon.amount, default=None)
