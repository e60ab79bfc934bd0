"""Working days of the People's Republic: weekends, holidays and the days made up for them (调休)."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Days off and days made up, for the years whose official notice has been loaded.

    For a year without a notice only weekends are known: `is_certain` says so, and a due day found there is 暂定.
    """

    off: frozenset[date] = frozenset()
    made_up: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()

    def is_workday(self, day: date) -> bool:
        return day in self.made_up or (day.weekday() < 5 and day not in self.off)

    def is_certain(self, day: date) -> bool:
        return day.year in self.years

    def completed(self, later: "WorkCalendar") -> "WorkCalendar":
        """With the days off of years whose notice came after this calendar was adopted.

        Days made up in those years (调休) are left out: with fewer working days no due day is ever earlier than the one
        that was shown as 暂定.
        """
        added = later.years - self.years
        if not added:
            return self
        off = frozenset(day for day in later.off if day.year in added)
        return WorkCalendar(self.off | off, self.made_up, self.years | added)

    def workdays_within(self, first: date, last: date) -> int:
        """How many working days there are from `first` to `last`, both included."""
        return sum(self.is_workday(first + timedelta(days=n)) for n in range((last - first).days + 1))

    def last_workday(self, day: date) -> date:
        """The day itself, or the working day before it."""
        while not self.is_workday(day):
            day -= timedelta(days=1)
        return day

    def add(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (the day itself does not count)."""
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_workday(day)
        return day

    def back(self, day: date, count: int) -> date:
        """The `count`-th working day before `day`."""
        while count > 0:
            day -= timedelta(days=1)
            count -= self.is_workday(day)
        return day


WEEKENDS_ONLY = WorkCalendar()
