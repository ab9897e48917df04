"""Who may take a conversation over: those who serve it, not those who were asked for advice."""

from tests.support.served import serving
from tests.support.shopfront import open_shop
from zhike.conversations import ConversationsService
from zhike.db.urls import Urls
from zhike.settings import Settings


async def test_a_mention_lets_one_note_but_not_take_over(settings: Settings, urls: Urls) -> None:
    async with open_shop(settings, urls) as shop, serving(settings, urls) as served:
        agent, guest = await shop.person(), await shop.person("collaborator")
        said = await shop.says(await shop.customer(), "杯子碎了")
        conversations: ConversationsService = shop.house.conversations
        async with shop.tx() as tx:
            note = {"text": "仓库帮看一下"}
            await conversations.post(
                tx,
                said.conversation_id,
                agent.id,
                kind="text",
                content=note,
                client_id="n1",
                private=True,
                mentions=[guest.id],
            )
        client, _ = await served.sign_in(shop, guest.id)
        at = f"/api/v1/conversations/{said.conversation_id}"
        try:
            assert (await client.get(at)).status_code == 200
            taken = await client.post(f"{at}/take")
            assert (taken.status_code, taken.json()["code"]) == (403, "forbidden")
            resolved = await client.post(f"{at}/resolve")
            assert (resolved.status_code, resolved.json()["code"]) == (403, "forbidden"), "seen, but not his to end"
            body = {"client_id": "n2", "kind": "text", "content": {"text": "在看了"}, "private": True}
            assert (await client.post(f"{at}/messages", json=body)).status_code == 201
        finally:
            await client.aclose()


async def test_an_id_that_is_none_is_told_by_its_own_field(settings: Settings, urls: Urls) -> None:
    async with open_shop(settings, urls) as shop, serving(settings, urls) as served:
        person = await shop.person("supervisor")
        said = await shop.says(await shop.customer(), "杯子碎了")
        client, _ = await served.sign_in(shop, person.id)
        at = f"/api/v1/conversations/{said.conversation_id}"
        try:
            for path, body in (("assign", {"queue_id": "x"}), ("return", {"to": "queue", "queue_id": "x"})):
                refused = await client.post(f"{at}/{path}", json=body)
                assert (refused.status_code, refused.json()["field"]) == (422, "queue_id"), path
            for name in ("inbox_id", "customer_id"):
                refused = await client.get("/api/v1/inbox", params={name: "x"})
                assert (refused.status_code, refused.json()["field"]) == (404, name)
        finally:
            await client.aclose()
