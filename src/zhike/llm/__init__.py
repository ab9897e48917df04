"""A language model a workspace may use: any OpenAI-compatible endpoint, optional. No business noun in it."""

from zhike.llm.client import ChatClient
from zhike.llm.errors import ModelNotSetUp
from zhike.llm.replies import OnText
from zhike.llm.rules import WORDS, fine_url, words
from zhike.llm.service import Models
from zhike.llm.store import ModelStore
from zhike.llm.types import DayUsage, Kind, ModelSettings, ModelTrouble, Prompt, Reply, Usage

__all__ = [
    "WORDS",
    "ChatClient",
    "DayUsage",
    "Kind",
    "ModelNotSetUp",
    "ModelSettings",
    "ModelStore",
    "ModelTrouble",
    "Models",
    "OnText",
    "Prompt",
    "Reply",
    "Usage",
    "fine_url",
    "words",
]
