"""A stretch of whole days, both ends included."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(9999, 12, 31)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The days from `first` to `last`, both included. An open end is `LAST_DAY`.

    Raises ValueError when the last day lies before the first.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a span cannot end ({self.last}) before it begins ({self.first})")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def covers(self, other: "Span") -> bool:
        return self.first <= other.first and other.last <= self.last

    def meet(self, other: "Span") -> "Span | None":
        """The days in both, or None."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Span(first, last) if first <= last else None


def without(span: Span, others: Iterable[Span]) -> tuple[Span, ...]:
    """The days of `span` that lie in none of the others."""
    left: list[Span] = []
    day = span.first
    for other in joined(met for one in others if (met := one.meet(span))):
        if other.first > day:
            left.append(Span(day, other.first - timedelta(days=1)))
        if other.last == span.last:
            return tuple(left)
        day = other.last + timedelta(days=1)
    return (*left, Span(day, span.last))


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same days as the fewest spans: touching and overlapping ones become one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and (out[-1].last == LAST_DAY or span.first <= out[-1].last + timedelta(days=1)):
            out[-1] = Span(out[-1].first, max(out[-1].last, span.last))
        else:
            out.append(span)
    return tuple(out)
