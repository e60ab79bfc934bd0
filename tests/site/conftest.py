"""An installation of its own for the site's tests: keys in a folder that goes away, guards lifted to empty tables."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, tzinfo
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase
from django.test.utils import override_settings
from tests.site.cast import Cast, make_cast

from yaodian.site import clock
from yaodian.site.keys import make_key_file
from yaodian.site.models.vendor.install import guard_all, guards_in, unguard_all


class Afternoon(datetime):
    """Begins at three in the afternoon in Shanghai, whenever the tests are run: what the casts do, they do by then."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        return datetime.now(tz) + SHIFT


SHIFT = datetime.combine(datetime.now(clock.LOCAL), time(15), clock.LOCAL) - datetime.now(UTC)


@pytest.fixture(scope="session", autouse=True)
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("home")
    make_key_file(home / "keys.json")
    env = replace(settings.ENV, home=home, key_file=home / "keys.json", heads_file=home / "audit-heads.jsonl")
    fast = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(ENV=env, PASSWORD_HASHERS=fast), pytest.MonkeyPatch.context() as patched:
        patched.setattr(clock, "datetime", Afternoon)
        yield home


@pytest.fixture(autouse=True)
def own_heads(installation: Path, tmp_path: Path) -> Iterator[Path]:
    """No test compares its chain with heads that another test kept outside."""
    path = tmp_path / "audit-heads.jsonl"
    with override_settings(ENV=replace(settings.ENV, heads_file=path)):
        yield path


@pytest.fixture(scope="session", autouse=True)
def emptying() -> Iterator[None]:
    """Tables are emptied after a test that commits; their guards must look away meanwhile."""
    empty = TransactionTestCase._fixture_teardown

    def unguarded(case: TransactionTestCase) -> None:
        guards = guards_in(apps)
        unguard_all(connection, guards)
        empty(case)
        guard_all(connection, guards)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", unguarded)
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite in a file, as in an installation: in memory there is neither WAL nor a second writer."""
    if connection.vendor == "sqlite":
        path = tmp_path_factory.mktemp("database") / "test.sqlite3"
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(path)


@pytest.fixture
def cast(db: None) -> Cast:
    """A small tree with a person for each role."""
    return make_cast()
