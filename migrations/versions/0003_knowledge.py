"""Knowledge gets a life cycle: folders, versions, drafts, checks, pairs, votes and what became of answers."""

from pathlib import Path

from alembic import op

from zhike.db.walls import run_files, wall

revision = "0003"
down_revision = "0002"

SQL = Path(__file__).parent.parent / "sql" / "0003"
ALL = "SELECT, INSERT, UPDATE, DELETE"

# table → (what zhike_app may do in its workspace, what zhike_system may do in all of them)
WALLED: dict[str, tuple[str, str]] = {
    "knowledge_folders": (ALL, ""),
    "knowledge_versions": ("SELECT, INSERT", ""),
    "knowledge_pictures": ("SELECT, INSERT", ""),
    "knowledge_checks": (ALL, ""),
    "knowledge_check_runs": ("SELECT, INSERT", ""),
    "knowledge_pairs": (ALL, ""),
    "knowledge_votes": (ALL, ""),
    "knowledge_citations": (ALL, ""),
    "knowledge_weeks": (ALL, ""),
    "knowledge_standings": (ALL, ""),
    "knowledge_import_rows": (ALL, ""),
    "knowledge_sources": (ALL, ""),
    "knowledge_pages": (ALL, ""),
    "knowledge_origins": (ALL, ""),
    "dialogue_intents": (ALL, ""),
}


def upgrade() -> None:
    """Run the SQL files, then build the wall around each new table."""
    run_files(op, SQL)
    for table, (app, system) in WALLED.items():
        wall(op, table, app, system)
