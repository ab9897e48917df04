"""Things of merchants' systems that belong to customers."""

from pathlib import Path

from alembic import op

from zhike.db.walls import run_files, wall

revision = "0018"
down_revision = "0017"

SQL = Path(__file__).parent.parent / "sql" / "0018"

# table → (what zhike_app may do in its workspace, what zhike_system may do in all of them)
WALLED: dict[str, tuple[str, str]] = {"customer_references": ("SELECT, INSERT, UPDATE, DELETE", "")}


def upgrade() -> None:
    """Run the SQL files, then build the wall around each new table."""
    run_files(op, SQL)
    for table, (app, system) in WALLED.items():
        wall(op, table, app, system)
