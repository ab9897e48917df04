"""A customer in a flow without a platform around, and a merchant's system of plain values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Literal
from uuid import UUID

import pytest

from zhike.actions import Outcome, Proposal
from zhike.flows.book import FlowBook
from zhike.flows.engine import Engine
from zhike.flows.hearing import Sure, hear, stumble
from zhike.flows.reading import read_flow
from zhike.flows.stacks import kept, opened
from zhike.flows.types import Heard, Ran, Stack, Value
from zhike.kit.ids import uuid7

NOW = datetime(2026, 11, 23, 4, tzinfo=UTC)
Answer = Callable[[Mapping[str, Any]], Any]


@dataclass
class Shop:
    """Answers calls by functions; remembers what came under which key, as the real room does."""

    reads: dict[str, Answer] = field(default_factory=dict)
    writes: dict[str, Answer] = field(default_factory=dict)
    done: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    known: dict[str, Any] = field(default_factory=dict)
    proposals: dict[UUID, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)  # one-time codes to come; with any a write needs the first of them
    trouble: list[str] = field(default_factory=list)  # what is wrong with the next codes, whatever they are

    async def call(self, operation: str, arguments: Mapping[str, Any], key: str) -> Outcome:
        if key not in self.known:
            self.known[key] = _outcome(self.reads[operation](arguments))
        return self.known[key]

    async def propose(self, operation: str, arguments: Mapping[str, Any], key: str) -> Proposal | Outcome:
        if key not in self.known:
            found = self.writes[operation](arguments)
            if isinstance(found, Outcome) and found.state == "refused":
                self.known[key] = found
            else:
                needs: Literal["yes", "code"] = "code" if self.codes else "yes"
                made = Proposal(uuid7(), operation, f"将执行 {operation} {dict(arguments)}", needs, NOW + timedelta(1))
                self.proposals[made.id] = (operation, dict(arguments))
                self.known[key] = made
        return self.known[key]

    async def confirm(self, proposal_id: UUID, code: str | None = None) -> Outcome:
        if self.trouble:
            why = self.trouble.pop(0)
            return Outcome("refused", code=why, message=f"[{why}]")
        if self.codes and code != self.codes[0]:
            return Outcome("refused", code="code_wrong", message="验证码不正确。")
        operation, arguments = self.proposals.pop(proposal_id)
        self.done.append((operation, arguments))
        return _outcome(self.writes[operation](arguments))

    async def send_code(self, proposal_id: UUID) -> Outcome:
        assert proposal_id in self.proposals
        del self.codes[0]
        return Outcome("done") if self.codes else Outcome("refused", code="code_limit", message="次数已用完。")

    async def withdraw(self, proposal_id: UUID) -> None:
        self.proposals.pop(proposal_id, None)


def _outcome(value: Any) -> Outcome:
    return value if isinstance(value, Outcome) else Outcome("done", value)


@dataclass
class Talk:
    """One customer; ``says`` goes the way of a turn, and the stack is stored in between as the platform stores it."""

    book: FlowBook
    shop: Shop
    stack: Stack = field(default_factory=Stack)
    now: datetime = NOW
    language: str = "zh"
    ran: Ran | None = None

    @property
    def engine(self) -> Engine:
        around = {
            "customer": {"verified": True},
            "channel": "widget",
            "today": "2026-11-23",
            "now": self.now.isoformat(),
        }
        around |= {"event": None, "said": ""}
        return Engine(self.book, self.shop, around, self.language)

    async def begins(self, flow: str, *values: Value, text: str = "") -> str:
        found = self.book.flow(flow)
        assert found is not None
        return self._took(await self.engine.start(self.stack, found, (*values, Value("said", text, text))))

    async def says(self, text: str, *values: Value, asks: bool = False) -> str:
        heard = Heard(text, values, asks=asks, language=self.language)
        ran = await hear(self.engine, self.stack, heard, self.now)
        if ran is None and not asks:
            ran = await hear(self.engine, self.stack, heard, self.now, Sure.YES) or await stumble(
                self.engine, self.stack
            )
        return "" if ran is None else self._took(ran)

    def _took(self, ran: Ran) -> str:
        stack = Stack(ran.stack.frames, self.now)
        self.stack = opened(kept(stack))
        assert self.stack == stack, "a stack comes back as it was stored"
        self.ran = ran
        told = "\n".join(part.text for part in ran.parts)
        return told + (f"\n[人工] {ran.to_person.text} / {ran.to_person.summary}" if ran.to_person else "")

    @property
    def labels(self) -> list[str]:
        assert self.ran is not None
        return [option.label for option in self.ran.options]

    @property
    def told(self) -> Mapping[str, Any]:
        assert self.stack.top is not None
        return self.stack.top.told

    @property
    def events(self) -> list[tuple[str, str | None]]:
        assert self.ran is not None
        return [(event.name, event.detail) for event in self.ran.events]


CANCEL = """
flow: cancel_order
title: {zh: 取消订单, en: Cancel an order}
trigger: {examples: {zh: [帮我取消订单, 不想要了取消吧], en: [cancel my order]}}
slots:
  order:
    type: order
    ask: {zh: 要取消哪一笔订单？, en: Which order?}
    options: {from: orders, value: item.id, label: "{{ item.id }} {{ item.title }}", also: "[item.title, item.day]"}
  reason:
    type: choice
    ask: {zh: 因为什么取消？, en: Why?}
    options:
      - {value: no longer needed, label: {zh: 不想要了, en: No longer needed}, also: [不需要了]}
      - {value: ordered by mistake, label: {zh: 拍错了, en: By mistake}, also: [买错了, 下错单]}
steps:
  - {id: list, call: shop.list_orders, save: orders, failed: sorry}
  - {ask: order}
  - {call: shop.get_order, with: {order_id: slots.order}, save: order}
  - id: open
    when: [{if: 'order.status in ["pending", "paid"]', go: why}]
    else: late
  - {id: why, ask: reason}
  - {id: do, do: shop.cancel_order, with: {order_id: slots.order, reason: slots.reason}, save: cancelled}
  - {id: told, say: {zh: "订单 {{ order.id }} 已取消，{{ money(cancelled.refund) }}会原路退回。", en: "Cancelled."}, next: end}
  - {id: late, say: {zh: "订单 {{ order.id }} 已经发货，不能取消了。", en: "It has been shipped."}}
  - {id: over, end: unresolved}
  - {id: sorry, hand_over: {text: {zh: 我请同事来看, en: A colleague comes}}}
"""
RETURN = """
flow: return_order
title: {zh: 退货, en: Return}
trigger: {examples: [我要退货]}
slots:
  order: {type: order}
  note: {type: text, ask: {zh: 有什么要备注的？, en: Anything to add?}, optional: true}
steps:
  - {ask: order}
  - {ask: note}
  - {say: {zh: "好的，订单 {{ slots.order }} 登记退货。备注：{{ slots.note }}", en: "Noted."}}
"""
ORDERS = [
    {"id": "2026110001", "title": "水洗亚麻四件套", "day": "2026-11-22", "status": "pending", "total": 39900},
    {"id": "2026110002", "title": "蓝色马克杯", "day": "2026-11-20", "status": "paid", "total": 5900},
    {"id": "2026110003", "title": "台灯", "day": "2026-11-01", "status": "shipped", "total": 12900},
]


@pytest.fixture
def shop() -> Shop:
    by_id = {order["id"]: order for order in ORDERS}
    return Shop(
        {
            "shop.list_orders": lambda _: ORDERS,
            "shop.get_order": lambda given: by_id.get(
                given["order_id"], Outcome("refused", code="not_found", message="没有这笔订单")
            ),
        },
        {"shop.cancel_order": lambda given: {"refund": by_id[given["order_id"]]["total"]}},
    )


@pytest.fixture
def talk(shop: Shop) -> Talk:
    return Talk(FlowBook([read_flow(CANCEL, 1), read_flow(RETURN, 1)]), shop)
