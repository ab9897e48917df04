"""A shop for tests: a workspace of its own with every service, two ways in, customers who write and people who answer."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tests.support.database import SECRET
from zhike.channels import ClaimedIdentity, IdentityRef, Inbox, Incoming, Receipt
from zhike.db import Tx
from zhike.db.urls import Urls
from zhike.facts import ActorRef
from zhike.house import House, build
from zhike.identity import NewUser, Passwords, Viewer
from zhike.kit.ids import uuid7
from zhike.settings import Settings

PASSWORD = "correct horse"
HASHED = Passwords().hash_now(PASSWORD)


@dataclass
class Shopfront:
    """What tests do with a shop, in its own words."""

    house: House
    workspace: UUID
    slug: str
    widget: Inbox
    api: Inbox
    team: UUID
    queue: UUID

    @asynccontextmanager
    async def tx(self) -> AsyncIterator[Tx]:
        async with self.house.db.transaction(self.workspace) as tx:
            yield tx

    async def customer(self, name: str | None = None, inbox: Inbox | None = None) -> IdentityRef:
        claimed = ClaimedIdentity(uuid7().hex, verified=False, name=name)
        return await self.house.channels.identify(inbox or self.api, claimed)

    def incoming(
        self, who: IdentityRef, text: str, external_id: str | None = None, inbox: Inbox | None = None
    ) -> Incoming:
        external_id = external_id or uuid7().hex
        return Incoming(inbox or self.api, who, external_id, "text", {"text": text}, external_id[:100])

    async def says(self, who: IdentityRef, text: str, external_id: str | None = None) -> Receipt:
        return await self.house.intake.accept(self.incoming(who, text, external_id))

    async def person(self, role: str = "agent", name: str = "林晓", *, online: bool = False) -> Viewer:
        """Make a person with this role who serves in the shop's team."""
        async with self.tx() as tx:
            new = NewUser(f"{uuid7().hex}@example.com", name, HASHED, (role,))
            user = await self.house.identity.users.create(tx, None, new)
            members = dict.fromkeys(await self.members(tx), False) | {user.id: False}
            await self.house.staff.update_team(tx, None, self.team, members=members)
        viewer = await self.viewer(user.id)
        if online:
            async with self.tx() as tx:
                await self.house.staff.set_presence(tx, viewer.id, "online")
        return viewer

    async def viewer(self, user_id: UUID) -> Viewer:
        async with self.tx() as tx:
            found = await self.house.identity.load_viewer(tx, user_id)
            assert found is not None
            return await self.house.staff.with_teams(tx, found)

    async def members(self, tx: Tx) -> list[UUID]:
        rows = await tx.rows("SELECT agent_id FROM team_members WHERE team_id = :t", {"t": self.team})
        return [row["agent_id"] for row in rows]

    async def email(self, user_id: UUID) -> str:
        async with self.tx() as tx:
            return str(await tx.scalar("SELECT email FROM users WHERE id = :i", {"i": user_id}))

    async def hand_to_queue(self, conversation_id: UUID) -> None:
        async with self.tx() as tx:
            await self.house.conversations.to_queue(tx, conversation_id, ActorRef("system"), None, "test")

    async def row(self, conversation_id: UUID) -> Any:
        async with self.tx() as tx:
            return await tx.row("SELECT * FROM conversations WHERE id = :c", {"c": conversation_id})

    async def count(self, table: str, where: str = "true", **params: Any) -> int:
        async with self.tx() as tx:
            return int(await tx.scalar(f"SELECT count(*) FROM {table} WHERE {where}", params))

    async def transcript(self, conversation_id: UUID) -> list[tuple[str, str]]:
        """Return (author, text or event code) in order."""
        async with self.tx() as tx:
            c = (await self.house.reading.many(tx, [conversation_id]))[conversation_id]
            found, _ = await self.house.reading.messages(tx, c, limit=200)
        return [(m.author_kind, str(m.content.get("text") or m.content.get("code") or "")) for m in found]

    async def facts(self, subject_id: UUID) -> list[tuple[str, int]]:
        async with self.tx() as tx:
            rows = await tx.rows("SELECT type, version FROM facts WHERE subject_id = :s ORDER BY id", {"s": subject_id})
        return [(row["type"], row["version"]) for row in rows]

    async def jobs(self, task: str) -> Sequence[Any]:
        """Return this workspace's jobs of a task, whatever their state."""
        async with self.house.db.system() as tx:
            return await tx.rows(
                "SELECT id, status::text, args, queueing_lock FROM procrastinate_jobs WHERE task_name = :t"
                " AND args->>'workspace_id' = :w ORDER BY id",
                {"t": task, "w": str(self.workspace)},
            )


@asynccontextmanager
async def open_shop(settings: Settings, urls: Urls, name: str = "测试店") -> AsyncIterator[Shopfront]:
    """Make a workspace with a team, a queue and two inboxes, and the services around it."""
    house = build(settings, bytes.fromhex(SECRET), urls, "zhike-test")
    try:
        slug = f"w-{uuid7().hex[-20:]}"
        workspace = (await house.identity.provision_workspace(slug, name)).id
        async with house.db.transaction(workspace) as tx:
            await house.staff.assistant(tx)
            team = await house.staff.create_team(tx, None, "客服")
            queue = await house.staff.create_queue(tx, None, "人工客服", team.id, is_default=True)
            for kind in ("widget", "api"):
                key = f"{kind}-{workspace.hex[-12:]}"
                await house.channels.create_inbox(tx, key=key, kind=kind, name=kind, default_queue_id=queue.id)
        found = [await house.channels.inbox(f"{kind}-{workspace.hex[-12:]}") for kind in ("widget", "api")]
        yield Shopfront(house, workspace, slug, found[0], found[1], team.id, queue.id)
    finally:
        await house.close()
