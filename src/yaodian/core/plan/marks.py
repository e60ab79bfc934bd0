"""Finding the places where headings begin: at a line's start, inside a line, in a table's cell."""

import re
from collections.abc import Iterator

from yaodian.core.plan.columns import Header, header_of
from yaodian.core.plan.labels import Label, label_at
from yaodian.core.plan.lines import CELL, LONGEST_TITLE, Line, Mark, is_short
from yaodian.core.plan.rows import row_marks
from yaodian.core.plan.series import Series, labelled, labels_in

OWN_HEADINGS = ("制度", "机制", "办法", "规定", "职责", "细则")
MONTHS = re.compile(r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})[、和至-]?){1,3}月份?[:：]?")
SHORT_LIST = re.compile(r"[^。；;，,、:：|\s如]{2,3}[:：]")
LONGEST_TITLE_LINES = 4
OUTERMOST = 4  # the rank of 一、: a short line at the opening of a text, in front of its only such series, is title
LONGEST_OPENING = 80
ATTACHED = re.compile(r"附\s?件[:：]?")


def marks_of(text: str, lines: list[Line], first: int = 0) -> list[Mark]:
    """All headings from line `first` on, in order."""
    found: list[Mark] = []
    series = Series(label for line in lines if (label := label_at(text, line.start)))
    header: Header | None = None
    attached = False
    rules = _several_rules(text, lines)
    for number in range(first, len(lines)):
        line = lines[number]
        if CELL in text[line.start : line.end]:
            if named := header_of(text, line):
                header = named
            else:
                found += row_marks(text, line, number, header)
        elif labels := [] if MONTHS.fullmatch(text, line.start, line.end) else labels_in(text, line, series):
            if not (attached or _is_bare(text, lines, number, labels) or _is_run_in_stage(text, lines, number, labels)):
                found += labelled(text, labels, line, number)
            continue
        elif number > first:
            found += _unnumbered(text, lines, number, series, rules)
        attached = ATTACHED.match(text, line.start, line.end) is not None
    return found


def _is_run_in_stage(text: str, lines: list[Line], number: int, labels: list[Label]) -> bool:
    """第一阶段：3月至4月，动员部署: a sentence of a schedule, unless points of its own stand below it."""
    line = lines[number]
    if line.end - line.start <= LONGEST_TITLE and not any(mark in text[line.start : line.end] for mark in "。；;"):
        return False
    below = label_at(text, lines[number + 1].start) if number + 1 < len(lines) else None
    return labels[0].style == "阶段" and (below is None or below.number != 1 or below.style == "阶段")


def _is_bare(text: str, lines: list[Line], number: int, labels: list[Label]) -> bool:
    """A serial number alone on its line, of a table that lost its edges."""
    alone = labels[0].end == lines[number].end and number + 1 < len(lines)
    return alone and label_at(text, lines[number + 1].start) is not None


def _unnumbered(text: str, lines: list[Line], number: int, series: Series, rules: set[int]) -> Iterator[Mark]:
    """A short line without a stop, or the name of a month, that heads points numbered from one."""
    line = lines[number]
    named = MONTHS.fullmatch(text, line.start, line.end) or SHORT_LIST.fullmatch(text, line.start, line.end)
    if number + 1 >= len(lines) or text[line.start] in "(（" or not (named or is_short(text, line, 20)):
        return
    below = label_at(text, lines[number + 1].start)
    if number in rules:
        yield Mark(line.start, line.start, line.end, True, 0, None, number)
    elif below is not None and below.number == 1:
        outer = text.endswith(OWN_HEADINGS, line.start, line.end)
        alone = not outer and not series.begins_again(below)
        opening = below.rank <= OUTERMOST and line.start <= LONGEST_OPENING
        if alone and (opening or _is_below_title(text, lines, number)):
            return
        yield Mark(line.start, line.start, line.end, True, 0 if outer else below.rank - 0.5, None, number)


def _several_rules(text: str, lines: list[Line]) -> set[int]:
    """The numbers of the lines that name one rule each, in a text of several: 例会制度 … 考勤制度 …"""
    found = {
        number
        for number, line in enumerate(lines)
        if is_short(text, line, 20)
        and text.endswith(OWN_HEADINGS, line.start, line.end)
        and label_at(text, line.start) is None
    }
    return found if len(found) > 1 else set()


def _is_below_title(text: str, lines: list[Line], number: int) -> bool:
    """The last line of a title that takes several: nothing but short lines stands in front."""
    return number < LONGEST_TITLE_LINES and all(
        is_short(text, line) and label_at(text, line.start) is None for line in lines[:number]
    )
