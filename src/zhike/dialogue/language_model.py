"""Setting up the language model that a workspace's assistant may use, trying it, and what it was used for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from zhike.audit import AuditService
from zhike.db import Database, Tx
from zhike.dialogue.errors import ModelChanged
from zhike.identity import Viewer
from zhike.kit.clock import utcnow
from zhike.kit.errors import Invalid
from zhike.llm import (
    DayUsage,
    Kind,
    ModelNotSetUp,
    Models,
    ModelSettings,
    ModelStore,
    ModelTrouble,
    Prompt,
    fine_url,
)

Use = Literal["rewrite", "flows", "answers", "tone"]
USES: tuple[Use, ...] = ("rewrite", "flows", "answers", "tone")
DEFAULT_TIMEOUT_MS = 4000
_SCHEMA = {
    "type": "object",
    "properties": {"ready": {"type": "boolean"}},
    "required": ["ready"],
    "additionalProperties": False,
}
PROBE = Prompt("check", "Answer with JSON only.", 'Answer {"ready": true}', 64, _SCHEMA)


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of asking a model. ``kind`` None: it answers as asked. ``shape``: how it takes structured output."""

    kind: Kind | None
    ms: float
    shape: str
    tokens_in: int = 0
    tokens_out: int = 0


class LanguageModel:
    """A workspace's model as admins deal with it. Those without rights are turned away by the routes."""

    def __init__(
        self, db: Database, models: Models, store: ModelStore, audit: AuditService, *, allow_private: bool
    ) -> None:
        self.db = db
        self.models = models
        self.store = store
        self.audit = audit
        self.allow_private = allow_private

    async def get(self, tx: Tx) -> ModelSettings | None:
        """Return what is set up."""
        return await self.store.get(tx)

    async def put(
        self, tx: Tx, viewer: Viewer, given: Mapping[str, Any], key: str | None, version: int, ip: str | None
    ) -> None:
        """Set a model up, or change it as of ``version`` (0: the first); raises Invalid, ModelChanged.

        ``key``: None keeps the one there is (for the same server), empty forgets it.
        """
        if not fine_url(given["base_url"], plain=self.allow_private):
            what = "an http or https" if self.allow_private else "an https"
            zh = "http 或 https" if self.allow_private else "https"
            raise Invalid(
                "base_url",
                f"Must be {what} address such as https://api.example.com/v1.",
                f"请填写 {zh} 地址，例如 https://api.example.com/v1。",
            )
        if not await self.store.put(tx, given, key, version, viewer.id):
            raise ModelChanged
        detail = {"base_url": given["base_url"], "model": given["model"], "enabled": given["enabled"]}
        detail |= {"uses": given["uses"], "key": bool(key), "daily_tokens": given["daily_tokens"]}
        await self._note(tx, viewer, "changed", ip, detail)

    async def drop(self, tx: Tx, viewer: Viewer, ip: str | None) -> None:
        """Forget the model and its key."""
        dropped = await self.store.drop(tx)
        if dropped is not None:
            await self._note(tx, viewer, "removed", ip, {"model": dropped})

    async def check(self, viewer: Viewer) -> Checked:
        """Ask the model for one word of JSON and say what came of it; raises ModelNotSetUp."""
        async with self.db.transaction(viewer.workspace_id) as tx:
            held = await self.store.get(tx)
        if held is None:
            raise ModelNotSetUp
        began = utcnow()
        try:
            reply = await self.models.ask(viewer.workspace_id, held, PROBE, probe=True)
        except ModelTrouble as trouble:
            ms = (utcnow() - began).total_seconds() * 1000
            return Checked(trouble.kind, round(ms, 1), self.models.client.shape(held))
        used = reply.usage
        return Checked(None, reply.ms, self.models.client.shape(held), used.tokens_in, used.tokens_out)

    async def usage(self, tx: Tx, days: int) -> list[DayUsage]:
        """Return what was used in the last days (UTC), newest first."""
        return await self.store.usage(tx, utcnow().date() - timedelta(days=days))

    async def _note(self, tx: Tx, viewer: Viewer, done: str, ip: str | None, detail: Mapping[str, Any]) -> None:
        await self.audit.append(
            tx, viewer, f"language_model.{done}", "workspace", viewer.workspace_id, ip=ip, detail=detail
        )
