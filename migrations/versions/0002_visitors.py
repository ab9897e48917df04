"""Visitors who sign in, uploads that were never sent, and what the first version forgot."""

from pathlib import Path

from alembic import op

from zhike.db.walls import run_files

revision = "0002"
down_revision = "0001"

SQL = Path(__file__).parent.parent / "sql" / "0002"


def upgrade() -> None:
    """Run the SQL files."""
    run_files(op, SQL)
