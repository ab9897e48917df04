"""What each person wants to be told of, and how."""

from pathlib import Path

from alembic import op

from zhike.db.walls import run_files

revision = "0013"
down_revision = "0012"

SQL = Path(__file__).parent.parent / "sql" / "0013"


def upgrade() -> None:
    """Run the SQL files."""
    run_files(op, SQL)
