"""The life cycle in a whole Zhike: the checks ask its worker, a draft goes live by its job, pairs and uses are found."""

from collections.abc import Iterator
from datetime import timedelta

import httpx
import pytest

from tests.support.live import Live
from zhike.cli.demo_world import PASSWORD
from zhike.kit.clock import utcnow


@pytest.fixture
def console(own_live: Live) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"{own_live.base}/api/v1", trust_env=False, timeout=70) as http:
        signed_in = http.post("/auth/sign-in", json={"email": "owner@demo.zhike", "password": PASSWORD})
        http.headers["X-CSRF-Token"] = signed_in.json()["csrf_token"]
        yield http


@pytest.mark.xdist_group("live-knowledge")
def test_checks_publication_and_schedule(own_live: Live, console: httpx.Client) -> None:
    base = next(b for b in console.get("/knowledge/bases").json()["items"] if b["locale"] == "zh")
    path = f"/knowledge/bases/{base['id']}"
    body = {"base_id": base["id"], "question": "测试商品的蓝牙型号是什么", "answer": "蓝牙 5.3。"}
    entry = console.post("/knowledge/entries", json=body).json()
    one = f"/knowledge/entries/{entry['id']}"
    for question, entry_id in (("测试商品的蓝牙型号是什么", entry["id"]), ("qwertyuiop asdfghjkl", None)):
        assert console.post(f"{path}/checks", json={"question": question, "entry_id": entry_id}).status_code == 201
    run = console.post(f"{path}/checks/run")
    assert run.status_code == 200, run.text
    assert (run.json()["total"], run.json()["failed"]) == (2, 0), run.text
    assert console.patch(path, json={"checks": "block"}).status_code == 200
    console.put(f"{one}/draft", json={"question": "猫咪多久洗一次澡"})
    blocked = console.post(f"{one}/publish", json={})
    assert (blocked.status_code, blocked.json()["code"], blocked.json()["details"]["failed"]) == (
        409,
        "checks_failed",
        1,
    )
    console.put(f"{one}/draft", json={"question": "测试商品的蓝牙型号是什么", "answer": "蓝牙 5.4。"})
    due = (utcnow() + timedelta(seconds=2)).isoformat()
    waiting = console.post(f"{one}/publish", json={"publish_at": due})
    assert waiting.json()["entry"]["draft"]["state"] == "scheduled", waiting.text
    own_live.until(lambda: console.get(one).json()["answer"] == "蓝牙 5.4。", "the draft is live")
    said = console.post("/knowledge/ask", json={"question": "测试商品的蓝牙型号是什么", "base_id": base["id"]}).json()
    assert (said["outcome"], said["answer"]) == ("answer", "蓝牙 5.4。"), said
