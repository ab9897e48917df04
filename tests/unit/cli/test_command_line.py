"""The command line starts quickly and names what is wrong."""

import subprocess
import sys
from pathlib import Path

import pytest

from zhike.cli import _COMMANDS, app
from zhike.cli.installation import pause_effects, read_settings, resume_effects
from zhike.cli.say import Steps, Stop, meter


def test_version_loads_no_database_driver() -> None:
    code = (
        "import sys, zhike.cli; print([m for m in ('psycopg', 'sqlalchemy', 'fastapi', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", _COMMANDS)
def test_every_command_is_there(name: str) -> None:
    assert app[name] is not None


def test_wrong_settings_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIKE_HTTP__PORT", "eighty")
    with pytest.raises(Stop, match="ZHIKE_HTTP__PORT"):
        read_settings()


def test_the_command_line_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ZHIKE_HTTP__PORT", "9000")
    settings = read_settings(tmp_path, port=9001)
    assert (settings.http.port, settings.data_dir) == (9001, tmp_path)
    assert read_settings(tmp_path).http.port == 9000


def test_paused_effects_stay_paused_until_told(tmp_path: Path) -> None:
    pause_effects(tmp_path)
    assert read_settings(tmp_path).jobs.effects == "paused"
    resume_effects(tmp_path)
    assert read_settings(tmp_path).jobs.effects == "live"


def test_steps_count_and_show_failures(capsys: pytest.CaptureFixture[str]) -> None:
    steps = Steps(2)
    with steps.step("first"):
        pass
    with pytest.raises(ValueError), steps.step("second"):
        raise ValueError
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("[1/2] first …")
    assert lines[1] == "[2/2] second failed"


@pytest.mark.parametrize("name", ["pairs", "retrieval", "turn"])
def test_measuring_waits_for_scikit_learn_only_where_it_learns(name: str) -> None:
    code = f"import sys, zhike.cli.evaluating.{name}; print([m for m in ('sklearn', 'fastapi') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("looked_at", [True, False])
def test_how_far_it_is_is_shown_to_who_looks(
    looked_at: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: looked_at)
    with meter("vectors", 9) as at:
        at(3)
    said = capsys.readouterr()
    assert said.out == ""
    assert ("vectors 3/9" in said.err, bool(said.err)) == (looked_at, looked_at)
