"""Staff over HTTP."""

from collections.abc import AsyncIterator

import httpx
import pytest_asyncio

from tests.support.people import House, browser, sign_in, small_app
from zhike.identity.http import routes as identity_routes
from zhike.kit.ids import uuid7
from zhike.staff.http import routes as staff_routes


@pytest_asyncio.fixture(loop_scope="session")
async def client(house: House) -> AsyncIterator[httpx.AsyncClient]:
    app = small_app(house, (identity_routes, house.identity), (staff_routes, house.staff))
    async with browser(app) as client:
        yield client


async def join(house: House, client: httpx.AsyncClient, *roles: str) -> str:
    email = f"{uuid7().hex}@example.com"
    viewer = await house.person(*roles, email=email)
    await sign_in(client, email)
    return str(viewer.id)


async def test_presence(house: House, client: httpx.AsyncClient) -> None:
    me = await join(house, client, "agent")
    away = await client.put("/me/presence", json={"presence": "away", "reason": "开会"})
    assert (away.json()["id"], away.json()["presence"], away.json()["presence_reason"]) == (me, "away", "开会")
    assert (await client.get("/me")).json()["agent"] == away.json()
    assert (await client.get("/agents")).json()["items"] == [away.json()]
    for body in ({"presence": "asleep"}, {}, {"presence": "away", "reason": "x" * 41}):
        assert (await client.put("/me/presence", json=body)).status_code == 422
    await join(house, client, "report_analyst")
    nobody = await client.put("/me/presence", json={"presence": "online"})
    assert (nobody.status_code, nobody.json()["code"]) == (409, "not_an_agent")


async def test_manage(house: House, client: httpx.AsyncClient) -> None:
    me = await join(house, client, "supervisor")
    team = (await client.post("/teams", json={"name": "售后"})).json()
    assert (await client.post("/teams", json={"name": " 售后 "})).status_code == 409
    path = f"/teams/{team['id']}"
    joined = await client.patch(path, json={"members": [{"agent_id": me, "lead": True}]})
    assert (joined.json()["member_ids"], joined.json()["lead_ids"]) == ([me], [me])
    queue = (await client.post("/queues", json={"name": "默认", "team_id": team["id"]})).json()
    expected = {"name": "默认", "team_id": team["id"], "is_default": True, "first_response_target_s": 20}
    assert queue == {"id": queue["id"]} | expected
    assert (await client.get("/queues")).json()["items"] == [queue]
    assert (await client.get("/teams")).json()["items"] == [joined.json()]
    assert (await client.patch(f"/queues/{queue['id']}", json={"name": "一线"})).json()["name"] == "一线"
    assert (await client.patch(f"/agents/{me}", json={"capacity": 3})).json()["capacity"] == 3
    assert (await client.patch(f"/agents/{me}", json={"capacity": -1})).status_code == 422
    for unknown in (uuid7(), "nonsense"):
        for target in (f"/agents/{unknown}", f"/teams/{unknown}", f"/queues/{unknown}"):
            body = {"capacity": 1} if "agents" in target else {"name": "x"}
            assert (await client.patch(target, json=body)).status_code == 404
        assert (await client.patch(path, json={"members": [{"agent_id": str(unknown)}]})).status_code == 404
        assert (await client.post("/queues", json={"name": "x", "team_id": str(unknown)})).status_code == 404


async def test_an_agent_only_reads(house: House, client: httpx.AsyncClient) -> None:
    await join(house, client, "agent")
    for path in ("/agents", "/teams", "/queues"):
        assert (await client.get(path)).status_code == 200
    for path in ("/teams", "/queues"):
        assert (await client.post(path, json={})).status_code == 403
