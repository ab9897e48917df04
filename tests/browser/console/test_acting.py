"""A colleague does something for the customer in the merchant's system: fields with words, the exact effect, the agreement."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]

ADDRESS = {
    "type": "object",
    "properties": {"city": {"type": "string"}, "street": {"type": "string"}},
    "required": ["city"],
}
BODY = {
    "type": "object",
    "properties": {
        "address": {"anyOf": [ADDRESS, {"type": "null"}]},
        "why": {"enum": ["moved", "wrong"]},
        "tags": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["address", "why"],
}
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Parcels", "version": "1"},
    "paths": {
        "/orders/{order_id}/address": {
            "post": {
                "operationId": "change_address",
                "parameters": [
                    {"name": "order_id", "in": "path", "required": True, "schema": {"type": "string"}},
                    {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string"}},
                ],
                "requestBody": {"content": {"application/json": {"schema": BODY}}},
                "responses": {"200": {"description": "ok", "content": {"application/json": {"schema": {}}}}},
            }
        },
    },
}
MANIFEST = """
connector: {name}
title: 包裹系统
kind: openapi
openapi: {{url: "{{base_url}}/openapi.json"}}
base_url: {base}
arguments:
  order_id: {{title: {{zh: 订单号, en: Order}}}}
  why: {{title: {{zh: 原因, en: Reason}}, choices: {{moved: {{zh: 搬家, en: Moved}}, wrong: {{zh: 填错了, en: Wrong}}}}}}
  address: {{title: {{zh: 新地址, en: New address}}}}
  city: {{title: {{zh: 城市, en: City}}}}
  street: {{title: {{zh: 街道, en: Street}}}}
operations:
  change_address:
    title: {{zh: 改收货地址{name}, en: Change the address}}
    writes: true
    confirm: {{by: customer, text: {{zh: "订单 {{{{ input.order_id }}}} 改送 {{{{ input.address.city }}}}。", en: "x"}}}}
    idempotency: {{header: Idempotency-Key}}
"""


class _Parcels(BaseHTTPRequestHandler):
    """Describes itself, and keeps what it was asked."""

    asked: list[tuple[str, dict[str, Any], str]]

    def do_GET(self) -> None:
        self._say(DOCUMENT)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
        self.asked.append((self.path, body, self.headers.get("Idempotency-Key") or ""))
        self._say({"state": "changed"})

    def _say(self, what: object) -> None:
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def parcels(owner: Callable[..., Any]) -> Iterator[tuple[str, type[_Parcels]]]:
    """A system of the test's own, connected and enabled: the connector's name, and what it was asked."""
    handler = type("Parcels", (_Parcels,), {"asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    name = f"parcels_{uuid4().hex[:6]}"
    text = MANIFEST.format(name=name, base=f"http://127.0.0.1:{server.server_port}")
    made = owner("POST", "/connectors", {"manifest": text})
    owner("POST", f"/connectors/{made['id']}/enable")
    yield name, handler
    owner("DELETE", f"/connectors/{made['id']}")
    server.shutdown()
    server.server_close()


def _filled(console: ConsoleWindow, form: Locator, name: str) -> None:
    """Choose the operation and fill its fields; the order comes from the customer's record."""
    field = form.get_by_role("combobox", name="选择操作")
    field.fill(name)
    field.press("Enter")
    expect(form.get_by_label("Idempotency-Key")).to_have_count(0)
    order = form.get_by_role("combobox", name="订单号")
    order.click()
    console.page.get_by_title("SO-9 · 台灯").click()
    expect(order).to_have_value("SO-9")
    console.choose(form.get_by_role("combobox", name="原因", exact=True), "搬家")
    form.get_by_label("原因（记入调用记录）").fill("客户搬家了")
    expect(form.get_by_role("button", name="查看效果")).to_be_disabled()
    form.get_by_role("group", name="新地址").get_by_label("城市").fill("杭州")
    form.get_by_role("button", name="查看效果").click()


def test_an_address_is_changed_once_the_customer_agreed(
    window: Callable[..., ConsoleWindow],
    visitor: Visitor,
    owner: Callable[..., Any],
    parcels: tuple[str, type[_Parcels]],
) -> None:
    name, system = parcels
    visitor.say("转人工，我要改地址")
    visitor.wait_for(1)
    order = {"kind": "order", "external_id": "SO-9", "title": "台灯"}
    owner("PUT", f"/customers/{visitor.customer['id']}/references", order)
    owner("POST", f"/conversations/{visitor.conversation_id}/take", {})
    console = window(viewport={"width": 1440, "height": 900})
    console.sign_in("owner@demo.zhike", f"/app/inbox/{visitor.conversation_id}")
    panel = console.page.get_by_role("complementary", name="客户资料")
    panel.get_by_role("tab", name="订单").click()
    panel.get_by_role("button", name="办理操作").click()
    form = console.dialog
    _filled(console, form, name)
    effect = form.get_by_role("region", name="将要执行")
    expect(effect).to_contain_text("订单 SO-9 改送 杭州。")
    assert system.asked == []  # nothing happens before the customer agreed
    assert console.troubles() == []
    effect.get_by_label("客户如何同意的").fill("客户在电话里说好")
    effect.get_by_role("button", name="客户已同意，执行").click()
    expect(form.get_by_text("已完成", exact=True)).to_be_visible()
    [(path, body, key)] = system.asked
    assert (path, body) == ("/orders/SO-9/address", {"address": {"city": "杭州"}, "why": "moved"})
    assert key
    [call] = owner("GET", f"/action-calls?connector={name}")["items"]
    assert (call["state"], call["principal"]) == ("done", "agent")
    assert console.problems == []
