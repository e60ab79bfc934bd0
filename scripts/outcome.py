"""Run one step of `make test` and count what came of it."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

EVERYTHING_REQUIRED = os.environ.get("YAODIAN_REQUIRE") == "all"


@dataclass(frozen=True)
class Outcome:
    """What came of a step. `skipped_for` and `awaited` pair what did not run with the reason."""

    step: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    xfailed: int = 0
    skipped_for: Sequence[tuple[str, str]] = ()
    awaited: Sequence[tuple[str, str]] = ()


def skip(step: str, reason: str) -> Outcome:
    """A whole step that this machine, or the state of the building, does not allow."""
    announce(step)
    print(reason)
    failed = int(EVERYTHING_REQUIRED)
    return Outcome(step, failed=failed, skipped=1 - failed, skipped_for=[(step, reason)])


def run(step: str, command: Sequence[str], env: Mapping[str, str] | None = None) -> Outcome:
    """A checker that says yes or no; it counts as one."""
    ok = execute(step, command, env or {}) == 0
    return Outcome(step, passed=int(ok), failed=int(not ok))


def run_pytest(step: str, command: Sequence[str], env: Mapping[str, str] | None = None) -> Outcome:
    """A run of pytest, counted by the account that tests/conftest.py writes."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        code = execute(step, command, {**(env or {}), "YAODIAN_TEST_REPORT": str(report)})
        account = json.loads(report.read_text(encoding="utf-8")) if report.exists() else {}
    counts = account.get("counts", {})
    failed = counts.get("failed", 0)
    # Pytest also ends with an error when it broke before any test, or found none.
    return Outcome(
        step,
        passed=counts.get("passed", 0),
        failed=failed or int(code != 0),
        skipped=counts.get("skipped", 0),
        xfailed=counts.get("xfailed", 0),
        skipped_for=[(note["test"], note["reason"]) for note in account.get("skipped", [])],
        awaited=[(note["test"], note["reason"]) for note in account.get("awaited", [])],
    )


def execute(step: str, command: Sequence[str], env: Mapping[str, str]) -> int:
    announce(step)
    start = time.monotonic()
    code = subprocess.run(command, env={**os.environ, **env}, check=False).returncode
    print(f"-- {step}: {'ok' if code == 0 else f'exit {code}'}, {time.monotonic() - start:.1f} s")
    return code


def announce(step: str) -> None:
    print(f"\n== {step}")
    sys.stdout.flush()
