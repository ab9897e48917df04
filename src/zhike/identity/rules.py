"""Who may see what, who may grant what, and how long a session lives."""

import hashlib
import hmac
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv6Address, ip_address
from typing import Any
from uuid import UUID

from zhike.identity.types import Grant, Subject, Viewer
from zhike.kit.errors import Invalid
from zhike.kit.seal import derive

COOKIE = "zhike_session"
SESSION_LIFE = timedelta(hours=12)
SESSION_IDLE = timedelta(hours=2)
TOUCH_AFTER = timedelta(minutes=1)  # last_seen_at moves at most so often: most requests write nothing
FAILURE_WINDOW = timedelta(minutes=15)
MAX_FAILURES_PER_ACCOUNT = 5  # e-mail from one address
MAX_FAILURES_PER_ADDRESS = 50  # an office behind one address
MAX_FAILURES_PER_SITE = 100  # an IPv6 /48: one customer of a provider has 65,536 networks of his own there
MAX_FAILURES_PER_DEVICE = 10  # e-mail from a device that signed in with it before
# The more an e-mail is guessed at from everywhere (failures up to the first number), the fewer failures a strange address
# has for it. Nobody else's failures count against a device that signed in before: from there its owner always gets in. From
# a new device he does not while the e-mail is guessed at a thousand times in a quarter of an hour.
CURVE = ((20, MAX_FAILURES_PER_ACCOUNT), (100, 2), (1000, 1))
DEVICE_LIFE = timedelta(days=180)
MAX_DEVICE_EMAILS = 5  # of one browser, the last ones that signed in
MIN_PASSWORD = 8
MAX_PASSWORD = 200  # longer ones only cost time to hash
KEY_PREFIX = "zk_"
_DEVICE_TOKEN = re.compile(r"[\w-]{1,40}\.[0-9a-f]{64}", re.ASCII)
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


def within(held: Iterable[Grant], wanted: Iterable[Grant]) -> tuple[Grant, ...]:
    """Return what is left of the ``wanted`` grants where ``held`` bound them: no wider than either, grant by grant."""
    held = tuple(held)
    kept: dict[Grant, None] = {}
    for want in wanted:
        for bound in held:
            if bound.permission != want.permission:
                continue
            if bound.scope in _WIDER[want.scope]:
                scope = want.scope
            elif want.scope in _WIDER[bound.scope]:
                scope = bound.scope
            else:
                continue
            inboxes = _both(bound.inbox_ids, want.inbox_ids)
            if inboxes is None or inboxes:
                kept[Grant(want.permission, scope, inboxes)] = None
    return tuple(kept)


def _both(one: frozenset[UUID] | None, other: frozenset[UUID] | None) -> frozenset[UUID] | None:
    if one is None or other is None:
        return other if one is None else one
    return one & other


NOTIFIED: Mapping[str, Sequence[str]] = {
    "assigned": ("page", "sound", "desktop", "mail", "push"),
    "replied": ("sound", "desktop", "push"),
    "mentioned": ("page", "desktop", "mail", "push"),
    "waiting": (),
}
ALONE = ("quiet_until", "digest_hour")  # chosen once, not by event; None until then


def notifications(chosen: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a person chose to be told of, and what everybody begins with where he chose nothing."""
    begun = {name: list(ways) for name, ways in NOTIFIED.items()}
    known = {name: value for name, value in chosen.items() if name in begun or name in ALONE}
    if known and "digest_hour" not in known:  # chosen before there was push, which begins with a device of one's own
        known |= {name: [*ways, "push"] for name, ways in known.items() if "push" in begun.get(name, ())}
    return {**begun, **dict.fromkeys(ALONE), **known}


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


@dataclass(frozen=True, slots=True)
class Attempt:
    """What failures of an attempt count under, as keyed hashes: no e-mail or address is stored.

    own: the e-mail from this address, or from this device; forgotten at a success. site: of IPv6 the /48.
    """

    own: bytes
    address: bytes | None = None
    email: bytes | None = None
    site: bytes | None = None

    @property
    def keys(self) -> list[bytes]:
        """Return every key."""
        return [key for key in (self.own, self.address, self.email, self.site) if key is not None]

    def waits(self, counted: Mapping[bytes, tuple[int, float]]) -> list[float]:
        """Return for each limit that is reached the seconds until it eases; ``counted``: (failures, seconds) by key."""
        limits = {self.own: MAX_FAILURES_PER_DEVICE}
        if self.email is not None and self.address is not None:
            everywhere = counted.get(self.email, (0, 0.0))[0]
            allowed = next((allowed for below, allowed in CURVE if everywhere < below), 0)
            limits = {self.own: allowed, self.address: MAX_FAILURES_PER_ADDRESS}
            if self.site is not None:
                limits[self.site] = MAX_FAILURES_PER_SITE
            if allowed == 0:
                limits = {self.email: 0}
        return [counted[key][1] for key, limit in limits.items() if key in counted and counted[key][0] >= limit]


def attempt(secret: bytes, email: str, ip: str | None, device: str | None) -> Attempt:
    """Return how an attempt is counted; ``device`` is the cookie of a device that may have signed in before."""
    key, where = derive(secret, "sign-in-failures"), network(ip)

    def hashed(text: str) -> bytes:
        return hmac.digest(key, text.encode(), hashlib.sha256)

    nonce = device_nonce(secret, email, device)
    if nonce is not None:
        return Attempt(hashed(f"device\0{email}\0{nonce}"))
    site = network(ip, 48)
    return Attempt(
        own=hashed(f"account\0{email}\0{where}"),
        address=hashed(f"address\0{where}"),
        email=hashed(f"email\0{email}"),
        site=hashed(f"site\0{site}") if ":" in site else None,
    )


def network(ip: str | None, prefix: int = 64) -> str:
    """Return what stands for one client: the address, of IPv6 the first ``prefix`` bits (a subscriber owns a /64 at least)."""
    try:
        address = ip_address(ip or "")
    except ValueError:
        return ip or "-"
    if isinstance(address, IPv6Address):
        spare = 128 - prefix
        return str(address.ipv4_mapped or IPv6Address(int(address) >> spare << spare))
    return str(address)


def device_token(secret: bytes, email: str, nonce: str) -> str:
    """Return the cookie by which a device shows that it signed in with this e-mail before. It opens nothing."""
    digest = hmac.digest(derive(secret, "sign-in-device"), f"{email}\0{nonce}".encode(), hashlib.sha256)
    return f"{nonce}.{digest.hex()}"


def device_nonce(secret: bytes, email: str, cookie: str | None) -> str | None:
    """Return the device's nonce when one of its cookie's tokens was made for this e-mail."""
    for token in _device_tokens(cookie):
        nonce = token.partition(".")[0]
        if hmac.compare_digest(device_token(secret, email, nonce).encode(), token.encode()):
            return nonce
    return None


def device_cookie(secret: bytes, email: str, new_nonce: str, cookie: str | None) -> str:
    """Return a device's cookie after a sign-in: a token for this e-mail, then those of the e-mails before it."""
    own = device_token(secret, email, device_nonce(secret, email, cookie) or new_nonce)
    return "~".join([own, *(token for token in _device_tokens(cookie) if token != own)][:MAX_DEVICE_EMAILS])


def _device_tokens(cookie: str | None) -> list[str]:
    tokens = (cookie or "").split("~", MAX_DEVICE_EMAILS)[:MAX_DEVICE_EMAILS]
    return [token for token in tokens if _DEVICE_TOKEN.fullmatch(token)]


def check_password(password: str, field: str) -> None:
    """Raise Invalid for a password that is too short or too long."""
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        problem = f"A password has {MIN_PASSWORD} to {MAX_PASSWORD} characters."
        raise Invalid(field, problem, f"密码长度为 {MIN_PASSWORD} 至 {MAX_PASSWORD} 个字符。")
