"""Uploads: what no message took is swept, a file goes only with its last record, and no race leaves a record without its file."""

import asyncio
from pathlib import Path

import pytest

from tests.support.shopfront import Shopfront
from zhike.channels import Incoming
from zhike.channels.errors import SetAside
from zhike.conversations import AttachmentNotFound
from zhike.conversations.attachments import Attachment
from zhike.conversations.jobs import tasks
from zhike.jobs import JobContext
from zhike.kit.ids import uuid7

DAY = 24 * 3600.0
CTX = JobContext(1, 0, True)


async def upload(shop: Shopfront, who, content: bytes = b"hello", by: str = "customer") -> Attachment:
    return await shop.house.attachments.upload(shop.workspace, who.customer_id, None, "a.txt", content, by)


async def sweep(shop: Shopfront) -> None:
    """Run the sweep's job and the jobs it leaves."""
    house = shop.house
    known = tasks(house.db, house.conversations, house.attachments, house.drafts, house.scheduled, DAY)
    await known["conversations.sweep_uploads"].handler(CTX, workspace_id=str(shop.workspace))
    for job in await shop.jobs("conversations.delete_files"):
        await known["conversations.delete_files"].handler(CTX, **job["args"])


async def age(shop: Shopfront, *attachments: Attachment) -> None:
    """Let uploads be two days old."""
    async with shop.tx() as tx:
        await tx.execute(
            "UPDATE attachments SET unsent_since = unsent_since - interval '2 days' WHERE id = ANY(:ids)",
            {"ids": [a.id for a in attachments]},
        )


async def test_what_was_never_sent_goes_with_its_file(shop: Shopfront) -> None:
    who = await shop.customer()
    old, young = await upload(shop, who, b"old"), await upload(shop, who, b"young")
    await age(shop, old)
    await sweep(shop)
    assert await shop.count("attachments") == 1
    assert not await shop.house.blobs.holds(shop.workspace, old.content_hash)
    assert await shop.house.blobs.holds(shop.workspace, young.content_hash)


async def test_a_file_of_the_same_content_in_a_message_keeps_it(shop: Shopfront) -> None:
    who, other = await shop.customer(), await shop.customer()
    sent, unsent = await upload(shop, who), await upload(shop, other)
    assert sent.content_hash == unsent.content_hash
    await send(shop, who, sent)
    await age(shop, sent, unsent)
    await sweep(shop)
    assert await shop.count("attachments") == 1
    async with shop.tx() as tx:
        kept = await shop.house.attachments.get(tx, sent.id)
    assert await shop.house.attachments.bytes_of(shop.workspace, kept) == b"hello"


async def send(shop: Shopfront, who, attachment: Attachment):
    content = {"attachment": {"id": str(attachment.id)}}
    async with shop.tx() as tx:
        await shop.house.attachments.check_usable(tx, content, [who.customer_id])
    external = uuid7().hex
    return await shop.house.intake.accept(Incoming(shop.api, who, external, "file", content, external))


async def test_a_file_of_a_message_that_was_set_aside_waits_with_it(shop: Shopfront, monkeypatch) -> None:
    who = await shop.customer()
    sent = await upload(shop, who)
    intake = shop.house.intake.intake

    async def broken(_tx, _items):
        raise RuntimeError("cannot digest this")

    with monkeypatch.context() as sick:
        sick.setattr(intake, "receive", broken)
        with pytest.raises(SetAside):
            await send(shop, who, sent)
    await age(shop, sent)
    await sweep(shop)
    async with shop.tx() as tx:
        [aside] = await shop.house.intake.set_aside(tx, uuid7(), 10)
    receipt = await shop.house.intake.replay(shop.workspace, aside["id"])
    async with shop.tx() as tx:
        kept = await shop.house.attachments.get(tx, sent.id)
    assert kept.message_id == receipt.message_id
    assert await shop.house.attachments.bytes_of(shop.workspace, kept) == b"hello"


async def test_no_message_names_a_file_that_is_gone(shop: Shopfront) -> None:
    who = await shop.customer()
    gone = await upload(shop, who)
    await age(shop, gone)
    await sweep(shop)
    content = {"attachment": {"id": str(gone.id)}}
    with pytest.raises(AttachmentNotFound):
        await shop.house.intake.accept(Incoming(shop.api, who, "x", "file", content, "x"))
    assert await shop.count("messages") == await shop.count("inbound") == 0


async def test_what_a_colleague_sent_is_kept(shop: Shopfront) -> None:
    who, agent = await shop.customer(), await shop.person()
    receipt = await shop.says(who, "转人工")
    async with shop.tx() as tx:
        await shop.house.conversations.take(tx, receipt.conversation_id, agent.id, may_assign=True)
    sent = await upload(shop, who, by="person")
    async with shop.tx() as tx:
        content = {"attachment": {"id": str(sent.id)}}
        await shop.house.conversations.post(
            tx, receipt.conversation_id, agent.id, kind="file", content=content, client_id="f"
        )
    await age(shop, sent)
    await sweep(shop)
    assert await shop.count("attachments", "message_id IS NOT NULL") == 1


async def test_a_file_about_to_be_sent_is_not_swept(shop: Shopfront) -> None:
    who = await shop.customer()
    old = await upload(shop, who)
    await age(shop, old)
    async with shop.tx() as tx:
        await shop.house.attachments.check_usable(tx, {"attachment": {"id": str(old.id)}}, [who.customer_id])
    await sweep(shop)
    assert await shop.count("attachments") == 1


async def test_uploads_racing_removals_of_the_same_content_never_stand_without_their_file(shop: Shopfront) -> None:
    """Three upload and forget the same content over and over while three remove unused files of it."""
    who = await shop.customer()
    house, stop = shop.house, asyncio.Event()
    first = await upload(shop, who)
    checked = 0

    async def uploading() -> None:
        nonlocal checked
        for _ in range(25):
            made = await upload(shop, who)
            async with shop.tx() as tx:
                found = await house.attachments.get(tx, made.id)
            assert await house.attachments.bytes_of(shop.workspace, found) == b"hello"
            checked += 1
            async with shop.tx() as tx:
                await tx.execute("DELETE FROM attachments WHERE id = :i", {"i": made.id})

    async def removing() -> None:
        while not stop.is_set():
            await house.attachments.remove_unused(shop.workspace, first.content_hash)
            await asyncio.sleep(
                0.005
            )  # three without a pause starve an upload on a loaded machine: it gives up after 10 s

    async with shop.tx() as tx:
        await tx.execute("DELETE FROM attachments WHERE id = :i", {"i": first.id})
    removers = [asyncio.create_task(removing()) for _ in range(3)]
    try:
        await asyncio.gather(*(uploading() for _ in range(3)))
    finally:
        stop.set()
        await asyncio.gather(*removers)
    assert checked == 75


async def test_a_file_removed_between_storing_and_recording_is_stored_anew(shop: Shopfront, monkeypatch) -> None:
    """The very order that used to lose it: put finds the content there, the removal runs, the record is written."""
    who, blobs = await shop.customer(), shop.house.blobs
    first = await upload(shop, who)
    async with shop.tx() as tx:
        await tx.execute("DELETE FROM attachments WHERE id = :i", {"i": first.id})
    put, puts = blobs.put, []

    async def put_then_removed(workspace, content: bytes) -> str:
        digest = await put(workspace, content)
        puts.append(digest)
        if len(puts) == 1:
            await shop.house.attachments.remove_unused(workspace, digest)
        return digest

    monkeypatch.setattr(blobs, "put", put_then_removed)
    made = await upload(shop, who)
    assert len(puts) == 2
    assert await shop.house.attachments.bytes_of(shop.workspace, made) == b"hello"
    assert list(Path(blobs.root).rglob(".new-*")) == []
