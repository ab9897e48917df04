"""A served application and a shop behind it."""

from tests.api.desk.conftest import served, shop

__all__ = ["served", "shop"]
