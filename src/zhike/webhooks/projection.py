"""The projection `webhooks.due`: queues what webhooks are told, in the transaction that moves its cursor, so none is lost."""

from collections.abc import Sequence

from zhike.db import Tx
from zhike.facts import Recorded
from zhike.webhooks.service import Webhooks


class DueWebhooks:
    """Queues deliveries."""

    name = "webhooks.due"

    def __init__(self, webhooks: Webhooks) -> None:
        self.webhooks = webhooks

    async def apply(self, tx: Tx, facts: Sequence[Recorded]) -> None:
        """Queue what these facts are told to; a fact seen again is not told again."""
        await self.webhooks.note(tx, facts)

    async def clear(self, tx: Tx) -> None:
        """Nothing: what was told cannot be untold, and is not told twice."""
