"""One demo server and one Chromium for the browser tests of a worker.

`ZHIKE_TEST_BROWSER_URL` runs them against a demo that is up already.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

from zhike.cli.demo import free_port

PATIENCE_S = 300  # the demo itself gives up when nothing moved for 60 s
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",
]


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demo installation with its assistant."""
    given = os.environ.get("ZHIKE_TEST_BROWSER_URL")
    if given:
        yield given.rstrip("/")
        return
    folder = tmp_path_factory.mktemp("browser-demo")
    port = free_port()
    command = [
        str(Path(sys.executable).with_name("zhike")),
        "demo",
        "--data",
        str(folder / "data"),
        "--port",
        str(port),
    ]
    log = folder / "demo.log"
    with log.open("w") as output:
        private = {
            "ZHIKE_MAIL__ALLOW_PRIVATE": "true",
            "ZHIKE_PUSH__ALLOW_PRIVATE": "true",
            "ZHIKE_LLM__ALLOW_PRIVATE": "true",
        }  # servers of the test's own
        here = os.environ | private
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, cwd=folder, env=here)
    try:
        if not _is_ready(f"http://127.0.0.1:{port}", process, log):
            pytest.fail(f"the demo was not up:\n{log.read_text()[-2000:]}")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def _is_ready(url: str, process: subprocess.Popen[bytes], log: Path) -> bool:
    """Wait for the demo; False when it gave up."""
    deadline = time.monotonic() + PATIENCE_S
    # "assistant" is the last step of the demo: until its worker runs nobody answers.
    while "Shop with the widget" not in log.read_text():
        if process.poll() is not None or time.monotonic() > deadline:
            return False
        time.sleep(0.3)
    for path in ("/widget.js", "/app/"):
        if httpx.get(url + path, trust_env=False).status_code != 200:
            pytest.fail("the console and the widget are not built: run `make web` first")
    return True


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator[Playwright]:
    """Playwright itself."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium(playwright_driver: Playwright) -> Iterator[Browser]:
    """An installed Chromium, else the one that Playwright brings."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None and not Path(playwright_driver.chromium.executable_path).exists():
        pytest.skip(
            "no Chromium on this machine: install it (apt-get install chromium) or run `playwright install chromium`"
        )
    browser = playwright_driver.chromium.launch(executable_path=path, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def make_context(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Returns a function that opens a browser profile of its own; all are closed after the test."""
    contexts: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        settings = {"viewport": {"width": 1280, "height": 800}, "locale": "zh-CN", "timezone_id": "Asia/Shanghai"}
        context = chromium.new_context(**(settings | options))  # type: ignore[arg-type]
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
