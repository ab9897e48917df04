"""Connectors of merchants' systems, and what was asked of them."""

from pathlib import Path

from alembic import op

from zhike.db.walls import run_files, wall

revision = "0026"
down_revision = "0025"

SQL = Path(__file__).parent.parent / "sql" / "0026"

# table → (what zhike_app may do in its workspace, what zhike_system may do in all of them)
WALLED: dict[str, tuple[str, str]] = {
    "connectors": ("SELECT, INSERT, UPDATE, DELETE", ""),
    "action_calls": ("SELECT, INSERT, UPDATE, DELETE", ""),
    "action_subjects": ("SELECT, INSERT, UPDATE, DELETE", ""),
    "action_codes": ("SELECT, INSERT, UPDATE, DELETE", ""),
}


def upgrade() -> None:
    """Run the SQL files, then build the wall around each new table."""
    run_files(op, SQL)
    for table, (app, system) in WALLED.items():
        wall(op, table, app, system)
