"""A shop with knowledge, flows, a merchant's system and a language model over real HTTP; a customer who writes."""

import json
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest_asyncio

from tests.db.dialogue.conftest import EXAMPLES
from tests.db.flows.conftest import Stage
from tests.support.far_system import KEY as MERCHANT_KEY
from tests.support.far_system import MANIFEST, trading
from tests.support.scripted_model import KEY, MODEL, ScriptedModel, modelling
from tests.support.shopfront import open_shop
from zhike.channels import ClaimedIdentity
from zhike.db.urls import Urls
from zhike.dialogue import DialogueService, FlowDesk, ModelDesk
from zhike.flows import FlowShelf
from zhike.kit.ids import uuid7
from zhike.knowledge import MemoryKnowledge
from zhike.language import NoEmbedder
from zhike.settings import Settings
from zhike.signals import Signal

GIVEN = {
    "enabled": True, "model": MODEL, "input_price": 2_000_000, "output_price": 8_000_000, "currency": "CNY",
    "daily_tokens": None, "timeout_ms": 4000, "uses": ["rewrite", "flows", "answers"], "style": "", "banned": [],
}  # fmt: skip
CANCEL = """
flow: cancel_order
title: {zh: 取消订单, en: Cancel an order}
trigger: {examples: [我要取消订单, cancel my order]}
slots:
  order: {type: order, ask: {zh: 要取消哪一笔订单？, en: Which order?}}
steps:
  - {ask: order}
  - {call: shop.get_order, with: {order_id: slots.order}, save: order, refused: nothing}
  - {do: shop.cancel_order, with: {order_id: slots.order}, save: cancelled}
  - {say: {zh: "订单 {{ cancelled.order_id }} 已取消。", en: "Cancelled."}, next: end}
  - {id: nothing, say: {zh: "没有找到订单 {{ slots.order }}。", en: "Not found."}}
"""
STATUS = """
flow: order_status
title: {zh: 查询订单, en: Look at an order}
trigger: {examples: [我的订单怎么样了, how is my order], rules: ['said.contains("查订单") || said.contains("look up")']}
slots:
  order: {type: order, ask: {zh: 哪一笔订单？, en: Which order?}}
steps:
  - {ask: order}
  - {call: shop.get_order, with: {order_id: slots.order}, save: order, refused: nothing}
  - {say: {zh: "订单{{ order.order_id }}的金额是{{ money(order.total, order.currency) }}。备注是：{{ order.note }}", en: "Order {{ order.order_id }} comes to {{ money(order.total, order.currency) }}. Note: {{ order.note }}"}, next: end}
  - {id: nothing, say: {zh: "没有找到订单 {{ slots.order }}。", en: "Not found."}}
"""


@dataclass
class Lane:
    """Takes what is shown while an answer is being written. Implements what the desk needs of the bus."""

    shown: list[Signal] = field(default_factory=list)

    def publish(self, signal: Signal) -> None:
        self.shown.append(signal)


def use_of(body: Mapping[str, Any]) -> str:
    """Return what a model is asked for: rewrite, flows or answers."""
    system = body["messages"][0]["content"]
    schema = json.loads(system.split("JSON Schema: ", 1)[1]) if "JSON Schema: " in system else None
    return "answers" if schema is None else "flows" if "flow" in schema["properties"] else "rewrite"


def script(
    answer: str | Callable[[Mapping[str, Any]], str] = "NONE",
    flow: str = "none",
    slots: Mapping[str, str] | None = None,
    question: str | None = None,
) -> Callable[[dict[str, Any]], str]:
    """Return what a model says to each use; without a ``question`` it repeats the customer's own."""

    def says(body: dict[str, Any]) -> str:
        match use_of(body):
            case "flows":
                return json.dumps({"flow": flow, "slots": dict(slots or {})}, ensure_ascii=False)
            case "rewrite":
                own = body["messages"][1]["content"].rsplit("last message>\n", 1)[1].split("\n</data", 1)[0]
                return json.dumps({"question": question or own}, ensure_ascii=False)
            case _:
                return answer if isinstance(answer, str) else answer(body)

    return says


@dataclass
class Modelled(Stage):
    """A stage whose assistant may ask a model."""

    model: ScriptedModel = field(default_factory=ScriptedModel)
    lane: Lane = field(default_factory=Lane)

    async def set_up(self, **more: Any) -> None:
        """Set the workspace's model up, or change it."""
        async with self.shop.tx() as tx:
            held = await self.shop.house.models.store.get(tx)
            given = GIVEN | {"base_url": self.model.url} | more
            version = held.version if held is not None else 0
            assert await self.shop.house.models.store.put(tx, given, KEY, version, uuid7())

    async def anew(self) -> str:
        """Let another customer, who is signed in, open the chat; returns his id in the merchant's system."""
        house, name = self.shop.house, uuid7().hex
        self.who = await house.channels.identify(self.shop.api, ClaimedIdentity(name, verified=True))
        self.conversation_id = None
        return name

    async def last_turn(self) -> Any:
        return (await self.rows("SELECT * FROM turns WHERE conversation_id = :c ORDER BY turn"))[-1]

    async def codes(self) -> list[str]:
        """Return the codes of why the last turn went as it did."""
        return [one["code"] for one in (await self.last_turn())["reasons"]]


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def knowing() -> MemoryKnowledge:
    """The demo's entries by words alone: these tests are about models, not about ranking."""
    files = [(path.name, path.read_bytes()) for path in sorted(EXAMPLES.glob("*.csv"))]
    return await MemoryKnowledge.of_file(files, NoEmbedder())


@pytest_asyncio.fixture
async def stage(settings: Settings, urls: Urls, knowing: MemoryKnowledge) -> AsyncIterator[Modelled]:
    settings.actions.allow_private = settings.llm.allow_private = True
    async with modelling() as model, trading() as merchant, open_shop(settings, urls) as shop:
        boss = await shop.person("owner")
        room = shop.house.acting
        made = await room.connectors.create(boss, MANIFEST.replace("BASE", merchant.url), secret=MERCHANT_KEY)
        async with shop.tx() as tx:
            await room.connectors.enable(tx, boss, made.id, None, enabled=True)
        merchant.requests.clear()
        house, embedder, lane = shop.house, NoEmbedder(), Lane()
        desk = FlowDesk(house.flow_states, FlowShelf(house.db, embedder), room.service, house.customers, embedder)
        models = ModelDesk(house.models, lane)  # type: ignore[arg-type]
        service = DialogueService(
            house.db, house.turns, knowing, house.knowledge, flows=desk, hand_overs=house.hand_overs, models=models
        )
        who = await house.channels.identify(shop.api, ClaimedIdentity("c1", verified=True))
        stage = Modelled(shop, merchant, boss, service, who, None, model, lane)
        await stage.flow(CANCEL)
        await stage.flow(STATUS)
        yield stage
