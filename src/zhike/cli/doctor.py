"""`zhike doctor`: is everything there and well, and how to mend what is not."""

import json
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from zhike.cli.doctor_checks import CHECKS, Finding, Patient
from zhike.cli.installation import read_settings

_MARKS = {"ok": "ok  ", "warn": "warn", "fail": "FAIL"}


def doctor(*, data: Path | None = None, as_json: Annotated[bool, Parameter("--json")] = False) -> None:
    """Examine this installation: database, migrations, jobs, log, disk, fonts, browser, model. Changes nothing.

    Exits 1 when something fails.

    Parameters
    ----------
    data
        The data folder (ZHIKE_DATA_DIR).
    as_json
        Print JSON for machines.
    """
    findings = examine(Patient(read_settings(data)))
    if as_json:
        print(json.dumps([finding.__dict__ for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            print(f"{_MARKS[finding.state]}  {finding.name:<11} {finding.said}")
            if finding.mend:
                print(f"                  → {finding.mend}")
    raise SystemExit(any(finding.state == "fail" for finding in findings))


def examine(patient: Patient) -> list[Finding]:
    """Run all checks; one that breaks is a failure of its own and hides no other."""
    findings = []
    for name, check in CHECKS.items():
        try:
            findings.append(check(patient))
        except Exception as error:
            findings.append(
                Finding(
                    name,
                    "fail",
                    f"could not be examined: {str(error).splitlines()[0] if str(error) else type(error).__name__}",
                )
            )
    return findings
