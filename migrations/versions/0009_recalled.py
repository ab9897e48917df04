"""Messages that were taken back."""

from pathlib import Path

from alembic import op

from zhike.db.walls import run_files

revision = "0009"
down_revision = "0008"

SQL = Path(__file__).parent.parent / "sql" / "0009"


def upgrade() -> None:
    """Run the SQL files."""
    run_files(op, SQL)
