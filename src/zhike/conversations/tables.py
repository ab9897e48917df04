"""The columns that composed queries name (the whole tables stand in the migration)."""

import sqlalchemy as sa

from zhike.conversations.queries import COLUMNS, MESSAGE_NAMES

conversations = sa.table("conversations", sa.column("workspace_id"), *(sa.column(name) for name in COLUMNS))
follows = sa.table("follows", sa.column("workspace_id"), sa.column("conversation_id"), sa.column("agent_id"))
mentions = sa.table("mentions", sa.column("workspace_id"), sa.column("conversation_id"), sa.column("agent_id"))
messages = sa.table("messages", sa.column("workspace_id"), *(sa.column(name) for name in MESSAGE_NAMES))
