"""The tools of the two data sets as requests to the shop, the smallest mapping that can be."""

from typing import Any

import httpx

from tests.support.merchant import Merchant, part

Call = tuple[str, str, dict[str, Any] | None, dict[str, Any] | None]  # method, path, query, body


def retail_address(arguments: dict[str, str]) -> dict[str, str]:
    return {
        "line1": arguments["address1"],
        "line2": arguments["address2"],
        **{name: arguments[name] for name in ("city", "state", "country", "zip")},
    }


def swap(a: dict[str, Any]) -> dict[str, Any]:
    return {name: a[name] for name in ("item_ids", "new_item_ids", "payment_method_id")}


def retail_request(name: str, a: dict[str, Any]) -> Call | None:
    """The request for a tool of the English set; None for what is no business of the shop (sums, hand-over)."""
    order = f"/orders/{part(a.get('order_id', ''))}"
    requests: dict[str, Any] = {
        "find_user_id_by_email": lambda: ("GET", "/customers/find", {"email": a["email"]}, None),
        "find_user_id_by_name_zip": lambda: ("GET", "/customers/find", dict(a), None),
        "get_user_details": lambda: ("GET", f"/customers/{part(a['user_id'])}", None, None),
        "get_order_details": lambda: ("GET", order, None, None),
        "get_product_details": lambda: ("GET", f"/products/{part(a['product_id'])}", None, None),
        "get_item_details": lambda: ("GET", f"/items/{part(a['item_id'])}", None, None),
        "list_all_product_types": lambda: ("GET", "/products", None, None),
        "cancel_pending_order": lambda: ("POST", f"{order}/cancel", None, {"reason": a["reason"]}),
        "modify_pending_order_address": lambda: ("PUT", f"{order}/address", None, {"address": retail_address(a)}),
        "modify_pending_order_payment": lambda: (
            "PUT",
            f"{order}/payment",
            None,
            {"payment_method_id": a["payment_method_id"]},
        ),
        "modify_pending_order_items": lambda: ("PUT", f"{order}/items", None, swap(a)),
        "modify_user_address": lambda: (
            "PUT",
            f"/customers/{part(a['user_id'])}/address",
            None,
            {"address": retail_address(a)},
        ),
        "return_delivered_order_items": lambda: (
            "POST",
            f"{order}/returns",
            None,
            {"item_ids": a["item_ids"], "refund_method": a["payment_method_id"]},
        ),
        "exchange_delivered_order_items": lambda: ("POST", f"{order}/exchanges", None, swap(a)),
    }
    return requests[name]() if name in requests else None


METHODS = {"京东E卡": "gift_card", "微信": "wechat", "支付宝": "alipay", "银行卡": "bank_card"}
SERVICES = {"安装": "installation", "维修": "repair"}


def chinese_request(name: str, a: dict[str, Any]) -> Call:
    """The request for a tool of the Chinese set that changes something."""
    order = f"/orders/{part(a.get('order_id', ''))}"
    card = f"/customers/{part(a['user_id'])}/gift-card"
    match name, a.get("action"):
        case "manage_order", "取消":
            return "POST", f"{order}/cancel", None, {}
        case "manage_order", "修改":
            body = {"address": {"line1": a["address"]}} if a.get("address") else {}
            return "PUT", f"{order}/address", None, body | ({"phone": a["phone_number"]} if "phone_number" in a else {})
        case "manage_order", "增加":
            lines = [{"item_id": one["product_id"], "quantity": one["quantity"]} for one in a["product_info_list"]]
            method = METHODS[a["payment"]]
            body = {"customer_id": a["user_id"], "lines": lines, "payment_method_id": method}
            return "POST", "/orders", None, body
        case "manage_urgent", _:
            return "POST", f"{order}/expedite", None, {}
        case "manage_return", _:
            return "POST", f"{order}/returns", None, {}
        case "manage_exchange", "换货":
            pair = {"item_id": a["original_product_id"], "new_item_id": a["exchange_product_id"]}
            return "POST", f"{order}/exchanges", None, {"pairs": [pair]}
        case "manage_ecard", "余额使用":
            return "POST", f"{card}/payments", None, {"item_id": a["product_id"], "quantity": a["quantity"]}
        case "manage_ecard", "退款":
            return "POST", f"{card}/refunds", None, {"amount": round(a["amount"] * 100)}
        case "register_cashback_by_review", "返现":
            return "POST", f"{order}/review-reward", None, {}
        case "schedule_service", _:
            body = {"service": SERVICES[a["service_type"]], "slot": a["service_time"], "name": a["user_name"]}
            return "POST", f"{order}/bookings", None, body | {"phone": a["phone_number"]}
    raise AssertionError(f"no request for {name} {a}")


def chinese_look_up(name: str, a: dict[str, Any]) -> Call:
    """The request for a recorded search of the Chinese set."""
    order, product = f"/orders/{part(a.get('order_id', ''))}", f"/products/{part(a.get('product_id', ''))}"
    about_products = ("installation_service", "repair", "auxiliary_materials", "gift", "product", "fault_code")
    match name, a.get("action"):
        case "get_logistics_info_tool", _:
            return "GET", f"{order}/shipment", None, None
        case "manage_order_tool", "查询":
            return "GET", order, None, None
        case "register_cashback_by_review_tool", "查询":
            return "GET", f"{order}/review-reward", None, None
        case "manage_ecard_tool", _:
            return "GET", f"/customers/{part(a['user_id'])}/gift-card", None, None
        case "get_discount_info_tool", _:
            return "GET", "/promotions", None, None
        case "compare_products_info_tool", _:
            return "GET", "/products/compare", {"ids": ",".join(a["product_ids"])}, None
    assert name.removeprefix("get_").removesuffix("_info_tool") in about_products, name
    return "GET", product, None, None


def ask(shop: Merchant, call: Call, prefix: str = "/sandbox") -> httpx.Response:
    method, path, query, body = call
    return shop.client.request(method, prefix + path, params=query, json=body)
