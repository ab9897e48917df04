"""An installation in which nothing was set up yet: an owner, and that is all."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import PASSWORD, PATIENCE_MS
from zhike.cli.demo import free_port

OWNER = "owner@camellia.test"
PATIENCE_S = 60
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an installation as `zhike migrate`, `zhike workspace` and `zhike serve` make it."""
    folder = tmp_path_factory.mktemp("fresh")
    zhike, data, port = str(Path(sys.executable).with_name("zhike")), ["--data", str(folder / "data")], free_port()
    owner = ["workspace", "camellia", "--name", "新店", "--owner", OWNER, "--owner-name", "周宁"]
    for words in (["migrate"], owner):
        subprocess.run([zhike, *words, *data], input=PASSWORD + "\n", text=True, check=True, cwd=folder, timeout=120)
    with (folder / "serve.log").open("w") as output:
        serve = [zhike, "serve", "--with-worker", "--port", str(port), *data]
        process = subprocess.Popen(serve, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
    try:
        _wait(f"http://127.0.0.1:{port}/app/", folder / "serve.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def _wait(url: str, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        try:
            if httpx.get(url, trust_env=False).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.3)
    pytest.fail(f"it does not serve:\n{log.read_text()[-2000:]}")


@pytest.fixture
def shop_page() -> Iterator[Callable[[str], str]]:
    """Returns a function that serves a merchant's page with this code before its end, and says where it stands."""
    code = [""]

    class Shop(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<!doctype html><html lang=zh-CN><title>山茶小店</title><h1>花茶</h1>{code[0]}".encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Shop) as server:
        Thread(target=server.serve_forever, daemon=True).start()

        def put(snippet: str) -> str:
            code[0] = snippet
            return f"http://127.0.0.1:{server.server_port}/"

        yield put
        server.shutdown()
