"""MCP servers and Python plugins behind the same contract of operations."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
import uvicorn
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request as WebRequest
from starlette.responses import JSONResponse

from tests.db.actions.conftest import Counter
from zhike.actions import Function, Plugin, PluginFarSide, PluginRefused, Proposal
from zhike.actions.adapters.mcp import McpFarSide
from zhike.kit.ids import uuid7

TOKEN = "mcp-secret-token"
MCP = """
connector: depot
title: {zh: 仓库, en: Depot}
kind: mcp
base_url: BASE
sandbox_url: BASE
auth: {kind: bearer}
timeout_s: 2
operations:
  stock:
    title: {zh: 库存, en: Stock}
    writes: false
  owned:
    uses: parcel
    title: {zh: 包裹, en: Parcel}
    writes: false
    owner: result.customer_id
  slow: {title: {zh: 慢, en: Slow}, writes: false}
  fail: {title: {zh: 错, en: Fail}, writes: false}
  big: {title: {zh: 大, en: Big}, writes: false}
  hold:
    title: {zh: 预留, en: Hold}
    writes: true
    reads: {stock: {call: stock, with: {sku: input.sku}}}
    requires:
      - if: stock.left >= input.count
        code: not_enough
        else: {zh: "只剩{{ stock.left }}件", en: "Only {{ stock.left }} left"}
    confirm: {by: customer, text: {zh: "预留{{ input.count }}件", en: "Hold {{ input.count }}"}}
"""


@asynccontextmanager
async def depot() -> AsyncIterator[tuple[str, list[Any]]]:
    """Start a server made with the official SDK; gives its address and what was held."""
    server, held = MCPServer("depot"), list[Any]()

    @server.tool()
    def stock(sku: str) -> dict[str, Any]:
        return {"sku": sku, "left": 3}

    @server.tool()
    def parcel(parcel_id: str) -> dict[str, Any]:
        return {"parcel_id": parcel_id, "customer_id": "c1" if parcel_id == "P1" else "c2"}

    @server.tool()
    def hold(sku: str, count: int) -> dict[str, Any]:
        held.append((sku, count))
        return {"held": count}

    @server.tool()
    async def slow() -> str:
        await asyncio.sleep(10)
        return "late"

    @server.tool()
    def fail() -> str:
        raise ToolError("closed_today: the depot burns")

    @server.tool()
    def big() -> str:
        return "x" * 3_000_000

    async def guarded(request: WebRequest, call_next: Any) -> Any:
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return JSONResponse({"error": "no"}, 401)
        return await call_next(request)

    app = server.streamable_http_app(json_response=True, stateless_http=True)
    app.add_middleware(BaseHTTPMiddleware, dispatch=guarded)
    listener = socket.create_server(("127.0.0.1", 0))
    running = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
    task = asyncio.create_task(running.serve([listener]))
    while not running.started:
        await asyncio.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/mcp", held
    finally:
        running.should_exit = running.force_exit = True
        await task
        listener.close()


async def connected(counter: Counter, text: str, secret: str | None = None) -> None:
    room = counter.shop.house.acting.connectors
    made = await room.create(counter.boss, text, secret=secret)
    async with counter.shop.tx() as tx:
        await room.enable(tx, counter.boss, made.id, None, enabled=True)


async def test_an_mcp_servers_tools_are_operations_with_all_their_rules(counter: Counter) -> None:
    async with depot() as (url, held):
        await connected(counter, MCP.replace("BASE", url), TOKEN)
        caller, who, _ = await counter.customer()

        async def read(operation: str, **arguments: Any) -> Any:
            return await counter.actions.call(caller, f"depot.{operation}", arguments, uuid7().hex)

        assert (await read("stock", sku="S")).result == {"sku": "S", "left": 3}
        assert (await read("stock", sku=5)).code == "invalid_arguments"
        assert (await read("owned", parcel_id="P1")).state == "done"
        assert (await read("owned", parcel_id="P2")).code == "not_found"
        burnt = await read("fail")
        assert (burnt.state, burnt.code, "the depot burns" in str(burnt.message)) == ("refused", "closed_today", True)
        assert (await read("slow")).code == "timeout"
        assert (await read("big")).code == "too_large"
        many = await counter.actions.propose(caller, "depot.hold", {"sku": "S", "count": 9}, "k1", 1)
        assert not isinstance(many, Proposal)
        assert (many.code, many.message) == ("not_enough", "只剩3件")
        done = await counter.yes(caller, who, await counter.proposed(caller, "depot.hold", sku="S", count=2))
        assert (done.state, held) == ("done", [("S", 2)])


async def test_an_mcp_server_that_refuses_us_or_is_away(counter: Counter) -> None:
    caller, _, _ = await counter.customer()
    async with depot() as (url, _):
        await connected(counter, MCP.replace("BASE", url), TOKEN)
        room = counter.shop.house.acting
        async with counter.shop.tx() as tx:
            kept = next(one for one in await room.connectors.list(tx) if one.name == "depot")
            await room.connectors.set_secret(tx, counter.boss, kept.id, "wrong", None)
        told = await counter.actions.call(caller, "depot.stock", {"sku": "S"}, "k1")
        assert (told.state, told.code) == ("failed", "auth_failed")
        room.sides["mcp"] = McpFarSide(allow_private=False)
        told = await counter.actions.call(caller, "depot.stock", {"sku": "S"}, "k2")
        assert (told.state, told.code) == ("failed", "refused_address")
        room.sides["mcp"] = McpFarSide(allow_private=True)
    told = await counter.actions.call(caller, "depot.stock", {"sku": "S"}, "k3")
    assert (told.state, told.code) == ("failed", "unreachable")


PLUGIN = """
connector: erp
title: ERP
kind: plugin
plugin: {name: erp}
timeout_s: 1
operations:
  balance: {title: Balance, writes: false, input: {customer_id: {subject: true}}}
  book: {title: Book, writes: true}
  sleep: {title: Sleep, writes: false}
  break: {title: Break, writes: false}
"""


def erp() -> Plugin:
    def book(arguments: dict[str, Any], context: Any) -> dict[str, Any]:
        if arguments["amount"] > 10:
            raise PluginRefused("too_much", "At most 10")
        return {"booked": arguments["amount"], "live": context.live}

    async def sleep(_arguments: dict[str, Any], _context: Any) -> None:
        await asyncio.sleep(30)

    who = {"type": "object", "properties": {"customer_id": {"type": "string"}}, "required": ["customer_id"]}
    amount = {"type": "object", "properties": {"amount": {"type": "integer"}}, "required": ["amount"]}
    return Plugin(
        {
            "balance": Function(lambda a, _c: {"of": a["customer_id"], "balance": 7}, input=who, sandbox=True),
            "book": Function(book, input=amount, writes=True),
            "sleep": Function(sleep),
            "break": Function(lambda _a, _c: object()),
        }
    )


async def test_a_plugins_functions_are_operations(counter: Counter) -> None:
    counter.shop.house.acting.sides["plugin"] = PluginFarSide({"erp": erp()})
    await connected(counter, PLUGIN)
    caller, _, _ = await counter.customer()
    trial = replace(caller, mode="test")

    async def call(operation: str, as_: Any = caller, **arguments: Any) -> Any:
        return await counter.actions.call(as_, f"erp.{operation}", arguments, uuid7().hex)

    assert (await call("balance", customer_id="c2")).result == {"of": "c1", "balance": 7}, (
        "whose is not the caller's to say"
    )
    assert (await call("book", amount=3)).result == {"booked": 3, "live": True}
    refused = await call("book", amount=30)
    assert (refused.state, refused.code, refused.message) == ("refused", "too_much", "At most 10")
    assert (await call("sleep")).code == "timeout"
    assert (await call("break")).code == "bad_response"
    assert (await call("balance", trial)).state == "done"
    assert (await call("book", trial, amount=3)).code == "sandbox_missing", (
        "a function that does not say it heeds the mode"
    )


@pytest.mark.parametrize(
    ("expression", "value"),
    [("1 + 2 * 3", 7.0), ("(100.10 - 0.1) / 3", 33.33), ("-5.555", -5.56), ("0.1 + 0.2", 0.3)],
    ids=["precedence", "brackets", "half-even", "decimal"],
)
async def test_the_built_in_plugin_computes(counter: Counter, expression: str, value: float) -> None:
    text = "connector: desk\ntitle: D\nkind: plugin\noperations:\n  calculate: {title: C, writes: false}\n"
    await connected(counter, text)
    caller, _, _ = await counter.customer()
    told = await counter.actions.call(caller, "desk.calculate", {"expression": expression}, "k")
    assert told.result["value"] == value
    for wrong in ("1 / 0", "2 ** 9", "(1", "().__class__"):
        refused = await counter.actions.call(caller, "desk.calculate", {"expression": wrong}, uuid7().hex)
        assert (refused.state, refused.result) == ("refused", None), wrong
