"""Webhooks."""

from pathlib import Path

from alembic import op

from zhike.db.walls import run_files, wall

revision = "0021"
down_revision = "0020"

SQL = Path(__file__).parent.parent / "sql" / "0021"


def upgrade() -> None:
    """Run the SQL files; wall the tables."""
    run_files(op, SQL)
    for table in ("webhooks", "webhook_deliveries"):
        wall(op, table, "SELECT, INSERT, UPDATE, DELETE")
