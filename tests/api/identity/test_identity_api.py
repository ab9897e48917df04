"""Identity over HTTP: the console's first minutes, and a program with a key."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import httpx
import pytest
import pytest_asyncio

from tests.support.people import PASSWORD, House, browser, build_house, sign_in, small_app
from zhike.db import Database
from zhike.identity import Grant, NewKey, UserChanges, rules
from zhike.identity.http import routes as identity_routes
from zhike.kit.errors import Forbidden, Unauthenticated
from zhike.kit.ids import uuid7


@pytest_asyncio.fixture(loop_scope="session")
async def client(house: House) -> AsyncIterator[httpx.AsyncClient]:
    async with browser(small_app(house, (identity_routes, house.identity))) as client:
        yield client


async def join(house: House, client: httpx.AsyncClient, *roles: str) -> dict[str, object]:
    email = f"{uuid7().hex}@example.com"
    await house.person(*roles, email=email)
    return await sign_in(client, email)


async def test_sign_in_me_sign_out(house: House, client: httpx.AsyncClient) -> None:
    signed = await join(house, client, "agent")
    assert signed["csrf_token"] == signed["me"]["csrf_token"]
    cookie = client.cookies.jar._cookies["zhike.test"]["/"]["zhike_session"]  # type: ignore[attr-defined]
    assert cookie.has_nonstandard_attr("HttpOnly")
    assert cookie.get_nonstandard_attr("SameSite") == "lax"
    me = (await client.get("/me")).json()
    assert me == signed["me"]
    assert me["roles"] == ["agent"]
    assert me["agent"]["presence"] == "offline"
    assert {"permission": "conversation.read", "scope": "team", "inbox_ids": None} in me["grants"]
    changed = await client.patch("/me", json={"name": " 林晓晓 ", "locale": "en"})
    assert (changed.json()["user"]["name"], changed.json()["agent"]["name"]) == ("林晓晓", "林晓晓")
    assert (await client.post("/auth/sign-out")).status_code == 204
    assert (await client.get("/me")).status_code == 401


async def test_sign_in_errors(house: House, client: httpx.AsyncClient) -> None:
    wrong = await client.post("/auth/sign-in", json={"email": "nobody@example.com", "password": "x"})
    assert (wrong.status_code, wrong.json()["code"]) == (401, "invalid_credentials")
    for body in ({}, {"email": 1, "password": "x"}, {"email": "a\x00b@c.de", "password": "x"}, {"email": "a@b.cd"}):
        assert (await client.post("/auth/sign-in", json=body)).status_code == 422


async def test_one_e_mail_in_two_workspaces(db: Database, house: House, client: httpx.AsyncClient) -> None:
    other, email = await build_house(db), f"{uuid7().hex}@example.com"
    for one in (house, other):
        await one.person("agent", email=email)
    asked = await client.post("/auth/sign-in", json={"email": email, "password": PASSWORD})
    assert (asked.status_code, asked.json()["code"]) == (409, "workspace_required")
    assert {item["slug"] for item in asked.json()["details"]["workspaces"]} == {house.slug, other.slug}
    body = {"email": email, "password": PASSWORD, "workspace": other.slug}
    signed = await client.post("/auth/sign-in", json=body)
    assert signed.json()["me"]["workspace"]["slug"] == other.slug


async def test_guessing_is_refused(house: House, client: httpx.AsyncClient) -> None:
    email = f"{uuid7().hex}@example.com"
    codes = [
        (await client.post("/auth/sign-in", json={"email": email, "password": f"guess {n}"})).json()["code"]
        for n in range(rules.MAX_FAILURES_PER_ACCOUNT + 1)
    ]
    assert codes == ["invalid_credentials"] * rules.MAX_FAILURES_PER_ACCOUNT + ["too_many_attempts"]


async def test_change_ones_password(house: House, client: httpx.AsyncClient) -> None:
    me = await join(house, client, "agent")
    wrong = await client.put("/me/password", json={"current": "wrong", "new": "a new password"})
    assert (wrong.status_code, wrong.json()["field"]) == (401, "current")
    right = await client.put("/me/password", json={"current": PASSWORD, "new": "a new password"})
    assert right.status_code == 204
    assert (await client.get("/me")).status_code == 200
    await sign_in(client, me["me"]["user"]["email"], "a new password")


async def test_users(house: House, client: httpx.AsyncClient) -> None:
    await join(house, client, "admin")
    email = f"{uuid7().hex}@example.com"
    body = {"email": email, "name": "王静", "password": "a password", "role_keys": ["agent"]}
    made = await client.post("/users", json=body)
    assert made.status_code == 201
    assert "password" not in made.text
    again = await client.post("/users", json=body)
    assert (again.status_code, again.json()["code"]) == (409, "email_taken")
    first = (await client.get("/users", params={"limit": 1})).json()
    second = (await client.get("/users", params={"limit": 1, "cursor": first["next_cursor"]})).json()
    assert {first["items"][0]["email"], second["items"][0]["email"]} >= {email}
    assert second["next_cursor"] is None
    user_id = made.json()["id"]
    disabled = await client.patch(f"/users/{user_id}", json={"disabled": True})
    assert disabled.json()["disabled_at"] is not None
    for unknown in (uuid7(), "nonsense", "%00"):
        assert (await client.patch(f"/users/{unknown}", json={"name": "x"})).status_code == 404
    wide = await client.post("/users", json={**body, "email": "o@example.com", "role_keys": ["owner"]})
    assert (wide.status_code, wide.json()["code"]) == (403, "grant_too_wide")
    assert (await client.get("/users", params={"cursor": "bogus"})).status_code == 422


async def test_an_agent_manages_nobody(house: House, client: httpx.AsyncClient) -> None:
    await join(house, client, "agent")
    assert (await client.get("/users")).status_code == 200
    for method, path in (
        *(("POST", "/users"), ("PATCH", f"/users/{uuid7()}"), ("POST", "/roles"), ("PATCH", f"/roles/{uuid7()}")),
        *(("DELETE", f"/roles/{uuid7()}"), ("GET", "/api-keys"), ("POST", "/api-keys")),
    ):
        body = None if method in ("GET", "DELETE") else {}
        answer = await client.request(method, path, json=body)
        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden"), path


async def test_roles(house: House, client: httpx.AsyncClient) -> None:
    await join(house, client, "owner")
    assert len((await client.get("/roles")).json()["items"]) == 10
    grant = {"permission": "conversation.read", "scope": "team", "inbox_ids": [str(uuid7())]}
    made = await client.post("/roles", json={"key": "night", "name": "夜班", "grants": [grant]})
    assert made.status_code == 201
    assert made.json()["grants"] == [grant]
    path = f"/roles/{made.json()['id']}"
    bad = await client.patch(path, json={"grants": [{"permission": "nonsense"}]})
    assert (bad.status_code, bad.json()["field"]) == (422, "grants.0.permission")
    assert (await client.patch(path, json={"name": "晚班", "grants": []})).json()["grants"] == []
    assert (await client.delete(path)).status_code == 204
    assert (await client.delete(path)).status_code == 404


async def test_a_program_with_a_key(house: House, client: httpx.AsyncClient) -> None:
    await join(house, client, "owner")
    made = await client.post("/api-keys", json={"name": "商城", "grants": [{"permission": "staff.read"}]})
    assert made.status_code == 201
    key, key_id = made.json()["key"], made.json()["id"]
    listed = (await client.get("/api-keys")).json()["items"]
    assert [item["id"] for item in listed] == [key_id]
    assert "key" not in listed[0]
    async with browser(small_app(house, (identity_routes, house.identity))) as program:
        program.headers["Authorization"] = f"Bearer {key}"
        assert (await program.get("/users")).status_code == 200
        assert (await program.get("/me")).json()["user"]["id"] == key_id
        assert (await program.post("/users", json={})).status_code == 403
        assert (await program.patch("/me", json={"name": "x"})).status_code == 403
        assert (await client.delete(f"/api-keys/{key_id}")).status_code == 204
        assert (await program.get("/users")).status_code == 401
    assert (await client.delete(f"/api-keys/{uuid7()}")).status_code == 404
    naive = {"name": "x", "grants": [{"permission": "staff.read"}], "expires_at": "2030-01-01T00:00:00"}
    assert (await client.post("/api-keys", json=naive)).status_code == 422


async def test_who_lost_his_role_while_a_password_was_hashed_makes_nobody(
    db: Database, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with browser(small_app(house, (identity_routes, house.identity))) as owners:
        await join(house, owners, "owner")
        second = await join(house, owners, "owner")  # signed in is the second one; the first remains an owner
        me, hashed = UUID(second["me"]["user"]["id"]), house.identity.new_password  # type: ignore[index]

        async def slowly(password: str, field: str = "password") -> Any:
            async with house.tx() as tx:
                await house.identity.users.update(tx, None, me, UserChanges(role_keys=("agent",)))
            return await hashed(password, field)

        monkeypatch.setattr(house.identity, "new_password", slowly)
        new = {"email": f"{uuid7().hex}@example.com", "name": "新人", "password": PASSWORD, "role_keys": ["owner"]}
        made = await owners.post("/users", json=new)
        assert (made.status_code, made.json()["code"]) == (403, "forbidden")
    async with db.transaction(house.workspace) as tx:
        assert new["email"] not in {user.email for user in await house.identity.users.list(tx)}


async def test_a_key_acts_with_what_it_and_its_maker_may_do_by_then(house: House) -> None:
    maker = await house.person("owner")
    await house.person("owner")
    async with house.tx() as tx:
        _, key = await house.identity.keys.create(tx, maker, NewKey("k", (Grant("staff.manage"),)))
    asked = await house.identity.api_key(key)
    assert asked is not None
    async with house.identity.acting(asked, "staff.manage") as (_, viewer):
        assert viewer == asked
    async with house.tx() as tx:
        await house.identity.users.update(tx, None, maker.id, UserChanges(role_keys=("agent",)))
    with pytest.raises(Forbidden):
        async with house.identity.acting(asked, "staff.manage"):
            pass
    async with house.tx() as tx:
        await house.identity.users.update(tx, None, maker.id, UserChanges(disabled=True))
    with pytest.raises(Unauthenticated):
        async with house.identity.acting(asked, "staff.manage"):
            pass
