"""Room on the stack: a conversation leaves so many flows open; what was left first is forgotten."""

from dataclasses import replace

from zhike.flows.ports import Calls
from zhike.flows.types import AwaitsYes, Event, Stack

MOST_OPEN = 5


async def make_room(stack: Stack, coming: int, calls: Calls) -> tuple[Stack, tuple[Event, ...]]:
    """Return the stack with room for what is begun now, and what became of the flows that had to go."""
    gone = stack.frames[: max(0, len(stack.frames) + coming - MOST_OPEN)]
    for frame in gone:
        if isinstance(frame.awaits, AwaitsYes):
            await calls.withdraw(frame.awaits.proposal)
    events = tuple(Event("ended", one.flow, one.version, one.run, "lapsed") for one in gone)
    return replace(stack, frames=stack.frames[len(gone) :]), events
