"""Headings in tables: the task of a row, numbered cells, and the cell in front of numbered points."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yaodian.core.plan.labels import label_at
from yaodian.core.plan.lines import CELL, LONGEST_TITLE, Line, Mark, cells_of
from yaodian.core.plan.series import Series, labelled, labels_in

TASK_COLUMN = ("任务", "项目", "重点工作")
ASIDE_COLUMNS = ("时间", "时限", "进度", "单位", "部门", "责任", "备注", "分管", "领导")
LONGEST_NAME = 8
_TIMED = re.compile(r"全年|全程|每|\d{4}年|[\d一二三四五六七八九十~～\-—]{1,6}(?:月|日|季度)")


@dataclass(frozen=True)
class Columns:
    """A table that names a column of tasks: how many columns, and which hold times and names of units."""

    count: int
    closed: bool
    asides: frozenset[int]

    def fills(self, cells: list[Line]) -> bool:
        """Whether a row has all its cells; one that goes on below merged cells has fewer."""
        return _count(cells, self.closed) == self.count


def columns_of(text: str, line: Line) -> Columns | None:
    """The table that this row opens, when its first cell is the name of a column of tasks."""
    head = text[line.start : text.index(CELL, line.start)].strip()
    if len(head) > LONGEST_NAME or not any(word in head for word in TASK_COLUMN) or label_at(head, 0):
        return None
    cells = cells_of(text, line)
    closed = cells[-1].start == cells[-1].end
    names = [text[cell.start : cell.end] for cell in cells]
    asides = frozenset(n for n, name in enumerate(names) if n and any(word in name for word in ASIDE_COLUMNS))
    return Columns(_count(cells, closed), closed, asides)


def _count(cells: list[Line], closed: bool) -> int:
    """A table whose rows are closed with an edge has empty cells behind its last one."""
    last = len(cells)
    while closed and last and cells[last - 1].start == cells[last - 1].end:
        last -= 1
    return last


def row_marks(text: str, line: Line, number: int, columns: Columns | None) -> Iterator[Mark]:
    """The headings of a row below the names of its columns, or of a table without such names."""
    cells = cells_of(text, line)
    first = text[cells[0].start : cells[0].end]
    label = label_at(text, cells[0].start) if first else None
    if columns and columns.fills(cells) and first and not label and not _TIMED.match(first):
        yield Mark(cells[0].start, cells[0].start, cells[0].end, True, 3.5, None, number)
        return
    for place, cell in enumerate(cells):
        if not columns or (place not in columns.asides and (columns.fills(cells) or (place == 0 and label))):
            yield from _cell_mark(text, cells, place, cell, number)


def _cell_mark(text: str, cells: list[Line], place: int, cell: Line, number: int) -> Iterator[Mark]:
    """A numbered cell, or the unnumbered cell in front of points that are numbered."""
    if label_at(text, cell.start):
        yield from labelled(text, labels_in(text, cell, Series()), cell, number)
        return
    words = text[cell.start : cell.end]
    if place == 0 and 0 < len(words) <= 2 and all(mark in "一二三四五六七八九十" for mark in words):
        yield Mark(cell.start, cell.start, cell.end, True, 4, None, number)
    elif place + 1 < len(cells) and 0 < len(words) <= LONGEST_TITLE:
        below = label_at(text, cells[place + 1].start)
        if below and below.number == 1 and place > 0:
            yield Mark(cell.start, cell.start, cell.end, True, below.rank - 0.5, None, number)
