"""Tables of staff (private)."""

import sqlalchemy as sa

metadata = sa.MetaData()
UTC = sa.DateTime(timezone=True)

agents = sa.Table(
    "agents",
    metadata,
    sa.Column("workspace_id", sa.Uuid, primary_key=True),
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("kind", sa.Text),
    sa.Column("user_id", sa.Uuid),
    sa.Column("name", sa.Text),
    sa.Column("avatar_url", sa.Text),
    sa.Column("capacity", sa.Integer),
    sa.Column("presence", sa.Text),
    sa.Column("presence_reason", sa.Text),
    sa.Column("presence_since", UTC),
    sa.Column("idle_since", UTC),
    sa.Column("version", sa.Integer),
    sa.Column("disabled_at", UTC),
    sa.Column("languages", sa.ARRAY(sa.Text)),
)
agent_skills = sa.Table(
    "agent_skills",
    metadata,
    sa.Column("workspace_id", sa.Uuid, primary_key=True),
    sa.Column("agent_id", sa.Uuid, primary_key=True),
    sa.Column("skill", sa.Text, primary_key=True),
    sa.Column("level", sa.SmallInteger),
)
teams = sa.Table(
    "teams",
    metadata,
    sa.Column("workspace_id", sa.Uuid, primary_key=True),
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("name", sa.Text),
)
team_members = sa.Table(
    "team_members",
    metadata,
    sa.Column("workspace_id", sa.Uuid, primary_key=True),
    sa.Column("team_id", sa.Uuid, primary_key=True),
    sa.Column("agent_id", sa.Uuid, primary_key=True),
    sa.Column("lead", sa.Boolean),
)
queues = sa.Table(
    "queues",
    metadata,
    sa.Column("workspace_id", sa.Uuid, primary_key=True),
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("name", sa.Text),
    sa.Column("team_id", sa.Uuid),
    sa.Column("is_default", sa.Boolean),
    sa.Column("first_response_target_s", sa.Integer),
)
