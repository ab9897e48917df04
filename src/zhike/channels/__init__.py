"""Ways in and out: inboxes, customers' identities on them, and the line at the door."""

from zhike.channels.adapters.callback import CallbackOutlet
from zhike.channels.content import CUSTOMER_KINDS, STAFF_KINDS, check_content
from zhike.channels.errors import InboxDisabled, InboxNotFound, OriginNotAllowed, TokenExpired
from zhike.channels.intake import IntakeLine
from zhike.channels.ports import Intake, Outlet
from zhike.channels.rules import origin_allowed
from zhike.channels.service import ChannelsService
from zhike.channels.sightings import Sighting, Sightings, host_of
from zhike.channels.tokens import VisitorToken, VisitorTokens, read_identity, sign_identity
from zhike.channels.trail import Step, Trail
from zhike.channels.trail import read as read_step
from zhike.channels.types import ClaimedIdentity, IdentityRef, Inbox, Incoming, Receipt, widget_external_id

__all__ = [
    "CUSTOMER_KINDS",
    "STAFF_KINDS",
    "CallbackOutlet",
    "ChannelsService",
    "ClaimedIdentity",
    "IdentityRef",
    "Inbox",
    "InboxDisabled",
    "InboxNotFound",
    "Incoming",
    "Intake",
    "IntakeLine",
    "OriginNotAllowed",
    "Outlet",
    "Receipt",
    "Sighting",
    "Sightings",
    "Step",
    "TokenExpired",
    "Trail",
    "VisitorToken",
    "VisitorTokens",
    "check_content",
    "host_of",
    "origin_allowed",
    "read_identity",
    "read_step",
    "sign_identity",
    "widget_external_id",
]
