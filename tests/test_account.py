"""The account of a run (tests/conftest.py): nothing that did not run goes unsaid, on one core or on several."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CASES = """
import pytest

def test_passes(): ...

def test_fails(): assert False

@pytest.mark.skip(reason="no lamp")
def test_skips(): ...

@pytest.mark.xfail(reason="issue: breadth")
def test_awaits(): assert False

@pytest.fixture
def broken(): raise RuntimeError

def test_errs(broken): ...
"""
MODULE = 'import pytest\npytest.skip("no house", allow_module_level=True)\n'


def account_of_run(folder: Path, *options: str, **env: str) -> dict:
    shutil.copy(Path(__file__).with_name("conftest.py"), folder)
    (folder / "test_cases.py").write_text(CASES, encoding="utf-8")
    (folder / "test_module.py").write_text(MODULE, encoding="utf-8")
    report = folder / "report.json"
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("YAODIAN", "PYTEST"))}
    subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:django", "-p", "no:cacheprovider", "--rootdir", ".", *options],
        cwd=folder,
        env={**surroundings, **env, "YAODIAN_TEST_REPORT": str(report)},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return json.loads(report.read_text(encoding="utf-8"))


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["one process", "two processes"])
def test_every_outcome_is_counted_once_with_its_reason(tmp_path: Path, options: tuple[str, ...]) -> None:
    account = account_of_run(tmp_path, *options)
    assert account["counts"] == {"passed": 1, "failed": 2, "skipped": 2, "xfailed": 1}
    assert {note["reason"] for note in account["skipped"]} == {"no lamp", "no house"}
    assert [note["reason"] for note in account["awaited"]] == ["issue: breadth"]


def test_where_everything_is_required_a_skip_is_a_failure(tmp_path: Path) -> None:
    # A module that may not be skipped is a collection error, after which pytest runs no test unless told to.
    account = account_of_run(tmp_path, "--continue-on-collection-errors", YAODIAN_REQUIRE="all")
    assert account["counts"] == {"passed": 1, "failed": 4, "xfailed": 1}
    assert account["skipped"] == []
