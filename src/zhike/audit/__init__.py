"""Who did what: append-only."""

from zhike.audit.service import AuditService
from zhike.audit.types import Entry, Filter

__all__ = ["AuditService", "Entry", "Filter"]
