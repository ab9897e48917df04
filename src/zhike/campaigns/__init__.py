"""Proactive service: the assistant speaks first, by rules on events."""

from zhike.campaigns.errors import RuleChanged, RuleNotFound
from zhike.campaigns.service import Campaigns
from zhike.campaigns.types import Condition, Draft, Event, Limits, Words

__all__ = ["Campaigns", "Condition", "Draft", "Event", "Limits", "RuleChanged", "RuleNotFound", "Words"]
