"""Knowledge over HTTP: entries, imports, and the bench through a worker's call."""

from typing import Any
from uuid import UUID

from tests.api.knowledge.conftest import Desk
from tests.support.people import sign_in
from zhike.kit.ids import uuid7


def entry_of(desk: Desk, **changes: Any) -> dict[str, Any]:
    return {
        "base_id": desk.base_id,
        "question": "怎么退货",
        "similar": ["退货流程"],
        "answer": "申请即可。",
        "tags": ["售后"],
    } | changes


async def test_an_entry_is_made_read_changed_and_deleted(desk: Desk) -> None:
    made = await desk.client.post("/knowledge/entries", json=entry_of(desk))
    assert made.status_code == 201, made.text
    entry = made.json()
    assert (entry["version"], entry["state"], entry["uses"]) == (1, "published", 0)
    assert (entry["updated_by"]["kind"], entry["updated_by"]["name"]) == ("person", "林晓")
    path = f"/knowledge/entries/{entry['id']}"
    assert (await desk.client.get(path)).json() == entry
    changed = await desk.client.patch(path, json={"answer": "七天内申请。", "expected_version": 1})
    assert (changed.json()["version"], changed.json()["question"]) == (2, "怎么退货")
    stale = await desk.client.patch(path, json={"answer": "x", "expected_version": 1})
    assert (stale.status_code, stale.json()["code"], stale.json()["details"]) == (409, "entry_changed", {"version": 2})
    assert (await desk.client.delete(path)).status_code == 204
    assert (await desk.client.get(path)).json()["code"] == "entry_not_found"


async def test_lists_page_and_filter(desk: Desk) -> None:
    for n in range(5):
        await desk.client.post("/knowledge/entries", json=entry_of(desk, question=f"问题{n}"))
    first = (await desk.client.get("/knowledge/entries", params={"limit": 3, "base_id": desk.base_id})).json()
    rest = (await desk.client.get("/knowledge/entries", params={"limit": 3, "cursor": first["next_cursor"]})).json()
    assert (len(first["items"]), len(rest["items"]), rest["next_cursor"]) == (3, 2, None)
    found = (await desk.client.get("/knowledge/entries", params={"q": "问题3"})).json()["items"]
    assert [item["question"] for item in found] == ["问题3"]


async def test_odd_requests_are_refused_never_a_500(desk: Desk) -> None:
    unknown = str(uuid7())
    for response, status in [
        (await desk.client.get("/knowledge/entries/none"), 404),
        (await desk.client.get(f"/knowledge/entries/{unknown}"), 404),
        (await desk.client.get("/knowledge/entries", params={"cursor": "x"}), 422),
        (await desk.client.get("/knowledge/entries", params={"cursor": "WzEsMl0"}), 422),
        (await desk.client.get("/knowledge/entries", params={"q": "\x00%_\\"}), 200),
        (await desk.client.get("/knowledge/entries", params={"base_id": "x"}), 404),
        (await desk.client.post("/knowledge/entries", json=entry_of(desk, base_id=unknown)), 404),
        (await desk.client.post("/knowledge/entries", json=entry_of(desk, question="\x00 ")), 422),
        (await desk.client.post("/knowledge/entries", json=entry_of(desk, answer="")), 422),
        (await desk.client.post("/knowledge/entries", json=entry_of(desk, locale="fr")), 422),
        (await desk.client.post("/knowledge/entries", json=entry_of(desk, extra=1)), 422),
        (await desk.client.post("/knowledge/bases", json={"name": "常见问题"}), 409),
        (await desk.client.post("/knowledge/bases", json={"name": " "}), 422),
        (await desk.client.get(f"/knowledge/imports/{unknown}"), 404),
        (await desk.upload("a.pdf", b"%PDF"), 422),
        (await desk.upload("a.csv", b"x", base_id="none"), 404),
        (await desk.upload("a.csv", b"x", mapping="[1]"), 422),
        (await desk.upload("a.csv", b"x" * (10 * 1024 * 1024 + 1)), 413),
        (await desk.client.post("/knowledge/ask", json={"question": "x", "base_id": unknown}), 404),
    ]:
        assert response.status_code == status, (response.request.url, response.text)


async def test_an_upload_is_read_by_its_job_and_reports_in_the_readers_language(desk: Desk) -> None:
    started = await desk.upload("常见问题.csv", "问题,答案\n怎么退货,申请\n,缺\n".encode("gbk"))
    assert started.status_code == 201, started.text
    assert (started.json()["state"], started.json()["filename"]) == ("running", "常见问题.csv")
    await desk.imports.run(desk.house.workspace, UUID(started.json()["id"]))
    done = (await desk.client.get(f"/knowledge/imports/{started.json()['id']}")).json()
    assert (done["state"], done["encoding"], done["created"], done["skipped"]) == ("done", "gb18030", 1, 1)
    assert done["errors"] == [{"row": 3, "column": "问题", "code": "question_missing", "message": "缺少问题。"}]
    assert done["sample"][0]["question"] == "怎么退货"


async def test_the_bench_shows_the_answer_and_why(desk: Desk) -> None:
    answer = (await desk.client.post("/knowledge/ask", json={"question": "退货流程是怎样的"})).json()
    assert (answer["outcome"], answer["answer"]) == ("answer", "在订单里申请。")
    assert [source["title"] for source in answer["sources"]] == ["怎么退货"]
    assert answer["candidates"][0]["matched"] == "退货流程"
    assert answer["reasons"][0]["text"].startswith("与知识“怎么退货”匹配")
    assert "total" in answer["ms"]
    assert (answer["language"], answer["thresholds"]) == ("zh", {"answer": 0.55, "offer": 0.5})
    assert (answer["understood"]["written"], answer["understood"]["asked"]) == ("zh", ["退货流程是怎样的"])
    body = {"question": "退货流程是怎样的？发票呢", "locale": "zh", "channel": "widget",
            "history": [{"by": "customer", "text": "你好"}, {"by": "assistant", "text": "您好，我在。"}]}  # fmt: skip
    several = (await desk.client.post("/knowledge/ask", json=body)).json()
    assert several["understood"]["questions"] == 2
    assert (
        await desk.client.post("/knowledge/ask", json=body | {"history": [{"by": "x", "text": "y"}]})
    ).status_code == 422
    refused = (await desk.client.post("/knowledge/ask", json={"question": "今天天气如何"})).json()
    assert (refused["outcome"], refused["sources"]) == ("refuse", [])


async def test_who_may_not_edit_is_told_so(desk: Desk) -> None:
    email = f"{uuid7().hex}@example.com"
    await desk.house.person("collaborator", email=email)
    await sign_in(desk.client, email)
    assert (await desk.client.post("/knowledge/entries", json=entry_of(desk))).status_code == 403
    assert (await desk.upload("a.csv", b"x")).status_code == 403


async def test_a_base_is_renamed_and_no_two_share_a_name(desk: Desk) -> None:
    other = (await desk.client.post("/knowledge/bases", json={"name": "海外", "locale": "en"})).json()
    renamed = await desk.client.patch(f"/knowledge/bases/{desk.base_id}", json={"name": " 售前 问答 "})
    assert (renamed.status_code, renamed.json()["name"]) == (200, "售前 问答")
    taken = await desk.client.patch(f"/knowledge/bases/{other['id']}", json={"name": "售前 问答"})
    assert (taken.status_code, taken.json()["field"]) == (409, "name")
    same = await desk.client.patch(f"/knowledge/bases/{desk.base_id}", json={"name": "售前 问答"})
    assert same.status_code == 200
    nobody = await desk.client.patch(f"/knowledge/bases/{uuid7()}", json={"name": "x"})
    assert nobody.status_code == 404


async def test_an_imports_errors_are_worded_in_the_readers_language_when_they_are_read(desk: Desk) -> None:
    files = {"file": ("faq.csv", "客户说,我们说\n怎么退货,申请\n".encode())}
    started = await desk.client.post(
        "/knowledge/imports", files=files, data={"base_id": desk.base_id, "dry_run": "true"}
    )
    assert started.status_code < 300, started.text
    await desk.imports.run(desk.house.workspace, UUID(started.json()["id"]))
    path = f"/knowledge/imports/{started.json()['id']}"
    for language, said in (("zh-CN", "没有找到“问题”列"), ("en", "No column holds the questions")):
        assert (await desk.client.patch("/me", json={"locale": language})).status_code == 200
        read = (await desk.client.get(path)).json()
        assert read["errors"][0]["message"].startswith(said)
    odd = {"file": ("faq.exe", b"MZ\x00\x00")}
    refused = await desk.client.post(
        "/knowledge/imports", files=odd, data={"base_id": desk.base_id}, headers={"Accept-Language": "en"}
    )
    assert refused.status_code == 422
    assert "problem" not in refused.json().get("details", {})
