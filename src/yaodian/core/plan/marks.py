"""Finding the places where headings begin: at a line's start, inside a line, in a table's cell."""

import re
from collections.abc import Iterator

from yaodian.core.plan.labels import label_at
from yaodian.core.plan.lines import CELL, Line, Mark, is_short
from yaodian.core.plan.rows import Columns, columns_of, row_marks
from yaodian.core.plan.series import Series, labelled, labels_in

OWN_HEADINGS = ("制度", "机制", "办法", "规定", "职责", "细则")
MONTHS = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?[:：]?")


def marks_of(text: str, lines: list[Line], first: int = 0) -> list[Mark]:
    """All headings from line `first` on, in order."""
    found: list[Mark] = []
    series = Series(label for line in lines if (label := label_at(text, line.start)))
    columns: Columns | None = None
    for number in range(first, len(lines)):
        line = lines[number]
        if CELL in text[line.start : line.end]:
            if named := columns_of(text, line):
                columns = named
            else:
                found += row_marks(text, line, number, columns)
        elif labels := labels_in(text, line, series):
            found += labelled(text, labels, line, number)
        elif number > first:
            found += _unnumbered(text, lines, number)
    return found


def _unnumbered(text: str, lines: list[Line], number: int) -> Iterator[Mark]:
    """A short line without a stop, or the name of a month, that heads points numbered from one."""
    line = lines[number]
    monthly = MONTHS.fullmatch(text, line.start, line.end)
    if number + 1 >= len(lines) or not (monthly or is_short(text, line, 20)):
        return
    below = label_at(text, lines[number + 1].start)
    if below is not None and below.number == 1:
        outer = text.endswith(OWN_HEADINGS, line.start, line.end)
        yield Mark(line.start, line.start, line.end, True, 0 if outer else below.rank - 0.5, None, number)
