"""A push service on loopback, and browsers that read what came: decrypted and checked as a real one would."""

import asyncio
import json
import os
import threading
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def b64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def unb64(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def derived(secret: bytes, salt: bytes, info: bytes, size: int) -> bytes:
    return HKDF(SHA256(), size, salt, info).derive(secret)


def decrypted(body: bytes, key: ec.EllipticCurvePrivateKey, auth: bytes) -> bytes:
    """Return what a push message says (RFC 8188, 8291), by the browser's private key."""
    salt, size, sender = body[:16], body[20], body[21 : 21 + body[20]]
    mine = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender))
    secret = derived(shared, auth, b"WebPush: info\0" + mine + sender, 32)
    record_key, nonce = (
        derived(secret, salt, f"Content-Encoding: {what}\0".encode(), length)
        for what, length in (("aes128gcm", 16), ("nonce", 12))
    )
    plain = AESGCM(record_key).decrypt(nonce, body[21 + size :], None)
    assert plain.endswith(b"\x02"), "the last record ends with its mark"
    return plain[:-1]


def signed_by(authorization: str, audience: str) -> tuple[str, dict[str, Any]]:
    """Return (public key, claims) of a VAPID header whose signature is right (RFC 8292)."""
    scheme, _, rest = authorization.partition(" ")
    given = dict(part.strip().split("=", 1) for part in rest.split(","))
    head, claims, signature = given["t"].split(".")
    raw = unb64(signature)
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unb64(given["k"]))
    der = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    key.verify(der, f"{head}.{claims}".encode(), ec.ECDSA(SHA256()))
    said = json.loads(unb64(claims))
    assert (scheme, json.loads(unb64(head))["alg"], said["aud"]) == ("vapid", "ES256", audience)
    return given["k"], said


class PushBrowser:
    """A browser's side of one subscription."""

    def __init__(self, service: "PushService", name: str) -> None:
        self.key, self.auth = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)
        self.service, self.path = service, f"/push/{name}"
        self.p256dh = b64(self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))

    @property
    def subscription(self) -> dict[str, Any]:
        """What `PushSubscription.toJSON` gives."""
        keys = {"p256dh": self.p256dh, "auth": b64(self.auth)}
        return {"endpoint": self.service.url + self.path, "keys": keys}

    def read(self) -> list[dict[str, Any]]:
        """Return what came for this browser, in order."""
        came = [body for path, _, body in self.service.came if path == self.path]
        return [json.loads(decrypted(body, self.key, self.auth)) for body in came]


@dataclass
class PushService:
    """What came, and what is answered: to each push the next of ``answers`` (status, more headers), then 201."""

    url: str = ""
    answers: list[tuple[int, str]] = field(default_factory=list)
    came: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    def browser(self, name: str | None = None) -> PushBrowser:
        return PushBrowser(self, name or os.urandom(8).hex())

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {k.lower(): v for k, _, v in (line.partition(": ") for line in head[1:] if line)}
        body = await reader.readexactly(int(headers["content-length"]))
        self.came.append((head[0].split(" ")[1], headers, body))
        status, more = self.answers.pop(0) if self.answers else (201, "")
        writer.write(f"HTTP/1.1 {status} X\r\n{more}Content-Length: 0\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()
        writer.close()


@asynccontextmanager
async def push_service() -> AsyncIterator[PushService]:
    """Serve on a free port."""
    service = PushService()
    server = await asyncio.start_server(service.handle, "127.0.0.1", 0)
    service.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    yield service
    server.close()
    await server.wait_closed()


@contextmanager
def push_service_beside() -> Iterator[PushService]:
    """Serve in a thread of its own, for tests that are not asynchronous."""
    loop, up, over = asyncio.new_event_loop(), threading.Event(), asyncio.Event()
    found: list[PushService] = []

    async def serve() -> None:
        async with push_service() as service:
            found.append(service)
            up.set()
            await over.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    up.wait(10)
    try:
        yield found[0]
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join(10)
        loop.close()
