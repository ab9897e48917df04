"""The test database itself: migrated, walled, counted."""

from uuid import UUID

from zhike.db import Database


async def test_a_workspace_sees_itself_only(db: Database, workspace: UUID, make_workspace) -> None:
    other = await make_workspace("别家")
    async with db.transaction(workspace) as tx:
        seen = await tx.rows("SELECT id FROM workspaces")
    assert [row["id"] for row in seen] == [workspace]
    assert other != workspace


async def test_statements_are_recorded(db: Database, workspace: UUID, statements: list[str]) -> None:
    async with db.transaction(workspace) as tx:
        await tx.scalar("SELECT 1")
    assert len(statements) == 2
