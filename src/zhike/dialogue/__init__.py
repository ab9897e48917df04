"""Understand a turn, then answer, offer choices, ask back, refuse kindly or hand over."""

from zhike.dialogue.bench import LocalBench, RemoteBench
from zhike.dialogue.ports import Conversations, Knowledge, Transcript
from zhike.dialogue.rules import OFFER as REFUSE_BELOW
from zhike.dialogue.service import DialogueService
from zhike.dialogue.trial import LocalTrials, RemoteTrials
from zhike.dialogue.turn import turn
from zhike.dialogue.types import (
    Answered,
    Asked,
    Choice,
    HandedOver,
    HistoryLine,
    Offered,
    Refused,
    Retrieved,
    Source,
    Step,
    TurnContext,
    Understood,
)

__all__ = [
    "REFUSE_BELOW",
    "Answered",
    "Asked",
    "Choice",
    "Conversations",
    "DialogueService",
    "HandedOver",
    "HistoryLine",
    "Knowledge",
    "LocalBench",
    "LocalTrials",
    "Offered",
    "Refused",
    "RemoteBench",
    "RemoteTrials",
    "Retrieved",
    "Source",
    "Step",
    "Transcript",
    "TurnContext",
    "Understood",
    "turn",
]
