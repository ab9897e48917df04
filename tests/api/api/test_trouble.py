"""What goes wrong at the door over HTTP: forged, expired, oversized, poisoned, parallel; each answered in clear words."""

import asyncio
import errno
import io
import json
import re
import zipfile
from typing import Any

import httpx
import pytest

from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.channels import tokens
from zhike.channels.tokens import sign_identity
from zhike.kit.ids import uuid7

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000020000000308060000009b2bd3b80000000049454e44ae426082")


def text(words: str, client_id: str | None = None) -> dict[str, Any]:
    return {"client_id": client_id or uuid7().hex, "kind": "text", "content": {"text": words}}


async def test_ten_megabytes_are_too_much_for_a_message(visitor: httpx.AsyncClient) -> None:
    answer = await visitor.post("/widget/v1/messages", json=text("长" * 3_500_000))
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


async def test_a_body_that_does_not_say_how_long_it_is_is_cut_off(visitor: httpx.AsyncClient) -> None:
    async def endless():
        for _ in range(200):
            yield b"x" * 65_536

    answer = await visitor.post("/widget/v1/messages", content=endless())
    assert answer.status_code == 413


async def test_ten_megabytes_are_too_much_for_the_console(owner: httpx.AsyncClient, shop: Shopfront) -> None:
    receipt = await shop.says(await shop.customer(), "在吗")
    body = {"client_id": "x", "kind": "text", "content": {"text": "x" * 13_000_000}}
    answer = await owner.post(f"/api/v1/conversations/{receipt.conversation_id}/messages", json=body)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))"]
)
async def test_markup_stays_text_on_every_side(visitor, owner, words: str) -> None:
    sent = await visitor.post("/widget/v1/messages", json=text(words))
    assert sent.status_code == 201
    snapshot = await visitor.get("/widget/v1/snapshot")
    assert snapshot.headers["content-type"] == "application/json"
    assert [(m["kind"], m["content"]) for m in snapshot.json()["messages"]] == [("text", {"text": words})]
    opened = await owner.get(f"/api/v1/conversations/{sent.json()['conversation_id']}")
    assert opened.json()["messages"][0]["content"] == {"text": words}
    assert opened.json()["messages"][0]["kind"] == "text"


async def test_a_message_sent_again_is_the_same_message(visitor: httpx.AsyncClient) -> None:
    body = text("在吗")
    answers = await asyncio.gather(*(visitor.post("/widget/v1/messages", json=body) for _ in range(5)))
    assert sorted(a.status_code for a in answers) == [200, 200, 200, 200, 201]
    assert len({a.json()["id"] for a in answers}) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"x"',
        b"\xff\xfe",
        b'{"client_id": 1}',
        b'{"client_id": "c", "kind": "event", "content": {"text": "x"}}',
    ],
)
async def test_a_malformed_body_is_told_so(visitor: httpx.AsyncClient, body: bytes) -> None:
    answer = await visitor.post("/widget/v1/messages", content=body)
    assert answer.status_code == 422
    assert answer.json()["code"] == "invalid"
    assert not re.search("Expected|Object|Input|`", answer.json()["message"]), "our sentence, not the parser's"


async def test_a_forged_identity_is_refused(served: Served, shop: Shopfront) -> None:
    at = f"/widget/v1/inboxes/{shop.widget.key}/session"
    real = {"external_id": "u-1", "name": "张三", "hmac": sign_identity(shop.widget.identity_secret, "u-1")}
    async with served.client() as client:
        good = await client.post(at, json={"visitor_id": "v", "identity": real})
        assert good.status_code == 200
        assert good.json()["customer"]["verified"] is True
        for forged in (real | {"external_id": "u-2"}, real | {"hmac": "0" * 64}, {"external_id": "u-1"}):
            answer = await client.post(at, json={"visitor_id": "v", "identity": forged})
            assert (answer.status_code, answer.json()["code"]) == (401, "identity_invalid")
        # A visitor who calls himself like a verified customer's id is somebody else.
        stranger = await client.post(at, json={"visitor_id": "u-1"})
        assert stranger.json()["customer"]["id"] != good.json()["customer"]["id"]
        assert (await client.post(at, json={"visitor_id": "user:u-1"})).json()["customer"]["id"] != good.json()[
            "customer"
        ]["id"]


async def test_an_ended_visit_is_told_so(served: Served, shop: Shopfront, monkeypatch) -> None:
    monkeypatch.setattr(tokens, "TTL_S", -1)
    async with served.client() as client:
        who = await shop.customer(inbox=shop.widget)
        old, _ = shop.house.visitor_tokens.issue(shop.workspace, shop.widget.id, who.id, who.customer_id, False)
        for token in (old, old[:-2] + "AA", "x", "é".encode().decode("latin-1")):
            answer = await client.get(
                "/widget/v1/snapshot", headers={b"Authorization": b"Bearer " + token.encode("latin-1")}
            )
            assert answer.status_code == 401, token
        answer = await client.post("/widget/v1/messages", json=text("在吗"), headers={"Authorization": f"Bearer {old}"})
        assert (answer.status_code, answer.json()["code"]) == (401, "token_expired")


async def test_an_ended_session_and_a_forged_one_open_nothing(served: Served, shop: Shopfront) -> None:
    person = await shop.person("supervisor")
    client, _ = await served.sign_in(shop, person.id)
    try:
        assert (await client.get("/api/v1/inbox")).status_code == 200
        assert (await client.post("/api/v1/auth/sign-out", headers={"X-CSRF-Token": "forged"})).status_code == 403
        async with shop.tx() as tx:
            await tx.execute(
                "UPDATE sessions SET expires_at = now() - interval '1 minute' WHERE user_id = :u", {"u": person.id}
            )
        assert (await client.get("/api/v1/inbox")).status_code == 401
    finally:
        await client.aclose()
    async with served.client() as stranger:
        for headers in (
            {"Cookie": "zhike_session=forged"},
            {"Authorization": "Bearer zk_forged"},
            {"Authorization": "Bearer"},
            {},
        ):
            assert (await stranger.get("/api/v1/inbox", headers=headers)).status_code == 401


async def test_two_agents_reach_for_one_conversation(served: Served, shop: Shopfront) -> None:
    receipt = await shop.says(await shop.customer(), "转人工")
    await shop.hand_to_queue(receipt.conversation_id)
    clients = [(await served.sign_in(shop, (await shop.person("agent")).id))[0] for _ in range(2)]
    try:
        at = f"/api/v1/conversations/{receipt.conversation_id}/take"
        answers = await asyncio.gather(*(c.post(at, json={}) for c in clients))
        assert sorted(a.status_code for a in answers) == [200, 409]
        [lost] = [a for a in answers if a.status_code == 409]
        assert lost.json()["code"] == "conversation_taken"
    finally:
        for client in clients:
            await client.aclose()


async def upload(visitor: httpx.AsyncClient, name: str, content: bytes) -> httpx.Response:
    return await visitor.post("/widget/v1/attachments", files={"file": (name, content, "image/png")})


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../../etc/passwd", "passwd"), ("..\\..\\windows\\system.ini", "system.ini"), ("/etc/shadow", "shadow"), ("a\x00b.png", None), ("....", "file"),
        ("<script>.png", "script.png"), ("发票.png", "发票.png"), ("x" * 500 + ".png", None),
    ],
)  # fmt: skip
async def test_a_name_never_becomes_a_path(visitor, shared_settings, name: str, shown: str | None) -> None:
    answer = await upload(visitor, name, PNG + name.encode()[:50])
    if answer.status_code == 422:
        return  # refused is as good
    assert answer.status_code == 201, answer.text
    stored = answer.json()
    assert not set(stored["name"]) & set('/\\<>"\x00')
    assert len(stored["name"]) <= 120
    if shown is not None:
        assert stored["name"] == shown
    assert (stored["width"], stored["height"], stored["media_type"]) == (2, 3, "image/png")
    for file in shared_settings.data_dir.rglob("*"):
        if file.is_file() and "files" in file.parts:
            assert len(file.name) == 64, file


HTML = b"<html><script>alert(1)</script></html>"


@pytest.mark.parametrize(
    "content",
    [
        HTML,
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"MZ\x90\x00" + b"\x00" * 200,
        b"  \n<!doctype html>x",
    ],
)
async def test_what_a_browser_or_a_machine_would_run_is_refused(visitor, content: bytes) -> None:
    answer = await upload(visitor, "picture.png", content)
    assert (answer.status_code, answer.json()["code"]) == (415, "file_type_refused")


async def test_a_zip_bomb_is_never_unpacked(visitor) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb", b"\x00" * 200_000_000)
    assert len(packed.getvalue()) < 1_000_000
    answer = await asyncio.wait_for(upload(visitor, "bomb.zip", packed.getvalue()), 5)
    assert answer.status_code == 415


async def test_an_upload_that_is_too_large_is_refused(visitor) -> None:
    answer = await upload(visitor, "big.png", PNG + b"\x00" * (11 * 1024 * 1024))
    assert answer.status_code == 413


async def test_a_file_is_handed_out_so_that_nothing_in_it_runs_and_to_nobody_else(
    visitor, served: Served, shop: Shopfront
) -> None:
    stored = (await upload(visitor, "a.png", PNG)).json()
    mine = await visitor.get(stored["url"])
    assert mine.content == PNG
    assert mine.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in mine.headers["content-security-policy"]
    async with served.client() as other:
        begun = await other.post(f"/widget/v1/inboxes/{shop.widget.key}/session", json={"visitor_id": uuid7().hex})
        other.headers["Authorization"] = f"Bearer {begun.json()['token']}"
        assert (await other.get(stored["url"])).status_code == 404
        used = await other.post(
            "/widget/v1/messages",
            json={"client_id": "x", "kind": "image", "content": {"attachment": {"id": stored["id"]}}},
        )
        assert (used.status_code, used.json()["code"]) == (404, "attachment_not_found")


async def test_a_full_disk_is_told_so_and_the_next_try_works(visitor, monkeypatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    content = PNG + uuid7().bytes
    with monkeypatch.context() as broken:
        broken.setattr("zhike.storage.blobs.os.fsync", full)
        answer = await upload(visitor, "a.png", content)
    assert (answer.status_code, answer.json()["code"]) == (503, "storage_full")
    assert int(answer.headers["retry-after"]) > 0
    assert (await upload(visitor, "a.png", content)).status_code == 201


async def test_a_flood_from_one_visitor_is_slowed_down(visitor) -> None:
    answers = [await visitor.post("/widget/v1/messages", json=text(str(n))) for n in range(80)]
    slowed = [a for a in answers if a.status_code == 429]
    assert slowed, "5 messages a second are enough for anybody"
    assert slowed[0].json()["code"] == "too_many_requests"
    assert int(slowed[0].headers["retry-after"]) >= 1


async def test_operators_see_their_own_dead_jobs_and_payloads_only(served: Served, shop: Shopfront, owner) -> None:
    async with shop.house.db.system() as tx:
        job = await tx.scalar(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, args) VALUES ('default', 'test.dead', 'failed', CAST(:a AS jsonb)) RETURNING id",
            {"a": json.dumps({"workspace_id": str(shop.workspace)})},
        )
        foreign = await tx.scalar(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, args) VALUES ('default', 'test.dead', 'failed', CAST(:a AS jsonb)) RETURNING id",
            {"a": json.dumps({"workspace_id": str(uuid7())})},
        )
    ids = {j["id"] for j in (await owner.get("/api/v1/jobs")).json()["items"]}
    assert str(job) in ids
    assert str(foreign) not in ids
    assert (await owner.post(f"/api/v1/jobs/{foreign}/retry")).status_code == 404
    assert (await owner.post(f"/api/v1/jobs/{job}/retry")).status_code == 204
    assert (await owner.get("/api/v1/inbound")).json()["items"] == []
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    assert (await agent.get("/api/v1/jobs")).status_code == 403
    assert (await agent.post(f"/api/v1/jobs/{job}/retry")).status_code == 403
    await agent.aclose()
