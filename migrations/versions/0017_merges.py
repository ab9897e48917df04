"""Conversations that were merged into others, and how each is taken apart again."""

from pathlib import Path

from alembic import op

from zhike.db.walls import run_files, wall

revision = "0017"
down_revision = "0016"

SQL = Path(__file__).parent.parent / "sql" / "0017"

# table → (what zhike_app may do in its workspace, what zhike_system may do in all of them)
WALLED: dict[str, tuple[str, str]] = {"conversation_merges": ("SELECT, INSERT, UPDATE", "")}


def upgrade() -> None:
    """Run the SQL files, then build the wall around each new table."""
    run_files(op, SQL)
    for table, (app, system) in WALLED.items():
        wall(op, table, app, system)
