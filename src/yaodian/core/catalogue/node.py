"""One mapping of a data file being read strictly: what is wrong is gathered, never raised."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from yaodian.core.catalogue.keys import SECTIONS
from yaodian.core.problem import Problem

E = TypeVar("E", bound=StrEnum)
_KEY = re.compile(r"[a-z][a-z0-9_]*\Z")


class Node:
    """A mapping of the section `section`. Each getter answers a harmless value where it notes a
    problem.
    """

    def __init__(self, where: str, data: object, section: str, problems: list[Problem]) -> None:
        self.where, self.problems = where, problems
        self.data: Mapping[str, Any] = {}
        if not isinstance(data, Mapping):
            self.fault("这里应当是一组“键: 值”", f"按“{section}”一节的写法逐键填写")
            return
        self.data = {str(key): value for key, value in data.items()}
        self._check_keys(section)

    def _check_keys(self, section: str) -> None:
        required, optional = SECTIONS[section]
        known = (*required, *optional)
        for key in self.data:
            if key not in known:
                self.fault(f"不认识的键“{key}”", f"可用的键：{'、'.join(known)}")
        for key in required:
            if key not in self.data:
                self.fault(f"缺少“{key}”", "补上这一键")

    def fault(self, what: str, mend: str, key: str = "") -> None:
        self.problems.append(Problem(f"{self.where}.{key}" if key else self.where, what, mend))

    def has(self, key: str) -> bool:
        return self.data.get(key) is not None

    def text(self, key: str, default: str = "") -> str:
        if not self.has(key):
            return default
        value = self.data[key]
        if not isinstance(value, str) or not value.strip():
            self.fault(f"“{value}”不是文字", "写一段不为空的文字，必要时加引号", key)
            return default
        return value.strip()

    def name(self, key: str = "key") -> str:
        """A key: small letters, digits and underscores."""
        value = self.text(key)
        if value and not _KEY.match(value):
            self.fault(f"“{value}”不能作键", "用小写字母开头，只含小写字母、数字和下划线", key)
        return value

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        if not self.has(key):
            return default
        value = self.data[key]
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            self.fault("应当是一列文字", "写成 [甲, 乙]", key)
            return default
        return tuple(value)

    def number(self, key: str, default: int = 0, *, least: int = 0) -> int:
        if not self.has(key):
            return default
        value = self.data[key]
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            self.fault(f"“{value}”不是不小于{least}的整数", f"写一个不小于{least}的整数", key)
            return max(default, least)
        return int(value)

    def flag(self, key: str) -> bool:
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            self.fault(f"“{value}”不是是否", "写 true 或 false", key)
            return False
        return value

    def day(self, key: str) -> date | None:
        """A day; YAML reads an unquoted one as such by itself."""
        value = self.data.get(key)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            self.fault(f"“{value}”不是一个日期", "写成 2026-05-11", key)
            return None

    def choice(self, key: str, words: type[E], default: E) -> E:
        if not self.has(key):
            return default
        try:
            return words(self.data[key])
        except ValueError:
            allowed = "、".join(words)
            self.fault(f"“{self.data[key]}”不在可选的词里", f"可选：{allowed}", key)
            return default

    def node(self, key: str, section: str) -> "Node | None":
        if not self.has(key):
            return None
        return Node(f"{self.where}.{key}", self.data[key], section, self.problems)

    def nodes(self, key: str, section: str) -> "list[Node]":
        if not self.has(key):
            return []
        value = self.data[key]
        if not isinstance(value, list):
            self.fault("应当是一列", "每项以“- ”开头", key)
            return []
        return [Node(f"{self.where}.{key}[{_label(v, n)}]", v, section, self.problems) for n, v in enumerate(value, 1)]


def _label(value: object, number: int) -> str:
    """An entry's own key where it has one, else its number in the list."""
    key = value.get("key") if isinstance(value, Mapping) else None
    return key if isinstance(key, str) else str(number)
