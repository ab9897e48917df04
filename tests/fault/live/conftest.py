"""Real processes on a database whose road can be closed, and programs that write to them through the API channel."""

import asyncio
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy.engine import make_url

from tests.conftest import WORKER
from tests.support.database import TestServer
from tests.support.live import Live
from tests.support.proxy import Road
from zhike.kit.ids import uuid7

TEXTS = ("怎么退货", "运费谁出", "在吗", "我那个订单", "什么时候到", "可以开发票吗", "转人工")
INBOX = "/channel/v1/inboxes/demo-api"


@dataclass
class Town:
    """An installation, the road to its database, and what was sent and accepted."""

    live: Live
    road: Road
    key: str
    accepted: dict[str, str] = field(default_factory=dict)
    answers: Counter[int] = field(default_factory=Counter)
    refusals: list[httpx.Response] = field(default_factory=list)

    def payloads(self, count: int, customers: int) -> list[dict[str, Any]]:
        run = uuid7().hex[-12:]
        return [
            {
                "external_id": f"{run}-{n}",
                "customer": {"external_id": f"{run}-customer-{n % customers}", "name": "<b>客户</b>"},
                "kind": "text",
                "content": {"text": TEXTS[n % len(TEXTS)]},
            }
            for n in range(count)
        ]

    async def deliver(
        self, payloads: list[dict[str, Any]], copies: int = 1, hands: int = 24, patience_s: float = 60
    ) -> None:
        """Post every payload as often as asked, and again until it is accepted, as a careful program does."""
        posts = [p for p in payloads for _ in range(copies)]
        random.Random(5).shuffle(posts)
        limits = httpx.Limits(max_connections=hands, max_keepalive_connections=hands)
        async with httpx.AsyncClient(base_url=self.live.base, trust_env=False, timeout=20, limits=limits) as client:

            async def hand() -> None:
                while posts:
                    await self._post(client, posts.pop())

            async with asyncio.timeout(patience_s):
                await asyncio.gather(*(hand() for _ in range(hands)))

    async def _post(self, client: httpx.AsyncClient, payload: dict[str, Any]) -> None:
        while True:
            try:
                answer = await client.post(
                    f"{INBOX}/messages", json=payload, headers={"Authorization": f"Bearer {self.key}"}
                )
            except httpx.HTTPError:
                await asyncio.sleep(0.1)  # the process is gone: nobody said whether it was accepted
                continue
            self.answers[answer.status_code] += 1
            if answer.status_code == 202:
                told = self.accepted.setdefault(payload["external_id"], answer.json()["id"])
                assert told == answer.json()["id"], "one payload was told two messages"
                return
            assert answer.status_code == 503, answer.text
            self.refusals.append(answer)
            await asyncio.sleep(0.2)

    def check(self, payloads: list[dict[str, Any]], customers: int) -> None:
        """Every accepted message is there once; one conversation per customer; no gaps; one reply per turn."""
        ids = [p["external_id"] for p in payloads]
        assert self.accepted.keys() >= set(ids)
        rows = self.live.rows(
            "SELECT i.external_id, m.id::text, m.conversation_id, m.seq FROM inbound i"
            " LEFT JOIN messages m ON m.workspace_id = i.workspace_id AND m.inbound_id = i.id WHERE i.external_id = ANY(%s)",
            ids,
        )
        assert Counter(row[0] for row in rows) == Counter(ids), "lost or doubled"
        assert {row[0]: row[1] for row in rows} == {i: self.accepted[i] for i in ids}
        conversations = sorted({row[2] for row in rows})  # type: ignore[type-var]
        assert len(conversations) == customers
        gaps = self.live.rows(
            "SELECT conversation_id FROM messages WHERE conversation_id = ANY(%s) GROUP BY 1 HAVING count(*) <> max(seq)",
            conversations,
        )
        assert gaps == []
        twice = self.live.rows(
            "SELECT conversation_id, turn FROM messages WHERE turn IS NOT NULL AND conversation_id = ANY(%s) GROUP BY 1, 2 HAVING count(*) > 1",
            conversations,
        )
        assert twice == []
        versions = self.live.rows(
            "SELECT subject_id FROM facts WHERE subject_id = ANY(%s) GROUP BY 1 HAVING count(*) <> max(version) OR count(DISTINCT version) <> count(*)",
            conversations,
        )
        assert versions == [], "a fact for each version, no version twice"

    def wait_answered(self, patience_s: float = 60) -> None:
        """Wait until nothing the assistant owns is unanswered, no job is left, and every fact has its position."""
        self.live.until(lambda: not self.left(), "everything answered", patience_s)

    def left(self) -> list[tuple[object, ...]]:
        return self.live.rows(
            "SELECT 'conversation', id::text FROM conversations WHERE owner_kind = 'assistant' AND status <> 'resolved' AND customer_seq > handled_up_to"
            " UNION ALL SELECT 'job ' || status::text, task_name FROM procrastinate_jobs WHERE task_name = 'dialogue.turn'"
            " UNION ALL SELECT 'fact', fact_id::text FROM fact_queue LIMIT 5"
        )


@pytest.fixture(scope="module")
def installation(postgres: TestServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Live, Road, str]]:
    name = f"zhike_fault_{WORKER}"
    address = make_url(postgres.copy(name))
    road = Road(address.host or "127.0.0.1", address.port or 5432)
    owner_url = address.set(host="127.0.0.1", port=road.port).render_as_string(hide_password=False)
    live = Live(owner_url, tmp_path_factory.mktemp("fault"))
    live.environment["ZHIKE_LANGUAGE__EMBEDDER"] = "off"  # by words alone: these tests are not about ranking
    try:
        live.load_demo()
        live.start()
        yield live, road, make_key(live)
    finally:
        live.stop()
        road.close()
        postgres.drop(name)


def make_key(live: Live) -> str:
    with httpx.Client(base_url=live.base, trust_env=False, timeout=20) as client:
        signed = client.post("/api/v1/auth/sign-in", json={"email": "owner@demo.zhike", "password": "zhike-demo"})
        client.headers["X-CSRF-Token"] = signed.json()["csrf_token"]
        grants = [{"permission": "channel.write", "scope": "all"}]
        made = client.post("/api/v1/api-keys", json={"name": "fault", "grants": grants})
        assert made.status_code == 201, made.text
        return str(made.json()["key"])


@pytest.fixture
def town(installation: tuple[Live, Road, str]) -> Iterator[Town]:
    live, road, key = installation
    yield Town(live, road, key)
    for process in (live.serve, live.worker):  # whatever a test killed runs again for the next
        if process.handle is None or process.handle.poll() is not None:
            process.start()
    live.wait_ready()


@pytest.fixture
def logs(installation: tuple[Live, Road, str]) -> Path:
    return installation[0].folder
