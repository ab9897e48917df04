"""A merchant's system on loopback, small and ill-behaved on demand: orders of two customers, cancelled and refunded once per key."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

KEY = "sk-merchant-secret"
ORDER = {
    "type": "object",
    "properties": {
        "order_id": {"type": "string"},
        "customer_id": {"type": "string"},
        "status": {"type": "string", "enum": ["pending", "delivered", "cancelled"]},
        "total": {"type": "integer"},
        "currency": {"type": "string"},
        "note": {"type": "string", "nullable": True},
    },
    "required": ["order_id", "customer_id", "status", "total", "currency"],
}
MANIFEST = """
connector: shop
title: {zh: 商城, en: Shop}
kind: openapi
base_url: BASE
sandbox_url: BASE/sandbox
auth: {kind: bearer}
timeout_s: 1
codes: {send: send_sms, with: {text: text}}
operations:
  find_customer:
    title: {zh: 查找顾客, en: Find a customer}
    writes: false
    identifies: result.customer_id
  get_order:
    title: {zh: 查看订单, en: Look at an order}
    writes: false
    owner: result.customer_id
  cancel_order:
    title: {zh: 取消订单, en: Cancel an order}
    writes: true
    reads: {order: {call: get_order, with: {order_id: input.order_id}}}
    requires:
      - if: order.status == "pending"
        code: order_not_pending
        else: {zh: "订单{{ order.order_id }}不能取消", en: "Order {{ order.order_id }} cannot be cancelled"}
    limits: {amount: {value: order.total, currency: order.currency, max: 50000, max_agent: 200000}, per_customer_day: 3}
    confirm:
      by: customer
      text:
        zh: "将取消订单{{ order.order_id }}，{{ money(order.total, order.currency) }}原路退回。"
        en: "Order {{ order.order_id }} will be cancelled; {{ money(order.total, order.currency) }} goes back."
    idempotency: {header: Idempotency-Key}
    compensate: {call: reopen_order, with: {order_id: input.order_id}}
  reopen_order:
    title: {zh: 恢复订单, en: Reopen an order}
    writes: true
    input: {order_id: {}}
  refund_keyless:
    uses: refund_order
    title: {zh: 退款, en: Refund}
    writes: true
    reads: {order: {call: get_order, with: {order_id: input.order_id}}}
    confirm: {by: customer, text: {zh: "退款{{ money(order.total) }}", en: "Refund {{ money(order.total) }}"}}
  refund_asked:
    uses: refund_order
    title: {zh: 退款, en: Refund}
    writes: true
    reads: {order: {call: get_order, with: {order_id: input.order_id}}}
    send: {reference: '"R-" + input.order_id'}
    confirm: {by: customer, text: {zh: "退款", en: "Refund"}}
    reconcile:
      call: refund_status
      with: {reference: '"R-" + input.order_id'}
      done: result.state == "done"
      failed: result.state == "none"
  refund_status:
    title: {zh: 退款进度, en: How a refund stands}
    writes: false
  change_email:
    title: {zh: 修改邮箱, en: Change the e-mail address}
    writes: true
    verified: true
    input: {customer_id: {subject: true}, email: {pattern: "^[^@]+@[^@]+$"}}
    confirm: {by: customer, text: {zh: "邮箱将改为{{ input.email }}", en: "The address becomes {{ input.email }}"}}
  note_visit:
    title: {zh: 记录来访, en: Note a visit}
    writes: true
    limits: {per_day: 2}
  send_sms:
    title: {zh: 发送短信, en: Send a text message}
    writes: true
    callers: [agent]
    input: {customer_id: {subject: true}}
  misbehave:
    title: {zh: 异常, en: Misbehave}
    writes: false
"""


class Merchant:
    """The system: what is in it, what came, and how it is to misbehave."""

    def __init__(self) -> None:
        self.url = ""
        self.orders: dict[str, dict[str, Any]] = {}
        for n, (who, status) in enumerate(
            [("c1", "pending"), ("c1", "delivered"), ("c2", "pending"), ("c1", "pending"), ("c1", "pending")], 1
        ):
            order = {"order_id": f"O{n}", "customer_id": who, "status": status, "total": 1000 * n, "currency": "CNY"}
            self.orders[order["order_id"]] = order
        self.orders["O9"] = {**self.orders["O1"], "order_id": "O9", "total": 90_000}
        self.refunds: list[str] = []
        self.references: set[str] = set()
        self.keys: dict[str, Any] = {}
        self.requests: list[tuple[str, str, dict[str, str], Any]] = []
        self.texts: list[str] = []
        self.delay_s = 0.0
        self.cut: int = 0  # so many answers to writes are never sent, though what was asked is done

    async def handle(self, request: Request) -> Response:
        path, sandbox = request.url.path, request.url.path.startswith("/sandbox")
        raw = await request.body()
        body = json.loads(raw) if raw else {}
        self.requests.append((request.method, path, dict(request.headers), body))
        if path.endswith("/openapi.json"):
            return JSONResponse(document())
        if request.headers.get("authorization") != f"Bearer {KEY}":
            return JSONResponse({"error": {"code": "unauthorized", "message": "no"}}, 401)
        if self.delay_s:
            await asyncio.sleep(self.delay_s)
        parts = path.removeprefix("/sandbox").strip("/").split("/")
        if parts[0] == "misbehave":
            return self.misbehaving(request.query_params.get("how", ""))
        if sandbox:
            return JSONResponse({**self.orders["O1"], "order_id": parts[-1], "note": "sandbox"})
        answer = self.answer(request, parts, body)
        if request.method == "POST" and self.cut > 0:
            self.cut -= 1
            await asyncio.sleep(3)
        return answer

    def answer(self, request: Request, parts: list[str], body: dict[str, Any]) -> Response:
        match (request.method, *parts):
            case ("GET", "customers"):
                who = {"a@example.com": "c1", "b@example.com": "c2"}.get(request.query_params.get("email", ""))
                return JSONResponse({"customer_id": who}) if who else missing()
            case ("GET", "orders", one):
                return JSONResponse(self.orders[one]) if one in self.orders else missing()
            case ("GET", "refunds", reference):
                return JSONResponse({"state": "done" if reference in self.references else "none"})
            case ("POST", "orders", one, what):
                return self.change(request.headers.get("idempotency-key"), one, what, body)
            case ("POST", "customers", one, "email"):
                return JSONResponse({"customer_id": one, "email": body["email"]})
            case ("POST", "visits"):
                return JSONResponse({"ok": True}, 201)
            case ("POST", "sms"):
                self.texts.append(body["text"])
                return JSONResponse({"ok": True})
        return missing()

    def change(self, key: str | None, one: str, what: str, body: dict[str, Any]) -> Response:
        if key is not None and key in self.keys:
            return JSONResponse(self.keys[key])
        order = self.orders.get(one)
        if order is None:
            return missing()
        if what == "cancel":
            if order["status"] != "pending":
                return JSONResponse({"error": {"code": "not_pending", "message": "The order left"}}, 409)
            order["status"] = "cancelled"
            self.refunds.append(one)
        elif what == "reopen":
            order["status"] = "pending"
        else:
            self.refunds.append(one)
            self.references.add(str(body.get("reference")))
        if key is not None:
            self.keys[key] = dict(order)
        return JSONResponse(order)

    def misbehaving(self, how: str) -> Response:
        match how:
            case "html":
                return Response("<html>Please sign in</html>", media_type="text/html")
            case "notjson":
                return Response("{", media_type="application/json")
            case "big":
                return StreamingResponse((b'"' + b"x" * 65536 for _ in range(160)), media_type="application/json")
            case "schema":
                return JSONResponse({"fine": "perhaps"})
            case "away":
                return Response("", 302, {"location": "http://203.0.113.9/"})
            case "broken":
                return JSONResponse({"error": {"code": "boom", "message": f"key {KEY}"}}, 500)
            case "echo":
                return JSONResponse({"fine": True, "note": f"you sent {KEY}"})
            case "teapot":
                return JSONResponse({"error": {"code": "i_am_a_teapot", "message": "short and stout"}}, 418)
        return JSONResponse({"fine": True})


def missing() -> Response:
    return JSONResponse({"error": {"code": "not_found", "message": "No such thing"}}, 404)


def document() -> dict[str, Any]:
    """Return its OpenAPI document."""
    order = {"$ref": "#/components/schemas/Order"}
    an_order = {"200": {"description": "", "content": {"application/json": {"schema": order}}}}
    order_id = {"name": "order_id", "in": "path", "required": True, "schema": {"type": "string", "maxLength": 20}}

    def body(**properties: Any) -> dict[str, Any]:
        schema = {"type": "object", "properties": properties, "required": sorted(properties)}
        return {"content": {"application/json": {"schema": schema}}}

    def post(name: str, *parameters: Any, **more: Any) -> dict[str, Any]:
        return {"post": {"operationId": name, "summary": name, "parameters": list(parameters), "responses": {}, **more}}

    text = {"type": "string"}
    customer_id = {"name": "customer_id", "in": "path", "required": True, "schema": text}
    fine = {"type": "object", "properties": {"fine": {"type": "boolean"}}, "required": ["fine"]}
    return {
        "openapi": "3.0.3",
        "info": {"title": "Merchant", "version": "1"},
        "paths": {
            "/customers": {"get": {"operationId": "find_customer", "parameters": [{"name": "email", "in": "query", "schema": text}], "responses": {}}},
            "/orders/{order_id}": {"get": {"operationId": "get_order", "parameters": [order_id], "responses": an_order}},
            "/orders/{order_id}/cancel": post("cancel_order", order_id, responses=an_order),
            "/orders/{order_id}/reopen": post("reopen_order", order_id, responses=an_order),
            "/orders/{order_id}/refund": post("refund_order", order_id, requestBody={"content": {"application/json": {"schema": {"type": "object", "properties": {"reference": text}}}}}),
            "/refunds/{reference}": {"get": {"operationId": "refund_status", "parameters": [{**order_id, "name": "reference"}], "responses": {}}},
            "/customers/{customer_id}/email": post("change_email", customer_id, requestBody=body(email=text)),
            "/visits": post("note_visit"),
            "/sms": post("send_sms", requestBody=body(customer_id=text, text=text)),
            "/misbehave": {"get": {"operationId": "misbehave", "parameters": [{"name": "how", "in": "query", "schema": text}], "responses": {"200": {"description": "", "content": {"application/json": {"schema": fine}}}}}},
        },
        "components": {"schemas": {"Order": ORDER}},
    }  # fmt: skip


@asynccontextmanager
async def trading() -> AsyncIterator[Merchant]:
    """Start a merchant's system."""
    merchant = Merchant()
    app = Starlette(routes=[Route("/{path:path}", merchant.handle, methods=["GET", "POST"])])
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="critical", lifespan="off", access_log=False)
    server = uvicorn.Server(config)
    config.load()
    socket = config.bind_socket()
    task = asyncio.create_task(server.serve([socket]))
    merchant.url = f"http://127.0.0.1:{socket.getsockname()[1]}"
    while not server.started:
        await asyncio.sleep(0.01)
    try:
        yield merchant
    finally:
        server.should_exit, server.force_exit = True, True
        await task
        socket.close()
