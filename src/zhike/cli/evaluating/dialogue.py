"""`zhike eval dialogue`: scenarios played over the public interfaces, in mode test, against an installation of their own."""

import asyncio
import os
import sys
import tempfile
import time
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, Literal

import msgspec
import psutil

from zhike.cli.children import Child
from zhike.cli.demo import Demo, alone, started
from zhike.cli.evaluating.dialogue_desk import ModelAt, desk_of
from zhike.cli.evaluating.files import Misfit
from zhike.cli.say import Steps, meter
from zhike.scenarios import Run, Scenario, Unreadable, figures, play_all, read_scenarios

SHOWN = 160
KEY = "ZHIKE_EVAL_MODEL_KEY"


def dialogue(
    folder: Path,
    /,
    *,
    repeats: int = 1,
    tier: Literal["stable", "live"] = "stable",
    model_url: str | None = None,
    model: str | None = None,
    data: Path | None = None,
    json: bool = False,
) -> None:
    """Play scenarios as a customer would, over HTTP, against the example shop with its knowledge, flows and merchant.

    Parameters
    ----------
    folder
        Folder of YAML files with scenarios, or one file; docs/flows.md tells how one is written.
    repeats
        How often each is played, for pass^k.
    tier
        stable: what must come without a language model; live: with one.
    model_url
        Address of the language model, as in http://127.0.0.1:11434/v1; its key, if it wants one, stands in ZHIKE_EVAL_MODEL_KEY.
    model
        What the server calls the model.
    data
        Folder to keep the installation in: the next run on it starts within seconds. A temporary one if not given.
    json
        Print one JSON object instead of a table.
    """
    scenarios = [one for one in _read(folder) if one.tier == tier]
    if not scenarios:
        raise Misfit(f"there are no {tier} scenarios in {folder}", "Put YAML files there.")
    told = _model(tier, model_url, model)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="zhike-dialogue-") as name:
        settings = alone(data or Path(name))
        with redirect_stdout(sys.stderr), started(settings, Steps(6)) as demo:
            ready = time.monotonic()
            runs = asyncio.run(_played(scenarios, settings.public_url(), demo, repeats, told))
            seconds, memory = time.monotonic() - ready, _megabytes(demo.children)
    found = figures(runs) | {
        "start_seconds": round(ready - began, 1),
        "seconds": round(seconds, 1),
        "memory_mb": memory,
    }
    print(msgspec.json.encode(found).decode() if json else table(found))
    if found["failures"]:
        raise SystemExit(1)


def _model(tier: str, url: str | None, name: str | None) -> ModelAt | None:
    if not url or not name:
        if tier == "live":
            raise Misfit(
                "live scenarios need a language model", "Give --model-url and --model: docs/language-model.md."
            )
        return None
    os.environ["ZHIKE_LLM__ALLOW_PRIVATE"] = "true"  # of this installation alone, which ends with the run
    return ModelAt(url, name, os.environ.get(KEY))


def _read(folder: Path) -> list[Scenario]:
    if not folder.exists():
        raise Misfit(f"there is nothing at {folder}", "Give the path of a folder with scenario files.")
    files = [folder] if folder.is_file() else sorted([*folder.rglob("*.yaml"), *folder.rglob("*.yml")])
    found: list[Scenario] = []
    for path in files:
        try:
            found += read_scenarios(path.name, path.read_text("utf-8"))
        except (Unreadable, UnicodeDecodeError) as error:
            raise Misfit(f"{path}: {error}", "See docs/flows.md for how a scenario is written.") from None
    return found


async def _played(scenarios: list[Scenario], base: str, demo: Demo, repeats: int, model: ModelAt | None) -> list[Run]:
    done = 0
    with meter("scenarios", len(scenarios) * repeats) as at:

        async def told(_: Run) -> None:
            nonlocal done
            done += 1
            at(done)

        async with desk_of(base, demo, model) as desk:
            return await play_all(scenarios, desk, repeats, told)


def _megabytes(children: list[Child]) -> dict[str, int]:
    """Return the resident memory of each process in MB (10^6 bytes)."""
    return {
        one.name: round(psutil.Process(one.process.pid).memory_info().rss / 1e6)
        for one in children
        if one.process is not None
    }


def table(found: dict[str, Any]) -> str:
    """Return figures as lines: who failed, each pattern, all."""
    lines = []
    for failure in found["failures"]:
        lines.append(f"{failure['file']}: {failure['name']}")
        for miss in failure["misses"]:
            came = str(miss["came"])
            came = came if len(came) <= SHOWN else f"{came[:SHOWN]}…"
            lines.append(
                f"    turn {miss['turn']} “{miss['said']}”: {miss['what']} should be {miss['wanted']}, came {came}"
            )
    lines.append(f"{'pattern':16} {'scenarios':>9} {'passed':>8} {'contained':>9} {'turns':>6}")
    for name, counts in [*found["patterns"].items(), *found["languages"].items(), ("all", found)]:
        passed = f"{counts['passed']}/{counts['runs']}"
        lines.append(
            f"{name:16} {counts['scenarios']:9} {passed:>8} {counts['containment']:9.2f} {counts['turns']:6.1f}"
        )
    tries = ", ".join(f"pass^{k} {value:.3f}" for k, value in found["pass"].items())
    lines.append(
        f"{tries}; a turn takes p50 {found['turn_p50_ms']} ms, p99 {found['turn_p99_ms']} ms; {found['seconds']} s"
    )
    return "\n".join(lines)
