"""Assignment to parts of an experiment by hash, and whether the parts differ."""

from zhike.variants.rules import Interval, difference, held_out, rate, share

__all__ = ["Interval", "difference", "held_out", "rate", "share"]
