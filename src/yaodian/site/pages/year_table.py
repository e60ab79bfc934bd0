"""The year as a table of months by states: the source of its chart, each figure with the cut that it opens to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from yaodian.core.verdict.verdict import Verdict
from yaodian.site.pages.cut import MONTHS, Cut
from yaodian.site.pages.progress import Progress

# From the foot of a column to its top: what is done, what was let off, what went wrong, what is still to come.
STACKED = (
    Verdict.MET,
    Verdict.LATE,
    Verdict.WAIVED,
    Verdict.MISSED,
    Verdict.GRACE,
    Verdict.OPEN,
    Verdict.AHEAD,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and where it opens; nothing has no page."""

    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """One month, all of it and by state; or one state, by month."""

    month: int
    verdict: Verdict | None
    total: Figure
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class YearTable:
    """`states`: those that occur in the year, so that no column is empty from top to foot."""

    states: tuple[Verdict, ...]
    months: tuple[Line, ...]

    @property
    def across(self) -> tuple[Line, ...]:
        """The same with the months across: a line for each state."""
        return tuple(
            Line(0, state, Figure(0, ""), tuple(month.figures[place] for month in self.months))
            for place, state in enumerate(self.states)
        )


def year_table(months: Mapping[int, Progress], cut: Cut) -> YearTable:
    states = tuple(state for state in STACKED if any(progress.of(state) for progress in months.values()))
    return YearTable(states, tuple(_month(month, months[month], states, replace(cut, month=month)) for month in MONTHS))


def _month(month: int, progress: Progress, states: tuple[Verdict, ...], cut: Cut) -> Line:
    figures = tuple(figure(progress.of(state), replace(cut, state=state)) for state in states)
    return Line(month, None, figure(progress.owed, cut), figures)


def figure(count: int, cut: Cut) -> Figure:
    return Figure(count, cut.url if count else "")
