"""Children come back when they die, are given up when it is no use, and leave with their supervisor."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from zhike.cli import children as children_module
from zhike.cli.children import Child, stop_all
from zhike.cli.say import Stop
from zhike.cli.supervise import supervise, wait_for

# Stands for `python -m zhike.cli`: leaves in good order on SIGTERM and with its supervisor, else sleeps.
SLEEPER = """
import signal, sys, time
from zhike.cli.children import leave_with_supervisor
leave_with_supervisor()
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
print("up", flush=True)
time.sleep(60)
"""


@pytest.fixture
def sleeper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Child]:
    fake = tmp_path / "python"
    program = tmp_path / "sleeper.py"
    program.write_text(SLEEPER)
    fake.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{program}"\n')
    fake.chmod(0o755)
    monkeypatch.setattr(children_module.sys, "executable", str(fake))
    child = Child("sleeper", [], {}, tmp_path / "logs" / "sleeper.log")
    yield child
    stop_all([child], patience_s=5)


def until(condition, patience_s: float = 15) -> None:
    end = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_killed_child_comes_back(sleeper: Child) -> None:
    sleeper.start()
    stopping, told = threading.Event(), []
    thread = threading.Thread(target=supervise, args=([sleeper], stopping, lambda: None, told.append))
    thread.start()
    assert sleeper.process is not None
    first = sleeper.process.pid
    os.kill(first, signal.SIGKILL)
    until(lambda: sleeper.process is not None and sleeper.process.pid != first and sleeper.alive)
    stopping.set()
    thread.join()
    assert told == ["sleeper ended (signal 9); starting it again"]


def test_a_child_that_always_dies_is_given_up_with_its_last_words(tmp_path: Path) -> None:
    child = Child("broken", ["no-such-command"], {}, tmp_path / "broken.log")
    child.start()
    with pytest.raises(Stop, match=r"died [5-9] times in a row") as stopped:
        supervise([child], threading.Event(), lambda: None, lambda text: None)
    assert "no-such-command" in str(stopped.value)
    stop_all([child])


def test_it_stops_in_good_order(sleeper: Child) -> None:
    sleeper.start()
    until(lambda: "up" in sleeper.last_words())
    stop_all([sleeper])
    assert sleeper.process is not None
    assert sleeper.process.returncode == 0


def test_children_leave_when_their_supervisor_is_killed(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from zhike.cli import children as c\n"
        f"sys.executable = {str(tmp_path / 'python')!r}\n"
        "child = c.Child('sleeper', [], {}, Path(sys.argv[1])); child.start()\n"
        "print(child.process.pid, flush=True); time.sleep(60)"
    )
    program = tmp_path / "sleeper.py"
    program.write_text(SLEEPER)
    fake = tmp_path / "python"
    fake.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{program}"\n')
    fake.chmod(0o755)
    log = tmp_path / "sleeper.log"
    with subprocess.Popen([sys.executable, "-c", code, str(log)], stdout=subprocess.PIPE, text=True) as supervisor:
        assert supervisor.stdout is not None
        pid = int(supervisor.stdout.readline())
        until(lambda: log.exists() and "up" in log.read_text())
        supervisor.kill()
    until(lambda: not Path(f"/proc/{pid}").exists() or "Z" in Path(f"/proc/{pid}/stat").read_text().split()[2])


def test_waiting_says_why_a_child_did_not_start(tmp_path: Path) -> None:
    child = Child("broken", ["no-such-command"], {}, tmp_path / "broken.log")
    child.start()
    with pytest.raises(Stop, match="broken did not start"):
        wait_for(lambda: False, [child], 20)
    stop_all([child])


def test_waiting_is_patient_while_something_moves(sleeper: Child) -> None:
    sleeper.start()
    learnt = iter([1, 2, 3, 4, 5, 6])
    began = time.monotonic()
    wait_for(lambda: time.monotonic() - began > 0.25, [sleeper], 0.15, lambda: next(learnt, 6))


def test_waiting_ends_when_nothing_moves_and_says_what_remains(sleeper: Child) -> None:
    sleeper.start()
    with pytest.raises(Stop, match=r"nothing moved for 0 s\n.*7 of 9 texts remain"):
        wait_for(lambda: False, [sleeper], 0.2, lambda: 2, lambda: "7 of 9 texts remain. ")
