"""Messages that the assistant sends first: rules, limits, decisions, refusals."""

from pathlib import Path

from alembic import op

from zhike.db.walls import run_files, wall

revision = "0030"
down_revision = "0029"

SQL = Path(__file__).parent.parent / "sql" / "0030"
TABLES = ("campaign_rules", "campaign_settings", "campaign_decisions", "campaign_refusals")


def upgrade() -> None:
    """Run the SQL files; wall the tables."""
    run_files(op, SQL)
    for table in TABLES:
        wall(op, table, "SELECT, INSERT, UPDATE, DELETE")
