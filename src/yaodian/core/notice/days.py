"""A deadline as a text words it → the days between which the thing is to be done, seen from the day of receipt."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from yaodian.core.period import WorkCalendar
from yaodian.core.period.cycle import add_months
from yaodian.core.plan.found import Deadline

_RANGE = re.compile(r"(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日?\s*[至到—–~～-]")
_RELATIVE = re.compile(r"rel:(\d+)([dwmy])$")
_SINCE_RECEIPT = ("接", "收到", "印发", "通知下发", "发文")
# A day that lies behind is next year's only when it is this near; else the text means something that is over.
NEAR = timedelta(days=150)
# What lies farther than ten years from the receipt is a slip of the pen, and no day.
FARTHEST = {"d": 3660, "w": 520, "m": 120, "y": 10}
ENDS = {"year-end": (12, 31), "half-year-end": (6, 30), "Q1": (3, 31), "Q2": (6, 30), "Q3": (9, 30), "Q4": (12, 31)}


@dataclass(frozen=True, slots=True)
class Days:
    """`first` None: from the day on which the notice takes effect. `last` None: the text names no day."""

    first: date | None = None
    last: date | None = None


def days_of(deadline: Deadline, before: str, on: date, calendar: WorkCalendar) -> Days:
    """`before`: the text in front of it; `on`: the day of receipt. Nothing is guessed: what is open stays None."""
    last = _last(deadline, before, on, calendar)
    found = _RANGE.match(deadline.surface)
    first = _day(int(found[1]) if found[1] else (last or on).year, int(found[2]), int(found[3])) if found else None
    return Days(first if first and last and on < first <= last else None, last)


def _last(deadline: Deadline, before: str, on: date, calendar: WorkCalendar) -> date | None:
    said = deadline.date
    if relative := _RELATIVE.match(said):
        return _after(relative, deadline.surface, on, calendar) if _from_receipt(before, deadline.surface) else None
    if said in ENDS:
        return _coming(*ENDS[said], on)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", said):
        return _day(*map(int, said.split("-")))
    if re.fullmatch(r"\d\d-\d\d", said):
        month, day = map(int, said.split("-"))
        return _coming(month, day, on)
    return None


def _from_receipt(before: str, surface: str) -> bool:
    return any(word in before + surface for word in _SINCE_RECEIPT)


def _after(found: re.Match[str], surface: str, on: date, calendar: WorkCalendar) -> date | None:
    count = int(found[1])
    if count > FARTHEST[found[2]]:
        return None
    if found[2] == "m":
        return add_months(on, count)
    if found[2] == "y":
        return add_months(on, 12 * count)
    return (
        calendar.add(on, count) if "工作日" in surface else on + timedelta(days=count * (7 if found[2] == "w" else 1))
    )


def _coming(month: int, day: int, on: date) -> date | None:
    """That day of this year, or of the next where it is near."""
    here, there = _day(on.year, month, day), _day(on.year + 1, month, day)
    if here is None or here >= on:
        return here
    return there if there and there - on <= NEAR else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
