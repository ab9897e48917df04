"""PostgreSQL: one transaction per request, walled by workspace.

``Database.transaction(workspace_id)`` opens a transaction as ``zhike_app`` with the workspace set; ``Database.system()``
one as ``zhike_system``, for the few look-ups that come before a workspace is known. Both commit when the block ends
and roll back when it raises; application code never commits.
"""

from zhike.db.database import Database, Tx, current_tx, forbid_transaction, recording
from zhike.db.errors import EffectInsideTransaction, StorageFull
from zhike.db.numbers import take_number

__all__ = [
    "Database",
    "EffectInsideTransaction",
    "StorageFull",
    "Tx",
    "current_tx",
    "forbid_transaction",
    "recording",
    "take_number",
]
