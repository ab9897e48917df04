"""Links by which a person ends mails without signing in: signed, for good, about nobody who could be read from them."""

import binascii
import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from uuid import UUID

from zhike.kit.seal import derive

CODES = {"alert": b"a", "digest": b"d"}
MAC_BYTES = 16
LENGTH = 16 + 16 + 1 + MAC_BYTES


def token(secret: bytes, workspace_id: UUID, user_id: UUID, kind: str) -> str:
    """Return what stands in a person's link to end his mails of this kind (alert, digest)."""
    said = workspace_id.bytes + user_id.bytes + CODES[kind]
    return urlsafe_b64encode(said + _mac(secret, said)).decode().rstrip("=")


def read(secret: bytes, text: str) -> tuple[UUID, UUID, str] | None:
    """Return (workspace, person, kind) of a token that was made here, None for any other text."""
    try:
        given = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except (binascii.Error, UnicodeEncodeError, ValueError):
        return None
    said, mac = given[:-MAC_BYTES], given[-MAC_BYTES:]
    if len(given) != LENGTH or not hmac.compare_digest(mac, _mac(secret, said)):
        return None
    kind = next((name for name, code in CODES.items() if code == said[32:]), None)
    return (UUID(bytes=said[:16]), UUID(bytes=said[16:32]), kind) if kind else None


def headers(link: str) -> Mapping[str, str]:
    """Return the headers by which a mail program offers to end such mails with one click (RFC 8058)."""
    return {"List-Unsubscribe": f"<{link}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def _mac(secret: bytes, said: bytes) -> bytes:
    return hmac.digest(derive(secret, "alerts.unsubscribe"), said, hashlib.sha256)[:MAC_BYTES]
