"""What the assistant does over several turns: flows as merchants write them, and where a conversation stands in them."""

from zhike.flows.book import FlowBook, Match
from zhike.flows.checks import Remark, check_flow
from zhike.flows.engine import Engine
from zhike.flows.errors import FlowUnreadable
from zhike.flows.hearing import Sure, awaited, cancel, hear, refreshed, repeated, stumble
from zhike.flows.ports import Book, Calls
from zhike.flows.quoted import quoted
from zhike.flows.reading import Unreadable, read_flow
from zhike.flows.replies import Rejected, Repair, rejected
from zhike.flows.service import FlowsService
from zhike.flows.shelf import FlowShelf
from zhike.flows.stacks import kept, opened
from zhike.flows.states import FlowStates, Standing
from zhike.flows.types import Do, Event, Flow, Frame, Heard, Ran, Shown, Stack, Value

__all__ = [
    "Book",
    "Calls",
    "Do",
    "Engine",
    "Event",
    "Flow",
    "FlowBook",
    "FlowShelf",
    "FlowStates",
    "FlowUnreadable",
    "FlowsService",
    "Frame",
    "Heard",
    "Match",
    "Ran",
    "Rejected",
    "Remark",
    "Repair",
    "Shown",
    "Stack",
    "Standing",
    "Sure",
    "Unreadable",
    "Value",
    "awaited",
    "cancel",
    "check_flow",
    "hear",
    "kept",
    "opened",
    "quoted",
    "read_flow",
    "refreshed",
    "rejected",
    "repeated",
    "stumble",
]
