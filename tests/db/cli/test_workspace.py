"""`zhike workspace`: the way into an installation that is no demo."""

import asyncio
import io
from pathlib import Path

import pytest

from zhike.cli.installation import installation, read_settings
from zhike.cli.migrate import migrate
from zhike.cli.say import Stop
from zhike.cli.workspace import workspace
from zhike.db.embedded import EmbeddedServer
from zhike.house import build
from zhike.identity import Credentials


async def signs_in(data: Path, email: str, password: str) -> bool:
    with installation(read_settings(data)) as found:
        house = build(found.settings, found.secret, found.urls, "zhike-test")
        try:
            return bool((await house.identity.sign_in(Credentials(email, password))).token)
        finally:
            await house.close()


def test_an_owner_can_sign_in_and_nobody_makes_a_second_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "data"
    migrate(data=data)
    try:
        monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
        with pytest.raises(Stop, match="8"):
            workspace("tea", name="茶铺", owner="owner@tea.example", data=data)
        monkeypatch.setattr("sys.stdin", io.StringIO("a good password\n"))
        workspace("tea", name="茶铺", owner="owner@tea.example", data=data)
        assert asyncio.run(signs_in(data, "owner@tea.example", "a good password"))
        monkeypatch.setattr("sys.stdin", io.StringIO("another password\n"))
        with pytest.raises(Stop, match="exists already"):
            workspace("tea", name="茶铺", owner="other@tea.example", data=data)
    finally:
        EmbeddedServer(data).stop(even_if_used=True)
