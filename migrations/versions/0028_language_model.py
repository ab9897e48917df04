"""The language model a workspace may use, what it costs, and what turns asked of it."""

from pathlib import Path

from alembic import op

from zhike.db.walls import run_files, wall

revision = "0028"
down_revision = "0027"

SQL = Path(__file__).parent.parent / "sql" / "0028"
TABLES = ("language_models", "language_model_usage")


def upgrade() -> None:
    """Run the SQL files; wall the tables."""
    run_files(op, SQL)
    for table in TABLES:
        wall(op, table, "SELECT, INSERT, UPDATE, DELETE")
