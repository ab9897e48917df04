"""Gaps and corrections over HTTP, from the customer's question through the log to the reviewer, each with the rights for it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import httpx

from tests.api.gateway.test_feedback import answered, entry_id, say
from tests.support.browsers import Browsers
from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.dialogue import GapSorter, Learning
from zhike.facts import ProjectionRunner
from zhike.kit.ids import uuid7
from zhike.language import NoEmbedder

__all__ = ["entry_id"]


@asynccontextmanager
async def learning(shop: Shopfront) -> AsyncIterator[None]:
    """Follow the log as a worker does."""
    runner = asyncio.create_task(ProjectionRunner(shop.house.db, [Learning()]).run())
    try:
        yield
    finally:
        runner.cancel()
        await asyncio.gather(runner, return_exceptions=True)


async def gaps(console: httpx.AsyncClient, shop: Shopfront, askings: int) -> list[dict]:  # type: ignore[type-arg]
    """Return the open gaps once they hold so many askings."""
    async with asyncio.timeout(20):
        while True:
            await GapSorter(shop.house.db, shop.house.excerpts, NoEmbedder()).sort(shop.workspace)
            items = (await console.get("/api/v1/dialogue/gaps", params={"state": "open"})).json()["items"]
            if sum(item["size"] for item in items) == askings:
                return items
            await asyncio.sleep(0.05)


async def test_a_gap_from_the_question_to_the_draft(
    served: Served, shop: Shopfront, browser: Browsers, entry_id: UUID
) -> None:
    lead = await shop.person("supervisor", "主管")
    console, _ = await served.sign_in(shop, lead.id)
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    async with learning(shop):
        for _ in range(2):
            await answered(browser(), shop, entry_id, "可以货到付款吗")  # refused: it knows returns alone
        (gap,) = await gaps(console, shop, 2)
    assert (gap["question"], gap["size"], gap["reasons"]) == ("可以货到付款吗", 2, {"refused": 2})
    path = f"/api/v1/dialogue/gaps/{gap['id']}"
    one = (await console.get(path)).json()
    assert {example["text"] for example in one["examples"]} == {"可以货到付款吗"}
    assert (await console.get("/api/v1/dialogue/waiting")).json() == {"gaps": 1, "corrections": 0}
    for method, url in (("GET", "/api/v1/dialogue/gaps"), ("GET", path), ("POST", f"{path}/draft")):
        assert (await agent.request(method, url, json={} if method == "POST" else None)).status_code == 403
    dismissed = await console.post(f"{path}/dismiss")
    assert (dismissed.json()["state"], dismissed.json()["closed_by"]["name"]) == ("dismissed", "主管")
    assert (await console.post(f"{path}/reopen")).json()["state"] == "open"
    assert (await agent.post(f"{path}/similar", json={"entry_id": str(entry_id)})).status_code == 403
    assert (await console.post(f"{path}/similar", json={"entry_id": str(uuid7())})).json()["code"] == "entry_not_found"
    added = await console.post(f"{path}/similar", json={"entry_id": str(entry_id)})
    assert (added.status_code, added.json()) == (201, {"entry_id": str(entry_id)}), added.text
    entry = (await console.get(f"/api/v1/knowledge/entries/{entry_id}")).json()
    draft = await console.get(f"/api/v1/knowledge/entries/{entry_id}/versions/{entry['draft']['number']}")
    assert "可以货到付款吗" in draft.json()["similar"]
    assert "可以货到付款吗" not in entry["similar"]  # customers get it once it is published
    assert (await console.post(f"{path}/reopen")).json()["state"] == "open"
    made = await console.post(f"{path}/draft", json={})
    assert made.status_code == 201, made.text
    entry = (await console.get(f"/api/v1/knowledge/entries/{made.json()['entry_id']}")).json()
    assert (entry["question"], entry["answer"], entry["state"]) == ("可以货到付款吗", "", "draft")
    assert (await console.post(f"{path}/draft", json={})).json()["code"] == "gap_has_draft"
    unfinished = await console.post(f"/api/v1/knowledge/entries/{entry['id']}/publish", json={})
    assert (unfinished.status_code, unfinished.json()["field"]) == (422, "answer")  # nobody is answered with nothing
    for client, url, status in (
        (console, f"/api/v1/dialogue/gaps/{uuid7()}", 404),
        (console, "/api/v1/dialogue/gaps/x", 404),
        (console, "/api/v1/dialogue/gaps?cursor=x", 422),
        (console, "/api/v1/dialogue/gaps?state=x", 422),
    ):
        assert (await client.get(url)).status_code == status, url
    for client in (console, agent):
        await client.aclose()


async def test_a_correction_from_the_mark_to_the_review(
    served: Served, shop: Shopfront, browser: Browsers, entry_id: UUID
) -> None:
    agent, lead = await shop.person("agent"), await shop.person("supervisor", "主管")
    console, _ = await served.sign_in(shop, lead.id)
    colleague, _ = await served.sign_in(shop, agent.id)
    customer = browser()
    message_id = await answered(customer, shop, entry_id)
    assert await say(customer, message_id, helpful=False) == 204
    snapshot = (await customer.http.get("/widget/v1/snapshot")).json()
    conversation, turn = snapshot["conversation"]["id"], snapshot["messages"][-1]["turn"]["id"]
    path = f"/api/v1/conversations/{conversation}/turns/{turn}/corrections"
    marked = await colleague.post(path, json={"entry_id": str(entry_id)})
    assert marked.status_code == 201, marked.text
    correction = marked.json()
    assert (correction["question"], correction["state"], correction["right"]) == ("怎么退货", "pending", None)
    (source,) = (await colleague.get(path)).json()["items"]
    assert (source["entry"]["title"], source["correction"]["id"]) == ("怎么退货", correction["id"])
    review = f"/api/v1/dialogue/corrections/{correction['id']}"
    assert (await colleague.get("/api/v1/dialogue/corrections")).status_code == 403
    assert (await colleague.post(f"{review}/approve", json={"question": "x"})).status_code == 403
    listed = (await console.get("/api/v1/dialogue/corrections", params={"state": "pending"})).json()
    assert ([one["id"] for one in listed["items"]], listed["counts"]["pending"]) == ([correction["id"]], 1)
    own = await console.post(f"{review}/approve", json={"question": "怎么退货"})
    assert (own.status_code, own.json()["code"]) == (409, "own_question")
    personal = await console.post(f"{review}/approve", json={"question": "13800138000 怎么退款"})
    assert (personal.status_code, personal.json()["code"]) == (422, "personal_data")
    done = await console.post(f"{review}/approve", json={"question": "怎么退款"})
    assert (done.status_code, done.json()["similar"]) == (200, "none"), done.text
    negatives = f"/api/v1/knowledge/entries/{entry_id}/negatives"
    (kept,) = (await colleague.get(negatives)).json()["items"]
    assert (kept["question"], kept["created_by"]["name"]) == ("怎么退款", "主管")
    assert (await colleague.delete(f"{negatives}/{kept['id']}")).status_code == 403
    assert (await console.delete(f"{negatives}/{kept['id']}")).status_code == 204
    assert (await console.delete(f"{negatives}/{kept['id']}")).status_code == 404
    assert (await console.post(negatives, json={"question": "怎么退货？"})).json()["code"] == "own_question"
    assert (await console.post(negatives, json={"question": "几天能退款"})).status_code == 201
    again = await colleague.post(path, json={"entry_id": str(entry_id)})
    assert again.json()["code"] == "already_reviewed"
    for client in (console, colleague):
        await client.aclose()
