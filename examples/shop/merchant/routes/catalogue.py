"""Products and their variants."""

from __future__ import annotations

from msgspec import Struct

from merchant.bodies import Compare, ProductSearch
from merchant.errors import Refused
from merchant.operations import operation
from merchant.shapes import Item, Product, ProductBrief
from merchant.shop import Shop
from merchant.words import folded


class Products(Struct):
    """A page of products."""

    products: list[ProductBrief]
    total: int


class Difference(Struct):
    """One attribute of the products compared; no value where a product does not say."""

    attribute: str
    values: dict[str, str | None]
    same: bool


class Comparison(Struct):
    """Products side by side."""

    products: list[ProductBrief]
    attributes: list[Difference]


def brief(product: Product) -> ProductBrief:
    """A product as a list shows it."""
    return ProductBrief(
        id=product.id,
        name=product.name,
        names=product.names,
        category=product.category,
        status=product.status,
        price=product.price,
        currency=product.currency,
        item_id=next((one.id for one in product.items if one.available and one.status == "on_sale"), None),
    )


@operation("GET", "/products", "List products", "查商品列表", query=ProductSearch, returns=Products)
def list_products(shop: Shop, query: ProductSearch) -> Products:
    """Products by words of their name, category or description, those first that have all the words in their name."""
    wanted = folded(query.q).split()
    found: list[tuple[bool, Product]] = []
    for product, _ in shop.store.every(Product):
        if query.category and folded(query.category) != folded(product.category):
            continue
        name = folded(" ".join([product.name, *product.names.values()]))
        text = folded(f"{name} {product.category} {product.description} {product.id}")
        if all(word in text for word in wanted):
            found.append((not all(word in name for word in wanted), product))
    found.sort(key=lambda one: one[0])
    page = found[query.offset : query.offset + query.limit]
    return Products([brief(product) for _, product in page], len(found))


@operation(
    "GET",
    "/products/compare",
    "Compare products",
    "对比商品",
    query=Compare,
    returns=Comparison,
    refusals=("not_found",),
)
def compare_products(shop: Shop, query: Compare) -> Comparison:
    """Two to five products side by side: price, state, specifications, choices."""
    ids = [key for key in query.ids.split(",") if key]
    if not 2 <= len(set(ids)) <= 5:
        raise Refused("invalid", "ids", ("Give two to five different ids.", "请给出二到五个不同的商品编号。"))
    products = [shop.product(key) for key in dict.fromkeys(ids)]
    facts = {product.id: facts_of(product) for product in products}
    names = dict.fromkeys(name for one in facts.values() for name in one)
    rows = []
    for name in names:
        values = {key: one.get(name) for key, one in facts.items()}
        rows.append(Difference(name, values, len(set(values.values())) == 1))
    return Comparison([brief(product) for product in products], rows)


def facts_of(product: Product) -> dict[str, str]:
    """What can be compared: price, specifications, and the choices among variants."""
    options: dict[str, list[str]] = {}
    for item in product.items:
        for name, value in item.options.items():
            if value not in options.setdefault(name, []):
                options[name].append(value)
    low, high = min(i.price for i in product.items), max(i.price for i in product.items)
    price = f"{low / 100:.2f}" if low == high else f"{low / 100:.2f}-{high / 100:.2f}"
    choices = {name: ", ".join(values) for name, values in options.items()}
    return {"price": f"{price} {product.currency}", "status": product.status, **product.specifications, **choices}


@operation("GET", "/products/{product_id}", "Look up a product", "查商品详情", returns=Product, refusals=("not_found",))
def get_product(shop: Shop, product_id: str) -> Product:
    """A product with its variants, gifts, parts for installing, service terms and what it may be exchanged for."""
    return shop.product(product_id)


@operation("GET", "/items/{item_id}", "Look up a variant", "查商品规格", returns=Item, refusals=("not_found",))
def get_item(shop: Shop, item_id: str) -> Item:
    """One variant of a product: its options, price and whether it can be had."""
    return shop.item(item_id)
