"""The demo merchant as a process of its own, on a data set. The desk knows it over HTTP alone."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from zhike.cli.say import Stop
from zhike.db.places import bundled

READY, STOP_S = "ready ", 10.0


class Shop:
    """A running merchant: its address and key, and its state as data (of its sandbox, which each task finds as new)."""

    def __init__(self, base: str, key: str, connectors: Path) -> None:
        self.base, self.key, self.connectors = base, key, connectors

    async def reset(self) -> None:
        """Make the sandbox as new."""
        await self._ask("POST", "/sandbox/reset")

    async def export(self) -> dict[str, Any]:
        """Return its whole state in the data's own shape."""
        return dict((await self._ask("GET", "/sandbox/export")).json())

    async def changed(self) -> dict[str, Any]:
        """Return the records that are not as they were."""
        return dict((await self._ask("GET", "/sandbox/export/changed")).json())

    async def _ask(self, method: str, path: str) -> httpx.Response:
        headers = {"authorization": f"Bearer {self.key}"}
        async with httpx.AsyncClient(base_url=self.base, headers=headers, trust_env=False, timeout=60) as client:
            answer = await client.request(method, path)
        answer.raise_for_status()
        return answer


@contextmanager
def running_shop(data: Path) -> Iterator[Shop]:
    """Start the merchant on a folder of data; it ends with the block."""
    folder = bundled("examples") / "shop"
    if not (folder / "merchant").is_dir():
        raise Stop(
            f"there is no merchant in {folder}",
            "It comes with the package and with the sources: examples/shop/merchant.",
        )
    key = secrets.token_urlsafe(16)
    command = [sys.executable, str(folder / "merchant"), "--port", "0", "--data", str(data)]
    environment = {**os.environ, "SHOP_KEY": key}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)  # noqa: S603
    try:
        assert process.stdout is not None
        line = process.stdout.readline().strip()
        if not line.startswith(READY):
            raise Stop(f"the merchant did not start on {data}", "What it said stands above.")
        yield Shop(line.removeprefix(READY), key, folder / "connectors")
    finally:
        process.terminate()
        try:
            process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()
