"""Runs the named tests against a copy of the core, whole and then with one fault each; prints the exit codes as JSON.

A script: `python break_rules.py ROOT COPY`. Each run is a fork of this process, which has pytest loaded and nothing
of the project: several times quicker than a new interpreter for each.
"""

import json
import os
import sys
from pathlib import Path

import hypothesis.strategies  # noqa: F401  (loaded before the forks)
import pytest

OPTIONS = [
    "-x",
    "-q",
    "-m",
    "not xfail",
    "--assert=plain",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:django",
    "-p",
    "no:xdist",
]
LEFT_OUT = ("test_mutants", "test_properties")
# Where a fault in a file is most likely noticed: those tests run first, and the others only when they saw nothing.
FIRST = {
    "weight": "duty/test_weight",
    "timeline": "duty/test_timeline",
    "edition": "duty/test_timeline",
    "deeds": "verdict/test_sharing_deeds",
    "anchors": "verdict/test_inherited_events",
    "heirs": "verdict/test_inherited_events",
    "openings": "verdict/test_inherited_events",
    "cover": "verdict/test_coverage",
    "occasions": "verdict/test_every_time",
    "settle": "verdict/test_grace_and_labels",
    "judging": "verdict/test_grace_and_labels",
    "weigh": "verdict/test_grace_and_labels",
    "reference": "verdict/test_known_late",
}


def named(core: Path) -> list[Path]:
    files = sorted(path for path in (core / "verdict").glob("test_*.py") if path.stem not in LEFT_OUT)
    return [*files, core / "duty/test_timeline.py", core / "duty/test_weight.py"]


def ended(root: Path, copy: Path, tests: list[Path]) -> int:
    """The exit code of pytest over these tests: 0 all passed, 1 some failed."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    paths = ["-o", f"pythonpath={copy} {root}", "--rootdir", str(root), "-c", str(root / "pyproject.toml")]
    os._exit(int(pytest.main([*OPTIONS, *paths, *map(str, tests)])))


def noticed(root: Path, copy: Path, room: str) -> int:
    core = root / "tests/core"
    first = [core / f"{FIRST[room]}.py"] if room in FIRST else []
    return (ended(root, copy, first) if first else 0) or ended(root, copy, named(core))


def broken(path: Path, old: str, new: str, run: tuple[Path, Path]) -> int:
    """The exit code with the fault in place; -1 where the place was not found exactly once."""
    sound = path.read_text(encoding="utf-8")
    if sound.count(old) != 1:
        return -1
    path.write_text(sound.replace(old, new), encoding="utf-8")
    try:
        return noticed(*run, path.stem)
    finally:
        path.write_text(sound, encoding="utf-8")


def main(root: Path, copy: Path) -> None:
    mutants = json.loads(sys.stdin.read())
    whole = ended(root, copy, named(root / "tests/core"))
    codes = [broken(copy / "yaodian/core" / file, old, new, (root, copy)) for file, old, new in mutants]
    print(json.dumps([whole, *codes]))


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main(Path(sys.argv[1]), Path(sys.argv[2]))
