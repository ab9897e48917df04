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

from tests.support.live import Live
from zhike.cli.demo_world import API_INBOX, PASSWORD, WIDGET_INBOX
from zhike.identity import PERMISSIONS

CHECKS = "not_a_server_error"
# Each leaves for good what the other routes need: the signed-in session, the key itself.
LEFT_OUT = "^/api/v1/(auth/sign-out|me/password)$"


@pytest.fixture
def http(live: Live) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=live.base, trust_env=False, timeout=20) as client:
        yield client


def api_key(http: httpx.Client) -> str:
    """A key that may do everything, made as an owner makes one."""
    signed_in = http.post("/api/v1/auth/sign-in", json={"email": "owner@demo.zhike", "password": PASSWORD}).json()
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


def run(live: Live, folder: Path, token: str, paths: str, *, examples: int, inbox: str = "") -> None:
    if inbox:  # a made-up inbox would be 404 before anything is read
        (folder / "schemathesis.toml").write_text(
            f'[parameters]\n"path.key" = "{inbox}"\n"path.inbox_key" = "{inbox}"\n'
        )
    command = [
        str(Path(sys.executable).parent / "schemathesis"), "run", f"{live.base}/openapi.json",
        "--checks", CHECKS, "--phases", "examples,coverage,fuzzing", "--max-examples", str(examples),
        "--header", f"Authorization: Bearer {token}", "--include-path-regex", paths, "--exclude-path-regex", LEFT_OUT,
        "--suppress-health-check", "all", "--warnings", "off", "--seed", "1", "--no-color", "--continue-on-failure",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=folder, env=os.environ, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    assert re.search(r"\b\d+ (?:generated|passed|test)", done.stdout), done.stdout[-2000:]


def test_console_routes(live: Live, http: httpx.Client, tmp_path: Path) -> None:
    run(live, tmp_path, api_key(http), "^/api/v1/", examples=12)


def test_widget_routes(live: Live, http: httpx.Client, tmp_path: Path) -> None:
    run(live, tmp_path, visitor_token(http), "^/widget/v1/", examples=15, inbox=WIDGET_INBOX)


def test_channel_routes(live: Live, http: httpx.Client, tmp_path: Path) -> None:
    run(live, tmp_path, api_key(http), "^/channel/v1/", examples=15, inbox=API_INBOX)
