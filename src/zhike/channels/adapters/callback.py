"""The API channel's outlet: a signed webhook (standardwebhooks) to the program's callback address."""

import json
from datetime import UTC, datetime
from typing import Any

import httpcore
import httpx
from standardwebhooks.webhooks import Webhook

from zhike.db import forbid_transaction
from zhike.kit.guarded import GuardedBackend

TIMEOUT_S = 10.0


class CallbackOutlet:
    """Implements ``channels.Outlet``; one instance per process."""

    def __init__(self, allow_private: bool = False) -> None:
        transport = httpx.AsyncHTTPTransport()
        transport._pool = httpcore.AsyncConnectionPool(network_backend=GuardedBackend(allow_private))
        self.client = httpx.AsyncClient(transport=transport, timeout=TIMEOUT_S, follow_redirects=False, trust_env=False)

    async def send(self, url: str, message_id: str, body: dict[str, Any], secret: bytes) -> int:
        """POST once; returns the status, raises httpx.HTTPError unless it is 2xx. ``message_id`` is the idempotency key."""
        forbid_transaction("channels.callback")
        payload = json.dumps(body, ensure_ascii=False)
        now = datetime.now(UTC)
        headers = {
            "content-type": "application/json",
            "webhook-id": message_id,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": Webhook(secret).sign(message_id, now, payload),
        }
        # The status says it all: the body of the answer is never read, it may be endless.
        async with self.client.stream("POST", url, content=payload.encode(), headers=headers) as answer:
            answer.raise_for_status()
            return answer.status_code

    async def close(self) -> None:
        """Close kept connections."""
        await self.client.aclose()
