"""Fixtures for every test, and the account of a test run that `make test` prints at its end.

Imports no Django: tests/core also runs where it is not installed.
"""

import json
import os
import shutil
from collections import Counter
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
_WITHOUT_ITS_MAKER = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=zh-CN",
]

_EVERYTHING_REQUIRED = os.environ.get("YAODIAN_REQUIRE") == "all"

# A busy machine is no fault of the code, hence no deadline. A gate must not depend on chance; a
# developer's run looks for new examples.
settings.register_profile("house", deadline=None, derandomize=_EVERYTHING_REQUIRED)
settings.load_profile("house")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder with seed.txt and dev.jsonl, which is not part of the project."""
    folder = os.environ.get("YAODIAN_CORPUS")
    if not folder:
        pytest.skip("YAODIAN_CORPUS 未设置 / YAODIAN_CORPUS is not set")
    if not (Path(folder) / "seed.txt").exists():
        pytest.fail(f"YAODIAN_CORPUS={folder} holds no seed.txt")
    return Path(folder)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the system's Chromium; nothing is downloaded for a test."""
    named = os.environ.get("YAODIAN_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, _CHROMIUM_NAMES)), None)
    if not found:
        pytest.skip("没有 Chromium / no Chromium on this machine")
    # Playwright's synchronous interface keeps an event loop in the test's thread, where Django
    # would refuse the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    """One for the whole run: a second Playwright in the same thread would be refused."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=chromium, args=_WITHOUT_ITS_MAKER)
        yield launched
        launched.close()


def pytest_configure(config: pytest.Config) -> None:
    # A worker of pytest-xdist reports to its controller, which alone writes.
    path = os.environ.get("YAODIAN_TEST_REPORT")
    if path and not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Account(Path(path)), "yaodian-account")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _refuse_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _refuse_skip((yield))


def _refuse_skip(report: Any) -> Any:
    """Where everything is required, a skip is a failure. An expected failure stays one."""
    skipped = report.outcome == "skipped" and not hasattr(report, "wasxfail")
    if skipped and _EVERYTHING_REQUIRED:
        report.outcome = "failed"
        report.longrepr = f"skipped, but YAODIAN_REQUIRE=all: {_reason(report)}"
    return report


def _reason(report: Any) -> str:
    if hasattr(report, "wasxfail"):
        return str(report.wasxfail).removeprefix("reason: ")
    where = report.longrepr
    return str(where[2] if isinstance(where, tuple) else where).removeprefix("Skipped: ")


class _Account:
    """Counts of a run and the reasons of what did not run, written as JSON when it ends."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.counts: Counter[str] = Counter()
        self.skipped: list[dict[str, str]] = []
        self.awaited: list[dict[str, str]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.outcome == "skipped":
            expected = hasattr(report, "wasxfail")
            self.counts["xfailed" if expected else "skipped"] += 1
            self._note(self.awaited if expected else self.skipped, report)
        elif report.failed or report.when == "call":
            self.counts[report.outcome] += 1

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.counts["failed"] += 1
        elif report.outcome == "skipped":
            self.counts["skipped"] += 1
            self._note(self.skipped, report)

    def pytest_sessionfinish(self) -> None:
        account = {"counts": self.counts, "skipped": self.skipped, "awaited": self.awaited}
        self.path.write_text(json.dumps(account, ensure_ascii=False), encoding="utf-8")

    def _note(self, notes: list[dict[str, str]], report: Any) -> None:
        notes.append({"test": report.nodeid, "reason": _reason(report)})
