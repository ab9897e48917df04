"""Who may see the same shares a reading; who may not, never."""

import asyncio
from typing import Any

import pytest

from tests.support.fact_samples import uid
from zhike.desk.board import SharedBoard, shared
from zhike.identity import Grant, Viewer

ALL, TEAM = Grant("report.read", "all"), Grant("report.read", "team")


def viewer(n: int, *grants: Grant, workspace: int = 0, teams: tuple[int, ...] = ()) -> Viewer:
    return Viewer(uid(workspace), "person", uid(n), "某人", "zh-CN", grants, frozenset(uid(t) for t in teams))


class Slow:
    """A board that takes a moment and counts its readings."""

    def __init__(self) -> None:
        self.read_by: list[Viewer] = []

    async def __call__(self, who: Viewer) -> dict[str, Any]:
        self.read_by.append(who)
        await asyncio.sleep(0.01)
        if who.name == "boom":
            raise RuntimeError("no database")
        return {"reading": len(self.read_by), "of": who.id}


async def test_those_with_the_same_rights_share_one() -> None:
    slow = Slow()
    board = SharedBoard(slow)
    found = await asyncio.gather(*(board.read(viewer(n, ALL, Grant("staff.read"))) for n in range(1, 6)))
    assert len(slow.read_by) == 1
    assert all(one == found[0] for one in found)


@pytest.mark.parametrize(
    "other",
    [
        viewer(2, ALL, workspace=9),
        viewer(2, Grant("report.read", "all", frozenset({uid(3)}))),
        viewer(2, TEAM, teams=(7,)),
        viewer(2, ALL, TEAM, teams=(7,)),
    ],
)
async def test_other_rights_are_another_reading(other: Viewer) -> None:
    slow = Slow()
    board = SharedBoard(slow)
    one, two = await asyncio.gather(board.read(viewer(1, ALL)), board.read(other))
    assert (one["of"], two["of"]) == (uid(1), uid(2))


async def test_of_two_leads_of_a_team_each_has_his_own() -> None:
    slow = Slow()
    board = SharedBoard(slow)
    await asyncio.gather(board.read(viewer(1, TEAM, teams=(7,))), board.read(viewer(2, TEAM, teams=(7,))))
    assert len(slow.read_by) == 2


async def test_a_reading_is_soon_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "FRESH_S", 0.02)
    slow = Slow()
    board = SharedBoard(slow)
    assert (await board.read(viewer(1, ALL)))["reading"] == 1
    await asyncio.sleep(0.03)
    assert (await board.read(viewer(1, ALL)))["reading"] == 2
    assert len(board._readings) == 1


async def test_who_leaves_does_not_end_the_others_reading() -> None:
    board = SharedBoard(Slow())
    leaving = asyncio.ensure_future(board.read(viewer(1, ALL)))
    staying = asyncio.ensure_future(board.read(viewer(2, ALL)))
    await asyncio.sleep(0)
    leaving.cancel()
    assert (await staying)["reading"] == 1


async def test_trouble_is_everybodys_and_no_longer_than_a_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "FRESH_S", 0.02)
    slow = Slow()
    board = SharedBoard(slow)
    broken = Viewer(uid(0), "person", uid(1), "boom", "zh-CN", (ALL,))
    failed = await asyncio.gather(board.read(broken), board.read(viewer(2, ALL)), return_exceptions=True)
    assert [type(one) for one in failed] == [RuntimeError, RuntimeError]
    await asyncio.sleep(0.03)
    assert (await board.read(viewer(2, ALL)))["reading"] == 2
