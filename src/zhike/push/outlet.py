"""Handing a push to a push service: at a public address, encrypted for the browser, signed by the installation."""

import asyncio
from dataclasses import dataclass
from time import time

import httpcore
import httpx

from zhike.db import forbid_transaction
from zhike.kit.guarded import AddressRefused, GuardedBackend
from zhike.push import rules
from zhike.push.encryption import encrypt
from zhike.push.types import Outcome, Subscription
from zhike.push.vapid import Vapid, decode

TIMEOUT_S, CONNECT_S = 8.0, 4.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a push; ``status``: the push service's number, ``retry_after_s``: its wish."""

    outcome: Outcome
    failure: str | None = None
    status: int | None = None
    retry_after_s: int | None = None


class PushOutlet:
    """Sends one push at a time; one instance per process. ``allow_private``: also to an intranet's push service."""

    def __init__(self, vapid: Vapid, *, allow_private: bool = False, timeout_s: float = TIMEOUT_S) -> None:
        transport = httpx.AsyncHTTPTransport()
        transport._pool = httpcore.AsyncConnectionPool(
            max_connections=None, network_backend=GuardedBackend(allow_private)
        )  # one that is slow keeps no place from the others
        timeout = httpx.Timeout(timeout_s, connect=min(CONNECT_S, timeout_s))
        self.client = httpx.AsyncClient(transport=transport, timeout=timeout, follow_redirects=False, trust_env=False)
        self.vapid = vapid
        self.whole_s = timeout_s + min(CONNECT_S, timeout_s)  # the client's own counts anew with each byte

    async def send(self, to: Subscription, payload: bytes, tag: str, ttl_s: int) -> Answer:
        """POST once; never raises for what the far side does. ``ttl_s``: how long it is kept for a browser that is away."""
        forbid_transaction("push.send")
        headers = {
            "content-encoding": "aes128gcm",
            "content-type": "application/octet-stream",
            "ttl": str(ttl_s),
            "urgency": "high",
            "topic": rules.topic(tag),
            "authorization": self.vapid.authorization(to.endpoint, time()),
        }
        body = encrypt(payload, decode(to.p256dh), decode(to.auth))
        try:
            # The status says it all: the body of the answer is never read, it may be endless.
            async with (
                asyncio.timeout(self.whole_s),
                self.client.stream("POST", to.endpoint, content=body, headers=headers) as answer,
            ):
                outcome, failure = rules.outcome(answer.status_code)
                wish = rules.retry_after(answer.headers.get("retry-after"))
                return Answer(outcome, failure, answer.status_code, wish)
        except (httpx.TimeoutException, TimeoutError):
            return Answer("again", "timeout")
        except httpx.HTTPError as error:
            if isinstance(error.__cause__, AddressRefused):
                return Answer("failed", "private")
            return Answer("again", "unreachable")
        except httpx.InvalidURL:
            return Answer("failed", "refused")

    async def close(self) -> None:
        """Close kept connections."""
        await self.client.aclose()
