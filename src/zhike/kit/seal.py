"""Sealing of personal data: AES-256-GCM under keys derived with HKDF-SHA256 from the installation's secret.

Layout of a sealed value: 1 version byte, 12 bytes of nonce, ciphertext with its 16-byte tag. The context (which record
the value belongs to) is authenticated, so a sealed value cannot be moved to another row.
"""

import hashlib
import hmac
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION = b"\x01"
KEY_BYTES = 32


class SealBroken(Exception):
    """A sealed value does not open with this key and context."""


@lru_cache(maxsize=4096)
def derive(secret: bytes, purpose: str, context: bytes = b"") -> bytes:
    """Return a 32-byte key for one purpose and context (for example a workspace's id)."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode() + b"\x00" + context).derive(secret)


def new_key() -> bytes:
    """Return 32 random bytes."""
    return os.urandom(KEY_BYTES)


def seal(key: bytes, plain: bytes, context: bytes = b"") -> bytes:
    """Encrypt and authenticate ``plain``."""
    nonce = os.urandom(12)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, plain, context)


def unseal(key: bytes, sealed: bytes, context: bytes = b"") -> bytes:
    """Return the plain bytes; raises SealBroken when key, context or bytes do not fit."""
    if sealed[:1] != VERSION or len(sealed) < 29:
        raise SealBroken("unknown layout")
    try:
        return AESGCM(key).decrypt(sealed[1:13], sealed[13:], context)
    except InvalidTag as error:
        raise SealBroken("does not open") from error


def blind(key: bytes, value: str) -> bytes:
    """Return a 16-byte keyed hash of ``value`` for exact look-up without storing it."""
    return hmac.digest(key, value.encode(), hashlib.sha256)[:16]
