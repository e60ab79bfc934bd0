"""Keys and numbers as SQL literals, so that one text without parameters runs on every database."""

import re
from collections.abc import Iterable

_SAFE = re.compile(r"[\w.+|:-]*")


def text(key: str) -> str:
    """A key as an SQL literal. Raises ValueError for anything but letters, digits and . + | : - _"""
    if not _SAFE.fullmatch(key):
        raise ValueError(f"not a key: {key!r}")
    return f"'{key}'"


def listed(keys: Iterable[str]) -> str:
    """Keys for an IN list; an empty list holds the empty key, which nothing has."""
    return ", ".join(map(text, keys)) or "''"


def row(*values: str | int) -> str:
    return "(" + ", ".join(str(v) if isinstance(v, int) else text(v) for v in values) + ")"
