"""Understand a turn, then answer, offer choices, ask back, refuse kindly or hand over."""

from zhike.dialogue.bench import LocalBench, RemoteBench
from zhike.dialogue.intent_trials import IntentTrials, RemoteIntents
from zhike.dialogue.own_intents import IntentShelf
from zhike.dialogue.ports import Conversations, Intents, Knowledge, Transcript
from zhike.dialogue.rehearsal import Customer
from zhike.dialogue.service import DialogueService
from zhike.dialogue.suite import BadSuite, Case, Result, read_suite, run_case, run_suite, totals
from zhike.dialogue.thresholds import ThresholdShelf, WorkspaceThresholds
from zhike.dialogue.trial import LocalTrials, RemoteTrials
from zhike.dialogue.turn import turn
from zhike.dialogue.types import (
    Answered,
    Asked,
    Choice,
    HandedOver,
    HistoryLine,
    IntentGuess,
    Offered,
    Refused,
    Retrieved,
    Source,
    Step,
    Thresholds,
    Topic,
    TurnContext,
    Understood,
)

__all__ = [
    "Answered",
    "Asked",
    "BadSuite",
    "Case",
    "Choice",
    "Conversations",
    "Customer",
    "DialogueService",
    "HandedOver",
    "HistoryLine",
    "IntentGuess",
    "IntentShelf",
    "IntentTrials",
    "Intents",
    "Knowledge",
    "LocalBench",
    "LocalTrials",
    "Offered",
    "Refused",
    "RemoteBench",
    "RemoteIntents",
    "RemoteTrials",
    "Result",
    "Retrieved",
    "Source",
    "Step",
    "ThresholdShelf",
    "Thresholds",
    "Topic",
    "Transcript",
    "TurnContext",
    "Understood",
    "WorkspaceThresholds",
    "read_suite",
    "run_case",
    "run_suite",
    "totals",
    "turn",
]
