"""An agent as a program: takes the customer's conversation and answers, over the console's own API."""

import time
from typing import Any, Self
from uuid import uuid4

import httpx

EMAIL = "lin@demo.zhike"
PASSWORD = "zhike-demo"
PATIENCE_S = 15


class AgentDesk:
    """A demo agent: signed in and online while the context lasts."""

    def __init__(self, base: str) -> None:
        self.http = httpx.Client(base_url=base, trust_env=False, timeout=20)
        self.agent: dict[str, Any] = {}

    def __enter__(self) -> Self:
        try:
            signed_in = self.call("POST", "/api/v1/auth/sign-in", {"email": EMAIL, "password": PASSWORD})
            self.http.headers["X-CSRF-Token"] = signed_in["csrf_token"]
            self.agent = self.call("PUT", "/api/v1/me/presence", {"presence": "online"})
        except BaseException:
            self.http.close()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        self.http.put("/api/v1/me/presence", json={"presence": "offline"})
        self.http.close()

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """Call the API and return its JSON."""
        answer = self.http.request(method, path, json=body)
        assert answer.status_code in (200, 201, 202, 204), f"{method} {path}: {answer.status_code} {answer.text[:300]}"
        return answer.json() if answer.content else None

    def find(self, words: str) -> str:
        """Return the id of the conversation in which the customer said `words`, waiting until the inbox shows it."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            for row in self.call("GET", "/api/v1/inbox?view=all&status=any&sort=newest&limit=5")["items"]:
                if any(words in (m["content"].get("text") or "") for m in self.messages(row["id"])):
                    found: str = row["id"]
                    return found
            time.sleep(0.3)
        raise AssertionError(f"no conversation with “{words}” in the inbox")

    def messages(self, conversation_id: str) -> list[dict[str, Any]]:
        """Return the transcript's latest messages."""
        opened = self.call("GET", f"/api/v1/conversations/{conversation_id}")
        items: list[dict[str, Any]] = opened["messages"]
        return items

    def said_by_customer(self, conversation_id: str) -> list[str]:
        """Return what the customer said, in order, as the server holds it."""
        return [m["content"].get("text", "") for m in self.messages(conversation_id) if m["direction"] == "in"]

    def take(self, conversation_id: str) -> None:
        """Become the owner (routing may have been quicker)."""
        answer = self.http.post(f"/api/v1/conversations/{conversation_id}/take", json={})
        assert answer.status_code in (200, 409), answer.text

    def say(self, conversation_id: str, kind: str = "text", **content: Any) -> None:
        """Send the customer a message."""
        body = {"client_id": str(uuid4()), "kind": kind, "content": content}
        self.call("POST", f"/api/v1/conversations/{conversation_id}/messages", body)

    def resolve(self, conversation_id: str) -> None:
        """End the conversation."""
        self.call("POST", f"/api/v1/conversations/{conversation_id}/resolve", {"reason": "answered"})
