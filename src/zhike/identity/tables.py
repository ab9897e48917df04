"""Tables of identity (private)."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, BYTEA, JSONB

metadata = sa.MetaData()
UTC = sa.DateTime(timezone=True)

workspaces = sa.Table(
    "workspaces",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("slug", sa.Text),
    sa.Column("name", sa.Text),
    sa.Column("locale", sa.Text),
    sa.Column("timezone", sa.Text),
    sa.Column("settings", JSONB),
)
users = sa.Table(
    "users",
    metadata,
    sa.Column("workspace_id", sa.Uuid, primary_key=True),
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("email", sa.Text),
    sa.Column("name", sa.Text),
    sa.Column("password_hash", sa.Text),
    sa.Column("locale", sa.Text),
    sa.Column("avatar_url", sa.Text),
    sa.Column("created_at", UTC),
    sa.Column("disabled_at", UTC),
    sa.Column("notifications", JSONB),
)
roles = sa.Table(
    "roles",
    metadata,
    sa.Column("workspace_id", sa.Uuid, primary_key=True),
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("key", sa.Text),
    sa.Column("name", sa.Text),
    sa.Column("builtin", sa.Boolean),
)
role_grants = sa.Table(
    "role_grants",
    metadata,
    sa.Column("workspace_id", sa.Uuid, primary_key=True),
    sa.Column("role_id", sa.Uuid, primary_key=True),
    sa.Column("permission", sa.Text, primary_key=True),
    sa.Column("scope", sa.Text, primary_key=True),
    sa.Column("inbox_ids", ARRAY(sa.Uuid)),
)
user_roles = sa.Table(
    "user_roles",
    metadata,
    sa.Column("workspace_id", sa.Uuid, primary_key=True),
    sa.Column("user_id", sa.Uuid, primary_key=True),
    sa.Column("role_id", sa.Uuid, primary_key=True),
)
sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("token_hash", BYTEA, primary_key=True),
    sa.Column("workspace_id", sa.Uuid),
    sa.Column("user_id", sa.Uuid),
    sa.Column("created_at", UTC),
    sa.Column("last_seen_at", UTC),
    sa.Column("expires_at", UTC),
    sa.Column("revoked_at", UTC),
    sa.Column("ip", sa.Text),
    sa.Column("user_agent", sa.Text),
)
api_keys = sa.Table(
    "api_keys",
    metadata,
    sa.Column("workspace_id", sa.Uuid, primary_key=True),
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("name", sa.Text),
    sa.Column("prefix", sa.Text),
    sa.Column("key_hash", BYTEA),
    sa.Column("grants", JSONB),
    sa.Column("created_by", sa.Uuid),
    sa.Column("created_at", UTC),
    sa.Column("last_used_at", UTC),
    sa.Column("expires_at", UTC),
    sa.Column("revoked_at", UTC),
)
