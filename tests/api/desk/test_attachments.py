"""Files are seen with the conversation they stand in: a second conversation of the same customer shows none of the first's."""

from typing import Any
from uuid import UUID

from tests.support.served import serving
from tests.support.shopfront import Shopfront, open_shop
from zhike.channels import IdentityRef, Incoming
from zhike.db.urls import Urls
from zhike.facts import ActorRef
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
