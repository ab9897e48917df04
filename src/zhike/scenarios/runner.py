"""Playing a workspace's scenarios in a worker. A run that was cut goes on where it stood."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from uuid import UUID

from zhike.db import Database
from zhike.flows import Flow, read_flow
from zhike.kit.ids import uuid7
from zhike.scenarios import queries
from zhike.scenarios.playing import play
from zhike.scenarios.ports import Desk
from zhike.scenarios.reading import read_scenario
from zhike.scenarios.report import figures
from zhike.scenarios.stored_types import GOING, StoredPlay, StoredRun
from zhike.scenarios.types import Heard, Miss, Run, Scenario

MOST_PLAYS = 1_000_000

DeskOf = Callable[[UUID, Flow | None], Awaitable[Desk]]


class RunPlayer:
    """Plays runs. ``desk_of``: where a workspace's played customers come to, a draft in its flow's place."""

    def __init__(self, db: Database, desk_of: DeskOf) -> None:
        self.db = db
        self.desk_of = desk_of

    async def play(self, workspace_id: UUID, run_id: UUID) -> None:
        """Play what of a run was not played yet, until it is done or cancelled."""
        async with self.db.transaction(workspace_id) as tx:
            if not await queries.start(tx, run_id):
                return
            run = await queries.run(tx, run_id)
            assert run is not None
            stored = await queries.several(tx, run.scenario_ids)
            had = await queries.plays(tx, run_id, None, None, MOST_PLAYS)
        scenarios = {one.id: read_scenario(one.source) for one in stored}
        desk = await self.desk_of(workspace_id, read_flow(run.draft.source) if run.draft is not None else None)
        played = {(one.scenario_id, one.repeat): one for one in had}
        runs = [_held(one, scenarios[one.scenario_id]) for one in had if one.scenario_id in scenarios]
        for scenario_id, repeat in _left(run, played.keys(), scenarios.keys()):
            if not await self._goes_on(workspace_id, run_id):
                return
            came = await play(scenarios[scenario_id], desk)
            runs.append(came)
            async with self.db.transaction(workspace_id) as tx:
                await queries.add_play(tx, run_id, kept(came, scenario_id, repeat))
        async with self.db.transaction(workspace_id) as tx:
            found = {name: value for name, value in figures(runs).items() if name != "failures"}  # plays tell these
            await queries.end(tx, run_id, "done", found)

    async def give_up(self, workspace_id: UUID, run_id: UUID, error: str) -> None:
        """End a run that cannot be played."""
        async with self.db.transaction(workspace_id) as tx:
            await queries.end(tx, run_id, "failed", error=error)

    async def _goes_on(self, workspace_id: UUID, run_id: UUID) -> bool:
        async with self.db.transaction(workspace_id) as tx:
            return await queries.state(tx, run_id) in GOING


def _left(run: StoredRun, played: Any, known: Any) -> list[tuple[UUID, int]]:
    every = [(one, repeat) for repeat in range(1, run.repeats + 1) for one in run.scenario_ids if one in known]
    return [one for one in every if one not in played]


def kept(run: Run, scenario_id: UUID, repeat: int) -> StoredPlay:
    """Return a play as it is kept and shown."""
    scenario = run.scenario
    misses = [{"turn": m.turn, "said": m.said, "what": m.what, "wanted": m.wanted, "came": m.came} for m in run.misses]
    said = zip(scenario.turns, run.heard, strict=False)
    return StoredPlay(
        uuid7(),
        scenario_id,
        repeat,
        scenario.name,
        scenario.pattern,
        scenario.language,
        run.passed,
        run.contained,
        misses,
        [_line(turn.says, heard) for turn, heard in said],
        round(sum(one.seconds for one in run.heard), 3),
    )


def _line(says: Sequence[str], heard: Heard) -> dict[str, Any]:
    standing = heard.standing
    return {
        "says": list(says),
        "text": heard.text,
        "options": list(heard.options),
        "outcome": heard.outcome,
        "cites": list(heard.cites),
        "flow": standing.flow if standing is not None else None,
        "asks": standing.awaits if standing is not None else None,
        "hand_over": heard.hand_over,
        "ms": round(heard.seconds * 1000, 1),
    }


def _held(play: StoredPlay, scenario: Scenario) -> Run:
    """Return a play of before as figures count it."""
    heard = [
        Heard(one["text"], one["outcome"], hand_over=one["hand_over"], seconds=one["ms"] / 1000)
        for one in play.transcript
    ]
    misses = [Miss(one["turn"], one["said"], one["what"], one["wanted"], one["came"]) for one in play.misses]
    return Run(scenario, tuple(heard), tuple(misses))
