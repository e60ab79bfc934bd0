"""Headings in tables: the task of a row, numbered cells, and the cell in front of numbered points."""

import re
from collections.abc import Iterator

from yaodian.core.plan.columns import Header
from yaodian.core.plan.labels import label_at
from yaodian.core.plan.lines import LONGEST_TITLE, Line, Mark, cells_of
from yaodian.core.plan.series import Series, labelled, labels_in

_TIMED = re.compile(r"全年|全程|每|\d{4}年|[\d一二三四五六七八九十~～\-—]{1,6}(?:月|日|季度)")


def row_marks(text: str, line: Line, number: int, header: Header | None) -> Iterator[Mark]:
    """The headings of a row below the names of its columns, or of a table without such names."""
    cells = cells_of(text, line)
    whole = header is not None and header.fills(cells)
    task = cells[header.task] if header and header.task is not None and whole else cells[0]
    words = text[task.start : task.end]
    label = label_at(text, task.start) if words else None
    if whole and header and header.task is not None and _is_task(words, header.task) and not label:
        told = any(cell.end > cell.start for n, cell in enumerate(cells) if n > header.task and n not in header.asides)
        yield Mark(task.start, task.start, task.end, told, 3.5, None, number)
        return
    for place, cell in enumerate(cells):
        if not header or (place not in header.asides and (whole or (place == 0 and label))):
            yield from _cell_mark(text, cells, place, cell, number)


def _is_task(words: str, place: int) -> bool:
    """The name of a task; behind a number a whole sentence may stand there, which is no name."""
    return bool(words) and not _TIMED.match(words) and (place == 0 or len(words) <= LONGEST_TITLE)


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
