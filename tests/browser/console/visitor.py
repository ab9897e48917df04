"""A customer as a program: writes through the widget's API."""

import time
from typing import Any
from uuid import uuid4

import httpx

INBOX = "demo-shop"
PATIENCE_S = 30


class Visitor:
    """Somebody on the shop's page."""

    def __init__(self, base: str) -> None:
        self.http = httpx.Client(base_url=base, trust_env=False, timeout=20, headers={"Accept-Language": "zh-CN"})
        begun = self._post(f"/widget/v1/inboxes/{INBOX}/session", {"visitor_id": str(uuid4()), "locale": "zh-CN"})
        self.http.headers["Authorization"] = f"Bearer {begun['token']}"
        self.customer: dict[str, Any] = begun["customer"]
        self.conversation_id = ""

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        answer = self.http.post(path, json=body)
        assert answer.status_code in (200, 201, 202), f"{path}: {answer.status_code} {answer.text[:300]}"
        return answer.json() if answer.content else None

    def say(self, text: str) -> None:
        """Write."""
        body = {"client_id": str(uuid4()), "kind": "text", "content": {"text": text}}
        self.conversation_id = self._post("/widget/v1/messages", body)["conversation_id"]

    def hears(self) -> list[dict[str, Any]]:
        """Return what was said to him, oldest first."""
        snapshot = self.http.get("/widget/v1/snapshot").json()
        return [m for m in snapshot["messages"] if m["direction"] == "out"]

    def wait_for(self, count: int, kinds: tuple[str, ...] = ("text", "markdown", "choices", "card")) -> None:
        """Wait until so many answers came."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            if sum(m["kind"] in kinds for m in self.hears()) >= count:
                return
            time.sleep(0.2)
        raise AssertionError(f"fewer than {count} answers: {self.hears()}")

    def close(self) -> None:
        """Leave."""
        self.http.close()
