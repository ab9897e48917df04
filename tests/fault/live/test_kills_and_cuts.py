"""kill -9, a database that goes away, commits that take their time: nothing accepted is lost or doubled, one reply per turn."""

import asyncio
import time

import httpx
import psycopg
import pytest

from tests.fault.live.conftest import Town

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("fault")]


async def test_five_parallel_deliveries_of_five_hundred_payloads(town: Town) -> None:
    payloads = town.payloads(500, customers=50)
    began = time.monotonic()
    await town.deliver(payloads, copies=5, hands=32, patience_s=90)
    print(f"2500 posts in {time.monotonic() - began:.1f} s")
    town.wait_answered()
    town.check(payloads, 50)
    assert town.answers == {202: 2500}


async def test_serve_killed_in_mid_load(town: Town) -> None:
    payloads = town.payloads(150, customers=15)
    load = asyncio.create_task(town.deliver(payloads, copies=2, hands=8))
    for _ in range(2):
        await asyncio.sleep(0.3)
        town.live.serve.kill()
        await asyncio.sleep(0.2)
        town.live.serve.start()
        await asyncio.to_thread(town.live.until, town.live.serves, "serve")
    await load
    town.wait_answered()
    town.check(payloads, 15)


async def test_worker_killed_in_mid_load(town: Town) -> None:
    payloads = town.payloads(120, customers=30)
    load = asyncio.create_task(town.deliver(payloads, hands=4))
    for _ in range(2):
        await asyncio.sleep(0.4)
        town.live.worker.kill()  # the sequencer dies with it
        town.live.worker.start()
        await asyncio.sleep(3)
    await load
    await asyncio.to_thread(town.wait_answered)
    town.check(payloads, 30)
    assert town.answers == {202: 120}, "who takes messages in does not notice"


async def test_the_database_gone_for_a_while(town: Town) -> None:
    payloads = town.payloads(150, customers=15)
    load = asyncio.create_task(town.deliver(payloads, hands=6))
    await asyncio.sleep(0.3)
    with town.road.closed():
        await asyncio.sleep(1)
        async with httpx.AsyncClient(base_url=town.live.base, trust_env=False, timeout=20) as client:
            assert (await client.get("/healthz")).status_code == 200
            ready = await client.get("/readyz")
            assert ready.status_code == 503
            assert ready.json()["checks"]["database"] is False
            console = await client.post(
                "/api/v1/auth/sign-in", json={"email": "owner@demo.zhike", "password": "zhike-demo"}
            )
            assert (console.status_code, console.json()["code"]) == (503, "database_unavailable")
        await asyncio.sleep(8)
    await load
    await asyncio.to_thread(town.live.wait_ready)
    assert town.refusals, "while it was gone, posts were refused in clear words"
    for refusal in town.refusals:
        assert refusal.json()["code"] == "database_unavailable"
        assert int(refusal.headers["retry-after"]) >= 1
    await asyncio.to_thread(town.wait_answered)
    town.check(payloads, 15)


SLOW = """
CREATE FUNCTION slow_commit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.2); RETURN NULL; END';
CREATE CONSTRAINT TRIGGER slow_commit AFTER INSERT ON inbound DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow_commit();
"""
SWIFT = "DROP TRIGGER slow_commit ON inbound; DROP FUNCTION slow_commit"


async def test_slow_commits(town: Town) -> None:
    payloads = town.payloads(40, customers=8)
    with psycopg.connect(town.live.urls.owner_dsn, autocommit=True) as conn:
        conn.execute(SLOW)
        try:
            await town.deliver(payloads, copies=3, hands=16)
        finally:
            conn.execute(SWIFT)
    await asyncio.to_thread(town.wait_answered)
    town.check(payloads, 8)
    assert town.answers == {202: 120}
