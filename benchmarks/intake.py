"""Figure 1: accepted customer messages per second over HTTP, against the raw limit of the same rows."""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import make_url

from benchmarks.report import Figure
from benchmarks.world import Visitor, World
from zhike.channels import IdentityRef, Incoming
from zhike.house import House

HERE = Path(__file__).parent
CONVERSATIONS = 1000
RAW_CONNECTIONS, HTTP_CONNECTIONS, THREADS = 8, 64, 1
PAYLOAD = "01" * 120  # a short sealed text


@dataclass
class Load:
    """What one wrk run saw."""

    per_second: float
    p50_ms: float
    p99_ms: float
    refused: int


def measure(world: World, runs: int, seconds: int) -> list[Figure]:
    """Alternate raw and HTTP runs, so that noise of the machine meets both; then latency at half the load."""
    if shutil.which("wrk") is None:
        return [
            Figure(
                "intake",
                "accepted messages over HTTP",
                None,
                "",
                "",
                "wrk",
                0,
                "wrk is not installed (apt-get install wrk)",
            )
        ]
    visitors = world.visitors(CONVERSATIONS)
    world.with_house(lambda house: open_conversations(world, house, visitors))
    tokens = world.folder / "tokens.txt"
    tokens.write_text("\n".join(v.token for v in visitors) + "\n")
    raw, http, kept = [], [], []
    with companion(world):
        for number in range(runs):
            raw.append(raw_run(world, seconds))
            with world.running("serve"):
                wrk(world, tokens, f"warm{number}", 2)
                before = _counts(world)
                http.append(wrk(world, tokens, f"run{number}", seconds))
                kept.append([b - a for a, b in zip(before, _counts(world), strict=True)])
            print(
                f"  run {number + 1}: raw {raw[-1]:.0f}/s, HTTP {http[-1].per_second:.0f}/s (p99 {http[-1].p99_ms:.0f} ms)",
                flush=True,
            )
        half_rate = statistics.median(load.per_second for load in http) / 2
        with world.running("serve"):
            wrk(world, tokens, "warm-half", 2)
            half = [wrk(world, tokens, f"half{n}", seconds, rate=half_rate) for n in range(min(runs, 3))]
    world.settle()
    limit, accepted = statistics.median(raw), statistics.median(load.per_second for load in http)
    n = f"{runs} x {seconds} s"
    refused = sum(load.refused for load in http)
    note = f"median of {n}; {refused} refused; turn jobs per message {sum(k[1] for k in kept) / max(1, sum(k[0] for k in kept)):.2f}"
    return [
        Figure("intake", "raw limit, one transaction per message, 8 connections", limit, "messages/s", "", "pgbench, pipeline mode", len(raw), f"median of {n}"),
        Figure("intake", "accepted messages over HTTP", accepted, "messages/s", "", "wrk", sum(k[0] for k in kept), note),
        Figure("intake", "HTTP against the raw limit", 100 * accepted / limit, "%", ">= 40", "", runs, note),
        Figure("intake", "p99 at half that load", statistics.median(h.p99_ms for h in half), "ms", "< 60", "wrk, paced", len(half),
               f"{statistics.median(h.per_second for h in half):.0f} messages/s wanted {half_rate:.0f}, p50 {statistics.median(h.p50_ms for h in half):.1f} ms"),
    ]  # fmt: skip


async def open_conversations(world: World, house: House, visitors: list[Visitor]) -> None:
    """Give every visitor a conversation, through the front door."""
    inbox = await world.inbox(house)
    for v in visitors:
        identity = IdentityRef(v.identity_id, inbox.id, v.customer_id, False)
        await house.intake.accept(
            Incoming(inbox, identity, f"{v.identity_id}:first", "text", {"text": "你好"}, "first")
        )


def _counts(world: World) -> tuple[int, int]:
    """Return (messages, turn jobs ever queued)."""
    jobs = "SELECT last_value FROM procrastinate_jobs_id_seq"
    return world.rows("SELECT count(*) FROM messages")[0][0], world.rows(jobs)[0][0]


@contextmanager
def companion(world: World) -> Iterator[None]:
    urls = world.urls
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.companion", urls.owner, urls.app, urls.system], cwd=HERE.parent
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)


def raw_run(world: World, seconds: int) -> float:
    """Return transactions per second of pgbench as zhike_app."""
    [(first, last)] = world.rows(
        "SELECT min(number), max(number) FROM conversations WHERE workspace_id = %s", world.workspace_id
    )
    url = make_url(world.urls.app)
    variables = {"first": first, "last": last, "workspace": world.workspace_id, "payload": PAYLOAD}
    script = (HERE / "load" / "raw.sql").read_text()
    for name in ("workspace", "payload"):
        script = script.replace(f"':{name}'", f"'{variables.pop(name)}'")
    file = world.folder / "raw.sql"
    file.write_text(script)
    defined = [part for name, value in variables.items() for part in ("-D", f"{name}={value}")]
    done = subprocess.run(
        [
            str(world.server.binaries / "pgbench"), "-n", "-M", "prepared", "-c", str(RAW_CONNECTIONS), "-j", "1", "-T", str(seconds), *defined,
            "-f", str(file), "-h", str(url.host), "-p", str(url.port), "-U", str(url.username), str(url.database),
        ],
        env=os.environ | {"PGPASSWORD": str(url.password)}, capture_output=True, text=True, timeout=seconds + 60, check=False,
    )  # fmt: skip
    found = re.search(r"tps = ([0-9.]+)", done.stdout)
    if done.returncode or found is None:
        raise RuntimeError(f"pgbench failed: {done.stderr[-2000:]}")
    return float(found[1])


def wrk(world: World, tokens: Path, run: str, seconds: int, rate: float = 0) -> Load:
    """Run wrk with the messages' script; only messages answered 201 count."""
    environment = {"TOKENS": str(tokens), "RUN": f"{run}-{time.time_ns()}", "RATE": str(rate), "THREADS": str(THREADS)}
    done = subprocess.run(
        ["wrk", f"-t{THREADS}", f"-c{HTTP_CONNECTIONS}", f"-d{seconds}s", "-s", str(HERE / "load" / "messages.lua"), world.base],
        env=os.environ | environment, capture_output=True, text=True, timeout=seconds + 60, check=False,
    )  # fmt: skip
    found = re.search(r"^RESULT (.*)$", done.stdout, re.M)
    if found is None:
        raise RuntimeError(f"wrk failed: {done.stdout[-1000:]} {done.stderr[-1000:]}")
    result = json.loads(found[1])
    refused = result["refused"] + result["socket_errors"]
    return Load((result["requests"] - refused) / result["seconds"], result["p50_ms"], result["p99_ms"], refused)
