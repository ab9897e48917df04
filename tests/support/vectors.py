"""Where tests keep the demo knowledge's vectors: they are computed once, whoever needs them first."""

from pathlib import Path

VECTORS = Path(__file__).parents[2] / ".cache" / "vectors.db"
