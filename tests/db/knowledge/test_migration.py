"""A database of before the life cycle keeps what its knowledge says, and who could edit can still publish."""

import json
import secrets
from collections.abc import Iterator

import psycopg
import pytest
from alembic import command
from psycopg import sql

from tests.support.database import TestServer, urls_for
from zhike.db.migrate import alembic_config, ensure_roles
from zhike.kit.ids import uuid7


@pytest.fixture
def empty(postgres: TestServer) -> Iterator[str]:
    name = f"zhike_before_{secrets.token_hex(4)}"
    postgres.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    yield postgres.address(name)
    postgres.drop(name)


def test_entries_get_their_first_version_and_editors_keep_their_right(empty: str) -> None:
    urls = urls_for(empty)
    ensure_roles(urls)
    command.upgrade(alembic_config(urls), "0002")
    w, base, live, draft, role = (uuid7() for _ in range(5))
    with psycopg.connect(empty, autocommit=True) as conn:
        conn.execute("INSERT INTO workspaces (id, slug, name) VALUES (%s, 'before', '店')", (w,))
        conn.execute(
            "INSERT INTO knowledge_bases (workspace_id, id, name, locale) VALUES (%s, %s, 'b', 'zh')", (w, base)
        )
        for id_, state in ((live, "published"), (draft, "draft")):
            conn.execute(
                "INSERT INTO knowledge_entries (workspace_id, id, base_id, locale, question, similar_questions, answer, state)"
                " VALUES (%s, %s, %s, 'zh', '怎么退货', '{退货}', '申请', %s)",
                (w, id_, base, state),
            )
        conn.execute("INSERT INTO roles (workspace_id, id, key, name) VALUES (%s, %s, 'keeper', '编辑')", (w, role))
        for permission in ("knowledge.read", "knowledge.edit"):
            conn.execute("INSERT INTO role_grants VALUES (%s, %s, %s, 'all')", (w, role, permission))
        grants = [{"permission": name, "scope": "all", "inbox_ids": None} for name in ("knowledge.edit", "audit.read")]
        conn.execute(
            "INSERT INTO api_keys (workspace_id, id, name, prefix, key_hash, grants) VALUES (%s, %s, 'k', 'p', 'h', %s)",
            (w, uuid7(), json.dumps(grants)),
        )
    command.upgrade(alembic_config(urls), "head")
    with psycopg.connect(empty) as conn:
        entries = conn.execute(
            "SELECT id, live_number, draft_number, draft_state FROM knowledge_entries ORDER BY id"
        ).fetchall()
        assert entries == [(live, 1, None, None), (draft, None, 1, "draft")]
        kept = conn.execute("SELECT number, content->>'answer', content->'similar' FROM knowledge_versions").fetchall()
        assert kept == [(1, "申请", ["退货"])] * 2
        held = conn.execute("SELECT permission FROM role_grants WHERE role_id = %s ORDER BY 1", (role,)).fetchall()
        assert [row[0] for row in held] == ["knowledge.edit", "knowledge.publish", "knowledge.read"]
        [(granted,)] = conn.execute("SELECT grants FROM api_keys").fetchall()
        assert [grant["permission"] for grant in granted] == ["knowledge.edit", "audit.read", "knowledge.publish"]
