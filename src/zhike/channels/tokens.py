"""Visitors' session tokens and proofs of identity."""

import base64
import hashlib
import hmac
import struct
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from joserfc import jwt
from joserfc.errors import ExpiredTokenError, JoseError
from joserfc.jwk import OctKey

from zhike.channels.errors import IdentityExpired, IdentityForged, TokenExpired
from zhike.channels.types import ClaimedIdentity
from zhike.kit.errors import Invalid
from zhike.kit.seal import derive

TTL_S = 12 * 3600
_LAYOUT = struct.Struct(">16s16s16s16sQ?")
MAX_ID = 200


@dataclass(frozen=True, slots=True)
class VisitorToken:
    """What a widget's bearer token says."""

    workspace_id: UUID
    inbox_id: UUID
    identity_id: UUID
    customer_id: UUID
    expires_at: int
    verified: bool


class VisitorTokens:
    """Signs and reads visitors' tokens (HMAC-SHA256 over a fixed layout): no look-up on the hot path."""

    def __init__(self, secret: bytes) -> None:
        self.key = derive(secret, "visitor-token")

    def issue(
        self, workspace_id: UUID, inbox_id: UUID, identity_id: UUID, customer_id: UUID, verified: bool
    ) -> tuple[str, int]:
        """Return (token, expiry in Unix seconds)."""
        expires = int(time.time()) + TTL_S
        ids = (workspace_id.bytes, inbox_id.bytes, identity_id.bytes, customer_id.bytes)
        body = _LAYOUT.pack(*ids, expires, verified)
        return base64.urlsafe_b64encode(body + hmac.digest(self.key, body, hashlib.sha256)).rstrip(
            b"="
        ).decode(), expires

    def read(self, token: str) -> VisitorToken:
        """Return what a token says; raises TokenExpired for a forged, broken or old one."""
        try:
            blob = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
            body, signature = blob[: _LAYOUT.size], blob[_LAYOUT.size :]
            if not hmac.compare_digest(hmac.digest(self.key, body, hashlib.sha256), signature):
                raise TokenExpired()
            *ids, expires, verified = _LAYOUT.unpack(body)
        except (ValueError, struct.error) as error:
            raise TokenExpired() from error
        if expires < time.time():
            raise TokenExpired()
        workspace, inbox, identity, customer = (UUID(bytes=i) for i in ids)
        return VisitorToken(workspace, inbox, identity, customer, expires, verified)


def sign_identity(secret: bytes, external_id: str) -> str:
    """Return the HMAC-SHA256 (hex) that a host's server makes to vouch for ``external_id``."""
    return hmac.digest(secret, external_id.encode(), hashlib.sha256).hex()


def read_identity(secret: bytes, identity: Mapping[str, Any] | None, token: str | None) -> ClaimedIdentity | None:
    """Return who the visitor is by HMAC or JWT (HS256); raises IdentityForged when a proof does not fit."""
    if token is not None:
        return _from_jwt(secret, token)
    if not identity:
        return None
    external_id = identity.get("external_id")
    if not isinstance(external_id, str) or not 0 < len(external_id) <= MAX_ID:
        raise Invalid("identity.external_id", "Give the customer's id in your system.", "请填写客户在您系统中的 id。")
    proof = identity.get("hmac")
    if not isinstance(proof, str) or not hmac.compare_digest(
        sign_identity(secret, external_id).encode(), proof.encode()
    ):
        raise IdentityForged()
    return _claimed(external_id, identity)


def _from_jwt(secret: bytes, token: str) -> ClaimedIdentity:
    try:
        claims = jwt.decode(token, OctKey.import_key(secret), algorithms=["HS256"]).claims
        jwt.JWTClaimsRegistry(exp={"essential": True}, sub={"essential": True}).validate(claims)
    except ExpiredTokenError as error:
        raise IdentityExpired() from error
    except (JoseError, ValueError, TypeError) as error:
        raise IdentityForged() from error
    external_id = claims["sub"]
    if not isinstance(external_id, str) or not 0 < len(external_id) <= MAX_ID:
        raise IdentityForged()
    return _claimed(external_id, claims, trusted=True)


def _claimed(external_id: str, source: Mapping[str, Any], *, trusted: bool = False) -> ClaimedIdentity:
    def short(key: str) -> str | None:
        value = source.get(key)
        return value[:MAX_ID] if isinstance(value, str) and value else None

    attributes = source.get("attributes")
    return ClaimedIdentity(
        external_id,
        True,
        short("name"),
        short("phone"),
        short("email"),
        attributes if isinstance(attributes, Mapping) else {},
        trusted,
    )
