"""House rules: what each shop allows. Its data decides which house it is."""

from __future__ import annotations

from merchant.houses.appliances import AppliancesHouse
from merchant.houses.demo import House
from merchant.houses.retail import RetailHouse

HOUSES: dict[str, type[House]] = {"demo": House, "retail": RetailHouse, "appliances": AppliancesHouse}


def house_of(name: str) -> House:
    """The house of that name."""
    return HOUSES[name]()


__all__ = ["House", "house_of"]
