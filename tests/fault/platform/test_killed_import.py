"""kill -9 of the worker in the middle of an import: it goes on by itself, no row is missing, none is there twice."""

import asyncio
import csv
import io

import httpx
import pytest

from tests.support.live import Live
from zhike.cli.demo_world import PASSWORD

pytestmark = pytest.mark.fault
ROWS = 3_000
SAVED = "SELECT count(*), count(DISTINCT question) FROM knowledge_entries WHERE base_id = %s AND deleted_at IS NULL"


def table() -> bytes:
    stream = io.StringIO()
    out = csv.writer(stream)
    out.writerow(["问题", "相似问法", "答案"])
    out.writerows([f"第 {n} 号配件怎么更换", f"{n} 号零件换法", f"请看说明书第 {n} 页。"] for n in range(ROWS))
    return stream.getvalue().encode()


async def test_an_import_goes_on_where_its_worker_was_killed(own_live: Live) -> None:
    async with httpx.AsyncClient(base_url=f"{own_live.base}/api/v1", trust_env=False, timeout=60) as http:
        signed = await http.post("/auth/sign-in", json={"email": "owner@demo.zhike", "password": PASSWORD})
        http.headers["x-csrf-token"] = signed.raise_for_status().json()["csrf_token"]
        base = (await http.post("/knowledge/bases", json={"name": "配件", "locale": "zh"})).json()["id"]
        sent = await http.post("/knowledge/imports", files={"file": ("faq.csv", table())}, data={"base_id": base})
        path = f"/knowledge/imports/{sent.raise_for_status().json()['id']}"
        kills = 0
        async with asyncio.timeout(120):
            while (state := (await http.get(path)).raise_for_status().json())["state"] == "running":
                saved = own_live.rows(SAVED, base)[0][0]
                assert isinstance(saved, int)
                if kills < 2 and saved > kills * ROWS // 3:
                    own_live.worker.kill()
                    own_live.worker.start()
                    kills += 1
                await asyncio.sleep(0.02)
        assert kills == 2, "the worker was killed in the middle"
        assert (state["state"], state["created"], state["skipped"]) == ("done", ROWS, 0)
        assert own_live.rows(SAVED, base) == [(ROWS, ROWS)]
