"""The projection `alerts.due`: queues what people are told of, in the transaction that moves its cursor, so none is lost."""

from collections.abc import Sequence

from zhike.alerts.service import Alerts
from zhike.db import Tx
from zhike.facts import Recorded


class DueAlerts:
    """Queues alerts."""

    name = "alerts.due"

    def __init__(self, alerts: Alerts) -> None:
        self.alerts = alerts

    async def apply(self, tx: Tx, facts: Sequence[Recorded]) -> None:
        """Queue what these facts tell people; a fact seen again is told to nobody again."""
        await self.alerts.note(tx, facts)

    async def clear(self, tx: Tx) -> None:
        """Nothing: what was told cannot be untold, and is not told twice."""
