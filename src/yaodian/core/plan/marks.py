"""Finding the places where headings begin: at a line's start, inside a line, in a table's cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yaodian.core.plan.labels import TITLE_END, Label, label_at

LONGEST_TITLE = 40
TASK_COLUMN = ("任务", "项目", "重点工作")
OWN_HEADINGS = ("制度", "机制", "办法", "规定", "职责", "细则")
CELL = "|"
_RUN_IN = re.compile(
    r"(?<=[。；;）)\]】])[ 　]*(?=[第（(①-⑳\d一二三四五六七八九十])"  # behind a sentence
    r"|(?<=[ 　])(?=\d{1,2}、)"  # behind a blank
    r"|(?<=[^\d\W])(?=[（(]?[1一][)）.、．])"  # the first one, behind a title
)
_TIMED = re.compile(r"全年|全程|每|\d{4}年|[\d一二三四五六七八九十~～\-—]{1,6}(?:月|日|季度)")
_SENTENCE = frozenset("。；;！？!?，,：:")


@dataclass(frozen=True)
class Line:
    """A line without its newline."""

    start: int
    end: int


@dataclass(frozen=True)
class Mark:
    """A heading before its level is known. `rank` orders from the outside in; label None: unnumbered."""

    start: int
    title_start: int
    title_end: int
    own_line: bool
    rank: float
    label: Label | None
    line: int


def lines_of(text: str) -> list[Line]:
    """The lines that hold more than blanks, trimmed."""
    found: list[Line] = []
    at = 0
    for raw in text.split("\n"):
        lead = len(raw) - len(raw.lstrip())
        body = raw.strip()
        if body:
            found.append(Line(at + lead, at + lead + len(body)))
        at += len(raw) + 1
    return found


def marks_of(text: str, lines: list[Line], first: int = 0) -> list[Mark]:
    """All headings from line `first` on, in order."""
    found: list[Mark] = []
    columns = 0
    for number in range(first, len(lines)):
        line = lines[number]
        cells = text.count(CELL, line.start, line.end) + 1
        if cells > 1:
            columns = _columns(text, line, cells) or columns
            found += _row_marks(text, line, number, columns)
        elif label := label_at(text, line.start) or _first_behind_title(text, line):
            found += _labelled(text, label, line, number)
        elif number > first:
            found += _unnumbered(text, lines, number)
    return found


def _labelled(text: str, label: Label, line: Line, number: int) -> Iterator[Mark]:
    """The heading at the line's start and those that run in behind it."""
    labels = [label, *_run_in(text, label, line)]
    for this, following in zip(labels, [*labels[1:], None], strict=True):
        yield _mark(text, this, following.start if following else line.end, number)


def _run_in(text: str, label: Label, line: Line) -> Iterator[Label]:
    counted = {label.style: label.number}
    heading_ends = _title_end(text, label.end, line.end)
    for found in _RUN_IN.finditer(text, label.end + 1, line.end):
        nested = label_at(text, found.end())
        if nested is None or nested.end >= line.end:
            continue
        after_title = nested.number == 1 and nested.start <= heading_ends and nested.rank > label.rank
        next_one = nested.number == counted.get(nested.style, -1) + 1 and text[nested.start - 1] not in "）)"
        if after_title or next_one:
            counted[nested.style] = nested.number
            yield nested


def _first_behind_title(text: str, line: Line) -> Label | None:
    """值班制度1、白班。2、夜班。: a title without a label runs into its points, of which there are two or more."""
    title_end = _title_end(text, line.start, min(line.end, line.start + LONGEST_TITLE))
    for found in _RUN_IN.finditer(text, line.start + 1, title_end):
        first = label_at(text, found.end())
        if first and first.number == 1:
            return first if any(label.number == 2 for label in _run_in(text, first, line)) else None
    return None


def _mark(text: str, label: Label, limit: int, number: int) -> Mark:
    at = label.end
    while at < limit and text[at] in " 　\t":
        at += 1
    end = _title_end(text, at, limit)
    tail = text[end:limit].strip()
    return Mark(label.start, at, max(end, label.end), not tail, label.rank, label, number)


def _title_end(text: str, at: int, limit: int) -> int:
    while at < limit and text[at] not in TITLE_END:
        at += 1
    return at


def _unnumbered(text: str, lines: list[Line], number: int) -> Iterator[Mark]:
    """A short line without a stop that heads points numbered from one."""
    line = lines[number]
    if number + 1 >= len(lines) or not is_short(text, line, 20):
        return
    below = label_at(text, lines[number + 1].start)
    if below is not None and below.number == 1:
        outer = text.endswith(OWN_HEADINGS, line.start, line.end)
        yield Mark(line.start, line.start, line.end, True, 0 if outer else below.rank - 0.5, None, number)


def is_short(text: str, line: Line, longest: int = LONGEST_TITLE) -> bool:
    """A line that may be a heading or a title: short, and no sentence."""
    return line.end - line.start <= longest and not any(
        text[at] in "。；;！!|：:" for at in range(line.start, line.end)
    )


def _columns(text: str, line: Line, cells: int) -> int:
    """How many columns the table has that this row opens; 0 when it opens none."""
    head = text[line.start : text.index(CELL, line.start)]
    return cells if len(head) <= 8 and any(word in head for word in TASK_COLUMN) else 0


def cells_of(text: str, line: Line) -> list[Line]:
    """The cells of a row, trimmed; empty ones too."""
    found: list[Line] = []
    at = line.start
    for raw in text[line.start : line.end].split(CELL):
        lead = len(raw) - len(raw.lstrip())
        found.append(Line(at + lead, at + lead + len(raw.strip())))
        at += len(raw) + 1
    return found


def _row_marks(text: str, line: Line, number: int, columns: int) -> Iterator[Mark]:
    cells = cells_of(text, line)
    first = text[cells[0].start : cells[0].end]
    if columns and _columns(text, line, len(cells)):
        return
    if columns and len(cells) == columns and first and not _TIMED.match(first) and not label_at(text, cells[0].start):
        yield Mark(cells[0].start, cells[0].start, cells[0].end, True, 3.5, None, number)
        return
    for place, cell in enumerate(cells):
        yield from _cell_mark(text, cells, place, cell, number)


def _cell_mark(text: str, cells: list[Line], place: int, cell: Line, number: int) -> Iterator[Mark]:
    """A numbered cell, or the unnumbered cell in front of points that are numbered."""
    if label := label_at(text, cell.start):
        yield from _labelled(text, label, cell, number)
        return
    words = text[cell.start : cell.end]
    if place == 0 and 0 < len(words) <= 2 and all(mark in "一二三四五六七八九十" for mark in words):
        yield Mark(cell.start, cell.start, cell.end, True, 4, None, number)
    elif place + 1 < len(cells) and 0 < len(words) <= LONGEST_TITLE:
        below = label_at(text, cells[place + 1].start)
        if below and below.number == 1 and place > 0:
            yield Mark(cell.start, cell.start, cell.end, True, below.rank - 0.5, None, number)
