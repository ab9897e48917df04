"""Alerts: people who are away are told of what concerns them, once, when it is still news; and of their day."""

from zhike.alerts import links
from zhike.alerts.digest import Digests
from zhike.alerts.mailing import MailSender
from zhike.alerts.ports import Later, NoWay, Sender
from zhike.alerts.projection import DueAlerts
from zhike.alerts.pushing import PushSender
from zhike.alerts.service import Alerts
from zhike.alerts.types import News, Person

__all__ = [
    "Alerts",
    "Digests",
    "DueAlerts",
    "Later",
    "MailSender",
    "News",
    "NoWay",
    "Person",
    "PushSender",
    "Sender",
    "links",
]
