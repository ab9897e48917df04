"""Data sets of recorded actions: their tasks as steps of our own operations, and how their end state is judged."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zhike.cli.evaluating.action_zh import chinese_step, judge
from zhike.cli.evaluating.files import Misfit

Judge = Callable[[Mapping[str, Any], Mapping[str, Any]], str | None]
NO_ACTION = frozenset({"transfer_to_human_agents", "think"})  # nothing is done in the merchant's system


@dataclass(frozen=True, slots=True)
class Step:
    """One recorded action. ``operation`` None: none of ours; ``ok``: whether it was done where it was recorded."""

    name: str
    operation: str | None
    arguments: Mapping[str, Any]
    ok: bool = True
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """What one customer wanted. ``customer``: under which account he is signed in, None: he is to be identified.

    The end state is right when ``judge`` says nothing of (before, after), else when the changed records are ``changed``.
    """

    number: str
    customer: str | None
    steps: tuple[Step, ...]
    changed: Mapping[str, Any] = field(default_factory=dict)
    judge: Judge | None = None


def read_tasks(folder: Path) -> list[Task]:
    """Return the tasks of a folder; ends the command for one that holds none."""
    if (folder / "expected.json").is_file() and (folder / "db.json").is_file():
        return _retail(_json(folder / "expected.json"), _json(folder / "db.json"))
    if (folder / "tasks.json").is_file() and (folder / "orders.json").is_file():
        return [_chinese(task) for task in _json(folder / "tasks.json")]
    raise Misfit(
        f"{folder} holds no recorded actions",
        "Give a folder with db.json and expected.json (as retail-en), or with tasks.json and orders.json (as ecommerce-zh).",
    )


def connectors_of(tasks: Sequence[Task]) -> tuple[str, ...]:
    """Return the files of connectors that tasks use."""
    return ("ecommerce-zh",) if any(task.judge is not None for task in tasks) else ("retail", "desk")


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Misfit(f"{path} cannot be read: {error}", "It must be JSON.") from None


def _retail(expected: Mapping[str, Any], db: Mapping[str, Any]) -> list[Task]:
    tasks = []
    for number, task in expected.items():
        steps = tuple(_retail_step(one) for one in task["actions"])
        tasks.append(Task(number, _signed_in(task["actions"], db), steps, task["changed"]))
    return tasks


def _retail_step(action: Mapping[str, Any]) -> Step:
    name = action["name"]
    connector = "desk" if name == "calculate" else "retail"
    operation = None if name in NO_ACTION else f"{connector}.{name}"
    return Step(name, operation, action["arguments"], action["ok"], action["error"])


def _signed_in(actions: list[Mapping[str, Any]], db: Mapping[str, Any]) -> str | None:
    """Return whose records a task is about when nothing in it says who the customer is; None where it identifies him first."""
    for action in actions:
        given = action["arguments"]
        if action["name"].startswith("find_user_id") and _found(given, db):
            return None
        owner = given.get("user_id") or db["orders"].get(given.get("order_id"), {}).get("user_id")
        if owner in db["users"]:
            return str(owner)
    return None


def _found(given: Mapping[str, Any], db: Mapping[str, Any]) -> bool:
    """Say whether somebody has this e-mail address, or this name and zip."""
    for user in db["users"].values():
        if "email" in given and str(user["email"]).lower() == str(given["email"]).lower():
            return True
        name = {key: str(given.get(key, "")).lower() for key in ("first_name", "last_name")}
        own = {key: str(user["name"][key]).lower() for key in name}
        if "zip" in given and name == own and str(user["address"]["zip"]) == str(given["zip"]):
            return True
    return False


def _chinese(task: Mapping[str, Any]) -> Task:
    recorded = task["metadata"]
    steps = []
    for action in [*recorded["searches"], *recorded["actions"]]:
        operation, arguments = chinese_step(action["name"], action["arguments"])
        steps.append(Step(action["name"], f"appliances.{operation}", arguments))
    actions, user = recorded["actions"], task["user_id"]
    return Task(str(task["id"]), user, tuple(steps), judge=lambda before, after: judge(user, actions, before, after))
