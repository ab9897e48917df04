"""Following a conversation, and mentioning a team."""

from typing import Any

from tests.support.served import Served
from tests.support.shopfront import Shopfront


async def test_who_follows_has_it_in_a_view_of_his_own(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    said = await shop.says(await shop.customer(), "在吗")
    await shop.hand_to_queue(said.conversation_id)
    at = f"/api/v1/conversations/{said.conversation_id}"
    version = (await agent.get(at)).json()["conversation"]["version"]
    followed = (await agent.post(f"{at}/follow", json={"on": True})).json()
    assert (followed["followed"], followed["version"]) == (True, version + 1)
    assert (await agent.post(f"{at}/follow", json={"on": True})).json()["version"] == version + 1, "once is enough"

    async def view(client: Any) -> tuple[list[str], int]:
        page = (await client.get("/api/v1/inbox?view=following")).json()
        return [row["id"] for row in page["items"]], page["counts"]["following"]

    assert await view(agent) == ([str(said.conversation_id)], 1)
    assert await view(boss) == ([], 0)
    assert (await boss.get(at)).json()["conversation"]["followed"] is False
    assert (await agent.post(f"{at}/follow", json={"on": False})).json()["followed"] is False
    assert await view(agent) == ([], 0)


async def test_nobody_follows_what_he_may_not_see(served: Served, shop: Shopfront) -> None:
    said = await shop.says(await shop.customer(), "在吗")
    stranger, _ = await served.sign_in(shop, (await shop.person("collaborator")).id)
    refused = await stranger.post(f"/api/v1/conversations/{said.conversation_id}/follow", json={"on": True})
    assert refused.status_code == 404


async def test_a_team_is_mentioned_as_its_members(served: Served, shop: Shopfront) -> None:
    boss_viewer, one, two = (
        await shop.person("supervisor"),
        await shop.person("agent", "小王"),
        await shop.person("agent", "小李"),
    )
    boss, _ = await served.sign_in(shop, boss_viewer.id)
    said = await shop.says(await shop.customer(), "在吗")
    body = {"client_id": "n1", "kind": "text", "content": {"text": "@客服 看看"}, "private": True}
    at = f"/api/v1/conversations/{said.conversation_id}/messages"
    sent = await boss.post(at, json=body | {"mentions": [str(shop.team), str(one.id)]})
    assert sent.status_code == 201, sent.text
    async with shop.tx() as tx:
        rows = await tx.rows("SELECT agent_id FROM mentions WHERE workspace_id = :w", {"w": tx.workspace})
    assert {row["agent_id"] for row in rows} == {boss_viewer.id, one.id, two.id}
    refused = await boss.post(at, json=body | {"client_id": "n2", "mentions": [str(shop.queue)]})
    assert (refused.status_code, refused.json()["field"]) == (422, "mentions.0")
