"""Break any one rule, and a named test fails. The properties are left out: what they find depends on chance."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.core.verdict.mutants import MUTANTS

ROOT = Path(__file__).parents[3]
ALL_PASSED, SOME_FAILED, NOT_FOUND = 0, 1, -1

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def codes(tmp_path_factory: pytest.TempPathFactory) -> list[int]:
    """How the named tests ended: first against the sound copy, then against each broken one."""
    package = tmp_path_factory.mktemp("mutants") / "yaodian"
    package.mkdir()
    shutil.copy(ROOT / "src/yaodian/__init__.py", package)
    shutil.copytree(ROOT / "src/yaodian/core", package / "core", ignore=shutil.ignore_patterns("__pycache__"))
    script = Path(__file__).with_name("break_rules.py")
    done = subprocess.run(
        [sys.executable, "-B", str(script), str(ROOT), str(package.parent)],
        input=json.dumps(MUTANTS),
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "YAODIAN_TEST_REPORT"},
        capture_output=True,
        text=True,
        check=True,
    )
    return list(json.loads(done.stdout))


def test_the_sound_copy_passes(codes: list[int]) -> None:
    assert codes[0] == ALL_PASSED


@pytest.mark.parametrize("number", range(len(MUTANTS)), ids=[f"{file}: {new}" for file, _, new in MUTANTS])
def test_a_broken_rule_is_noticed(codes: list[int], number: int) -> None:
    file, old, new = MUTANTS[number]
    code = codes[number + 1]
    assert code != NOT_FOUND, f"{file} does not hold {old!r} exactly once: renew the list of mutants"
    assert code == SOME_FAILED, f"nobody noticed {new!r} instead of {old!r} in {file}"
