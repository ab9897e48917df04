"""How many statements the hot endpoints take: a number that grows is a decision."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio

from tests.support.database import SECRET
from tests.support.shopfront import PASSWORD, Shopfront
from zhike.asgi import create_app
from zhike.db import recording
from zhike.db.urls import Urls
from zhike.kit.ids import uuid7
from zhike.settings import Settings

# Each counts SET_WORKSPACE; BEGIN and COMMIT are no statements of ours.
FIRST_MESSAGE, LATER_MESSAGE, DUPLICATE = 10, 7, 4
INBOX, OPEN = 14, 13  # one of them reads which attributes are defined, and is remembered for 2 s


@pytest.fixture(autouse=True)
def names_stay_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are remembered for 2 s, which a busy machine outlasts in mid-test: here they stay, so the counts are exact."""
    monkeypatch.setattr("zhike.house.colleagues.NAMES_TTL_S", 3600.0)
    monkeypatch.setattr("zhike.channels.service.INBOX_TTL_S", 3600.0)


@pytest_asyncio.fixture
async def app(shared_settings: Settings, urls: Urls) -> AsyncIterator[Any]:
    """The application called in the test's own task, so that its statements are recorded."""
    made = create_app(shared_settings, bytes.fromhex(SECRET), urls)
    async with made.router.lifespan_context(made):
        yield made


@pytest_asyncio.fixture
async def client(app: Any) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://zhike.test") as client:
        yield client


async def counted(client: httpx.AsyncClient, method: str, path: str, **more: Any) -> tuple[httpx.Response, list[str]]:
    with recording() as sent:
        answer = await client.request(method, path, **more)
    assert answer.status_code < 300, answer.text
    return answer, sent


async def remembered(client: httpx.AsyncClient, path: str) -> list[str]:
    """Return the statements of a read whose remembered parts are fresh: on a busy machine they may just have run out."""
    rounds = [(await counted(client, "GET", path))[1] for _ in range(3)]
    return min(rounds, key=len)


async def test_a_customers_message(client: httpx.AsyncClient, shop: Shopfront) -> None:
    begun = await client.post(f"/widget/v1/inboxes/{shop.widget.key}/session", json={"visitor_id": uuid7().hex})
    client.headers["Authorization"] = f"Bearer {begun.json()['token']}"
    body = {"client_id": "a", "kind": "text", "content": {"text": "在吗"}}
    _, first = await counted(client, "POST", "/widget/v1/messages", json=body)
    _, later = await counted(client, "POST", "/widget/v1/messages", json=body | {"client_id": "b"})
    _, again = await counted(client, "POST", "/widget/v1/messages", json=body)
    assert len(first) <= FIRST_MESSAGE, first
    assert len(later) <= LATER_MESSAGE, later
    assert len(again) <= DUPLICATE, again
    print(f"first {len(first)}, later {len(later)}, duplicate {len(again)}")


async def test_the_inbox_and_a_conversation_take_the_same_whatever_they_hold(
    client: httpx.AsyncClient, shop: Shopfront
) -> None:
    agent = await shop.person("supervisor")
    signed = await client.post("/api/v1/auth/sign-in", json={"email": await shop.email(agent.id), "password": PASSWORD})
    client.headers["X-CSRF-Token"] = signed.json()["csrf_token"]
    client.headers["Cookie"] = f"zhike_session={signed.cookies['zhike_session']}"
    counts: list[tuple[int, int]] = []
    for _ in range(3):
        receipts = [await shop.says(await shop.customer(f"客户{n}"), "在吗") for n in range(8)]
        await shop.hand_to_queue(receipts[0].conversation_id)
        for n in range(5):
            await shop.says(await shop.customer(), f"更多 {n}")
        for n in range(3):
            view = {"name": f"视图 {n}", "filters": {"priority": ["urgent"], "status": "any"}}
            assert (await client.post("/api/v1/inbox/views", json=view)).status_code == 201
        listed = await remembered(client, "/api/v1/inbox?limit=200&status=any")
        opened = await remembered(client, f"/api/v1/conversations/{receipts[1].conversation_id}")
        counts.append((len(listed), len(opened)))
        assert len(listed) <= INBOX, listed
        assert len(opened) <= OPEN, opened
    assert counts[1] == counts[2], "no statement per row (the first round finds nothing remembered)"
    print(f"inbox, open: {counts}")
