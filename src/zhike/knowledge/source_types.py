"""Sites that knowledge is read from, again and again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Source:
    """A page or a sitemap of the merchant's own site. ``report``: what its last visit found."""

    id: UUID
    base_id: UUID
    url: str
    every_hours: int | None
    policy: str
    drafts: bool
    state: str
    next_at: datetime | None
    started_at: datetime | None
    finished_at: datetime | None
    report: Mapping[str, Any]
    last_import_id: UUID | None
    created_by: UUID | None
    created_at: datetime
    pages: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True)
class KnownPage:
    """What was kept of a page when it was read."""

    url: str
    etag: str | None
    modified: str | None
    content_hash: bytes | None
    fetched_at: datetime
    changed_at: datetime
    gone_at: datetime | None
    entry_ids: tuple[UUID, ...] = ()
