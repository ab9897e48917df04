"""The foundation: roles, walls, fact log, jobs, and the tables of the first conversation."""

from pathlib import Path

from alembic import op
from procrastinate.schema import SchemaManager

from zhike.db.walls import run_files, wall

revision = "0001"
down_revision = None

SQL = Path(__file__).parent.parent / "sql" / "0001"
ALL = "SELECT, INSERT, UPDATE, DELETE"

# table → (what zhike_app may do in its workspace, what zhike_system may do in all of them). A table with an empty
# second part has no policy for zhike_system. The list of the second part is short on purpose.
WALLED = {
    "facts": ("SELECT, INSERT", "SELECT"),
    "fact_queue": ("INSERT", "SELECT, DELETE"),
    "fact_positions": ("SELECT", "SELECT, INSERT"),
    "number_blocks": ("SELECT, INSERT, UPDATE", ""),
    "effects": ("SELECT, INSERT, UPDATE", ""),
    "worker_calls": (ALL, ""),
    "users": ("SELECT, INSERT, UPDATE", "SELECT"),
    "sessions": (ALL, "SELECT, UPDATE"),
    "roles": (ALL, ""),
    "role_grants": (ALL, ""),
    "user_roles": (ALL, ""),
    "api_keys": ("SELECT, INSERT, UPDATE", "SELECT, UPDATE"),
    "audit_entries": ("SELECT, INSERT", ""),
    "teams": (ALL, ""),
    "agents": ("SELECT, INSERT, UPDATE", ""),
    "team_members": (ALL, ""),
    "queues": (ALL, ""),
    "customers": ("SELECT, INSERT, UPDATE", ""),
    "customer_lookups": ("SELECT, INSERT, DELETE", ""),
    "inboxes": ("SELECT, INSERT, UPDATE", "SELECT"),
    "customer_identities": ("SELECT, INSERT, UPDATE", ""),
    "inbound": ("SELECT, INSERT, UPDATE", ""),
    "conversations": ("SELECT, INSERT, UPDATE", ""),
    "messages": ("SELECT, INSERT, UPDATE", ""),
    "mentions": (ALL, ""),
    "attachments": (ALL, ""),
    "knowledge_bases": (ALL, ""),
    "knowledge_entries": (ALL, ""),
    "knowledge_vectors": (ALL, ""),
    "knowledge_imports": ("SELECT, INSERT, UPDATE", ""),
    "turns": ("SELECT, INSERT", ""),
    "ratings": ("SELECT, INSERT, UPDATE", ""),
    "desk_days": ("SELECT, INSERT, UPDATE, DELETE", ""),
}
# Tables without a workspace that only zhike_system touches.
SYSTEM_ONLY = {
    "projections": ALL,
    "fact_archives": "SELECT, INSERT",
    "job_failures": "SELECT, INSERT, UPDATE",
    "sign_in_failures": "SELECT, INSERT, DELETE",
    "procrastinate_jobs": ALL,
    "procrastinate_workers": ALL,
    "procrastinate_events": ALL,
    "procrastinate_periodic_defers": ALL,
}


def upgrade() -> None:
    """Create everything. The roles zhike_app and zhike_system stand already (zhike.db.migrate makes them)."""
    run = op.get_bind().connection.cursor().execute  # psycopg's own: several statements in one string
    run(SchemaManager.get_schema())
    run_files(op, SQL)
    run("GRANT USAGE ON SCHEMA public TO zhike_app, zhike_system")
    wall(op, "workspaces", "SELECT, UPDATE", "SELECT, INSERT", "id")
    for table, (app, system) in WALLED.items():
        wall(op, table, app, system)
    for table, rights in SYSTEM_ONLY.items():
        run(f"GRANT {rights} ON {table} TO zhike_system")
    run("GRANT SELECT, UPDATE ON projections TO zhike_app")  # cursors move in the transaction of their effects
    run("GRANT USAGE ON SEQUENCE fact_ids TO zhike_app")
    run("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO zhike_system")
    run("REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC")
    run("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO zhike_system")
    run("GRANT EXECUTE ON FUNCTION zhike_defer TO zhike_app")
    run("SELECT zhike_fact_partitions(8388608)")
