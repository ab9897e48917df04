"""When the assistant hands over: settings, and every hand-over for figures."""

from pathlib import Path

from alembic import op

from zhike.db.walls import run_files, wall

revision = "0029"
down_revision = "0028"

SQL = Path(__file__).parent.parent / "sql" / "0029"
TABLES = ("hand_over_policies", "hand_overs")


def upgrade() -> None:
    """Run the SQL files; wall the tables."""
    run_files(op, SQL)
    for table in TABLES:
        wall(op, table, "SELECT, INSERT, UPDATE, DELETE")
