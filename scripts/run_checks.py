"""Every check of the house, in the order in which a fault is cheapest to learn of: `make test`.

`run_checks.py lint` and `run_checks.py types` run one part.
"""

import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from closing import close
from outcome import Outcome, run, run_pytest, skip
from throwaway_postgres import server_programs, throwaway_postgres

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
CORE_PYTHON = ROOT / ".venv-core" / "bin" / "python"
SETTINGS = ROOT / "src" / "yaodian" / "site" / "settings.py"
# What an operator may have set for an installation must not lead a test to it.
INSTALLATION = ("DATABASE", "HEADS", "HOSTS", "HTTPS", "KEYS", "MECHANISMS", "PROXY", "TODAY")
DATABASE_TESTS = ("tests/site", "tests/rules", "tests/stories")
BROWSER_TESTS = ("tests/browser", "tests/stories")
NOT_BUILT = "尚未建成 / not built yet"


def lint() -> Iterator[Outcome]:
    yield run("ruff", [str(BIN / "ruff"), "check", "."])
    yield run("import floors", [str(BIN / "lint-imports"), "--no-logo"])


def types() -> Iterator[Outcome]:
    yield run("mypy --strict", [str(BIN / "mypy")])


def migrations() -> Iterator[Outcome]:
    step = "makemigrations --check"
    if not SETTINGS.exists():
        yield skip(step, NOT_BUILT)
        return
    # The system checks ask for the keys of an installation; the comparison needs none.
    command = [sys.executable, "-m", "django", "makemigrations", "--check", "--skip-checks"]
    yield run(step, command, {"DJANGO_SETTINGS_MODULE": "yaodian.site.settings"})


def core() -> Iterator[Outcome]:
    """In an environment of its own, in which an import of Django fails."""
    if not holds_tests("tests/core"):
        yield skip("core, without Django", NOT_BUILT)
        return
    yield run_pytest("core, without Django", [str(CORE_PYTHON), "-m", "pytest", "-q", "tests/core"])


def sqlite() -> Iterator[Outcome]:
    command = pytest("-m", "not browser", "--ignore=tests/core", "--ignore=tests/browser", "tests")
    yield run_pytest("tests on SQLite", command)


def postgresql() -> Iterator[Outcome]:
    step = "tests on PostgreSQL"
    folders = list(filter(holds_tests, DATABASE_TESTS))
    if not folders:
        yield skip(step, NOT_BUILT)
        return
    with postgresql_url() as url:
        if url is None:
            reason = (
                "没有 PostgreSQL：请安装，或设置 YAODIAN_TEST_POSTGRES / "
                "no PostgreSQL: install it or set YAODIAN_TEST_POSTGRES"
            )
            yield skip(step, reason)
            return
        yield run_pytest(step, pytest("-m", "not browser", *folders), {"YAODIAN_DATABASE": url})


@contextmanager
def postgresql_url() -> Iterator[str | None]:
    """The server named by the user, else one started for this run, else none."""
    named, programs = os.environ.get("YAODIAN_TEST_POSTGRES"), server_programs()
    if named or programs is None:
        yield named
        return
    with throwaway_postgres(programs) as url:
        yield url


def browser() -> Iterator[Outcome]:
    """Not in parallel: one Chromium is enough for the machine. The story of the year prints itself."""
    folders = list(filter(holds_tests, BROWSER_TESTS))
    if not folders:
        yield skip("browser", NOT_BUILT)
        return
    yield run_pytest("browser", [sys.executable, "-m", "pytest", "-q", "-m", "browser", *folders])


def holds_tests(folder: str) -> bool:
    return any((ROOT / folder).rglob("test_*.py"))


def pytest(*arguments: str) -> list[str]:
    """Tests that share nothing but the processor; -n auto gives each core a database of its own."""
    return [sys.executable, "-m", "pytest", "-q", "-n", "auto", *arguments]


@contextmanager
def home_of_its_own() -> Iterator[None]:
    for name in INSTALLATION:
        os.environ.pop(f"YAODIAN_{name}", None)
    with tempfile.TemporaryDirectory(prefix="yaodian-test-") as home:
        os.environ["YAODIAN_HOME"] = home
        yield


PARTS: dict[str, Callable[[], Iterator[Outcome]]] = {
    part.__name__: part for part in (lint, types, migrations, core, sqlite, postgresql, browser)
}


def main(names: list[str]) -> int:
    os.chdir(ROOT)
    # A stop from outside must still take the throw-away server down.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    start = time.monotonic()
    with home_of_its_own():
        outcomes = [outcome for name in names or PARTS for outcome in PARTS[name]()]
    return close(outcomes, time.monotonic() - start)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
