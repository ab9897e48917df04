"""Erasing through the whole house: afterwards nobody finds the phone, in the database or in the data folder."""

import asyncio
import os
import secrets
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import psycopg
import pytest_asyncio
from psycopg import sql

from tests.support.database import SECRET
from zhike.channels import ClaimedIdentity, Incoming
from zhike.customers import Changes
from zhike.db.urls import Urls
from zhike.house import House
from zhike.house.build import build
from zhike.identity import NewUser, Viewer
from zhike.kit.ids import uuid7
from zhike.settings import Settings

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000000000200015ce2ff0f"
    "0000000049454e44ae426082"
)


@pytest_asyncio.fixture(loop_scope="session")
async def whole(settings: Settings, urls: Urls) -> AsyncIterator[House]:
    house = build(settings, bytes.fromhex(SECRET), urls, "zhike-test")
    yield house
    await house.close()


async def furnish(house: House) -> tuple[UUID, Viewer]:
    """Make a workspace with a queue, an inbox and its owner."""
    workspace = (await house.identity.provision_workspace(f"w-{uuid7().hex[-20:]}", "店")).id
    async with house.db.transaction(workspace) as tx:
        await house.staff.assistant(tx)
        new = NewUser(f"{uuid7().hex}@example.com", "店主", None, ("owner",))
        user = await house.identity.users.create(tx, None, new)
        owner = await house.identity.load_viewer(tx, user.id)
        team = await house.staff.create_team(tx, None, "售后")
        queue = await house.staff.create_queue(tx, None, "默认", team.id)
        key = f"k-{uuid7().hex[-12:]}"
        await house.channels.create_inbox(tx, key=key, kind="widget", name="网站", default_queue_id=queue.id)
    assert owner is not None
    return workspace, owner


def everything(urls: Urls, needle: str) -> list[str]:
    """Return the tables in which ``needle`` stands, as text or as bytes."""
    found = []
    with psycopg.connect(urls.owner_dsn) as connection:
        tables = connection.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')"
        ).fetchall()
        for (table,) in tables:
            query = sql.SQL("SELECT 1 FROM {t} AS r WHERE r::text LIKE %s OR r::text LIKE %s LIMIT 1")
            values = (f"%{needle}%", f"%{needle.encode().hex()}%")
            if connection.execute(query.format(t=sql.Identifier(table)), values).fetchone():
                found.append(table)
    return found


def files_with(folder: Path, needle: str | bytes) -> list[str]:
    """Return the files below ``folder`` (tables, log segments, server logs, attachments) that hold ``needle``."""
    plain = needle.encode() if isinstance(needle, str) else needle
    spellings = [plain, plain.hex().encode(), *([needle.encode("utf-16-le")] if isinstance(needle, str) else [])]
    found = []
    for here, _, names in os.walk(folder):
        for name in names:
            path = Path(here, name)
            content = path.read_bytes() if path.is_file() else b""
            if any(spelling in content for spelling in spellings):
                found.append(str(path.relative_to(folder)))
    return found


async def test_nothing_is_found(whole: House, urls: Urls, settings: Settings, run_dir: Path) -> None:
    workspace, owner = await furnish(whole)
    phone = f"139{secrets.randbelow(10**8):08}"
    async with whole.db.transaction(workspace) as tx:
        (inbox,) = await whole.channels.inboxes(tx)
    inbox = await whole.channels.inbox(inbox.key)
    claimed = ClaimedIdentity(
        f"user:{phone}", verified=True, name=f"王{phone}", phone=phone, attributes={"备用": phone}
    )
    identity = await whole.channels.identify(inbox, claimed, "zh-CN")
    customer_id = identity.customer_id
    picture = await whole.attachments.upload(workspace, customer_id, None, f"{phone}.png", PICTURE, "customer")
    said = [("text", {"text": f"我的电话 {phone}，转人工"}), ("image", {"attachment": {"id": str(picture.id)}})]
    for number, (kind, content) in enumerate(said):
        receipt = await whole.intake.accept(Incoming(inbox, identity, f"{uuid7()}", kind, content, f"c{number}"))
    conversation_id = receipt.conversation_id
    async with whole.db.transaction(workspace) as tx:
        await whole.turns.customer_wants_person(tx, conversation_id, f"请回拨 {phone}")
    async with whole.db.transaction(workspace) as tx:
        await whole.conversations.take(tx, conversation_id, owner.id, may_assign=True)
        await whole.conversations.change_status(tx, conversation_id, "resolved", owner.actor)
    async with whole.db.transaction(workspace) as tx:
        await whole.surveys.rate(tx, conversation_id, 5, f"谢谢，{phone}")
        changes = Changes(frozenset({"address", "tags"}), address=f"广东省深圳市 {phone}", tags=("电话",))
        await whole.customers.update(tx, owner, customer_id, changes)
        assert (await whole.customers.search(tx, owner, phone))[0]
        assert await whole.customers.unmask(tx, owner, customer_id, "phone", f"回拨 {phone}") == phone
    async with whole.db.transaction(workspace) as tx:
        await whole.customers.erase(tx, owner, customer_id)

    async with whole.db.transaction(workspace) as tx:
        assert (await whole.customers.search(tx, owner, phone))[0] == []
        shown = await whole.customers.read(tx, owner, customer_id)
        assert phone not in str(shown)
        assert (shown["conversations_count"], shown["external_ids"]) == (1, [])
        assert await tx.scalar("SELECT count(*) FROM messages WHERE body IS NOT NULL AND author_kind = 'customer'") == 0
        assert await tx.scalar("SELECT count(*) FROM attachments") == 0
    assert await asyncio.to_thread(everything, urls, phone) == []
    assert await asyncio.to_thread(files_with, settings.data_dir, phone) == []
    if (run_dir / "pg").is_dir():  # the server is ours: its tables, log segments and logs too
        await asyncio.sleep(0.5)  # the test server writes its log a moment after a commit
        assert await asyncio.to_thread(files_with, run_dir / "pg", owner.id.bytes) != []  # what is there is found
        assert await asyncio.to_thread(files_with, run_dir / "pg", phone) == []

    # The same person comes back: a new customer, who knows nothing of the old one.
    again = await whole.channels.identify(inbox, claimed, "zh-CN")
    assert again.customer_id != customer_id
