"""`zhike eval actions`: recorded actions replayed through the action layer, against the demo merchant on the same data."""

import asyncio
import time
from pathlib import Path
from typing import Any

import msgspec

from zhike.cli.evaluating.action_data import Step, Task, connectors_of, read_tasks
from zhike.cli.evaluating.action_house import Counter, counter
from zhike.cli.evaluating.action_shop import Shop, running_shop
from zhike.cli.say import meter

SHOWN = 200


def actions(*, data: Path, json: bool = False) -> None:
    """Replay each task's recorded actions through the action layer, policy on, and compare answers and end state.

    Parameters
    ----------
    data
        Folder of a data set: retail-en (db.json, tasks.json, expected.json) or ecommerce-zh (orders.json, tasks.json …).
    json
        Print one JSON object instead of lines.
    """
    tasks = read_tasks(data)
    began = time.monotonic()
    with running_shop(data) as shop:
        found = asyncio.run(_replayed(tasks, shop))
    wrong = {number: difference for number, difference in found.items() if difference is not None}
    figures: dict[str, Any] = {
        "tasks": len(tasks),
        "equal": len(tasks) - len(wrong),
        "actions": sum(len(task.steps) for task in tasks),
        "seconds": round(time.monotonic() - began, 1),
        "mismatches": wrong,
    }
    if json:
        print(msgspec.json.encode(figures).decode())
    else:
        for number, difference in wrong.items():
            print(f"task {number}: {difference}")
        print(
            f"{figures['tasks']} tasks, {figures['actions']} actions, {figures['equal']} equal, {figures['seconds']} s"
        )
    if wrong:
        raise SystemExit(1)


async def _replayed(tasks: list[Task], shop: Shop) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    async with counter(shop, connectors_of(tasks)) as desk:
        with meter("tasks", len(tasks)) as at:
            for n, task in enumerate(tasks, 1):
                found[task.number] = await _difference(task, shop, desk)
                at(n)
    return found


async def _difference(task: Task, shop: Shop, desk: Counter) -> str | None:
    """Return what of a task went otherwise than recorded, None where nothing did."""
    await shop.reset()
    before = await shop.export() if task.judge is not None else {}
    await desk.enter(task.customer)
    for step in task.steps:
        if (trouble := await _taken(step, desk)) is not None:
            return trouble[:SHOWN]
    if task.judge is not None:
        return task.judge(before, await shop.export())
    return first_difference(task.changed, await shop.changed())


async def _taken(step: Step, desk: Counter) -> str | None:
    if step.operation is None:  # handing over, thinking: nothing is done in the merchant's system
        return None
    outcome = await desk.run(step.operation, step.arguments)
    if (outcome.state == "done") == step.ok and outcome.state in ("done", "refused"):
        return None
    should = "ok" if step.ok else f"refused ({step.error})"
    return f"{step.name}: should be {should}, came {outcome.state} {outcome.code or ''} {outcome.message or ''}".strip()


def first_difference(expected: Any, found: Any, path: str = "") -> str | None:
    """Return where two values first differ and how; None where they are equal."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in [*expected, *(key for key in found if key not in expected)]:
            where = f"{path}.{key}" if path else str(key)
            if key not in found or key not in expected:
                return f"{where}: {'missing' if key not in found else 'should not be there'}"
            if (inner := first_difference(expected[key], found[key], where)) is not None:
                return inner
        return None
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        pairs = enumerate(zip(expected, found, strict=True))
        return next((one for n, (a, b) in pairs if (one := first_difference(a, b, f"{path}[{n}]")) is not None), None)
    if expected == found:
        return None
    return f"{path}: should be {expected!r}, is {found!r}"[:SHOWN]
