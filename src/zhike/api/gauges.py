"""What `/metrics` counts at the moment it is asked: jobs, the log's lag, open sockets."""

from collections.abc import Awaitable, Callable

from zhike.api.gateway.hub import Hub
from zhike.facts import standings, waiting
from zhike.house import House
from zhike.telemetry import JOBS, PROJECTION_BEHIND, PROJECTION_STOPPED, SEQUENCER_FACTS, SEQUENCER_LAG, SOCKETS

STATES = ("todo", "doing", "failed", "aborted")


def refresher(house: House, hub: Hub) -> Callable[[], Awaitable[None]]:
    """Return the function that brings the gauges up to date."""

    async def refresh() -> None:
        SOCKETS.labels("console").set(sum(len(sockets) for sockets in hub.staff.values()))
        SOCKETS.labels("widget").set(sum(len(own) for sockets in hub.visitors.values() for own in sockets.values()))
        counts = await house.jobs.counts()
        for state in STATES:
            JOBS.labels(state).set(counts.get(state, 0))
        async with house.db.system() as tx:
            count, age_s = await waiting(tx)
            projections = await standings(tx)
        SEQUENCER_FACTS.set(count)
        SEQUENCER_LAG.set(age_s)
        for one in projections:
            PROJECTION_BEHIND.labels(one.name).set(one.behind)
            PROJECTION_STOPPED.labels(one.name).set(one.stopped)

    return refresh
