"""Routing over HTTP: who may change it, what is refused in words, and why a conversation went where it did."""

from tests.support.served import Served
from tests.support.shopfront import HASHED, Shopfront
from zhike.identity import NewUser
from zhike.kit.ids import uuid7

RULES = "/api/v1/queue-rules"
SETTINGS = "/api/v1/routing-settings"
USUAL = {
    "strategy": "longest_idle",
    "skills": {},
    "match_language": False,
    "sticky_h": 0,
    "vip_first": False,
    "overflow_after_s": None,
    "overflow_to": None,
    "most_waiting": None,
}


async def test_a_supervisor_says_how_a_queue_hands_out(served: Served, shop: Shopfront) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    path = f"{RULES}/{shop.queue}"
    assert (await boss.get(RULES)).json()["items"] == [{"queue_id": str(shop.queue)} | USUAL]
    new = USUAL | {"strategy": "least_loaded", "skills": {"维修": 3}, "sticky_h": 24, "most_waiting": 50}
    saved = await boss.put(path, json=new)
    assert (saved.status_code, saved.json()) == (200, {"queue_id": str(shop.queue)} | new)
    assert (await boss.get(RULES)).json()["items"] == [saved.json()]
    for wrong, field in (
        ({"skills": {"维修": 6}}, "skills.维修"),
        ({"sticky_h": -1}, "sticky_h"),
        ({"strategy": "random"}, "strategy"),
    ):
        refused = await boss.put(path, json=new | wrong)
        assert (refused.status_code, refused.json()["field"]) == (422, field), refused.text
    assert (await boss.put(path, json=new | {"overflow_after_s": 60})).status_code == 422
    for to in ("", "nonsense", str(uuid7())):
        refused = await boss.put(path, json=new | {"overflow_after_s": 60, "overflow_to": to})
        assert (refused.status_code, refused.json()["field"]) == (404, "overflow_to"), to
    refused = await boss.put(path, json=new | {"overflow_after_s": 60, "overflow_to": str(shop.queue)})
    assert (refused.status_code, refused.json()["code"]) == (409, "overflow_circle")
    assert "绕回" in refused.json()["message"]
    assert (await boss.put(f"{RULES}/{uuid7()}", json=new)).status_code == 404


async def test_weights_are_told_in_chats(served: Served, shop: Shopfront) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    usual = {"weights": {"chat": 1.0, "email": 0.3, "call": 3.0}, "grace_s": 120, "wrap_up_s": 0}
    assert (await boss.get(SETTINGS)).json() == usual
    saved = await boss.put(SETTINGS, json={"weights": {"email": 0.25}, "grace_s": 30, "wrap_up_s": 15})
    assert saved.json() == {"weights": {"chat": 1.0, "email": 0.25, "call": 3.0}, "grace_s": 30, "wrap_up_s": 15}
    assert (await boss.get(SETTINGS)).json() == saved.json()
    assert (await boss.put(SETTINGS, json={"weights": {"email": -1}})).status_code == 422


async def test_an_agent_reads_why_he_got_it_and_changes_nothing(served: Served, shop: Shopfront) -> None:
    person = await shop.person(online=True)
    agent, _ = await served.sign_in(shop, person.id)
    assert (await agent.put(f"{RULES}/{shop.queue}", json=USUAL)).status_code == 403
    assert (await agent.put(SETTINGS, json={"weights": {}})).status_code == 403
    conversation_id = (await shop.says(await shop.customer(), "转人工")).conversation_id
    await shop.hand_to_queue(conversation_id)
    path = f"/api/v1/conversations/{conversation_id}/routing"
    assert (await agent.get(path)).json()["waiting"]["obstacle"] is None, "he is about to get it"
    await shop.house.routing.assign_waiting(shop.workspace)
    told = (await agent.get(path)).json()
    assert told["waiting"] is None
    [made] = told["items"]
    assert (made["kind"], made["agent_name"], made["queue_id"]) == ("assigned", "林晓", str(shop.queue))
    assert {name: made["why"][name] for name in ("chosen", "load", "capacity", "online")} == {
        "chosen": "longest_idle",
        "load": 0.0,
        "capacity": 5.0,
        "online": 1,
    }
    async with shop.tx() as tx:
        new = NewUser(f"{uuid7().hex}@example.com", "维护", HASHED, ("it_maintainer",))
        maintainer = await shop.house.identity.users.create(tx, None, new)
    stranger, _ = await served.sign_in(shop, maintainer.id)
    assert (await stranger.get(path)).status_code == 403
    assert (await agent.get(f"/api/v1/conversations/{uuid7()}/routing")).status_code == 404
