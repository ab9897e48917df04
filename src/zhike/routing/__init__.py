"""Who gets a waiting conversation and why, where one stands in its queue, and how long it will honestly take."""

from zhike.routing.policy import RoutingPolicy
from zhike.routing.ports import Vips
from zhike.routing.service import RoutingService
from zhike.routing.types import Place, Waiting
from zhike.routing.wrapping_up import WrapUp

__all__ = ["Place", "RoutingPolicy", "RoutingService", "Vips", "Waiting", "WrapUp"]
