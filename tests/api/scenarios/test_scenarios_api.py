"""Scenarios over HTTP: written, found, brought in and out, and a run that waits for a worker."""

from typing import Any

import httpx
import pytest_asyncio

from tests.support.served import Served
from tests.support.shopfront import Shopfront

AT = "/api/v1/scenarios"
RUNS = "/api/v1/scenario-runs"
ONE = "name: 问运费\npattern: answer\nturns:\n  - customer: 退货运费谁出\n    then: {cites: 退货运费}\n"
FILE = """
scenarios:
  - name: 问运费
    pattern: answer
    turns:
      - customer: 运费谁出  # by whom
        then: {cites: 退货运费}
  - name: hello
    pattern: small_talk
    language: en
    turns: [{customer: hello}]
"""
LIVE = "scenarios:\n  - {name: 需要大模型, pattern: refer, tier: live, turns: [{customer: 那换货呢}]}\n"


@pytest_asyncio.fixture
async def boss(served: Served, shop: Shopfront) -> httpx.AsyncClient:
    return (await served.sign_in(shop, (await shop.person("supervisor", "陈店长")).id))[0]


async def test_a_scenario_is_written_changed_and_deleted(boss: httpx.AsyncClient) -> None:
    made = (await boss.post(AT, json={"source": ONE})).json()
    told = {
        name: made[name] for name in ("name", "pattern", "language", "tier", "turns", "version", "last", "updated_by")
    }
    assert told == {
        "name": "问运费", "pattern": "answer", "language": "zh", "tier": "stable", "turns": 1, "version": 1, "last": None,
        "updated_by": "陈店长",
    }  # fmt: skip
    taken = await boss.post(AT, json={"source": ONE})
    assert (taken.status_code, taken.json()["code"]) == (409, "scenario_name_taken")
    path = f"{AT}/{made['id']}"
    saved = (await boss.put(path, json={"source": ONE.replace("运费谁出", "运费谁付"), "version": 1})).json()
    assert saved["version"] == 2
    stale = await boss.put(path, json={"source": ONE, "version": 1})
    assert (stale.status_code, stale.json()["code"]) == (409, "scenario_changed")
    assert "运费谁付" in (await boss.get(path)).json()["source"]
    assert (await boss.delete(path)).status_code == 204
    assert (await boss.get(path)).json()["code"] == "scenario_not_found"


async def test_what_is_wrong_has_its_line_in_the_readers_language(boss: httpx.AsyncClient) -> None:
    broken = ONE.replace("cites", "quotes").replace("pattern: answer", "pattern: chat")
    checked = await boss.post("/api/v1/scenario-checks", json={"source": broken}, headers={"Accept-Language": "en"})
    assert [one["line"] for one in checked.json()["problems"]] == [2, 5]
    assert "'quotes' is not known" in checked.json()["problems"][1]["reason"]
    told = await boss.post(AT, json={"source": broken}, headers={"Accept-Language": "zh-CN"})
    assert (told.status_code, told.json()["code"]) == (422, "scenario_unreadable")
    assert told.json()["message"].startswith("第 2 行：")
    assert [one["line"] for one in told.json()["details"]["problems"]] == [2, 5]


async def test_files_come_in_and_go_out_whole(boss: httpx.AsyncClient) -> None:
    assert (await boss.post("/api/v1/scenario-imports", json={"source": FILE})).json() == {"added": 2, "updated": 0}
    assert (await boss.post("/api/v1/scenario-imports", json={"source": FILE})).json() == {"added": 0, "updated": 0}
    changed = FILE.replace("hello}", "hi}")
    assert (await boss.post("/api/v1/scenario-imports", json={"source": changed})).json() == {"added": 0, "updated": 1}
    file = (await boss.get("/api/v1/scenario-exports")).text
    assert "# by whom" in file  # what was written stays as it was written
    assert (await boss.post("/api/v1/scenario-imports", json={"source": file})).json() == {"added": 0, "updated": 0}
    refused = await boss.post("/api/v1/scenario-imports", json={"source": FILE.replace("hello\n", "问运费\n")})
    assert (refused.status_code, refused.json()["code"]) == (422, "scenario_unreadable")


async def test_lists_are_filtered_searched_and_paged(boss: httpx.AsyncClient) -> None:
    await boss.post("/api/v1/scenario-imports", json={"source": FILE})

    async def names(**asked: Any) -> list[str]:
        return [one["name"] for one in (await boss.get(AT, params=asked)).json()["items"]]

    assert await names() == ["hello", "问运费"]
    assert await names(pattern="small_talk") == await names(language="en") == await names(q="HELLO") == ["hello"]
    assert await names(state="passed") == []
    assert await names(state="untried") == ["hello", "问运费"]
    first = (await boss.get(AT, params={"limit": 1})).json()
    second = (await boss.get(AT, params={"limit": 1, "cursor": first["next_cursor"]})).json()
    assert ([one["name"] for one in second["items"]], second["next_cursor"]) == (["问运费"], None)


async def test_one_run_goes_at_a_time_and_can_be_cancelled(boss: httpx.AsyncClient, shop: Shopfront) -> None:
    nothing = await boss.post(RUNS, json={"repeats": 1})
    assert (nothing.status_code, nothing.json()["code"]) == (422, "nothing_to_play")
    await boss.post("/api/v1/scenario-imports", json={"source": FILE})
    run = (await boss.post(RUNS, json={"repeats": 3})).json()
    assert (run["state"], run["total"], run["done"], run["figures"]) == ("waiting", 6, 0, None)
    [job] = await shop.jobs("scenarios.play")
    assert job["args"] == {"workspace_id": str(shop.workspace), "run_id": run["id"]}
    going = await boss.post(RUNS, json={"repeats": 1})
    assert (going.status_code, going.json()["code"]) == (409, "scenario_run_going")
    assert (await boss.post(f"{RUNS}/{run['id']}/cancel")).json()["state"] == "cancelled"
    assert (await boss.post("/api/v1/scenario-imports", json={"source": LIVE})).json()["added"] == 1
    again = (await boss.post(RUNS, json={"repeats": 1})).json()
    assert again["total"] == 2  # what needs a language model waits for one
    assert [one["id"] for one in (await boss.get(RUNS)).json()["items"]] == [again["id"], run["id"]]
    assert (await boss.get(f"{RUNS}/{run['id']}/results")).json() == {"items": [], "next_cursor": None}


async def test_who_may_not_edit_knowledge_reads_only(served: Served, shop: Shopfront, boss: httpx.AsyncClient) -> None:
    made = (await boss.post(AT, json={"source": ONE})).json()
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    assert (await agent.get(AT)).status_code == 200
    for refused in (
        await agent.post(AT, json={"source": ONE}),
        await agent.delete(f"{AT}/{made['id']}"),
        await agent.post("/api/v1/scenario-imports", json={"source": FILE}),
        await agent.post(RUNS, json={"repeats": 1}),
    ):
        assert refused.status_code == 403
