"""A workspace's own name, its first five steps, and how the installation is."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.kit.ids import uuid7


async def as_(served: Served, shop: Shopfront, role: str) -> httpx.AsyncClient:
    client, _ = await served.sign_in(shop, (await shop.person(role)).id)
    return client


async def test_the_owner_renames_the_workspace_and_it_is_audited(owner: httpx.AsyncClient) -> None:
    changed = await owner.patch("/api/v1/workspace", json={"name": " 山茶商店 ", "timezone": "Asia/Tokyo"})
    assert changed.status_code == 200, changed.text
    assert (changed.json()["name"], changed.json()["timezone"]) == ("山茶商店", "Asia/Tokyo")
    assert (await owner.get("/api/v1/me")).json()["workspace"] == changed.json()
    noted = (await owner.get("/api/v1/audit", params={"action": "workspace.changed"})).json()["items"][0]
    assert noted["detail"] == {"fields": ["name", "timezone"]}
    again = await owner.patch("/api/v1/workspace", json={"name": "山茶商店"})
    assert again.status_code == 200
    assert len((await owner.get("/api/v1/audit", params={"action": "workspace.changed"})).json()["items"]) == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [({"timezone": "Mars/Olympus"}, "timezone"), ({"name": " "}, "name"), ({"locale": "fr"}, "locale")],
)
async def test_what_cannot_be_is_refused_with_its_field(
    owner: httpx.AsyncClient, body: dict[str, str], field: str
) -> None:
    answer = await owner.patch("/api/v1/workspace", json=body)
    assert (answer.status_code, answer.json()["field"]) == (422, field)


async def test_an_admin_may_not_rename_the_workspace(served: Served, shop: Shopfront) -> None:
    admin = await as_(served, shop, "admin")
    assert (await admin.patch("/api/v1/workspace", json={"name": "别家"})).status_code == 403


def states(answer: httpx.Response) -> dict[str, str]:
    assert answer.status_code == 200, answer.text
    return {step["key"]: step["state"] for step in answer.json()["steps"]}


async def test_first_steps_are_seen_as_done_or_said_to_be(
    owner: httpx.AsyncClient, shop: Shopfront, served: Served
) -> None:
    fresh = states(await owner.get("/api/v1/first-run"))
    assert list(fresh) == ["workspace", "knowledge", "look", "people", "snippet"]
    assert fresh["snippet"] == "open"
    assert states(await owner.put("/api/v1/first-run/look", json={"state": "skipped"}))["look"] == "skipped"
    assert states(await owner.put("/api/v1/first-run/workspace", json={"state": "done"}))["workspace"] == "done"
    visitor = served.client(Origin="https://shop.example")
    assert (await visitor.get(f"/widget/v1/inboxes/{shop.widget.key}/look")).status_code == 200
    answer = await owner.get("/api/v1/first-run")
    assert states(answer)["snippet"] == "done"
    assert next(step for step in answer.json()["steps"] if step["key"] == "snippet")["host"] == "shop.example"
    assert states(answer)["look"] == "skipped", "what was said before is kept"
    assert (await owner.patch("/api/v1/first-run", json={"closed": True})).json()["closed"] is True
    assert (await owner.put("/api/v1/first-run/nothing", json={"state": "done"})).status_code == 422


async def test_an_agent_is_not_asked_to_set_up(served: Served, shop: Shopfront) -> None:
    agent = await as_(served, shop, "agent")
    for path in ("/api/v1/first-run", "/api/v1/system"):
        assert (await agent.get(path)).status_code == 403


def checks(answer: httpx.Response) -> dict[str, dict[str, Any]]:
    assert answer.status_code == 200, answer.text
    return {check["key"]: check for check in answer.json()["checks"]}


async def test_who_shares_an_installation_is_not_told_how_much_others_store(
    owner: httpx.AsyncClient, shop: Shopfront, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def two(_identity: object) -> list[UUID]:
        return [shop.workspace, uuid7()]

    monkeypatch.setattr(type(shop.house.identity), "workspace_ids", two)
    shared = checks(await owner.get("/api/v1/system"))
    told = {name for check in shared.values() for name in check["facts"]}
    assert not {name for name in told if name.endswith("bytes")}
    assert shared["disk"]["state"] in ("ok", "warn", "fail"), "how it is, he is told"


async def test_the_installation_is_told_check_by_check_the_worst_first(
    owner: httpx.AsyncClient, shop: Shopfront, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def alone(_identity: object) -> list[UUID]:
        return [shop.workspace]

    monkeypatch.setattr(type(shop.house.identity), "workspace_ids", alone)
    answer = await owner.get("/api/v1/system")
    found = checks(answer)
    assert found["database"]["facts"]["bytes"] > 0
    assert found["workers"]["state"] == "fail", "none runs in this test"
    assert answer.json()["checks"][0]["state"] == "fail"
    assert found["disk"]["facts"]["free_bytes"] > 0
    stamp = shop.house.settings.backup_stamp()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    for days, state in ((1, "ok"), (8, "warn")):
        made = (datetime.now(UTC) - timedelta(days=days)).isoformat()
        stamp.write_text(json.dumps({"at": made, "bytes": 7}))
        assert checks(await owner.get("/api/v1/system"))["backup"] == {
            "key": "backup",
            "state": state,
            "facts": {"at": made, "bytes": 7},
        }
    stamp.write_text("{")
    assert checks(await owner.get("/api/v1/system"))["backup"]["facts"]["at"] is None
    stamp.unlink()


async def test_everybody_chooses_what_he_is_told_of(served: Served, shop: Shopfront) -> None:
    agent = await as_(served, shop, "agent")
    begun = (await agent.get("/api/v1/me/notifications")).json()
    assert (begun["assigned"], begun["waiting"], begun["quiet_until"]) == (
        ["page", "sound", "desktop", "mail", "push"],
        [],
        None,
    )
    chosen = begun | {"waiting": ["sound"], "quiet_until": "2026-11-22T12:00:00Z"}
    assert (await agent.put("/api/v1/me/notifications", json=chosen)).json() == chosen
    assert (await agent.get("/api/v1/me/notifications")).json() == chosen
    other = await as_(served, shop, "agent")
    assert (await other.get("/api/v1/me/notifications")).json() == begun
    for body in (chosen | {"waiting": ["smoke"]}, chosen | {"quiet_until": "2026-11-22T12:00"}, {}):
        assert (await agent.put("/api/v1/me/notifications", json=body)).status_code == 422
