"""Playing scenarios: as a customer says his lines, compare what comes with what must."""

from collections.abc import Awaitable, Callable, Sequence

from zhike.scenarios.ports import Desk
from zhike.scenarios.rules import missed
from zhike.scenarios.types import Heard, Miss, Run, Scenario


async def play(scenario: Scenario, desk: Desk) -> Run:
    """Play a scenario once, up to the first turn that goes otherwise than it must."""
    line, heard, misses = await desk.opens(scenario.given), list[Heard](), list[Miss]()
    try:
        for number, turn in enumerate(scenario.turns, 1):
            if turn.after is not None:
                await line.passes(turn.after)
            heard.append(await line.says(turn.says))
            misses += missed(number, turn, heard[-1], scenario.never)
            if misses:
                break
    finally:
        await line.hangs_up()
    return Run(scenario, tuple(heard), tuple(misses))


async def play_all(
    scenarios: Sequence[Scenario], desk: Desk, repeats: int = 1, told: Callable[[Run], Awaitable[None]] | None = None
) -> list[Run]:
    """Play every scenario ``repeats`` times, one after another; ``told`` hears of each run as it ends."""
    runs = []
    for _ in range(repeats):
        for scenario in scenarios:
            runs.append(await play(scenario, desk))
            if told is not None:
                await told(runs[-1])
    return runs
