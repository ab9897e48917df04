"""The house: every service of one process, built from settings. Wiring only; nothing below imports it."""

from zhike.house.build import House, build

__all__ = ["House", "build"]
