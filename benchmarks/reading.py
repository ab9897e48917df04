"""Figure 6: the inbox and a conversation at a million messages."""

import asyncio
import json
import os
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import psycopg

from benchmarks.client import percentile
from benchmarks.report import Figure
from benchmarks.world import World
from zhike.cli.demo_world import LEAD, PASSWORD, WIDGET_INBOX
from zhike.customers.keys import KeyRing, seal_profile
from zhike.customers.types import Profile
from zhike.kit.ids import uuid7
from zhike.kit.seal import seal

PER_CONVERSATION, PER_CUSTOMER, OPEN_SHARE, DAYS = 10, 5, 0.02, 180
REQUESTS = 300
LISTS = (
    "view=all&status=open", "view=mine&status=open", "view=unassigned&status=open&sort=waiting", "view=assistant&status=open",
    "view=all&status=resolved", "view=all&status=any",
)  # fmt: skip
TEXTS = (
    "请问我的订单什么时候发货？",
    "亲，已为您查询，预计明天送达。",
    "这个可以七天无理由退货吗",
    "可以的，签收次日起七天内都可以退。",
    "好的谢谢",
)


def measure(world: World, messages: int) -> list[Figure]:
    """Fill the demo's workspace, then ask as the team's lead, one request after the other."""
    have = world.rows("SELECT count(*) FROM messages")[0][0]
    if have < messages:
        Filling(world).run((messages - have) // PER_CONVERSATION)
        world.rows("VACUUM (ANALYZE) conversations, messages, customers, customer_identities")
    conversations, total = (world.rows(f"SELECT count(*) FROM {t}")[0][0] for t in ("conversations", "messages"))
    ids = [row[0] for row in world.rows("SELECT id FROM conversations TABLESAMPLE system (2) LIMIT %s", REQUESTS)]
    with world.running("serve"):
        lists, opened = asyncio.run(_ask(world, ids))
    size = f"{total:,} messages in {conversations:,} conversations, {OPEN_SHARE:.0%} of them open"
    every = [ms for taken in lists.values() for ms in taken]
    slowest = max(lists, key=lambda name: percentile(lists[name], 0.95))
    how = f"{size}; p50 {percentile(every, 0.5):.0f} ms, slowest list {slowest} p95 {percentile(lists[slowest], 0.95):.0f} ms"
    return [
        Figure("reading", "inbox list over HTTP, p95", percentile(every, 0.95), "ms", "< 60", "httpx", len(every), how),
        Figure("reading", "opening a conversation over HTTP, p95", percentile(opened, 0.95), "ms", "< 60", "httpx", len(opened),
               f"{size}; p50 {percentile(opened, 0.5):.0f} ms"),
    ]  # fmt: skip


async def _ask(world: World, ids: list[UUID]) -> tuple[dict[str, list[float]], list[float]]:
    async with httpx.AsyncClient(base_url=world.base, trust_env=False, timeout=60) as http:
        (await http.post("/api/v1/auth/sign-in", json={"email": LEAD, "password": PASSWORD})).raise_for_status()

        async def timed(path: str) -> float:
            began = time.perf_counter()
            (await http.get(path)).raise_for_status()
            return (time.perf_counter() - began) * 1000

        for _ in range(10):  # every pooled connection learns the statements
            for query in LISTS:
                await timed(f"/api/v1/inbox?{query}")
        lists = {
            query: [await timed(f"/api/v1/inbox?{query}") for _ in range(REQUESTS // len(LISTS))] for query in LISTS
        }
        opened = [await timed(f"/api/v1/conversations/{i}") for i in ids]
    return lists, opened


class Filling:
    """Customers with sealed profiles, their conversations and sealed messages, by COPY as the owner."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.workspace = world.workspace_id
        self.ring = KeyRing(world.secret)
        self.random = random.Random(7)
        one = world.rows(
            "SELECT i.id, i.default_queue_id, q.team_id FROM inboxes i JOIN queues q ON q.id = i.default_queue_id WHERE i.key = %s", WIDGET_INBOX
        )  # fmt: skip
        self.inbox, self.queue, self.team = one[0]
        self.assistant = world.rows("SELECT id FROM agents WHERE kind = 'assistant'")[0][0]
        self.person = world.rows("SELECT id FROM users WHERE email = %s", LEAD)[0][0]

    def run(self, conversations: int) -> None:
        """Write them, and move the numbers' blocks behind them."""
        tables = {
            "customers": "workspace_id, id, number, data_key, profile, created_at",
            "customer_identities": "workspace_id, id, inbox_id, external_hash, customer_id",
            "conversations": "workspace_id, id, number, inbox_id, customer_id, identity_id, thread_key, status, owner_kind, owner_id, queue_id, team_id,"
            " version, last_seq, customer_seq, preview, preview_at, waiting_since, queued_at, opened_at, resolved_at, updated_at",
            "messages": "workspace_id, id, conversation_id, seq, direction, author_kind, author_id, kind, body, state, created_at",
        }  # fmt: skip
        numbers = "SELECT coalesce(max(number), 0) FROM (SELECT number FROM customers UNION SELECT number FROM conversations) AS n"
        first = 1 + self.world.rows(numbers)[0][0]
        with psycopg.connect(self.world.urls.owner_dsn) as connection:
            for start in range(0, conversations, 5_000):
                made: dict[str, list[tuple[Any, ...]]] = {name: [] for name in tables}
                for number in range(start, min(start + 5_000, conversations), PER_CUSTOMER):
                    self._customer(made, first + number)
                for name, columns in tables.items():
                    with connection.cursor().copy(f"COPY {name} ({columns}) FROM STDIN") as copy:
                        for row in made[name]:
                            copy.write_row(row)
                connection.commit()
            connection.execute(
                "INSERT INTO number_blocks (workspace_id, kind, next) SELECT %s, kind, %s FROM unnest(array['customer', 'conversation']) AS kind"
                " ON CONFLICT (workspace_id, kind) DO UPDATE SET next = greatest(number_blocks.next, excluded.next)", (self.workspace, first + conversations + 1),
            )  # fmt: skip

    def text(self, _message: UUID, seq: int) -> str:
        """Return what a message says."""
        return TEXTS[seq % len(TEXTS)]

    def _customer(self, made: dict[str, list[tuple[Any, ...]]], number: int) -> None:
        customer, identity = uuid7(), uuid7()
        key, wrapped = self.ring.new(self.workspace, customer)
        profile = seal_profile(key, customer, Profile(name=f"顾客{number}", phone=f"139{number:08d}"))
        began = datetime.now(UTC) - timedelta(days=self.random.uniform(1, DAYS))
        made["customers"].append((self.workspace, customer, number, wrapped, profile, began))
        made["customer_identities"].append((self.workspace, identity, self.inbox, os.urandom(16), customer))
        for index in range(PER_CUSTOMER):
            at = began + timedelta(days=index * 0.1)
            is_open = index == PER_CUSTOMER - 1 and self.random.random() < OPEN_SHARE * PER_CUSTOMER
            self._conversation(made, number + index, (customer, identity, key), at, is_open)

    def _conversation(
        self,
        made: dict[str, list[tuple[Any, ...]]],
        number: int,
        who: tuple[UUID, UUID, bytes],
        at: datetime,
        is_open: bool,
    ) -> None:
        customer, identity, key = who
        conversation = uuid7(int(at.timestamp() * 1000))
        owner = self.random.choice((("assistant", self.assistant), ("person", self.person), ("queue", None)))
        ended = at + timedelta(minutes=PER_CONVERSATION)
        preview = seal(key, json.dumps({"text": TEXTS[0], "author_kind": "customer"}).encode(), conversation.bytes)
        made["conversations"].append(
            (
                self.workspace, conversation, number, self.inbox, customer, identity, str(customer), "open" if is_open else "resolved", *owner, self.queue,
                self.team, PER_CONVERSATION, PER_CONVERSATION, PER_CONVERSATION - 1, preview, ended, ended if is_open else None,
                ended if is_open and owner[0] == "queue" else None, at, None if is_open else ended, ended,
            )
        )  # fmt: skip
        made["messages"] += self._messages(conversation, customer, key, at)

    def _messages(self, conversation: UUID, customer: UUID, key: bytes, at: datetime) -> Iterator[tuple[Any, ...]]:
        for seq in range(1, PER_CONVERSATION + 1):
            said = at + timedelta(minutes=seq)
            message = uuid7(int(said.timestamp() * 1000))
            body = seal(key, json.dumps({"text": self.text(message, seq)}, ensure_ascii=False).encode(), message.bytes)
            mine = ("in", "customer", customer) if seq % 2 else ("out", "assistant", self.assistant)
            yield (
                self.workspace,
                message,
                conversation,
                seq,
                *mine,
                "text",
                body,
                "accepted" if seq % 2 else "read",
                said,
            )
