"""Editions as verdicts read them: the duties adopted, by whom, and the days they bind."""

from dataclasses import dataclass
from datetime import date, datetime

from yaodian.core.duty.rule import Duty
from yaodian.core.period import LAST_DAY, WEEKENDS_ONLY, WorkCalendar

SEMANTICS = 1


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
