"""What a workspace set up, with its key sealed, and what it used: the only writer of the room's tables."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.kit.seal import derive, seal, unseal
from zhike.llm import queries, rules
from zhike.llm.types import DayUsage, ModelSettings, Usage

CONTEXT = b"api_key"


class ModelStore:
    """Settings and usage. Whether somebody may, and who did what, is the caller's to say."""

    def __init__(self, secret: bytes) -> None:
        self.secret = secret

    async def get(self, tx: Tx) -> ModelSettings | None:
        """Return the workspace's model, None where none is set up."""
        row = await tx.row(queries.READ, {"w": tx.workspace})
        if row is None:
            return None
        values = dict(row)
        sealed, uses, banned = values.pop("api_key"), values.pop("uses"), values.pop("banned")
        key = unseal(self._key(tx), sealed, CONTEXT).decode() if sealed is not None else None
        return ModelSettings(key=key, uses=frozenset(uses), banned=tuple(banned), **values)

    async def in_use(self, tx: Tx) -> bool:
        """Say whether the workspace has a model that is switched on and used for something."""
        held = await self.get(tx)
        return held is not None and held.enabled and bool(held.uses)

    async def put(self, tx: Tx, given: Mapping[str, Any], key: str | None, version: int, by: UUID) -> bool:
        """Keep settings over those of a version (0: the first); False when there is another version.

        ``key`` None: the one that is kept stays, but for the same server only: another one is not told this one's key.
        """
        held = await self.get(tx)
        if key is None and held is not None and rules.origin(held.base_url) == rules.origin(given["base_url"]):
            key = held.key
        sealed = seal(self._key(tx), key.encode(), CONTEXT) if key else None
        values = {"w": tx.workspace, **given, "api_key": sealed, "by": by}
        statement = queries.FIRST if version == 0 else queries.NEXT
        return await tx.scalar(statement, values if version == 0 else values | {"version": version}) is not None

    async def drop(self, tx: Tx) -> str | None:
        """Forget the model and its key; returns its name, None where there was none. What it used stays."""
        dropped: str | None = await tx.scalar(queries.DROP, {"w": tx.workspace})
        return dropped

    async def hold(self, tx: Tx, held: ModelSettings, day: date, tokens: int, *, bound: bool = True) -> bool:
        """Set tokens aside for a call; False where the day's budget has no room for them."""
        about = {"w": tx.workspace, "day": day}
        await tx.execute(queries.DAY, about | {"currency": held.currency})
        used = sum(row["used"] for row in await tx.rows(queries.LOCK, about))
        if bound and held.daily_tokens is not None and used + tokens > held.daily_tokens:
            return False
        await tx.execute(queries.HOLD, about | {"currency": held.currency, "held": tokens})
        return True

    async def settle(
        self, tx: Tx, held: ModelSettings, day: date, tokens: int, usage: Usage | None, *, called: bool, failed: bool
    ) -> None:
        """Note what a call used, in place of what was set aside for it; ``called`` False: it was not made."""
        used = usage or Usage(0, 0)
        price = rules.cost(used, held.input_price, held.output_price)
        counts = {"tokens_in": used.tokens_in, "tokens_out": used.tokens_out, "cost": price}
        values = counts | {"failed": int(failed), "called": int(called)}
        about = {"w": tx.workspace, "day": day, "currency": held.currency, "held": tokens}
        await tx.execute(queries.SETTLE, about | values)

    async def usage(self, tx: Tx, after: date) -> list[DayUsage]:
        """Return what was used on the days after one, newest first."""
        rows = await tx.rows(queries.DAYS, {"w": tx.workspace, "after": after})
        return [DayUsage(**row) for row in rows]

    def _key(self, tx: Tx) -> bytes:
        return derive(self.secret, "language-model", tx.workspace.bytes)
