"""Encrypting what a browser is told, as RFC 8291 says (aes128gcm of RFC 8188, one record). Pure; only the browser can read it."""

import os
import struct

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
MAX_BYTES = 3_900  # push services take 4,096 bytes at least; 103 go to the header and the tag
RECORD_BYTES = 4_096
SALT_BYTES = 16
LAST = b"\x02"  # ends the last record


def point(key: ec.EllipticCurvePublicKey) -> bytes:
    """Return a public key as browsers give and take it: 65 bytes, uncompressed."""
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def encrypt(
    plain: bytes,
    browser: bytes,
    auth: bytes,
    *,
    own: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """Return the body of a push message for a browser's public key and its secret; ``own`` and ``salt`` are new each time.

    Raises ValueError for a key that is no point of the curve and for more than MAX_BYTES.
    """
    if len(plain) > MAX_BYTES:
        raise ValueError(f"{len(plain)} bytes are more than {MAX_BYTES}")
    own = own or ec.generate_private_key(CURVE)
    salt = salt or os.urandom(SALT_BYTES)
    sender = point(own.public_key())
    shared = own.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, browser))
    secret = _hkdf(shared, auth, b"WebPush: info\x00" + browser + sender, 32)
    key = _hkdf(secret, salt, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = _hkdf(secret, salt, b"Content-Encoding: nonce\x00", 12)
    head = salt + struct.pack("!LB", RECORD_BYTES, len(sender)) + sender
    return head + AESGCM(key).encrypt(nonce, plain + LAST, None)


def _hkdf(secret: bytes, salt: bytes, info: bytes, size: int) -> bytes:
    return HKDF(SHA256(), size, salt=salt, info=info).derive(secret)
