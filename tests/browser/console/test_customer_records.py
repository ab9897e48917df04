"""What belongs to a customer, and who may be the same one: added and taken back, merged and split, beside the conversation."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]


def test_an_order_is_added_removed_and_brought_back(
    window: Callable[..., ConsoleWindow], visitor: Visitor, owner: Callable[..., Any]
) -> None:
    visitor.say("转人工，我的订单到哪了")
    visitor.wait_for(1)
    path = f"/customers/{visitor.customer['id']}/references"
    owner("PUT", path, {"kind": "link", "url": "https://shop.example.com/cart/9", "title": "购物车"})
    console = window().sign_in("owner@demo.zhike", f"/app/inbox/{visitor.conversation_id}")
    page = console.page
    panel = page.get_by_role("complementary", name="客户资料")
    panel.get_by_role("tab", name="订单").click()
    expect(panel.get_by_role("link", name="购物车")).to_have_attribute("href", "https://shop.example.com/cart/9")

    panel.get_by_role("button", name="添加订单或链接").click()
    panel.get_by_role("button", name="保存").click()
    expect(panel.get_by_role("alert")).to_contain_text("编号")
    panel.get_by_label("编号").fill("SO-7788")
    panel.get_by_label("名称（选填）").fill("跑鞋 42 码")
    panel.get_by_label("状态（选填）").fill("已发货")
    page.keyboard.press("Enter")
    card = panel.get_by_role("listitem").filter(has_text="SO-7788")
    expect(card).to_contain_text("已发货")
    panel.get_by_role("button", name="移除“跑鞋 42 码”").click()
    expect(card).to_have_count(0)
    page.get_by_role("button", name="撤销").click()
    expect(card).to_be_visible()
    assert all("422" in problem for problem in console.problems)  # the one that was meant
    assert console.too_wide() == []


def signed(base: str, secret: str, user: str, phone: str) -> str:
    """Begin a visit as the shop's server vouches for it; return the customer's id."""

    def part(value: Any) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    head = f"{part({'alg': 'HS256', 'typ': 'JWT'})}.{part({'sub': user, 'exp': int(time.time()) + 60, 'phone': phone})}"
    proof = base64.urlsafe_b64encode(hmac.digest(secret.encode(), head.encode(), hashlib.sha256)).rstrip(b"=").decode()
    body = {"visitor_id": str(uuid4()), "identity_token": f"{head}.{proof}"}
    begun = httpx.post(f"{base}/widget/v1/inboxes/likeness-shop/session", json=body, trust_env=False, timeout=20)
    assert begun.status_code == 200, begun.text
    customer: str = begun.json()["customer"]["id"]
    return customer


def test_two_with_one_proved_phone_are_offered_merged_and_split(
    window: Callable[..., ConsoleWindow], owner: Callable[..., Any], base: str
) -> None:
    inboxes = {one["key"]: one for one in owner("GET", "/inboxes")["items"]}
    if "likeness-shop" in inboxes:
        inbox = owner("PATCH", f"/inboxes/{inboxes['likeness-shop']['id']}", {"rotate_identity_secret": True})
    else:
        inbox = owner(
            "POST", "/inboxes", {"key": "likeness-shop", "kind": "widget", "name": "另一家店", "mode": "test"}
        )
    phone = f"139{int(time.time() * 1000) % 10**8:08d}"
    time.sleep(2.1)  # what processes remember of an inbox
    one, two = (signed(base, inbox["identity_secret"], uuid4().hex, phone) for _ in range(2))
    for customer, name in ((one, "顾念"), (two, "顾女士")):
        owner("PATCH", f"/customers/{customer}", {"name": name})
    console = window().sign_in("owner@demo.zhike", f"/app/customers/{one}")
    page = console.page
    offer = page.get_by_role("region", name="可能是同一位客户")
    expect(offer).to_contain_text("顾女士")
    expect(offer).to_contain_text("已证实的电话相同 139****")
    assert console.troubles() == []
    offer.get_by_role("button", name="合并").click()
    expect(offer).to_have_count(0)
    assert owner("GET", f"/customers/{two}")["id"] == one
    page.get_by_role("button", name="拆分").click()
    expect(offer).to_be_visible()
    assert owner("GET", f"/customers/{two}")["id"] == two
    offer.get_by_role("button", name="不是同一人").click()
    expect(offer).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", name="顾念").first).to_be_visible()
    console.settled()
    expect(offer).to_have_count(0)
    assert console.problems == []
    owner("PATCH", f"/inboxes/{inbox['id']}", {"disabled": True})
