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
