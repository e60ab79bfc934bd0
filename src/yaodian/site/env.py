"""What the surroundings say: every environment variable that the product reads, and nothing else reads one."""

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

LARGEST = 20


class BadSetting(Exception):
    """An environment variable holds something that cannot be used. The text is shown to whoever starts the product."""


@dataclass(frozen=True, slots=True)
class Env:
    """`home` holds the database (by default), the keys and the outside copy of the audit head.

    `mechanisms` is a folder of mechanism files that the office added; None without any.
    `largest` is the size of the largest attachment, in MB.
    `today` stops the calendar of a demo on its own day; None everywhere else.
    """

    home: Path
    database: str
    hosts: tuple[str, ...]
    https: bool
    proxy: bool
    key_file: Path
    heads_file: Path
    mechanisms: Path | None = None
    today: date | None = None
    largest: int = LARGEST

    @property
    def files(self) -> Path:
        """Where attachments lie: in no folder that a web server hands out."""
        return self.home / "files"


def read_env() -> Env:
    home = Path(os.environ.get("YAODIAN_HOME") or "data").expanduser().absolute()
    return Env(
        home=home,
        database=os.environ.get("YAODIAN_DATABASE") or f"sqlite:///{home / 'yaodian.sqlite3'}",
        hosts=_hosts(os.environ.get("YAODIAN_HOSTS", "")),
        https=_switch("YAODIAN_HTTPS"),
        proxy=_switch("YAODIAN_PROXY"),
        key_file=Path(os.environ.get("YAODIAN_KEYS") or home / "keys.json").expanduser().absolute(),
        heads_file=Path(os.environ.get("YAODIAN_HEADS") or home / "audit-heads.jsonl").expanduser().absolute(),
        mechanisms=own_mechanisms(),
        today=_day("YAODIAN_TODAY"),
        largest=_megabytes("YAODIAN_LARGEST"),
    )


def own_mechanisms() -> Path | None:
    """The folder of the office's own mechanisms; asked for alone by commands that need no installation."""
    named = os.environ.get("YAODIAN_MECHANISMS", "")
    return Path(named).expanduser().absolute() if named else None


def surroundings(**changes: str) -> dict[str, str]:
    """The environment for a program of our own, with these variables changed; an empty value takes one away."""
    kept = {name: value for name, value in os.environ.items() if changes.get(name) != ""}
    return kept | {name: value for name, value in changes.items() if value}


def database_settings(url: str) -> dict[str, object]:
    """Django's settings for `sqlite:///path` or `postgresql://user:password@host:port/name?option=value`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path.removeprefix("/")))
    if parts.scheme in {"postgresql", "postgres"}:
        return _postgresql(url)
    raise BadSetting(
        f"环境变量 YAODIAN_DATABASE：无法识别的数据库地址“{parts.scheme}”。"
        "请写成 sqlite:////绝对路径/yaodian.sqlite3 或 postgresql://用户:密码@主机:端口/库名"
    )


def _sqlite(path: str) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            # Taking the write lock when a transaction begins is what makes writers wait instead of failing.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def _postgresql(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or options.pop("host", "")),
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
    }


def _hosts(text: str) -> tuple[str, ...]:
    named = tuple(part.strip() for part in text.split(",") if part.strip())
    return named or ("127.0.0.1", "localhost", "[::1]")


def _switch(name: str) -> bool:
    value = os.environ.get(name, "0")
    if value not in {"0", "1"}:
        raise BadSetting(f"环境变量 {name}：“{value}”不是开关值。请写 1（开）或 0（关）")
    return value == "1"


def _megabytes(name: str) -> int:
    value = os.environ.get(name) or str(LARGEST)
    if not re.fullmatch(r"[1-9]\d{0,2}", value):
        raise BadSetting(f"环境变量 {name}：“{value}”不是可用的大小。请写 1 到 999 的整数，单位 MB，或删去")
    return int(value)


def _day(name: str) -> date | None:
    value = os.environ.get(name, "")
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise BadSetting(f"环境变量 {name}：“{value}”不是日期。请按 2026-09-18 的样式填写，或删去") from None
