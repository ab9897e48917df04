"""Retention of customers."""

from pathlib import Path

from alembic import op

from zhike.db.walls import run_files, wall

revision = "0023"
down_revision = "0022"

SQL = Path(__file__).parent.parent / "sql" / "0023"


def upgrade() -> None:
    """Run the SQL files; wall the table."""
    run_files(op, SQL)
    wall(op, "customer_retention", "SELECT, INSERT, UPDATE, DELETE")
