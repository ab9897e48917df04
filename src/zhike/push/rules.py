"""Which subscriptions are taken, what a push service's answer means, how long a push is worth sending. Pure."""

import hashlib
import json
from base64 import urlsafe_b64encode
from ipaddress import ip_address
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec

from zhike.kit.addresses import is_public
from zhike.kit.errors import Invalid
from zhike.push.encryption import CURVE
from zhike.push.types import Outcome, Push, Subscription
from zhike.push.vapid import decode

MOST_DEVICES = 20
TTL_S = 4 * 3600  # what nobody saw for so long is no news
TRIES = 7  # after 10, 20, 40 … s, or when the push service says
FIRST_PAUSE_S = 10
LONGEST_PAUSE_S = 3600
TITLE_CHARS, BODY_CHARS, TAG_CHARS = 120, 300, 100
TRIAL_EVERY_S = 5
# By code, in Chinese and English.
FAILURES: dict[str, tuple[str, str]] = {
    "unreachable": ("无法连接推送服务", "the push service cannot be reached"),
    "timeout": ("推送服务没有响应", "the push service does not answer"),
    "private": ("推送服务的地址不是公网地址", "the push service's address is not a public one"),
    "gone": ("浏览器已取消订阅", "the browser ended the subscription"),
    "busy": ("推送服务要求稍后再试", "the push service asks to try later"),
    "refused": ("推送服务拒绝了请求", "the push service refuses"),
    "paused": ("外发已暂停", "sending outside is paused"),
}
# The first that fits: Edge and Opera call themselves Chrome, Chrome calls itself Safari.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("QQBrowser", "QQ Browser"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
)


def check(given: Subscription, *, allow_private: bool) -> Subscription:
    """Return a subscription that may be kept; raises Invalid. ``allow_private``: also http and any port and address."""
    try:
        parts = urlsplit(given.endpoint)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        port, host = 0, ""
    plain = given.endpoint.isascii() and given.endpoint.isprintable() and " " not in given.endpoint
    if not host or not plain or "@" in parts.netloc or parts.fragment:
        raise _invalid_endpoint()
    own = parts.scheme == "https" and port is None and _named_or_public(host)
    if not own and not (allow_private and parts.scheme in ("http", "https")):
        raise _invalid_endpoint()
    _check_keys(given)
    return given


def _named_or_public(host: str) -> bool:
    """Say whether a host is a name (its address is checked when it is called) or a public address."""
    try:
        ip_address(host)
    except ValueError:
        return "." in host and not host.endswith((".localhost", ".local", ".internal"))
    return is_public(host)


def _check_keys(given: Subscription) -> None:
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(CURVE, decode(given.p256dh))
    except ValueError:
        raise _invalid("keys.p256dh") from None
    try:
        fits = len(decode(given.auth)) == 16
    except ValueError:
        fits = False
    if not fits:
        raise _invalid("keys.auth")


def _invalid_endpoint() -> Invalid:
    return Invalid("endpoint", "This is not a push service's address.", "这不是推送服务的地址。")


def _invalid(field: str) -> Invalid:
    return Invalid(field, "This is not a browser's key.", "这不是浏览器的密钥。")


def fingerprint(endpoint: str) -> bytes:
    """Return what an endpoint is known by; it is a secret of 100 bits and more itself, so no key is needed."""
    return hashlib.sha256(endpoint.encode()).digest()


def device_name(user_agent: str) -> str:
    """Return what a person calls the browser: "Chrome · Windows"; what is unknown is left out."""
    found = [next((name for part, name in known if part in user_agent), "") for known in (BROWSERS, SYSTEMS)]
    return " · ".join(name for name in found if name)


def payload(push: Push) -> bytes:
    """Return what the worker in the browser reads; it always fits."""
    said = {
        "title": push.title[:TITLE_CHARS],
        "body": push.body[:BODY_CHARS],
        "path": push.path,
        "tag": push.tag[:TAG_CHARS],
        **({"trial": True} if push.trial else {}),
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def topic(tag: str) -> str:
    """Return the name under which a push service keeps only the newest; it tells nothing of the tag's meaning."""
    return urlsafe_b64encode(hashlib.sha256(tag.encode()).digest()[:24]).decode()


def outcome(status: int) -> tuple[Outcome, str | None]:
    """Return (what became of a push, why it did not go) after a push service's answer."""
    if 200 <= status < 300:
        return "sent", None
    if status in (404, 410):
        return "gone", "gone"
    if status in (408, 425, 429) or status >= 500:
        return "again", "busy"
    return "failed", "refused"


def pause_s(attempts: int, retry_after_s: int | None) -> int:
    """Return how long to wait after so many attempts; the push service's own wish counts where it is longer."""
    return min(LONGEST_PAUSE_S, max(FIRST_PAUSE_S << (attempts - 1), retry_after_s or 0))


def retry_after(header: str | None) -> int | None:
    """Return the seconds of a Retry-After; a date is left aside, for the pause grows anyway."""
    return int(header) if header and len(header) <= 9 and header.isascii() and header.isdecimal() else None


def words(failure: str, answer: int | None, language: str) -> str:
    """Return why a push did not go, with the push service's own number."""
    zh, en = FAILURES.get(failure, (failure, failure))
    said = zh if language.startswith("zh") else en
    return f"{said} ({answer})" if answer else said
