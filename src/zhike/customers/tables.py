"""Tables of customers (private)."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import BYTEA

metadata = sa.MetaData()
UTC = sa.DateTime(timezone=True)

customers = sa.Table(
    "customers",
    metadata,
    sa.Column("workspace_id", sa.Uuid, primary_key=True),
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("number", sa.BigInteger),
    sa.Column("data_key", BYTEA),
    sa.Column("profile", BYTEA),
    sa.Column("locale", sa.Text),
    sa.Column("verified", sa.Boolean),
    sa.Column("version", sa.Integer),
    sa.Column("merged_into", sa.Uuid),
    sa.Column("created_at", UTC),
    sa.Column("updated_at", UTC),
    sa.Column("erased_at", UTC),
)
customer_lookups = sa.Table(
    "customer_lookups",
    metadata,
    sa.Column("workspace_id", sa.Uuid, primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("hash", BYTEA, primary_key=True),
    sa.Column("customer_id", sa.Uuid, primary_key=True),
)
