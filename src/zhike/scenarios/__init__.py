"""Scenarios: conversations that are played to see that the assistant does what it must."""

from zhike.kit.yaml_lines import Problem, Unreadable
from zhike.scenarios.playing import play, play_all
from zhike.scenarios.ports import Desk, Line
from zhike.scenarios.reading import read_scenarios
from zhike.scenarios.report import figures, passes
from zhike.scenarios.rules import missed
from zhike.scenarios.types import (
    EXPECTED,
    PATTERNS,
    Call,
    Given,
    Heard,
    Miss,
    Run,
    Scenario,
    Standing,
    Tier,
    Turn,
)

__all__ = [
    "EXPECTED",
    "PATTERNS",
    "Call",
    "Desk",
    "Given",
    "Heard",
    "Line",
    "Miss",
    "Problem",
    "Run",
    "Scenario",
    "Standing",
    "Tier",
    "Turn",
    "Unreadable",
    "figures",
    "missed",
    "passes",
    "play",
    "play_all",
    "read_scenarios",
]
