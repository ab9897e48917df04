"""What the demo merchant tells of itself, its goods, customers, orders and parcels."""

import re
from datetime import datetime
from typing import Any

import httpx
import pytest

from tests.support.merchant import ROOT, Merchant

PAGES = ROOT / "examples" / "shop"


def references(node: Any) -> set[str]:
    if isinstance(node, dict):
        own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
        return own.union(*(references(child) for child in node.values()))
    return set().union(*(references(child) for child in node)) if isinstance(node, list) else set()


def test_the_document_is_complete(demo_shop: Merchant) -> None:
    document = httpx.get(f"{demo_shop.base}/openapi.json", trust_env=False).json()
    assert document["openapi"] == "3.1.0"
    operations = [one for path in document["paths"].values() for one in path.values() if "operationId" in one]
    names = [one["operationId"] for one in operations]
    assert len(names) == len(set(names)) >= 45
    for one in operations:
        assert one["summary"], one
        assert one["x-summary-zh"], one
        assert one["description"].endswith("."), one
        if one["x-writes"] and one["operationId"] != "reset_sandbox":
            assert "Idempotency-Key" in {parameter["name"] for parameter in one["parameters"]}, one["operationId"]
    schemas = document["components"]["schemas"]
    assert references(document) <= {f"#/components/schemas/{name}" for name in schemas}


def test_parameters_of_paths_are_described(demo_shop: Merchant) -> None:
    for path, methods in demo_shop.read("/openapi.json")["paths"].items():
        for one in methods.values():
            if "parameters" in one:
                given = {parameter["name"] for parameter in one["parameters"] if parameter["in"] == "path"}
                assert given == set(re.findall(r"{(\w+)}", path)), path


def test_the_key_is_asked_for(demo_shop: Merchant) -> None:
    for headers in ({}, {"Authorization": "Bearer no"}, {"Authorization": "Basic dGVzdA=="}):
        answer = httpx.get(f"{demo_shop.base}/shop", headers=headers, trust_env=False)
        assert answer.status_code == 401
        assert answer.json()["error"]["code"] == "unauthorized"
    assert httpx.post(f"{demo_shop.base}/sandbox/reset", trust_env=False).status_code == 401
    assert httpx.get(f"{demo_shop.base}/health", trust_env=False).json() == {"status": "ok"}


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/nothing", 404, "no_such_path"),
        ("/orders/0", 404, "not_found"),
        ("/customers/nobody", 404, "not_found"),
        ("/customers/find", 422, "invalid"),
        ("/customers/find?email=nobody@example.com", 404, "not_found"),
        ("/orders", 422, "invalid"),
        ("/products?limit=0", 422, "invalid"),
        ("/products?limit=many", 422, "invalid"),
        ("/products?wish=1", 422, "invalid"),
        ("/products/compare?ids=x3", 422, "invalid"),
        ("/orders/20261112-0417/invoice", 404, "not_found"),
    ],
)
def test_errors_have_one_shape(shop: Merchant, path: str, status: int, code: str) -> None:
    answer = shop.get(path)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert answer.json()["error"]["message"]


def test_an_error_names_its_field_and_speaks_chinese(shop: Merchant) -> None:
    answer = shop.client.get("/products?limit=0", headers={"Accept-Language": "zh-CN"})
    assert answer.json()["error"]["field"] == "limit"
    assert answer.json()["error"]["message"].startswith("请求内容不符合要求")
    missing = shop.send("POST", "/complaints", {"customer_id": "C1002"}).json()["error"]
    assert (missing["code"], missing["field"]) == ("invalid", "text")
    wrong = shop.send("POST", "/complaints", {"customer_id": 5, "text": "x"}).json()["error"]
    assert (wrong["code"], wrong["field"]) == ("invalid", "customer_id")
    assert shop.send("DELETE", "/orders").status_code == 405


def test_a_body_that_is_no_json_or_too_long_is_refused(shop: Merchant) -> None:
    assert shop.client.post("/complaints", content=b"{").json()["error"]["code"] == "invalid"
    assert shop.client.post("/complaints", content=b" " * 70_000).status_code == 413


def objects(text: str) -> list[dict[str, str]]:
    """The scalar fields of each record in one of the pages' scripts."""
    lines = re.findall(r"{ (?:id|number): .*}", text)
    return [{name: value.strip('"') for name, value in re.findall(r'(\w+): ("[^"]*"|\d+)', line)} for line in lines]


def test_goods_and_orders_are_those_of_the_pages(shop: Merchant) -> None:
    text = (PAGES / "products.js").read_text("utf-8")
    goods, orders = text.split("window.ORDERS")
    for one in objects(goods):
        product = shop.read(f"/products/{one['id']}")
        assert product["price"] == int(one["price"]) * 100
        assert product["names"]["zh"] in goods
        assert product["names"]["en"] in goods
    states = {"shipping": "in_transit"}
    found = objects(orders)
    assert len(found) == 3
    for one in found:
        order = shop.read(f"/orders/{one['number']}")
        assert order["customer_id"] == "demo-customer"
        assert order["status"] == states.get(one["state"], one["state"])
        assert [line["product_id"] for line in order["lines"]] == [one["product"]]


def test_the_shop_says_what_it_is(shop: Merchant) -> None:
    about = shop.read("/shop")
    assert (about["house"], about["currency"]) == ("demo", "CNY")
    assert (about["products"], about["customers"], about["orders"]) == (12, 8, 30)


@pytest.mark.parametrize(
    "query",
    [
        {"email": " Emma.Clark@EXAMPLE.com "},
        {"phone": "+86 138-0000-0105"},
        {"id": "C1005"},
        {"name": "emma clark", "zip": "200031"},
        {"first_name": "Emma", "last_name": "CLARK", "zip": "200031"},
    ],
    ids="+".join,
)
def test_a_customer_is_found(shop: Merchant, query: dict[str, str]) -> None:
    assert shop.read("/customers/find", **query)["id"] == "C1005"


def test_products_are_searched_and_paged(shop: Merchant) -> None:
    assert [one["id"] for one in shop.read("/products", q="净水")["products"]] == ["w2"]
    assert [one["id"] for one in shop.read("/products", q="vacuum")["products"]] == ["x3"]
    first = shop.read("/products", limit=5)
    rest = shop.read("/products", limit=50, offset=5)
    assert first["total"] == 12
    assert len({one["id"] for one in first["products"] + rest["products"]}) == 12
    assert shop.read("/items/linen-mist-18")["status"] == "out_of_stock"


def test_products_are_compared(shop: Merchant) -> None:
    compared = shop.read("/products/compare", ids="w2,m8")
    rows = {row["attribute"]: row for row in compared["attributes"]}
    assert rows["保修"]["values"] == {"w2": "2 年", "m8": "3 年"}
    assert rows["price"]["values"]["m8"] == "2499.00-2599.00 CNY"
    assert rows["status"]["same"] is True
    assert rows["过滤"]["values"]["m8"] is None


def test_orders_are_listed_the_newest_first(shop: Merchant) -> None:
    listed = shop.read("/orders", customer_id="demo-customer")
    assert listed["total"] == 5
    placed = [one["placed_at"] for one in listed["orders"]]
    assert placed == sorted(placed, reverse=True)


def test_every_state_of_an_order_is_there_with_its_parcel(shop: Merchant) -> None:
    sent = {"shipped", "in_transit", "arrived", "delivered", "return_requested", "exchange_requested", "returned"}
    seen = set()
    for number in ("demo-customer", *(f"C100{n}" for n in range(2, 9))):
        for brief in shop.read("/orders", customer_id=number)["orders"]:
            order = shop.read(f"/orders/{brief['id']}")
            parcels = shop.read(f"/orders/{brief['id']}/shipment")["shipments"]
            seen.add(order["status"])
            assert bool(parcels) is (order["status"] in sent), order["id"]
            for parcel in parcels:
                times = [datetime.fromisoformat(one["at"]) for one in parcel["events"]]
                assert times == sorted(times), order["id"]
                assert (parcel["status"] == "delivered") is (order["delivered_at"] is not None)
            assert order["total"] == order["goods"] - order["discount"] + order["freight"]
            assert sum(line["paid"] for line in order["lines"]) == order["total"] - order["freight"]
    assert seen == sent | {"awaiting_payment", "paid", "processing", "cancelled"}


def test_a_late_parcel_says_so(shop: Merchant) -> None:
    parcel = shop.read("/orders/20261114-0123/shipment")["shipments"][0]
    assert parcel["delayed"] is True
    assert parcel["events"][-1]["status"] == "delayed"


def test_an_order_number_with_odd_letters_is_only_unknown(shop: Merchant) -> None:
    assert shop.get("/orders/%23W0000000").json()["error"]["code"] == "not_found"
