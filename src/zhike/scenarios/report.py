"""Figures of runs. pass^k: the share of scenarios that pass k times in a row, estimated from n ≥ k runs without bias as
C(passed, k) / C(n, k), averaged over scenarios (Yao et al. 2024, τ-bench). Pure."""

from collections import defaultdict
from collections.abc import Sequence
from math import comb
from statistics import mean
from typing import Any

from zhike.scenarios.types import Run


def figures(runs: Sequence[Run]) -> dict[str, Any]:
    """Return what runs came to: counts, pass^1…pass^n, containment and turns, the same per pattern, and who failed."""
    times = sorted(one.seconds for run in runs for one in run.heard)
    by_pattern: dict[str, list[Run]] = defaultdict(list)
    for run in runs:
        by_pattern[run.scenario.pattern].append(run)
    return {
        **_counts(runs),
        "turn_p50_ms": round(1000 * _quantile(times, 0.50), 1),
        "turn_p99_ms": round(1000 * _quantile(times, 0.99), 1),
        "patterns": {name: _counts(by_pattern[name]) for name in sorted(by_pattern)},
        "languages": {
            language: _counts([run for run in runs if run.scenario.language == language])
            for language in sorted({run.scenario.language for run in runs})
        },
        "failures": [
            {
                "file": run.scenario.file,
                "name": run.scenario.name,
                "misses": [
                    {"turn": m.turn, "said": m.said, "what": m.what, "wanted": m.wanted, "came": m.came}
                    for m in run.misses
                ],
            }
            for run in runs
            if not run.passed
        ],
    }


def passes(runs: Sequence[Run]) -> dict[str, float]:
    """Return {k: pass^k} for k from 1 to the number of times every scenario was played."""
    tries: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for run in runs:
        tries[run.scenario.file, run.scenario.name].append(run.passed)
    most = min(map(len, tries.values()), default=0)
    return {
        str(k): round(mean(comb(sum(one), k) / comb(len(one), k) for one in tries.values()), 4)
        for k in range(1, most + 1)
    }


def _counts(runs: Sequence[Run]) -> dict[str, Any]:
    return {
        "scenarios": len({(run.scenario.file, run.scenario.name) for run in runs}),
        "runs": len(runs),
        "passed": sum(run.passed for run in runs),
        "pass": passes(runs),
        "containment": round(mean(run.contained for run in runs), 4) if runs else 0.0,
        "turns": round(mean(len(run.heard) for run in runs), 2) if runs else 0.0,
    }


def _quantile(times: Sequence[float], q: float) -> float:
    return times[min(len(times) - 1, int(q * len(times)))] if times else 0.0
