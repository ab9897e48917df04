"""Every route of the OpenAPI document, hot ones included, takes whatever comes without an internal error."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from tests.support.database import TestServer
from tests.support.live import Live
from zhike.cli.demo_world import API_INBOX, PASSWORD, WIDGET_INBOX
from zhike.identity import PERMISSIONS

CHECKS = "not_a_server_error"
# Each takes away what others need: the session, or (many wrong sign-ins) the right to sign in from this address.
LEFT_OUT = "^/api/v1/(auth/sign-out|auth/sign-in|me/password)$"


@pytest.fixture(scope="module")
def fuzzed(postgres: TestServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """An installation of these tests' own: what they send may well change a password or remove an inbox."""
    name = f"zhike_fuzz_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    live = Live(postgres.copy(name), tmp_path_factory.mktemp("fuzzed"), embedder="off")
    try:
        live.load_demo()
        live.start()
        yield live
    finally:
        live.stop()
        postgres.drop(name)


@pytest.fixture(scope="module")
def keys(fuzzed: Live) -> dict[str, str]:
    """What the routes ask for, fetched before anything is sent that could take it away."""
    with httpx.Client(base_url=fuzzed.base, trust_env=False, timeout=30) as http:
        return {"console": api_key(http), "channel": api_key(http), "widget": visitor_token(http)}


def api_key(http: httpx.Client) -> str:
    """A key that may do everything, made as an owner makes one."""
    answer = http.post("/api/v1/auth/sign-in", json={"email": "owner@demo.zhike", "password": PASSWORD})
    assert answer.status_code == 200, answer.text
    signed_in = answer.json()
    grants = [{"permission": name, "scope": "all", "inbox_ids": None} for name in PERMISSIONS]
    made = http.post(
        "/api/v1/api-keys",
        json={"name": "schemathesis", "grants": grants},
        headers={"X-CSRF-Token": signed_in["csrf_token"]},
    )
    assert made.status_code == 201, made.text
    return str(made.json()["key"])


def visitor_token(http: httpx.Client) -> str:
    begun = http.post(f"/widget/v1/inboxes/{WIDGET_INBOX}/session", json={"visitor_id": str(uuid4()), "locale": "zh"})
    assert begun.status_code == 200, begun.text
    return str(begun.json()["token"])


def run(
    live: Live, folder: Path, token: str, paths: str, *, examples: int, inbox: str = "", left_out: str = LEFT_OUT
) -> None:
    if inbox:  # a made-up inbox would be 404 before anything is read
        (folder / "schemathesis.toml").write_text(
            f'[parameters]\n"path.key" = "{inbox}"\n"path.inbox_key" = "{inbox}"\n'
        )
    command = [
        str(Path(sys.executable).parent / "schemathesis"), "run", f"{live.base}/openapi.json",
        "--checks", CHECKS, "--phases", "examples,coverage,fuzzing", "--max-examples", str(examples),
        "--header", f"Authorization: Bearer {token}", "--include-path-regex", paths, "--exclude-path-regex", left_out,
        "--suppress-health-check", "all", "--warnings", "off", "--seed", "1", "--no-color", "--continue-on-failure",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=folder, env=os.environ, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    assert re.search(r"\b\d+ (?:generated|passed|test)", done.stdout), done.stdout[-2000:]


@pytest.mark.xdist_group("fuzz")
def test_widget_routes(fuzzed: Live, keys: dict[str, str], tmp_path: Path) -> None:
    run(fuzzed, tmp_path, keys["widget"], "^/widget/v1/", examples=15, inbox=WIDGET_INBOX)


@pytest.mark.xdist_group("fuzz")
def test_channel_routes(fuzzed: Live, keys: dict[str, str], tmp_path: Path) -> None:
    run(fuzzed, tmp_path, keys["channel"], "^/channel/v1/", examples=15, inbox=API_INBOX)


@pytest.mark.xdist_group("fuzz")
def test_console_routes(fuzzed: Live, keys: dict[str, str], tmp_path: Path) -> None:
    run(fuzzed, tmp_path, keys["console"], "^/api/v1/", examples=12)


@pytest.mark.xdist_group("fuzz")
def test_sign_in(fuzzed: Live, tmp_path: Path) -> None:
    run(fuzzed, tmp_path, "none", "^/api/v1/auth/sign-in$", examples=20, left_out="^$")
