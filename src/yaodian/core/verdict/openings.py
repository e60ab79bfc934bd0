"""Openings: the slots that one definition opens in a year, before anybody's tenure is looked at."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from yaodian.core.duty import After, Every, EveryTime, Standing, Window
from yaodian.core.duty.timeline import Segment
from yaodian.core.period import LAST_DAY, Rhythm, Span, cycles_within
from yaodian.core.verdict.slot import Slot

WHOLE = frozenset({Rhythm.WEEK, Rhythm.MONTH, Rhythm.TWO_MONTHS, Rhythm.QUARTER})
CHINA_TIME = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day that sets an `After` running, and the days for which it goes on.

    `inherited`: the last day of the merged body it comes from; only what was running then goes over to the successor.
    """

    uid: str
    day: date
    holds: Span
    inherited: date | None = None


Anchors = Mapping[After, Sequence[Anchor]]


def openings(segment: Segment, year: int, anchors: Anchors, within: Span) -> Iterator[Slot]:
    """The slots of this definition that belong to the year."""
    occasion = segment.duty.occasion
    if segment.duty.undecided or isinstance(occasion, Standing):
        return
    if isinstance(occasion, Every):
        yield from _every(segment, occasion, year, within)
    elif isinstance(occasion, Window):
        yield from _window(segment, occasion, year, within)
    else:
        found = _after(segment, occasion, anchors.get(occasion, ()), within)
        yield from (slot for slot in found if slot.opens.year == year)


def _every(segment: Segment, occasion: Every, year: int, within: Span) -> Iterator[Slot]:
    whole = occasion.rhythm in WHOLE
    for cycle in cycles_within(occasion.rhythm, Span(date(year, 1, 1), date(year, 12, 31))):
        opens = _opening(segment, cycle.span)
        met = cycle.span.meet(within) and cycle.span.meet(segment.days)
        if cycle.year == year and met and opens <= cycle.span.last:
            yield Slot(segment, cycle.key, cycle.span, opens, whole=whole, prorated=not whole)


def _window(segment: Segment, occasion: Window, year: int, within: Span) -> Iterator[Slot]:
    span = window_of(occasion, year)
    opens = _opening(segment, span)
    if span.meet(segment.days) and span.meet(within) and opens <= span.last:
        until = window_of(occasion, year + 1).first - timedelta(days=1)
        yield Slot(segment, f"{year}-window", span, opens, prorated=True, late_until=until)


def _opening(segment: Segment, span: Span) -> date:
    """The first day of the cycle on which the definition holds; nobody owes an occasion before it was entered."""
    opens = max(span.first, segment.days.first)
    if any(isinstance(quota, EveryTime) for quota in segment.duty.quotas):
        return max(opens, (segment.since + CHINA_TIME).date())
    return opens


def window_of(occasion: Window, year: int) -> Span:
    """The window that begins in `year`; it ends in the next year when it crosses New Year."""
    first = _day(year, occasion.from_month, occasion.from_day)
    last = _day(year, occasion.to_month, occasion.to_day)
    return Span(first, last if last >= first else _day(year + 1, occasion.to_month, occasion.to_day))


def _day(year: int, month: int, day: int) -> date:
    """That day of the year; 29 February is the month's last day in every year."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def _after(segment: Segment, occasion: After, anchors: Iterable[Anchor], within: Span) -> Iterator[Slot]:
    for anchor in anchors:
        for nth, span in _steps(segment, occasion, anchor, within.last):
            opens_in_force = max(span.first, segment.days.first) in segment.days
            running = anchor.inherited is None or span.first <= anchor.inherited < span.last
            if running and opens_in_force and segment.days.first <= span.last:
                opens = max(span.first, segment.days.first)
                late = None if occasion.repeats else LAST_DAY
                yield Slot(segment, f"{anchor.uid}-{nth}", span, opens, late_until=late)


def _steps(segment: Segment, occasion: After, anchor: Anchor, last: date) -> Iterator[tuple[int, Span]]:
    """The n-th due day lies n offsets after the anchor itself."""
    calendar = segment.calendar_on(max(anchor.day, segment.days.first))
    nth, opens = 1, anchor.day
    while True:
        due = occasion.offset.after(anchor.day, calendar, nth)
        if occasion.opens:
            opens = occasion.opens.before(due, calendar)
        if occasion.repeats and due not in anchor.holds:
            return
        yield nth, Span(min(opens, due), due)
        if not occasion.repeats or due > last:
            return
        nth, opens = nth + 1, due + timedelta(days=1)
