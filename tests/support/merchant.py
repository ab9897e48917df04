"""The demo merchant (examples/shop/merchant) as a process of its own, reached over HTTP as the desk reaches it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "examples" / "shop" / "merchant"
DATA = ROOT.parent / "shared" / "data"
OWN_DATA = Path(__file__).parent / "merchant_data"
KEY = "tests-only"


def part(text: str) -> str:
    """An id as a part of a path."""
    return quote(text, safe="")


class Merchant:
    """A running shop and a client for it."""

    def __init__(self, base: str, process: "subprocess.Popen[str]") -> None:
        self.base, self.process = base, process
        self.client = httpx.Client(
            base_url=base, headers={"Authorization": f"Bearer {KEY}"}, trust_env=False, timeout=20
        )

    def sandbox(self) -> "Merchant":
        """The same shop, all paths under /sandbox."""
        return Merchant(f"{self.base}/sandbox", self.process)

    def get(self, path: str, **query: Any) -> httpx.Response:
        return self.client.get(path, params=query or None)

    def read(self, path: str, **query: Any) -> Any:
        """What a read answers; it has to succeed."""
        answer = self.get(path, **query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def send(self, method: str, path: str, body: Any = None, key: str | None = None) -> httpx.Response:
        return self.client.request(
            method, path, json=body or {}, headers={} if key is None else {"Idempotency-Key": key}
        )

    def done(self, method: str, path: str, body: Any = None, key: str | None = None) -> Any:
        """What a write answers; it has to succeed."""
        answer = self.send(method, path, body, key)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def refused(self, method: str, path: str, body: Any = None, key: str | None = None) -> str:
        """The code of a refusal; it has to be one."""
        answer = self.send(method, path, body, key)
        assert 400 <= answer.status_code < 500, answer.text
        return str(answer.json()["error"]["code"])

    def reset(self) -> None:
        answer = self.client.post("/sandbox/reset")
        assert answer.status_code == 204, answer.text

    def stop(self) -> None:
        self.client.close()
        self.process.terminate()
        self.process.wait(timeout=20)
        if self.process.stdout is not None:
            self.process.stdout.close()


def started(*arguments: str) -> Merchant:
    """Start a shop and wait until it says that it is ready."""
    process = subprocess.Popen(
        [sys.executable, str(PROGRAM), "--port", "0", "--key", KEY, *arguments], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    line = process.stdout.readline().split()
    assert line[:1] == ["ready"], line
    return Merchant(line[1], process)


@contextmanager
def running(*arguments: str) -> Iterator[Merchant]:
    """A shop until the block ends."""
    merchant = started(*arguments)
    try:
        yield merchant
    finally:
        merchant.stop()
