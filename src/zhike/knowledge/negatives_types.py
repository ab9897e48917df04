"""A question that an entry does not answer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Negative:
    """A question an entry does not answer, however alike they look; a person wrote it down."""

    id: UUID
    entry_id: UUID
    question: str
    created_by: UUID | None
    created_at: datetime
