"""Cycles in closed form: which week, month, quarter … a day lies in, without counting from a last date.

Nothing drifts: a cycle follows from the calendar alone, an anniversary from its anchor alone.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from yaodian.core.period.span import Span


class Rhythm(StrEnum):
    """How often a calendar duty comes round."""

    WEEK = "week"
    MONTH = "month"
    TWO_MONTHS = "2-month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


MONTHS = {
    Rhythm.MONTH: 1,
    Rhythm.TWO_MONTHS: 2,
    Rhythm.QUARTER: 3,
    Rhythm.HALF: 6,
    Rhythm.YEAR: 12,
}
_MARK = {Rhythm.MONTH: "", Rhythm.TWO_MONTHS: "B", Rhythm.QUARTER: "Q", Rhythm.HALF: "H"}


@dataclass(frozen=True, slots=True, order=True)
class Cycle:
    """One named stretch of a rhythm. `year` is the year it belongs to: a week's is its Thursday's."""

    key: str
    year: int
    span: Span


def cycle_of(rhythm: Rhythm, day: date) -> Cycle:
    """The cycle of this rhythm that `day` lies in."""
    if rhythm is Rhythm.WEEK:
        return _week(day)
    size = MONTHS[rhythm]
    return _months(rhythm, size, (day.year * 12 + day.month - 1) // size)


def cycles_within(rhythm: Rhythm, span: Span) -> Iterator[Cycle]:
    """Every cycle that shares a day with `span`, in order."""
    cycle = cycle_of(rhythm, span.first)
    while cycle.span.first <= span.last:
        yield cycle
        cycle = cycle_of(rhythm, cycle.span.last + timedelta(days=1))


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months on; the month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _week(day: date) -> Cycle:
    monday = day - timedelta(days=day.weekday())
    year, number, _ = day.isocalendar()
    return Cycle(f"{year}-W{number:02d}", year, Span(monday, monday + timedelta(days=6)))


def _months(rhythm: Rhythm, size: int, index: int) -> Cycle:
    start = index * size
    year, month = start // 12, start % 12 + 1
    until = month + size - 1
    last = date(year, until, monthrange(year, until)[1])
    if rhythm is Rhythm.YEAR:
        key = str(year)
    elif rhythm is Rhythm.MONTH:
        key = f"{year}-{month:02d}"
    else:
        key = f"{year}-{_MARK[rhythm]}{(month - 1) // size + 1}"
    return Cycle(key, year, Span(date(year, month, 1), last))
