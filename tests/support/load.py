"""Customers who keep writing whatever happens, the way the widget does: same client id until it is accepted."""

import asyncio
from dataclasses import dataclass, field
from uuid import uuid4

import httpx

INBOX = "demo-shop"


@dataclass
class Visitor:
    """One customer: what was accepted, and what came back instead."""

    base: str
    visitor_id: str = field(default_factory=lambda: str(uuid4()))
    token: str = ""
    accepted: dict[str, str] = field(default_factory=dict)
    statuses: set[int] = field(default_factory=set)
    cuts: int = 0

    async def arrive(self, http: httpx.AsyncClient) -> None:
        body = {"visitor_id": self.visitor_id, "locale": "zh"}
        answer = await http.post(f"{self.base}/widget/v1/inboxes/{INBOX}/session", json=body)
        answer.raise_for_status()
        self.token = answer.json()["token"]

    async def post(self, http: httpx.AsyncClient, text: str, client_id: str) -> httpx.Response:
        body = {"client_id": client_id, "kind": "text", "content": {"text": text}}
        headers = {"Authorization": f"Bearer {self.token}"}
        return await http.post(f"{self.base}/widget/v1/messages", json=body, headers=headers)

    async def say(self, http: httpx.AsyncClient, text: str, patience_s: float = 60) -> None:
        """Send until accepted; a cut connection and a 5xx are tried again with the same client id."""
        client_id = str(uuid4())
        async with asyncio.timeout(patience_s):
            while True:
                try:
                    answer = await self.post(http, text, client_id)
                except httpx.TransportError:
                    self.cuts += 1
                else:
                    self.statuses.add(answer.status_code)
                    if answer.status_code in (200, 201):
                        self.accepted[client_id] = answer.json()["id"]
                        return
                    assert answer.status_code in (429, 503), answer.text
                await asyncio.sleep(0.1)


async def write_all(visitors: list[Visitor], texts: list[str], pause_s: float = 0.05) -> None:
    """Let every visitor write all texts, each at his own pace."""
    async with httpx.AsyncClient(trust_env=False, timeout=10) as http:

        async def one(visitor: Visitor) -> None:
            for text in texts:
                await visitor.say(http, text)
                await asyncio.sleep(pause_s)

        await asyncio.gather(*(one(visitor) for visitor in visitors))


async def arrivals(base: str, count: int) -> list[Visitor]:
    """Return visitors with open sessions."""
    visitors = [Visitor(base) for _ in range(count)]
    async with httpx.AsyncClient(trust_env=False, timeout=20) as http:
        for visitor in visitors:
            await visitor.arrive(http)
    return visitors
