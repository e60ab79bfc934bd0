"""The surroundings: what each variable does, and what is said of one that cannot be used."""

from pathlib import Path

import pytest

from yaodian.site.env import BadSetting, database_settings, read_env


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "DATABASE", "HOSTS", "HTTPS", "PROXY", "KEYS", "HEADS", "LARGEST"):
        monkeypatch.delenv(f"YAODIAN_{name}", raising=False)


def test_without_any_everything_lies_in_the_folder_data() -> None:
    env = read_env()
    home = Path("data").absolute()
    assert (env.home, env.key_file, env.heads_file) == (home, home / "keys.json", home / "audit-heads.jsonl")
    assert env.database == f"sqlite:///{home}/yaodian.sqlite3"
    assert env.hosts == ("127.0.0.1", "localhost", "[::1]") and not env.https and not env.proxy


def test_keys_and_heads_may_lie_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YAODIAN_KEYS", "/usb/keys.json")
    monkeypatch.setenv("YAODIAN_HEADS", "/archive/heads.jsonl")
    env = read_env()
    assert (env.key_file, env.heads_file) == (Path("/usb/keys.json"), Path("/archive/heads.jsonl"))


def test_sqlite_waits_for_other_writers_instead_of_failing() -> None:
    found = database_settings("sqlite:////var/x.sqlite3")
    assert found["NAME"] == "/var/x.sqlite3"
    assert found["OPTIONS"] == {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("postgresql://u:p%40ss@db:5433/yaodian", "db", "5433"),
        ("postgresql://u:p%40ss@/yaodian?host=/run/pg&port=5433", "/run/pg", "5433"),
    ],
)
def test_postgresql_is_named_by_its_address(url: str, host: str, port: str) -> None:
    found = database_settings(url)
    assert (found["HOST"], found["PORT"], found["NAME"], found["PASSWORD"]) == (host, port, "yaodian", "p@ss")


def test_an_unknown_database_is_told_with_what_to_write() -> None:
    with pytest.raises(BadSetting, match=r"mysql.*请写成"):
        database_settings("mysql://x")


def test_a_switch_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YAODIAN_HTTPS", "yes")
    with pytest.raises(BadSetting, match="YAODIAN_HTTPS"):
        read_env()


def test_attachments_lie_in_the_home_and_have_a_largest_size(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (read_env().largest, read_env().files) == (20, Path("data").absolute() / "files")
    monkeypatch.setenv("YAODIAN_LARGEST", "50")
    assert read_env().largest == 50
    for wrong in ("0", "-1", "2.5", "20MB", "1000"):
        monkeypatch.setenv("YAODIAN_LARGEST", wrong)
        with pytest.raises(BadSetting, match="YAODIAN_LARGEST"):
            read_env()
