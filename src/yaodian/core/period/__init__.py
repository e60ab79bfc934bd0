"""Days, spans and cycles: the time that duties are measured in."""

from yaodian.core.period.cycle import Cycle, Rhythm, add_months, cycle_of, cycles_within
from yaodian.core.period.due import Offset, OffsetUnit
from yaodian.core.period.span import FIRST_DAY, LAST_DAY, Span
from yaodian.core.period.words import written
from yaodian.core.period.workday import WEEKENDS_ONLY, WorkCalendar

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "WEEKENDS_ONLY",
    "Cycle",
    "Offset",
    "OffsetUnit",
    "Rhythm",
    "Span",
    "WorkCalendar",
    "add_months",
    "cycle_of",
    "cycles_within",
    "written",
]
