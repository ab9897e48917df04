"""What the worker does for other processes: the question sealed, the answer or the trouble as it was."""

import asyncio
from typing import Any

import pytest

from tests.db.actions.conftest import Counter
from zhike.actions import Auth, Capability, Endpoint, FarTrouble, MemoryFarSide, RemoteFarSide, Request
from zhike.actions.adapters.remote import TASK, answer
from zhike.actions.trail import TrailFiles
from zhike.kit.ids import uuid7


def far() -> MemoryFarSide:
    def refuse(_: dict[str, Any]) -> Any:
        raise FarTrouble("sold_out", refused=True, said="Sold out")

    return MemoryFarSide({"look": lambda given: {"saw": given["what"]}, "buy": refuse})


async def test_a_worker_answers_for_other_processes(counter: Counter) -> None:
    calls, workspace = counter.shop.house.calls, counter.shop.workspace
    near = far()

    async def work() -> None:
        task = calls.task(lambda w, q: answer(near, w, q))
        while not (jobs := await counter.shop.jobs(TASK)):
            await asyncio.sleep(0.02)
        await task.handler(None, str(workspace), jobs[-1]["args"]["call_id"])

    endpoint = Endpoint("procedure", "https://x.example.com", {}, Auth("bearer"), "s3cret", True, workspace)

    async def ask(name: str) -> Any:
        request = Request(endpoint, Capability(name), {"what": "订单"}, 20, key=str(uuid7()))
        worker = asyncio.create_task(work())
        try:
            return await RemoteFarSide(calls, near).run(request)
        finally:
            await worker
            async with counter.shop.house.db.system() as tx:
                await tx.execute("DELETE FROM procrastinate_jobs WHERE task_name = :t", {"t": TASK})

    assert await ask("look") == {"saw": "订单"}
    assert (near.requests[0].endpoint.secret, near.requests[0].endpoint.auth) == ("s3cret", Auth("bearer"))
    with pytest.raises(FarTrouble) as caught:
        await ask("buy")
    assert (caught.value.code, caught.value.refused, caught.value.said) == ("sold_out", True, "Sold out")


async def test_pictures_are_sealed_listed_and_go_with_their_customer(counter: Counter, tmp_path: Any) -> None:
    trail, workspace, call = TrailFiles(tmp_path, b"k" * 32), uuid7(), uuid7()
    for step in (2, 1, 10):
        await trail.keep(workspace, call, step, b"\x89PNG picture")
    assert await trail.steps(workspace, call) == [1, 2, 10]
    assert await trail.picture(workspace, call, 2) == b"\x89PNG picture"
    assert b"picture" not in b"".join(path.read_bytes() for path in tmp_path.rglob("*.png"))
    assert await trail.picture(uuid7(), call, 2) is None
    await trail.sweep(workspace)
    assert await trail.steps(workspace, call) == [1, 2, 10], "not yet a month old"
    trail.drop(workspace, call)
    assert await trail.steps(workspace, call) == []
    caller, who, _ = await counter.customer()
    done = await counter.yes(caller, who, await counter.proposed(caller))
    house = counter.shop.house
    assert done.call_id is not None
    await house.acting.trail.keep(counter.shop.workspace, done.call_id, 1, b"x")
    async with counter.shop.tx() as tx:
        await house.customers.erase(tx, counter.boss, who.customer_id)
    assert await house.acting.trail.steps(counter.shop.workspace, done.call_id) == []
