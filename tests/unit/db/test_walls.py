"""What landed revisions run: word for word what it was, or an old installation and a new one become two things."""

from pathlib import Path
from types import SimpleNamespace

from zhike.db.walls import run_files, wall

RULE = "workspace_id = nullif(current_setting('zhike.workspace', true), '')::uuid"
BOTH = [
    "ALTER TABLE notes ENABLE ROW LEVEL SECURITY",
    f"CREATE POLICY workspace ON notes TO zhike_app USING ({RULE}) WITH CHECK ({RULE})",
    "GRANT SELECT, INSERT ON notes TO zhike_app",
    "CREATE POLICY everywhere ON notes TO zhike_system USING (true) WITH CHECK (true)",
    "GRANT SELECT ON notes TO zhike_system",
]


def test_the_wall_is_built_as_it_always_was() -> None:
    run: list[str] = []
    op = SimpleNamespace(execute=run.append)
    wall(op, "notes", "SELECT, INSERT", "SELECT")
    assert run == BOTH
    run.clear()
    wall(op, "notes", "SELECT, INSERT")
    assert run == BOTH[:3]
    run.clear()
    wall(op, "workspaces", "SELECT", "", "id")
    assert run[1] == BOTH[1].replace("workspace_id =", "id =").replace("ON notes", "ON workspaces")


def test_files_run_whole_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name, text in (("20_b.sql", "SELECT 2; SELECT 3"), ("10_a.sql", "SELECT 1 -- 一"), (".gitkeep", "SELECT 4")):
        (tmp_path / name).write_text(text, "utf-8")
    run: list[str] = []
    connection = SimpleNamespace(connection=SimpleNamespace(cursor=lambda: SimpleNamespace(execute=run.append)))
    run_files(SimpleNamespace(get_bind=lambda: connection), tmp_path)
    assert run == ["SELECT 1 -- 一", "SELECT 2; SELECT 3"]
