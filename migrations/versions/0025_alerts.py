"""What people who are away are told of."""

from pathlib import Path

from alembic import op

from zhike.db.walls import run_files, wall

revision = "0025"
down_revision = "0024"

SQL = Path(__file__).parent.parent / "sql" / "0025"

# table → (what zhike_app may do in its workspace, what zhike_system may do in all of them)
WALLED: dict[str, tuple[str, str]] = {
    "alerts": ("SELECT, INSERT, UPDATE, DELETE", ""),
    "alert_digests": ("SELECT, INSERT, UPDATE, DELETE", ""),
}


def upgrade() -> None:
    """Run the SQL files, then build the wall around each new table."""
    run_files(op, SQL)
    for table, (app, system) in WALLED.items():
        wall(op, table, app, system)
