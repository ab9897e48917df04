"""Understand a turn, then answer, offer choices, ask back, refuse kindly or hand over."""

from zhike.dialogue.bench import LocalBench, RemoteBench
from zhike.dialogue.own_intents import IntentShelf
from zhike.dialogue.ports import Conversations, Intents, Knowledge, Transcript
from zhike.dialogue.rehearsal import Customer
from zhike.dialogue.rules import OFFER as REFUSE_BELOW
from zhike.dialogue.service import DialogueService
from zhike.dialogue.suite import BadSuite, Case, Result, read_suite, run_case, run_suite, totals
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
    Topic,
    TurnContext,
    Understood,
)

__all__ = [
    "REFUSE_BELOW",
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
    "Intents",
    "Knowledge",
    "LocalBench",
    "LocalTrials",
    "Offered",
    "Refused",
    "RemoteBench",
    "RemoteTrials",
    "Result",
    "Retrieved",
    "Source",
    "Step",
    "Topic",
    "Transcript",
    "TurnContext",
    "Understood",
    "read_suite",
    "run_case",
    "run_suite",
    "totals",
    "turn",
]
