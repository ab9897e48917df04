"""The doctor finds what is wrong, says how to mend it, and changes nothing."""

from pathlib import Path

import pytest

from zhike.cli.doctor import examine
from zhike.cli.doctor_checks import CHECKS, Finding, Patient
from zhike.settings import Settings


def test_every_failure_of_an_empty_installation_has_a_name(tmp_path: Path) -> None:
    folder = tmp_path / "nothing"
    findings = {finding.name: finding for finding in examine(Patient(Settings(_env_file=None, data_dir=folder)))}  # type: ignore[call-arg]
    assert list(findings) == list(CHECKS)
    assert findings["database"].state == "fail"
    assert "zhike" in findings["database"].mend
    assert not folder.exists()


def test_one_broken_check_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(patient: Patient) -> Finding:
        raise RuntimeError("disk on fire")

    monkeypatch.setitem(CHECKS, "disk", broken)
    findings = {finding.name: finding for finding in examine(Patient(Settings(_env_file=None, data_dir=tmp_path)))}  # type: ignore[call-arg]
    assert findings["disk"] == Finding("disk", "fail", "could not be examined: disk on fire")
    assert findings["model"].state == "ok"


def test_a_readable_secret_is_reported(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_text("00" * 32)
    (tmp_path / "secret.key").chmod(0o644)
    finding = CHECKS["secret"](Patient(Settings(_env_file=None, data_dir=tmp_path)))  # type: ignore[call-arg]
    assert finding.state == "warn"
    assert finding.mend.startswith("chmod 600")
