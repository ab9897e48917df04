"""The doctor finds what is wrong, says how to mend it, and changes nothing."""

import json
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from zhike.cli.doctor import examine
from zhike.cli.doctor_checks import CHECKS, Finding, Patient
from zhike.cli.runtime import address, noted
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


def test_it_looks_where_the_demo_of_the_data_folder_listens(tmp_path: Path) -> None:
    class Ready(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Ready)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    plain = Settings(_env_file=None, data_dir=tmp_path)  # type: ignore[call-arg]
    demo = plain.model_copy(update={"http": plain.http.model_copy(update={"port": server.server_port})})
    try:
        with noted(demo):
            finding = CHECKS["http"](Patient(plain))
            assert (finding.state, finding.said) == ("ok", f"ready on 127.0.0.1:{server.server_port}")
        assert not (tmp_path / "runtime.json").exists()
        assert address(plain) == (plain.http.host, plain.http.port)
    finally:
        server.shutdown()
        server.server_close()


def test_an_address_left_by_a_killed_demo_is_not_believed(tmp_path: Path) -> None:
    plain = Settings(_env_file=None, data_dir=tmp_path)  # type: ignore[call-arg]
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for content in (json.dumps({"host": "127.0.0.1", "port": 1, "pid": ended.pid}), "[]", "{half"):
        (tmp_path / "runtime.json").write_text(content)
        assert address(plain) == (plain.http.host, plain.http.port)
