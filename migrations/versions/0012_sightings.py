"""Inboxes: where a page last loaded the widget."""

from pathlib import Path

from alembic import op

from zhike.db.walls import run_files

revision = "0012"
down_revision = "0011"

SQL = Path(__file__).parent.parent / "sql" / "0012"


def upgrade() -> None:
    """Run the SQL files."""
    run_files(op, SQL)
