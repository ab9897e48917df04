"""What every migration needs: SQL files, and the wall around each table.

A revision that has landed calls these functions still: what they run is written down in tests/unit/db/test_walls.py and
stays as it is. Whoever needs another wall writes another function.
"""

from pathlib import Path
from typing import Any

TENANT = "nullif(current_setting('zhike.workspace', true), '')::uuid"


def run_files(op: Any, folder: Path) -> None:
    """Run a revision's SQL files in the order of their names (psycopg's own cursor: several statements in one string)."""
    run = op.get_bind().connection.cursor().execute
    for file in sorted(folder.glob("*.sql")):
        run(file.read_text("utf-8"))


def wall(op: Any, table: str, app: str, system: str = "", column: str = "workspace_id") -> None:
    """Row-level security: zhike_app sees its workspace only (none while unset), zhike_system what is listed.

    `app` and `system` name rights ("SELECT, INSERT"). Without `system` there is no policy for zhike_system.
    """
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(
        f"CREATE POLICY workspace ON {table} TO zhike_app USING ({column} = {TENANT}) WITH CHECK ({column} = {TENANT})"
    )
    op.execute(f"GRANT {app} ON {table} TO zhike_app")
    if system:
        op.execute(f"CREATE POLICY everywhere ON {table} TO zhike_system USING (true) WITH CHECK (true)")
        op.execute(f"GRANT {system} ON {table} TO zhike_system")
