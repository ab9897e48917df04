"""Understand a turn, then answer, offer choices, ask back, refuse kindly or hand over."""

from zhike.dialogue.asking import ask_all
from zhike.dialogue.bench import LocalBench, RemoteBench
from zhike.dialogue.corrections import Corrections
from zhike.dialogue.feedback import Feedback
from zhike.dialogue.flow_desk import BoundCalls, FlowDesk
from zhike.dialogue.flow_trials import FlowTrials, RemoteFlowTrials
from zhike.dialogue.flow_turn import FlowTurn
from zhike.dialogue.gap_erasure import GapErasure
from zhike.dialogue.gap_sorting import GapSorter
from zhike.dialogue.gaps import Gaps
from zhike.dialogue.hand_overs import HandOvers
from zhike.dialogue.intent import no_more
from zhike.dialogue.intent_trials import IntentTrials, RemoteIntents
from zhike.dialogue.language_model import LanguageModel
from zhike.dialogue.learning import Learning
from zhike.dialogue.learning_errors import AnswerNotFound
from zhike.dialogue.lexicon import lexicon_of
from zhike.dialogue.messages import message_of
from zhike.dialogue.model.types import ModelWork
from zhike.dialogue.model.work import ModelTurn
from zhike.dialogue.model_desk import ModelDesk
from zhike.dialogue.own_intents import IntentShelf
from zhike.dialogue.ports import Conversations, Intents, Knowledge, Model, Transcript
from zhike.dialogue.rehearsal import Customer
from zhike.dialogue.service import DialogueService
from zhike.dialogue.suite import Case, Result, run_case, run_suite, totals
from zhike.dialogue.suite_files import BadSuite, read_suite
from zhike.dialogue.thresholds import ThresholdShelf, WorkspaceThresholds
from zhike.dialogue.trial import LocalTrials, RemoteTrials
from zhike.dialogue.turn import turn
from zhike.dialogue.types import (
    Answered,
    Asked,
    Choice,
    Followed,
    HandedOver,
    HistoryLine,
    IntentGuess,
    Led,
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
    "AnswerNotFound",
    "Answered",
    "Asked",
    "BadSuite",
    "BoundCalls",
    "Case",
    "Choice",
    "Conversations",
    "Corrections",
    "Customer",
    "DialogueService",
    "Feedback",
    "FlowDesk",
    "FlowTrials",
    "FlowTurn",
    "Followed",
    "GapErasure",
    "GapSorter",
    "Gaps",
    "HandOvers",
    "HandedOver",
    "HistoryLine",
    "IntentGuess",
    "IntentShelf",
    "IntentTrials",
    "Intents",
    "Knowledge",
    "LanguageModel",
    "Learning",
    "Led",
    "LocalBench",
    "LocalTrials",
    "Model",
    "ModelDesk",
    "ModelTurn",
    "ModelWork",
    "Offered",
    "Refused",
    "RemoteBench",
    "RemoteFlowTrials",
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
    "ask_all",
    "lexicon_of",
    "message_of",
    "no_more",
    "read_suite",
    "run_case",
    "run_suite",
    "totals",
    "turn",
]
