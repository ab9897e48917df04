"""Sites that knowledge is read from, again and again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from typing import Any
from uuid import UUID

FATAL = (  # what ends a visit before any page is read
    "robots_away", "robots_forbid", "address_refused", "broken_sitemap", "source_away", "nothing_listed", "visit_failed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """A page or a sitemap of the merchant's own site. ``report``: what its last visit found. ``include`` and ``exclude``: `wanted`."""

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
    failed: int = 0
    folder_id: UUID | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    done: int = 0  # pages of the visit under way, of those listed
    listed: int = 0
    good: int = 0  # pages that are there and could be read
    problem: Mapping[str, Any] | None = None  # of the first page that could not be read

    @property
    def failure(self) -> Mapping[str, Any] | None:
        """Why the last visit came to nothing (code, params); None while one is under way or before the first."""
        if self.state != "waiting" or self.finished_at is None:
            return None
        errors: Sequence[Mapping[str, Any]] = self.report.get("errors", ())
        if any(error["code"] == "cancelled" for error in errors):
            return None
        whole = next((error for error in errors if _of_the_whole(error)), None)
        if whole is not None or self.good:
            return whole
        return self.problem or next(iter(errors), None) or {"code": "page_gone", "params": {"url": self.url}}


def _of_the_whole(error: Mapping[str, Any]) -> bool:
    """Say whether an error kept the site from being read at all; one that names a page is that page's."""
    return error["code"] in FATAL and "url" not in error.get("params", {})


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


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page as the last visit found it: new, changed, same, failed (``problem`` says why) or gone."""

    url: str
    state: str
    fetched_at: datetime
    changed_at: datetime
    gone_at: datetime | None
    problem: Mapping[str, Any] | None
    entries: tuple[tuple[UUID, str], ...] = ()  # with their questions


def wanted(url: str, include: Sequence[str], exclude: Sequence[str]) -> bool:
    """Say whether a source reads an address: patterns are parts of it, ``*`` stands for anything; no include means all."""

    def fits(pattern: str) -> bool:
        return fnmatchcase(url, f"*{pattern}*")

    return (not include or any(map(fits, include))) and not any(map(fits, exclude))
