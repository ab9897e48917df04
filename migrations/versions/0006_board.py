"""The supervisor's board: when people were asked and when they first answered, and what was resolved today."""

from pathlib import Path

from alembic import op

from zhike.db.walls import run_files, wall

revision = "0006"
down_revision = "0005"

SQL = Path(__file__).parent.parent / "sql" / "0006"
ALL = "SELECT, INSERT, UPDATE, DELETE"

# table → (what zhike_app may do in its workspace, what zhike_system may do in all of them)
WALLED: dict[str, tuple[str, str]] = {
    "desk_first_replies": (ALL, ""),
}


def upgrade() -> None:
    """Run the SQL files, then build the wall around each new table."""
    run_files(op, SQL)
    for table, (app, system) in WALLED.items():
        wall(op, table, app, system)
