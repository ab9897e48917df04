"""The house: every service of one process, built from settings. Wiring only; nothing below imports it."""

from zhike.house.build import House, build
from zhike.house.colleagues import Transcripts

__all__ = ["House", "Transcripts", "build"]
