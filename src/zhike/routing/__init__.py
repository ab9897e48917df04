"""Who gets a waiting conversation, where one stands in its queue, and how long it will honestly take."""

from zhike.routing.service import RoutingService
from zhike.routing.types import Place, Waiting

__all__ = ["Place", "RoutingService", "Waiting"]
