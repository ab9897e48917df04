"""Asking a workspace's model: within its budget, past its breaker, counted."""

from datetime import date
from uuid import UUID

from zhike.db import Database, forbid_transaction
from zhike.kit.breaker import Breakers
from zhike.kit.clock import utcnow
from zhike.llm import rules
from zhike.llm.client import ChatClient
from zhike.llm.replies import OnText
from zhike.llm.store import ModelStore
from zhike.llm.types import Kind, ModelSettings, ModelTrouble, Prompt, Reply, Usage

# What breakers count: trouble of the server. A model that does not do as it is told is there all the same.
TROUBLES: frozenset[Kind] = frozenset(
    {"unreachable", "timeout", "rate_limited", "unauthorised", "not_found", "failed", "cut"}
)


class Models:
    """Every workspace's model in one process. Each call is three steps: tokens set aside, the call, counted."""

    def __init__(self, db: Database, store: ModelStore, client: ChatClient, *, paused: bool = False) -> None:
        self.db = db
        self.store = store
        self.client = client
        self.paused = paused
        self.breakers = Breakers()

    async def of(self, workspace_id: UUID) -> ModelSettings | None:
        """Return the workspace's model where one is set up and switched on."""
        async with self.db.transaction(workspace_id) as tx:
            held = await self.store.get(tx)
        return held if held is not None and held.enabled else None

    async def ask(
        self,
        workspace_id: UUID,
        held: ModelSettings,
        prompt: Prompt,
        within_s: float | None = None,
        on_text: OnText | None = None,
        *,
        probe: bool = False,
    ) -> Reply:
        """Return what the model says within its time, and within ``within_s``; raises ModelTrouble.

        A probe asks whatever breaker and budget say: an admin wants to know.
        """
        forbid_transaction("llm.ask")
        if self.paused:
            raise ModelTrouble("paused")
        line = (workspace_id, held.version)
        if not probe and self.breakers.state(line) == "open":
            raise ModelTrouble("open_circuit")
        day, tokens = utcnow().date(), rules.most(prompt)
        if not await self._hold(workspace_id, held, day, tokens, bound=not probe):
            raise ModelTrouble("budget")
        if not probe and not self.breakers.admits(line):
            await self._settle(workspace_id, held, day, tokens, None)
            raise ModelTrouble("open_circuit")
        longest = held.timeout_ms / 1000
        fine, used = False, None  # as it stays where whoever asked does not wait any longer
        try:
            reply = await self.client.ask(held, prompt, min(longest, within_s or longest), on_text)
            fine, used = True, reply.usage
            return reply
        except ModelTrouble as trouble:
            fine, used = trouble.kind not in TROUBLES, trouble.usage
            if used is not None:
                trouble.cost = rules.cost(used, held.input_price, held.output_price)
                trouble.currency = held.currency
            raise
        finally:
            self.breakers.note(line, fine=fine)
            await self._settle(workspace_id, held, day, tokens, used, called=True, failed=used is None or not fine)

    async def _hold(self, workspace_id: UUID, held: ModelSettings, day: date, tokens: int, *, bound: bool) -> bool:
        async with self.db.transaction(workspace_id) as tx:
            return await self.store.hold(tx, held, day, tokens, bound=bound)

    async def _settle(
        self,
        workspace_id: UUID,
        held: ModelSettings,
        day: date,
        tokens: int,
        used: Usage | None,
        *,
        called: bool = False,
        failed: bool = False,
    ) -> None:
        async with self.db.transaction(workspace_id) as tx:
            await self.store.settle(tx, held, day, tokens, used, called=called, failed=failed)

    async def close(self) -> None:
        """Close kept connections."""
        await self.client.close()
