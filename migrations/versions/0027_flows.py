"""Flows: what the assistant does over several turns."""

from pathlib import Path

from alembic import op

from zhike.db.walls import run_files, wall

revision = "0027"
down_revision = "0026"

SQL = Path(__file__).parent.parent / "sql" / "0027"
TABLES = ("flows", "flow_versions", "flow_stacks", "flow_runs")


def upgrade() -> None:
    """Run the SQL files; wall the tables."""
    run_files(op, SQL)
    for table in TABLES:
        wall(op, table, "SELECT, INSERT, UPDATE, DELETE")
