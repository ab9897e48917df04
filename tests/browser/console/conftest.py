"""What the console's browser tests begin with."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.console.driver import PASSWORD, PATIENCE_MS, ConsoleWindow
from tests.browser.console.visitor import Visitor

expect.set_options(timeout=PATIENCE_MS)  # a loaded machine takes its time; a passing test does not wait for it


@pytest.fixture
def window(make_context: Callable[..., BrowserContext], base: str) -> Callable[..., ConsoleWindow]:
    """Returns a function that opens a window of a browser of its own."""
    return lambda **options: ConsoleWindow(make_context(reduced_motion="reduce", **options), base)


@pytest.fixture
def visitor(base: str, owner: Callable[..., Any]) -> Iterator[Visitor]:
    """A customer who has not said anything yet; what he began is over after the test, so that no list grows with the tests."""
    someone = Visitor(base)
    yield someone
    someone.close()
    if someone.conversation_id:
        owner("POST", f"/conversations/{someone.conversation_id}/resolve", {})


@pytest.fixture(scope="session")
def owner(base: str) -> Iterator[Callable[..., Any]]:
    """Returns a function that calls the console's API as the owner, for what a test needs but does not prove."""
    with httpx.Client(base_url=f"{base}/api/v1", trust_env=False, timeout=20) as http:
        signed_in = http.post("/auth/sign-in", json={"email": "owner@demo.zhike", "password": PASSWORD})
        http.headers["X-CSRF-Token"] = signed_in.json()["csrf_token"]

        def call(method: str, path: str, body: Any = None) -> Any:
            answer = http.request(method, path, json=body)
            assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text[:300]}"
            return answer.json() if answer.content else None

        yield call
