"""A distance in time as regulations word it: so many days, working days or months after a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from yaodian.core.period.cycle import add_months
from yaodian.core.period.workday import WorkCalendar


class OffsetUnit(StrEnum):
    DAY = "day"
    WORKDAY = "workday"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Offset:
    """`count` days, working days or months; negative counts look back (not for working days)."""

    count: int
    unit: OffsetUnit

    def __post_init__(self) -> None:
        if self.count < 0 and self.unit is OffsetUnit.WORKDAY:
            raise ValueError("working days are only counted forward")

    def after(self, day: date, calendar: WorkCalendar, times: int = 1) -> date:
        """The day that lies `times` this distance after `day`, measured from `day` itself: no drift."""
        if self.unit is OffsetUnit.MONTH:
            return add_months(day, self.count * times)
        if self.unit is OffsetUnit.WORKDAY:
            return calendar.add(day, self.count * times)
        return day + timedelta(days=self.count * times)

    def before(self, day: date, calendar: WorkCalendar) -> date:
        """The day that lies this distance before `day`; the sign of the count does not matter."""
        if self.unit is OffsetUnit.MONTH:
            return add_months(day, -abs(self.count))
        if self.unit is OffsetUnit.WORKDAY:
            return calendar.back(day, self.count)
        return day - timedelta(days=abs(self.count))
