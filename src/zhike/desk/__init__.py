"""Read models for the console and the widget: inbox rows, transcripts, delivery of facts."""

from zhike.desk.board import Board, FirstReplies, SharedBoard, concerns
from zhike.desk.delivery import Deliveries, Delivery, visitor_conversation
from zhike.desk.messages import MessagePresenter, for_customer
from zhike.desk.outbox import Outbox
from zhike.desk.projection import Days
from zhike.desk.rows import Desk, RowView
from zhike.desk.search import MessageTokens, Search, SearchErasure
from zhike.desk.sources import Sources
from zhike.desk.transcripts import Transcripts
from zhike.desk.views import SavedViews
from zhike.desk.wording import language_of
from zhike.desk.workplace import Workplace

__all__ = [
    "Board",
    "Days",
    "Deliveries",
    "Delivery",
    "Desk",
    "FirstReplies",
    "MessagePresenter",
    "MessageTokens",
    "Outbox",
    "RowView",
    "SavedViews",
    "Search",
    "SearchErasure",
    "SharedBoard",
    "Sources",
    "Transcripts",
    "Workplace",
    "concerns",
    "for_customer",
    "language_of",
    "visitor_conversation",
]
