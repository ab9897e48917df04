"""Playing scenarios against a desk of prepared replies; counting what came of it."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from zhike.scenarios import Call, Given, Heard, Run, Scenario, Standing, Turn, figures, missed, passes, play, play_all

DONE = Call("shop.cancel_order", True, "done", {"order_id": 7, "address": {"city": "杭州市", "line1": "文三路"}})
HEARD = Heard(
    "订单 7 已取消。",
    "flow",
    cites=("退款多久到账",),
    options=("7 · 碗", "8 · 壶"),
    patterns=("correct",),
    ended={"cancel_order": "resolved"},
    standing=Standing("return_order", "reason", {"order": "7", "items": ["a"]}),
    calls=(DONE, Call("shop.get_order", False, "done", {})),
)


@pytest.mark.parametrize(
    ("then", "met"),
    [
        ({"outcome": ["answer", "flow"]}, True),
        ({"outcome": "answer"}, False),
        ({"cites": ["怎么退货", "退款多久到账"]}, True),
        ({"not_cites": "退款多久到账"}, False),
        ({"says": ["订单", "已取消"]}, True),
        ({"says": ["订单", "已退货"]}, False),
        ({"says_any": ["已退货", "已取消"]}, True),
        ({"says_not": "已取消"}, False),
        ({"options": ["碗", "8"]}, True),
        ({"options": ["灯"]}, False),
        ({"flow": "return_order"}, True),
        ({"flow": None}, False),
        ({"asks": ["reason", "order"]}, True),
        ({"asks": "confirmation"}, False),
        ({"slots": {"order": 7}}, True),
        ({"slots": {"order": "8"}}, False),
        ({"slots": {"items": ["a", "b"]}}, False),
        ({"ended": {"cancel_order": "resolved"}}, True),
        ({"ended": {"cancel_order": "cancelled"}}, False),
        ({"pattern": "correct"}, True),
        ({"pattern": ["correct", "skip"]}, False),
        (
            {"action": {"operation": "shop.cancel_order", "with": {"order_id": "7", "address": {"city": "杭州市"}}}},
            True,
        ),
        ({"action": {"operation": "shop.cancel_order", "with": {"order_id": 8}}}, False),
        ({"action": {"operation": "shop.cancel_order", "outcome": "refused"}}, False),
        ({"no_action": False}, True),
        ({"no_action": True}, False),
        ({"hand_over": False}, True),
        ({"hand_over": "stuck"}, False),
    ],
)
def test_compared(then: dict[str, object], met: bool) -> None:
    assert (missed(1, Turn(("取消",), then), HEARD) == []) is met


def test_what_may_never_be_said() -> None:
    (miss,) = missed(2, Turn(("取消",), {}), HEARD, ("已取消", "杭州"))
    assert (miss.turn, miss.what, miss.wanted) == (2, "never", ["已取消"])


@dataclass
class Prepared:
    """A desk whose customers hear the same replies, in their order."""

    replies: list[Heard]
    log: list[object] = field(default_factory=list)

    async def opens(self, given: Given) -> "Prepared":
        self.log.append(given)
        self.left = list(self.replies)
        return self

    async def says(self, texts: tuple[str, ...]) -> Heard:
        self.log.append(texts)
        return self.left.pop(0)

    async def passes(self, time: timedelta) -> None:
        self.log.append(time)

    async def hangs_up(self) -> None:
        self.log.append("bye")


def _scenario(*turns: Turn, name: str = "a") -> Scenario:
    return Scenario("a.yaml", name, "task", "zh", turns)


async def test_played_up_to_the_first_miss() -> None:
    desk = Prepared([HEARD, HEARD, HEARD])
    turns = Turn(("一",), {}), Turn(("二", "三"), {"outcome": "answer"}, timedelta(hours=1)), Turn(("四",), {})
    run = await play(_scenario(*turns), desk)
    assert desk.log == [Given(), ("一",), timedelta(hours=1), ("二", "三"), "bye"]
    assert not run.passed
    assert (len(run.heard), run.misses[0].turn, run.misses[0].said) == (2, 2, "二 / 三")


async def test_counted() -> None:
    good, bad = _scenario(Turn(("一",), {}), name="good"), _scenario(Turn(("一",), {"flow": None}), name="bad")
    told: list[Run] = []

    async def tell(run: Run) -> None:
        told.append(run)

    runs = await play_all([good, bad], Prepared([HEARD]), 2, tell)
    assert told == runs
    found = figures(runs)
    assert (found["scenarios"], found["runs"], found["passed"], found["containment"]) == (2, 4, 2, 1.0)
    assert found["pass"] == {"1": 0.5, "2": 0.5}
    assert [one["name"] for one in found["failures"]] == ["bad", "bad"]


def test_pass_k_is_estimated_without_bias() -> None:
    """3 of 4 runs pass: pass^1 = 3/4, pass^2 = C(3,2)/C(4,2) = 1/2, pass^3 = 1/4, pass^4 = 0."""
    one, miss = _scenario(Turn(("一",), {})), missed(1, Turn(("一",), {"flow": None}), HEARD)
    runs = [Run(one, (HEARD,), ()) for _ in range(3)] + [Run(one, (HEARD,), tuple(miss))]
    assert passes(runs) == {"1": 0.75, "2": 0.5, "3": 0.25, "4": 0.0}
