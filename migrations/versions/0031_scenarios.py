"""Scenarios of merchants: conversations that are played before something goes live, and what came of each."""

from pathlib import Path

from alembic import op

from zhike.db.walls import run_files, wall

revision = "0031"
down_revision = "0030"

SQL = Path(__file__).parent.parent / "sql" / "0031"
TABLES = ("scenarios", "scenario_runs", "scenario_plays")


def upgrade() -> None:
    """Run the SQL files; wall the tables."""
    run_files(op, SQL)
    for table in TABLES:
        wall(op, table, "SELECT, INSERT, UPDATE, DELETE")
