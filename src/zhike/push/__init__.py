"""Push: people are told on their browsers while no console is open."""

from zhike.push.delivery import PushDelivery
from zhike.push.errors import DeviceNotFound, TooManyDevices
from zhike.push.outlet import PushOutlet
from zhike.push.service import PushService
from zhike.push.types import Device, Push, Subscription
from zhike.push.vapid import Vapid

__all__ = [
    "Device",
    "DeviceNotFound",
    "Push",
    "PushDelivery",
    "PushOutlet",
    "PushService",
    "Subscription",
    "TooManyDevices",
    "Vapid",
]
