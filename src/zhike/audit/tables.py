"""Table of audit (private)."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

metadata = sa.MetaData()

audit_entries = sa.Table(
    "audit_entries",
    metadata,
    sa.Column("workspace_id", sa.Uuid, primary_key=True),
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("at", sa.DateTime(timezone=True)),
    sa.Column("actor_kind", sa.Text),
    sa.Column("actor_id", sa.Uuid),
    sa.Column("action", sa.Text),
    sa.Column("subject_kind", sa.Text),
    sa.Column("subject_id", sa.Uuid),
    sa.Column("reason", sa.Text),
    sa.Column("ip", sa.Text),
    sa.Column("detail", JSONB),
)
