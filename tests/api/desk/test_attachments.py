"""Files are seen with the conversation they stand in: a second conversation of the same customer shows none of the first's."""

from typing import Any
from uuid import UUID

from tests.support.served import serving
from tests.support.shopfront import Shopfront, open_shop
from zhike.channels import ClaimedIdentity, IdentityRef, Incoming
from zhike.db.urls import Urls
from zhike.facts import ActorRef
from zhike.identity import Grant, NewKey
from zhike.kit.ids import uuid7
from zhike.settings import Settings

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32


async def sends_file(shop: Shopfront, attachments: Any, who: IdentityRef) -> tuple[UUID, UUID]:
    """Return (conversation, attachment) of a picture that the customer sent."""
    stored = await attachments.upload(shop.workspace, who.customer_id, None, "a.png", PNG, "customer")
    content = {"attachment": {"id": str(stored.id)}}
    receipt = await shop.house.intake.accept(Incoming(shop.widget, who, uuid7().hex, "image", content, uuid7().hex))
    return receipt.conversation_id, stored.id


async def mention(shop: Shopfront, conversation_id: UUID, author: UUID, whom: UUID) -> None:
    async with shop.tx() as tx:
        note = {"kind": "text", "content": {"text": "请看"}, "client_id": uuid7().hex, "private": True}
        await shop.house.conversations.post(tx, conversation_id, author, mentions=[whom], **note)


async def test_a_colleague_sees_the_files_of_the_conversation_he_was_asked_into_only(
    settings: Settings, urls: Urls
) -> None:
    async with open_shop(settings, urls) as shop, serving(settings, urls) as served:
        who, agent, guest = (
            await shop.customer(inbox=shop.widget),
            await shop.person(),
            await shop.person("collaborator"),
        )
        first, one = await sends_file(shop, shop.house.attachments, who)
        async with shop.tx() as tx:
            await shop.house.conversations.change_status(tx, first, "resolved", ActorRef("system"))
        second, two = await sends_file(shop, shop.house.attachments, who)
        assert first != second
        await mention(shop, second, agent.id, guest.id)
        client, _ = await served.sign_in(shop, guest.id)
        try:
            seen = {i: (await client.get(f"/api/v1/attachments/{i}")).status_code for i in (one, two)}
        finally:
            await client.aclose()
        assert seen == {one: 404, two: 200}


async def test_a_program_gets_whole_addresses_that_open_for_its_key_and_for_what_was_sent_only(
    settings: Settings, urls: Urls
) -> None:
    async with open_shop(settings, urls) as shop, serving(settings, urls) as served:
        agent = await shop.person()
        who = await shop.house.channels.identify(shop.api, ClaimedIdentity("u-1", verified=False))
        said = await shop.says(who, "怎么装？")
        async with shop.tx() as tx:
            await shop.house.conversations.take(tx, said.conversation_id, agent.id, may_assign=True)

        async def sends(kind: str, content: dict[str, Any], *, private: bool = False) -> None:
            async with shop.tx() as tx:
                told = {"kind": kind, "content": content, "client_id": uuid7().hex, "private": private}
                await shop.house.conversations.post(tx, said.conversation_id, agent.id, **told)

        async def picture(name: str) -> str:
            files = shop.house.attachments
            stored = await files.upload(shop.workspace, who.customer_id, said.conversation_id, name, PNG, "person")
            return str(stored.id)

        sent, noted, kept = await picture("a.png"), await picture("b.png"), await picture("c.png")
        await sends("image", {"attachment": {"id": sent}})
        await sends("image", {"attachment": {"id": noted}}, private=True)
        steps = "![图](/api/v1/knowledge/pictures/abc) [单](/shop/1) [外](https://a.example/x) [旁](//b.example)"
        await sends("markdown", {"text": steps})
        await sends("text", {"text": "写成 [字](/原样)"})
        async with shop.tx() as tx:
            _, key = await shop.house.identity.keys.create(tx, None, NewKey("t", (Grant("channel.write"),)))
        program, root, at = (
            served.client(Authorization=f"Bearer {key}"),
            settings.public_url(),
            f"/channel/v1/inboxes/{shop.api.key}",
        )
        try:
            items = (await program.get(f"{at}/outbox")).json()["items"]
            image, markdown, text = (item["message"]["content"] for item in items)
            assert image["attachment"]["url"] == f"{root}{at}/attachments/{sent}"
            assert markdown["text"] == (
                f"![图]({root}/api/v1/knowledge/pictures/abc) [单]({root}/shop/1) [外](https://a.example/x) [旁](//b.example)"
            )
            assert text["text"] == "写成 [字](/原样)"
            opened = await program.get(image["attachment"]["url"].removeprefix(root))
            assert (opened.status_code, opened.content) == (200, PNG)
            for other in (noted, kept, str(uuid7()), "x"):
                assert (await program.get(f"{at}/attachments/{other}")).status_code == 404
        finally:
            await program.aclose()
