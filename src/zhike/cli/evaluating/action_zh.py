"""The tools of ecommerce-zh as operations of `connectors/ecommerce-zh.yaml`, and what their end state must show. Pure."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

METHODS = {"京东E卡": "gift_card", "微信": "wechat", "支付宝": "alipay", "银行卡": "bank_card"}
SERVICES = {"安装": "installation", "维修": "repair"}
OF_PRODUCTS = frozenset({"installation_service", "repair", "auxiliary_materials", "gift", "product"})
EVIDENCE = {"evidence_url": "https://example.com/review.jpg", "evidence_shows_review": True}  # recordings leave it out
CENT = 0.005
State = Mapping[str, Any]


def chinese_step(name: str, given: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return (operation, arguments) of a recorded action or search; raises KeyError for a tool that is not known."""
    tool = name.removesuffix("_tool")
    if tool.removeprefix("get_").removesuffix("_info") in OF_PRODUCTS:
        return "get_product", {"product_id": given["product_id"]}
    operation, arguments = STEPS[tool, given.get("action")]
    return operation, {key: value for key, value in arguments(given).items() if value is not None}


def _order(given: Mapping[str, Any]) -> dict[str, Any]:
    return {"order_id": given["order_id"]}


def _nothing(_given: Mapping[str, Any]) -> dict[str, Any]:
    return {}


def _changes(given: Mapping[str, Any]) -> dict[str, Any]:
    return _order(given) | {"address": given.get("address") or None, "phone": given.get("phone_number") or None}


def _purchase(given: Mapping[str, Any]) -> dict[str, Any]:
    lines = [{"item_id": one["product_id"], "quantity": one["quantity"]} for one in given["product_info_list"]]
    return {"lines": lines, "payment_method_id": METHODS[given["payment"]]}


def _visit(given: Mapping[str, Any]) -> dict[str, Any]:
    who = {"name": given["user_name"], "phone": given["phone_number"], "slot": given["service_time"]}
    return _order(given) | who | {"service": SERVICES[given["service_type"]]}


STEPS: dict[tuple[str, str | None], tuple[str, Callable[[Mapping[str, Any]], dict[str, Any]]]] = {
    ("get_logistics_info", None): ("get_shipment", _order),
    ("get_discount_info", None): ("list_promotions", _nothing),
    ("compare_products_info", None): ("compare_products", lambda g: {"ids": ",".join(g["product_ids"])}),
    ("manage_order", "查询"): ("get_order", _order),
    ("manage_order", "取消"): ("cancel_order", _order),
    ("manage_order", "修改"): ("update_order_address", _changes),
    ("manage_order", "增加"): ("create_order", _purchase),
    ("manage_urgent", None): ("expedite_order", _order),
    ("manage_return", None): ("create_return", _order),
    ("manage_exchange", "查询"): ("get_product", lambda g: {"product_id": g["original_product_id"]}),
    ("manage_exchange", "换货"): (
        "create_exchange",
        lambda g: _order(g) | {"item_id": g["original_product_id"], "new_item_id": g["exchange_product_id"]},
    ),
    ("manage_ecard", "信息查询"): ("get_gift_card", _nothing),
    ("manage_ecard", "余额查询"): ("get_gift_card", _nothing),
    ("manage_ecard", "余额使用"): (
        "pay_with_gift_card",
        lambda g: {"item_id": g["product_id"], "quantity": g["quantity"]},
    ),
    ("manage_ecard", "退款"): (
        "refund_to_gift_card",
        lambda g: {"amount": round(g["amount"] * 100), "order_id": g.get("order_id")},
    ),
    ("register_cashback_by_review", "查询"): ("get_review_reward", _order),
    ("register_cashback_by_review", "返现"): ("claim_review_reward", lambda g: _order(g) | EVIDENCE),
    ("schedule_service", None): ("book_service", _visit),
}


def judge(user: str, actions: Sequence[Mapping[str, Any]], before: State, after: State) -> str | None:
    """Return what the end state does not show of the recorded actions; None where it shows them all."""
    for action in actions:
        given = action["arguments"]
        if not _shown(action["name"], given, after):
            return f"{action['name']} {given.get('action', '')} {given.get('order_id', '')}: the end state does not show it"
    moved = after["users_info"][user]["电子卡余额"] - before["users_info"][user]["电子卡余额"]
    wanted = _card(actions, before)
    return (
        None
        if abs(moved - wanted) < CENT
        else f"users_info.{user}.电子卡余额: should move by {wanted}, moved by {moved}"
    )


def _shown(name: str, given: Mapping[str, Any], after: State) -> bool:
    """Say whether the end state has what an action says."""
    kept = [own for shops in after["orders"].values() for users in shops.values() for own in users.values()]
    orders = {key: one for own in kept for key, one in own.items()}
    order = orders.get(given.get("order_id", ""), {})
    match name, given.get("action"):
        case "manage_order", "取消":
            return bool(order["订单状态"] == "已取消")
        case "manage_order", "修改":
            address = order["收货地址"]
            wanted = {"详细地址": given.get("address"), "电话号码": given.get("phone_number")}
            return all(address[key] == value for key, value in wanted.items() if value)
        case "manage_order", "增加":
            wanted_lines = [(one["product_id"], one["quantity"]) for one in given["product_info_list"]]
            lines = [[(one["商品ID"], one["数量"]) for one in order["订单商品列表"]] for order in orders.values()]
            return wanted_lines in lines
        case "manage_urgent", _:
            return order["是否加急"] is True
        case "manage_return", _:
            return bool(order["订单状态"] == "已退货")
        case "manage_exchange", "换货":
            return given["exchange_product_id"] in {one["商品ID"] for one in order["订单商品列表"]}
        case "register_cashback_by_review", "返现":
            rewards = after["register_cashback"][given["platform"]][given["shop_id"]][given["user_id"]]
            return rewards[given["order_id"]] is True
        case "schedule_service", _:
            visit = after["service"][given["platform"]][given["shop_id"]][given["user_id"]][given["order_id"]]
            asked = (given["service_type"], given["service_time"], given["user_name"], given["phone_number"])
            return (visit["服务类型"], visit["预约日期"], visit["用户姓名"], visit["电话号码"]) == asked
    return True


def _card(actions: Sequence[Mapping[str, Any]], before: State) -> float:
    """Return by how many yuan the recorded actions move the e-card."""
    total = 0.0
    for action in actions:
        given = action["arguments"]
        if action["name"] == "manage_ecard" and given["action"] == "退款":
            total += given["amount"]
        elif action["name"] == "manage_ecard" and given["action"] == "余额使用":
            products = before["products"][given["platform"]][given["shop_id"]]
            total -= products[given["product_id"]]["商品价格"] * given["quantity"]
    return total
