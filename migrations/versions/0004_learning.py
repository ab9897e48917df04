"""Knowledge hangs together, and the assistant learns from what went wrong: entities, gaps, feedback, corrections, thresholds."""

from pathlib import Path

from alembic import op

from zhike.db.walls import run_files, wall

revision = "0004"
down_revision = "0003"

SQL = Path(__file__).parent.parent / "sql" / "0004"
ALL = "SELECT, INSERT, UPDATE, DELETE"

# table → (what zhike_app may do in its workspace, what zhike_system may do in all of them)
WALLED: dict[str, tuple[str, str]] = {
    "knowledge_entities": (ALL, ""),
    "knowledge_relations": (ALL, ""),
    "knowledge_entry_entities": (ALL, ""),
    "knowledge_negatives": (ALL, ""),
    "dialogue_gaps": (ALL, ""),
    "dialogue_gap_items": (ALL, ""),
    "dialogue_feedback": (ALL, ""),
    "dialogue_corrections": (ALL, ""),
    "dialogue_thresholds": (ALL, ""),
}


def upgrade() -> None:
    """Run the SQL files, then build the wall around each new table."""
    run_files(op, SQL)
    for table, (app, system) in WALLED.items():
        wall(op, table, app, system)
