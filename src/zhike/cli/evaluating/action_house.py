"""A throw-away installation for replays: a database of its own, one workspace, the connectors, customers who say yes."""

import asyncio
import re
import tempfile
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from zhike.actions import Caller, Outcome, Proposal
from zhike.channels import ClaimedIdentity, IdentityRef, Inbox, Incoming
from zhike.cli.evaluating.action_shop import Shop
from zhike.cli.migrate import apply
from zhike.db.embedded import EmbeddedServer
from zhike.db.urls import build_urls
from zhike.house import House, build
from zhike.identity import Viewer
from zhike.kit.ids import uuid7
from zhike.settings import Settings

MODE = "test"  # what is replayed reaches the sandbox only


class Counter:
    """Takes one customer after the other and does what he asks, with his yes."""

    def __init__(self, house: House, inbox: Inbox) -> None:
        self.house = house
        self.inbox = inbox
        self.caller: Caller | None = None
        self.who: IdentityRef | None = None

    async def enter(self, account: str | None) -> None:
        """Open a conversation with a customer: signed in under his account, or somebody nobody knows."""
        claimed = ClaimedIdentity(account or uuid7().hex, verified=account is not None)
        self.who = await self.house.channels.identify(self.inbox, claimed)
        receipt = await self._says("hello")
        self.caller = Caller(
            self.inbox.workspace_id,
            MODE,
            "assistant",
            None,
            receipt.conversation_id,
            self.who.customer_id,
            why="replay",
        )

    async def run(self, operation: str, arguments: Mapping[str, Any]) -> Outcome:
        """Do one recorded action; what asks for the customer's yes gets it in a message of its own."""
        assert self.caller is not None
        service, key = self.house.acting.service, uuid7().hex
        outcome = await service.call(self.caller, operation, arguments, key)
        if outcome.code != "needs_confirmation":
            return outcome
        seen = (await self._says("…")).seq
        made = await service.propose(self.caller, operation, arguments, uuid7().hex, seen)
        if not isinstance(made, Proposal):
            return made
        return await service.confirm(self.caller, made.id, (await self._says("yes")).seq)

    async def _says(self, text: str) -> Any:
        assert self.who is not None
        one = uuid7().hex
        return await self.house.intake.accept(Incoming(self.inbox, self.who, one, "text", {"text": text}, one))


@asynccontextmanager
async def counter(shop: Shop, connectors: Collection[str]) -> AsyncIterator[Counter]:
    """Build the installation; nothing of it stays."""
    with tempfile.TemporaryDirectory(prefix="zhike-eval-") as folder:
        settings = Settings(_env_file=None, data_dir=Path(folder), secret_key=SecretStr(uuid7().hex * 2))
        settings.actions.allow_private = True  # the merchant is on this machine
        server = EmbeddedServer(settings.data_dir, durable=False)
        secret = bytes.fromhex(settings.secret_key.get_secret_value()) if settings.secret_key else b""
        try:
            urls = build_urls(settings, secret, await asyncio.to_thread(server.start))
            await asyncio.to_thread(apply, urls)
            house = build(settings, secret, urls, "zhike-eval")
            try:
                yield Counter(house, await _opened(house, shop, connectors))
            finally:
                await house.close()
        finally:
            await asyncio.to_thread(server.stop)


async def _opened(house: House, shop: Shop, connectors: Collection[str]) -> Inbox:
    """Make a workspace with a way in and the connectors of the example shop."""
    workspace = (await house.identity.provision_workspace("replay", "Replay")).id
    async with house.db.transaction(workspace) as tx:
        await house.staff.assistant(tx)
        await house.channels.create_inbox(tx, key="replay", kind="api", name="Replay", default_queue_id=None)
    boss = Viewer(workspace, "api_key", uuid7(), "replay", "en")
    for name in connectors:
        text = await asyncio.to_thread((shop.connectors / f"{name}.yaml").read_text, "utf-8")
        made = await house.acting.connectors.create(boss, at_address(text, shop.base), secret=shop.key)
        async with house.db.transaction(workspace) as tx:
            await house.acting.connectors.enable(tx, boss, made.id, None, enabled=True)
    return await house.channels.inbox("replay")


def at_address(manifest: str, base: str) -> str:
    """Return a connector's file with the address of a merchant that runs."""
    manifest = re.sub(r"^base_url: .*$", f"base_url: {base}", manifest, flags=re.MULTILINE)
    return re.sub(r"^sandbox_url: .*$", f"sandbox_url: {base}/sandbox", manifest, flags=re.MULTILINE)
