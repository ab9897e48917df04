"""Who tells: the installation's key pair and the signature by which push services know it (RFC 8292). Pure.

The pair follows from the installation's secret, so every process of it, and a restored one, has the same; browsers bind
their subscriptions to its public half.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from zhike.kit.seal import derive
from zhike.push.encryption import CURVE, point

LIFE_S = 12 * 3600  # of a signature; push services take a day at most
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of P-256


class Vapid:
    """Signs for one installation; ``contact``: a mailto: or https: address for the push service's operators."""

    def __init__(self, secret: bytes, contact: str | None = None) -> None:
        wide = derive(secret, "push.vapid", b"1") + derive(
            secret, "push.vapid", b"2"
        )  # no number is likelier than another
        self._key = ec.derive_private_key(int.from_bytes(wide) % (ORDER - 1) + 1, CURVE)
        self.contact = contact
        self.public_key = encode(point(self._key.public_key()))

    def authorization(self, endpoint: str, now_s: float) -> str:
        """Return the header for one push service; it is valid there only."""
        parts = urlsplit(endpoint)
        claims = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": int(now_s) + LIFE_S}
        if self.contact:
            claims["sub"] = self.contact
        said = f"{_part({'typ': 'JWT', 'alg': 'ES256'})}.{_part(claims)}"
        r, s = decode_dss_signature(self._key.sign(said.encode(), ec.ECDSA(SHA256())))
        return f"vapid t={said}.{encode(r.to_bytes(32) + s.to_bytes(32))}, k={self.public_key}"


def encode(raw: bytes) -> str:
    """Return base64url without padding, as browsers and push services write it."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    """Return the bytes; raises ValueError."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _part(value: dict[str, object]) -> str:
    return encode(json.dumps(value, separators=(",", ":")).encode())
