"""The shop on the shared data sets: every recorded action does there what it did, and leaves the same records."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.merchant import DATA, Merchant, running
from tests.support.merchant_calls import ask, chinese_look_up, chinese_request, retail_request


def folder(name: str) -> Path:
    if not (DATA / name).is_dir():
        pytest.skip(f"../shared/data/{name} is not beside the checkout")
    return DATA / name


@pytest.fixture(scope="module")
def retail() -> Iterator[Merchant]:
    with running("--data", str(folder("retail-en"))) as shop:
        yield shop


@pytest.fixture(scope="module")
def appliances() -> Iterator[Merchant]:
    with running("--data", str(folder("ecommerce-zh"))) as shop:
        yield shop


def read(name: str, file: str) -> Any:
    return json.loads((folder(name) / file).read_text("utf-8"))


def first_difference(shop: Merchant, task: dict[str, Any]) -> str | None:
    """What of a task went otherwise than in the reference environment; None when nothing did."""
    shop.reset()
    for action in task["actions"]:
        call = retail_request(action["name"], action["arguments"])
        if call is None:
            continue
        answer = ask(shop, call)
        if (answer.status_code == 200) != action["ok"]:
            return f"{action['name']}: {answer.status_code} {answer.text}"
    changed = shop.read("/sandbox/export/changed")
    if changed != task["changed"]:
        return f"{changed} instead of {task['changed']}"
    return None


def test_all_retail_tasks_go_as_in_the_reference_environment(retail: Merchant) -> None:
    expected = read("retail-en", "expected.json")
    wrong = {number: found for number, task in expected.items() if (found := first_difference(retail, task))}
    assert wrong == {}
    assert len(expected) >= 74


def test_retail_data_comes_out_as_it_went_in(retail: Merchant) -> None:
    retail.reset()
    assert retail.read("/sandbox/export") == read("retail-en", "db.json")
    assert retail.read("/sandbox/export/changed") == {}


def test_chinese_data_comes_out_as_it_went_in(appliances: Merchant) -> None:
    appliances.reset()
    exported = appliances.read("/sandbox/export")
    for name in (
        "products",
        "orders",
        "users_info",
        "logistics",
        "invoices",
        "discount",
        "register_cashback",
        "service",
    ):
        assert exported[name] == read("ecommerce-zh", f"{name}.json"), name
    assert appliances.read("/sandbox/export/changed") == {}


def effect(action: dict[str, Any], before: dict[str, Any], after: dict[str, Any]) -> None:
    """Check that the end state has what the action says; `before` and `after` are exports, orders by id."""
    name, a = action["name"], action["arguments"]
    order = orders(after).get(a.get("order_id", ""), {})
    match name, a.get("action"):
        case "manage_order", "取消":
            assert order["订单状态"] == "已取消"
        case "manage_order", "修改":
            assert order["收货地址"]["详细地址"] == a["address"]
            assert order["收货地址"]["电话号码"] == a["phone_number"]
        case "manage_order", "增加":
            new = orders(after)["1234567890"]
            assert [(one["商品ID"], one["数量"]) for one in new["订单商品列表"]] == [
                (one["product_id"], one["quantity"]) for one in a["product_info_list"]
            ]
            assert (new["订单状态"], new["支付方式"], new["用户ID"]) == ("已付款", a["payment"], a["user_id"])
        case "manage_urgent", _:
            assert order["是否加急"] is True
        case "manage_return", _:
            assert order["订单状态"] == "已退货"
        case "manage_exchange", "换货":
            assert a["exchange_product_id"] in {one["商品ID"] for one in order["订单商品列表"]}
        case "register_cashback_by_review", "返现":
            shop = after["register_cashback"][a["platform"]][a["shop_id"]]
            assert shop[a["user_id"]][a["order_id"]] is True
        case "schedule_service", _:
            visit = after["service"][a["platform"]][a["shop_id"]][a["user_id"]][a["order_id"]]
            assert (visit["服务类型"], visit["预约日期"], visit["用户姓名"], visit["电话号码"]) == (
                a["service_type"],
                a["service_time"],
                a["user_name"],
                a["phone_number"],
            )


def orders(export: dict[str, Any]) -> dict[str, Any]:
    return {
        key: order
        for shops in export["orders"].values()
        for users in shops.values()
        for mine in users.values()
        for key, order in mine.items()
    }


def card_change(actions: list[dict[str, Any]], export: dict[str, Any]) -> float:
    """What the recorded e-card actions of a task add up to, in yuan."""
    total = 0.0
    for action in actions:
        a = action["arguments"]
        if action["name"] == "manage_ecard" and a["action"] == "退款":
            total += a["amount"]
        elif action["name"] == "manage_ecard" and a["action"] == "余额使用":
            product = export["products"][a["platform"]][a["shop_id"]][a["product_id"]]
            total -= product["商品价格"] * a["quantity"]
    return total


def test_all_recorded_chinese_actions_are_done(appliances: Merchant) -> None:
    tasks = read("ecommerce-zh", "tasks.json")
    for task in tasks:
        appliances.reset()
        before = appliances.read("/sandbox/export")
        for action in task["metadata"]["actions"]:
            answer = ask(appliances, chinese_request(action["name"], action["arguments"]))
            assert answer.status_code == 200, (task["id"], action, answer.text)
        after = appliances.read("/sandbox/export")
        for action in task["metadata"]["actions"]:
            effect(action, before, after)
        moved = after["users_info"][task["user_id"]]["电子卡余额"] - before["users_info"][task["user_id"]]["电子卡余额"]
        assert moved == pytest.approx(card_change(task["metadata"]["actions"], before)), task["id"]
    assert len(tasks) == 13


def test_all_recorded_chinese_searches_find_something(appliances: Merchant) -> None:
    appliances.reset()
    for task in read("ecommerce-zh", "tasks.json"):
        for search in task["metadata"]["searches"]:
            answer = ask(appliances, chinese_look_up(search["name"], search["arguments"]))
            assert answer.status_code == 200, (task["id"], search, answer.text)
