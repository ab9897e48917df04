"""Scenarios: conversations that are played to see that the assistant does what it must."""

from zhike.kit.yaml_lines import Problem, Unreadable
from zhike.scenarios.playing import play, play_all
from zhike.scenarios.ports import Desk, Line
from zhike.scenarios.reading import apart, read_scenario, read_scenarios, together
from zhike.scenarios.report import figures, passes
from zhike.scenarios.rules import course, labels_of, missed, words_of
from zhike.scenarios.runner import RunPlayer
from zhike.scenarios.service import Scenarios
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
from zhike.scenarios.worker_desk import Rooms

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
    "Rooms",
    "Run",
    "RunPlayer",
    "Scenario",
    "Scenarios",
    "Standing",
    "Tier",
    "Turn",
    "Unreadable",
    "apart",
    "course",
    "figures",
    "labels_of",
    "missed",
    "passes",
    "play",
    "play_all",
    "read_scenario",
    "read_scenarios",
    "together",
    "words_of",
]
