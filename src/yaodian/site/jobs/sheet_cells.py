"""Cells of an import read into values, each fault noted with its sheet, row and column."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from yaodian.core.problem import Problem
from yaodian.files.sheets import Row

T = TypeVar("T")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 0?0:00:00)?", re.ASCII)


@dataclass
class Reader:
    """Reads one sheet's cells and gathers every fault; `problems` is empty when all could be read."""

    sheet: str
    problems: list[Problem] = field(default_factory=list)

    def fault(self, row: Row, column: str, what: str, mend: str) -> None:
        self.problems.append(Problem(f"表“{self.sheet}”第{row.number}行“{column}”列", what, mend))

    def required(self, row: Row, column: str) -> str:
        text = row.cells.get(column, "")
        if not text:
            self.fault(row, column, "没有填写", "请填写")
        return text

    def day(self, row: Row, column: str, *, required: bool = False) -> date | None:
        text = self.required(row, column) if required else row.cells.get(column, "")
        if not text:
            return None
        found = _DAY.fullmatch(text)
        try:
            if found:
                return date(*map(int, found.groups()))
        except ValueError:
            pass
        self.fault(row, column, f"“{text}”不是日期", "请写成 2026-03-05 或 2026年3月5日")
        return None

    def choice(self, row: Row, column: str, options: Mapping[str, T]) -> T | None:
        """One of the options by its title; None when it is empty or none of them. A key is taken, and not offered."""
        text = row.cells.get(column, "")
        if text and text not in options:
            titles = "、".join(option for option in options if not option.isascii())
            self.fault(row, column, f"没有“{text}”这一项", f"请从这些中选一项：{titles}")
        return options.get(text)
