"""Routing: skills and languages of agents, rules of queues, weights of channels, and why each conversation went where it did."""

from pathlib import Path

from alembic import op

from zhike.db.walls import run_files, wall

revision = "0032"
down_revision = "0031"

SQL = Path(__file__).parent.parent / "sql" / "0032"
TABLES = ("agent_skills", "queue_rules", "routing_settings", "routing_decisions")


def upgrade() -> None:
    """Run the SQL files; wall the tables."""
    run_files(op, SQL)
    for table in TABLES:
        wall(op, table, "SELECT, INSERT, UPDATE, DELETE")
