"""Who may see what, who may grant what, and how long a session lives."""

import hashlib
import hmac
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from datetime import timedelta

from zhike.identity.types import Grant, Subject, Viewer
from zhike.kit.seal import derive

SESSION_LIFE = timedelta(hours=12)
SESSION_IDLE = timedelta(hours=2)
TOUCH_AFTER = timedelta(minutes=1)  # last_seen_at moves at most so often: most requests write nothing
FAILURE_WINDOW = timedelta(minutes=15)
MAX_FAILURES_PER_ACCOUNT = 5  # e-mail from one address
MAX_FAILURES_PER_EMAIL = 20  # e-mail from anywhere
MAX_FAILURES_PER_ADDRESS = 50  # an office behind one address
MIN_PASSWORD = 8
MAX_PASSWORD = 200  # longer ones only cost time to hash
KEY_PREFIX = "zk_"
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}\.[^@\s.]{2,63}")


def visible(viewer: Viewer, permission: str, subject: Subject) -> bool:
    """Say whether ``viewer`` holds ``permission`` on ``subject``. `visible_clause` is the same rule as SQL."""
    return any(_reaches(viewer, grant, subject) for grant in viewer.granted(permission))


def _reaches(viewer: Viewer, grant: Grant, subject: Subject) -> bool:
    if grant.inbox_ids is not None and subject.inbox_id not in grant.inbox_ids:
        return False
    match grant.scope:
        case "all":
            return True
        case "mentioned":
            return viewer.id in subject.mentioned
        case "team":
            return subject.owner_id == viewer.id or (subject.team_id is not None and subject.team_id in viewer.team_ids)
        case "own":
            return subject.owner_id == viewer.id


_WIDER: dict[str, frozenset[str]] = {
    "all": frozenset({"all"}),
    "team": frozenset({"team", "all"}),
    "own": frozenset({"own", "team", "all"}),
    "mentioned": frozenset({"mentioned", "all"}),
}


def covers(held: Iterable[Grant], wanted: Grant) -> bool:
    """Say whether ``held`` grants together reach at least as far as ``wanted``: nobody can give what he lacks."""
    fitting = [g for g in held if g.permission == wanted.permission and g.scope in _WIDER[wanted.scope]]
    if any(grant.inbox_ids is None for grant in fitting):
        return True
    if wanted.inbox_ids is None:
        return False
    return wanted.inbox_ids <= frozenset().union(*(grant.inbox_ids or () for grant in fitting))


def missing(held: Iterable[Grant], wanted: Iterable[Grant]) -> list[Grant]:
    """Return the grants among ``wanted`` that ``held`` do not cover."""
    held = tuple(held)
    return [grant for grant in wanted if not covers(held, grant)]


def normal_email(text: str) -> str | None:
    """Return the address as it is stored (trimmed, lower case), None when it is not one."""
    email = text.strip().lower()
    return email if _EMAIL.fullmatch(email) else None


def token_hash(token: str) -> bytes:
    """Return what is stored of a session token or an API key (both carry 256 random bits: no salt is needed)."""
    return hashlib.sha256(token.encode()).digest()


def csrf_token(secret: bytes, token: str) -> str:
    """Return the token that unsafe requests of this session repeat in ``X-CSRF-Token``."""
    digest = hmac.digest(derive(secret, "csrf"), token_hash(token), hashlib.sha256)
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def csrf_matches(secret: bytes, token: str, given: str | None) -> bool:
    """Compare in constant time."""
    return given is not None and hmac.compare_digest(csrf_token(secret, token).encode(), given.encode())


def failure_keys(secret: bytes, email: str, ip: str | None) -> list[tuple[bytes, int]]:
    """Return (keyed hash, how many recent failures it bears) for an attempt, so that no e-mail or address is stored."""
    key, where = derive(secret, "sign-in-failures"), ip or "-"
    keyed = [
        (f"account\0{email}\0{where}", MAX_FAILURES_PER_ACCOUNT),
        (f"email\0{email}", MAX_FAILURES_PER_EMAIL),
        (f"address\0{where}", MAX_FAILURES_PER_ADDRESS),
    ]
    return [(hmac.digest(key, text.encode(), hashlib.sha256), limit) for text, limit in keyed]
