"""Ratings with reasons."""

from pathlib import Path

from alembic import op

from zhike.db.walls import run_files

revision = "0010"
down_revision = "0009"

SQL = Path(__file__).parent.parent / "sql" / "0010"

WALLED: dict[str, tuple[str, str]] = {}


def upgrade() -> None:
    """Run the SQL files; no table is new."""
    run_files(op, SQL)
