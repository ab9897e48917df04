"""Conversations: messages, transcript, ownership, status."""

from zhike.conversations.attachments import Attachment, Attachments, picture_size, safe_name
from zhike.conversations.book import Book, open_json, preview_text, searchable, words_of
from zhike.conversations.drafts import Drafts
from zhike.conversations.erasure import ConversationErasure
from zhike.conversations.errors import (
    AttachmentNotFound,
    ConversationNotFound,
    ConversationTaken,
    MessageNotFound,
    NotYours,
)
from zhike.conversations.excerpts import Excerpts
from zhike.conversations.filters import SORTS, VIEWS
from zhike.conversations.finding import Finding, Wanted
from zhike.conversations.hiding import hidden, hides_text
from zhike.conversations.intake import ConversationIntake, turn_job
from zhike.conversations.merge_rules import takes_owner
from zhike.conversations.merging import Merge, Merging
from zhike.conversations.reading import Reading, subject
from zhike.conversations.recalling import Recalls
from zhike.conversations.scheduled import HOLD_S, ScheduledReplies
from zhike.conversations.service import ConversationsService
from zhike.conversations.turns import Turns, text_of
from zhike.conversations.types import (
    PRIORITIES,
    STATUSES,
    Conversation,
    Handing,
    Line,
    Message,
    Option,
    PendingTurn,
    Said,
    View,
)
from zhike.conversations.writing_types import NewReply, Part, ScheduledReply, Then, Words

__all__ = [
    "HOLD_S",
    "PRIORITIES",
    "SORTS",
    "STATUSES",
    "VIEWS",
    "Attachment",
    "AttachmentNotFound",
    "Attachments",
    "Book",
    "Conversation",
    "ConversationErasure",
    "ConversationIntake",
    "ConversationNotFound",
    "ConversationTaken",
    "ConversationsService",
    "Drafts",
    "Excerpts",
    "Finding",
    "Handing",
    "Line",
    "Merge",
    "Merging",
    "Message",
    "MessageNotFound",
    "NewReply",
    "NotYours",
    "Option",
    "Part",
    "PendingTurn",
    "Reading",
    "Recalls",
    "Said",
    "ScheduledReplies",
    "ScheduledReply",
    "Then",
    "Turns",
    "View",
    "Wanted",
    "Words",
    "hidden",
    "hides_text",
    "open_json",
    "picture_size",
    "preview_text",
    "safe_name",
    "searchable",
    "subject",
    "takes_owner",
    "text_of",
    "turn_job",
    "words_of",
]
