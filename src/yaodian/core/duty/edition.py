"""Editions as verdicts read them: the duties adopted, by whom, and the days they bind."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from yaodian.core.duty.quota import EveryTime
from yaodian.core.duty.rule import Credit, Duty
from yaodian.core.period import FIRST_DAY, LAST_DAY, WEEKENDS_ONLY, Span, WorkCalendar

SEMANTICS = 1


class BrokenEdition(ValueError):
    """An edition holds a duty that has no meaning; the check of the catalogue names such duties before."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The duties of one adopted text; it binds the subtree of `body`, the tree of each day.

    `series` names the line of revisions (baseline, the city's plan of 2026, a department's overlay). `year` is None for
    the standing 法规基线. In force from `first` to `last`; `cut` is true when a later revision ended it before its
    time. `since`: when it was entered. `calendar`: the working days it was adopted with.
    """

    uid: str
    series: str
    title: str
    body: str
    year: int | None
    first: date
    since: datetime
    duties: tuple[Duty, ...]
    last: date = LAST_DAY
    cut: bool = False
    calendar: WorkCalendar = WEEKENDS_ONLY
    semantics: int = SEMANTICS

    def __hash__(self) -> int:
        return hash((self.uid, self.first, self.last))

    def __post_init__(self) -> None:
        for duty in self.duties:
            if len(duty.quotas) > 1 and any(isinstance(quota, EveryTime) for quota in duty.quotas):
                raise BrokenEdition(f"{duty.key}: an every-time condition is a duty of its own, without a number")
            if duty.credit is Credit.ATTENDED and not duty.bearer.picks_persons and not duty.undecided:
                raise BrokenEdition(f"{duty.key}: only persons attend, a body does")

    @property
    def line(self) -> tuple[str, str, int | None]:
        """What revisions of one text share: a later one takes the place of the earlier."""
        return self.series, self.body, self.year

    def days_of(self, duty: Duty) -> Span | None:
        """The days on which this edition asks it: from the first day that both the text and the regulation hold."""
        return Span(self.first, self.last).meet(Span(duty.in_force or FIRST_DAY, LAST_DAY))


def revised(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """The editions with each earlier revision of a body's series and year ended by the next (改版).

    What a revision replaces follows from the editions known, so it is computed, never stored.
    """
    lines: dict[tuple[str, str, int | None], list[Edition]] = {}
    for edition in editions:
        lines.setdefault(edition.line, []).append(edition)
    return tuple(e for line in lines.values() for e in _ended(sorted(line, key=lambda e: (e.first, e.since, e.uid))))


def _ended(line: list[Edition]) -> Iterable[Edition]:
    for edition, following in zip(line, [*line[1:], None], strict=True):
        if following is None or following.first > edition.last:
            yield edition
        elif following.first > edition.first:
            yield replace(edition, last=following.first - timedelta(days=1), cut=True)
