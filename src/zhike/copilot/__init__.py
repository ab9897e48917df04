"""Help for agents while they answer: canned replies."""

from zhike.copilot.errors import CannedReplyNotFound, ShortcutTaken, UnknownVariable
from zhike.copilot.service import CannedReplies
from zhike.copilot.types import CannedReply, Draft, Rendered, Search, Step

__all__ = [
    "CannedReplies",
    "CannedReply",
    "CannedReplyNotFound",
    "Draft",
    "Rendered",
    "Search",
    "ShortcutTaken",
    "Step",
    "UnknownVariable",
]
