"""Webhooks: the merchant's own programs are told what happens, signed, in order of trying, with every attempt to be seen."""

from zhike.webhooks.projection import DueWebhooks
from zhike.webhooks.service import Webhooks
from zhike.webhooks.types import Draft, Webhook

__all__ = ["Draft", "DueWebhooks", "Webhook", "Webhooks"]
