"""Canned replies of several steps."""

from pathlib import Path

from alembic import op

from zhike.db.walls import run_files

revision = "0014"
down_revision = "0013"

SQL = Path(__file__).parent.parent / "sql" / "0014"


def upgrade() -> None:
    """Run the SQL files."""
    run_files(op, SQL)
