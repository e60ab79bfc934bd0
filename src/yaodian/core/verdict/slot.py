"""Slots (某期应办): what one definition makes a bearer owe, cycle by cycle, before any deed is looked at."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from yaodian.core.duty import After, AtLeast, Duty, Every, Standing, Window
from yaodian.core.duty.timeline import Segment
from yaodian.core.period import LAST_DAY, Rhythm, Span, cycles_within
from yaodian.core.verdict.verdict import Why

WHOLE = frozenset({Rhythm.WEEK, Rhythm.MONTH, Rhythm.TWO_MONTHS, Rhythm.QUARTER})
MIDNIGHT_IN_SHANGHAI = time(16, tzinfo=UTC)


def end_of(day: date) -> datetime:
    """The moment a day ends in Asia/Shanghai, in UTC."""
    return datetime.combine(day, MIDNIGHT_IN_SHANGHAI)


@dataclass(frozen=True, slots=True)
class Slot:
    """One cycle of one duty for one bearer.

    Deeds in `span` count; the slot opens on `opens` and is due on the span's last day (never, when `standing`), or on
    `window_until` where a superior's notice has set a window for deeds said to belong to it. Deeds after the due day
    and up to `late_until` cure, where the duty is curable. `needs` is what each quota asks after proration; None where
    it asks no number. `why` is set when nothing is owed.
    """

    segment: Segment
    cycle: str
    span: Span
    opens: date
    whole: bool = False
    prorated: bool = False
    late_until: date | None = None
    window_until: date | None = None
    needs: tuple[int | None, ...] = ()
    why: Why = Why.NONE

    @property
    def duty(self) -> Duty:
        return self.segment.duty

    @property
    def standing(self) -> bool:
        return isinstance(self.duty.occasion, Standing)

    @property
    def due(self) -> date:
        return self.window_until or self.span.last

    @property
    def grace(self) -> date:
        return LAST_DAY if self.due == LAST_DAY else self.due + timedelta(days=self.duty.grace)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day that sets an `After` running, and the days for which it goes on."""

    uid: str
    day: date
    holds: Span


@dataclass(frozen=True, slots=True)
class Tenure:
    """The days a duty meant its bearer; `handed_over`: the last day, where a successor took over (合并)."""

    lived: tuple[Span, ...]
    handed_over: date | None = None


def slots(
    segments: Sequence[Segment], tenure: Tenure, anchors: Sequence[Anchor], within: Span
) -> tuple[Slot, ...]:
    """All slots of one duty for one bearer whose cycle meets `within`, void ones included.

    At most one slot of a cycle is not void: a later definition opens its own only where the former was cut.
    """
    out: list[Slot] = []
    for segment in segments:
        taken = {slot.cycle for slot in out if slot.why is not Why.AMENDED}
        for raw in _raw(segment, anchors, within):
            if raw.cycle not in taken:
                out.append(_owed(_amended(raw), tenure))
    return tuple(out)


def _amended(slot: Slot) -> Slot:
    closed = slot.segment.days.last
    return replace(slot, why=Why.AMENDED) if slot.segment.cut and slot.due > closed else slot


def _owed(slot: Slot, tenure: Tenure) -> Slot:
    lived = tenure.lived
    if slot.why is not Why.NONE:
        return slot
    if tenure.handed_over and slot.span.first <= tenure.handed_over < slot.due:
        return replace(slot, why=Why.MERGED)
    if slot.standing:
        return replace(slot, needs=_needs(slot, lived))
    if slot.whole:
        enough = any(span.covers(slot.span) for span in lived)
    elif slot.prorated:
        enough = 2 * sum(_days(span, slot.span) for span in lived) >= slot.span.days
    else:
        enough = any(slot.due in span for span in lived)
    return replace(slot, needs=_needs(slot, lived), why=Why.NONE if enough else Why.NOT_LONG_ENOUGH)


def _days(a: Span, b: Span) -> int:
    both = a.meet(b)
    return both.days if both else 0


def _needs(slot: Slot, lived: Sequence[Span]) -> tuple[int | None, ...]:
    return tuple(
        _need(quota.count, slot, lived) if isinstance(quota, AtLeast) else None
        for quota in slot.duty.quotas
    )


def _need(count: int, slot: Slot, lived: Sequence[Span]) -> int:
    """More than one is prorated by full calendar months of tenure, rounded up; never by the day of adoption."""
    if count <= 1 or not slot.prorated:
        return count
    months = [c.span for c in cycles_within(Rhythm.MONTH, slot.span) if slot.span.covers(c.span)]
    full = sum(any(span.covers(month) for span in lived) for month in months)
    return -(-count * full // len(months)) if months else count


def _raw(segment: Segment, anchors: Sequence[Anchor], within: Span) -> Iterator[Slot]:
    occasion = segment.duty.occasion
    if segment.duty.undecided:
        return
    if isinstance(occasion, Standing):
        yield Slot(segment, "standing", Span(date.min, LAST_DAY), segment.days.first)
    elif isinstance(occasion, Every):
        yield from _every(segment, occasion, within)
    elif isinstance(occasion, Window):
        yield from _window(segment, occasion, within)
    else:
        yield from _after(segment, occasion, anchors, within)


def _every(segment: Segment, occasion: Every, within: Span) -> Iterator[Slot]:
    days = segment.days.meet(_around(within))
    whole = occasion.rhythm in WHOLE
    for cycle in cycles_within(occasion.rhythm, days) if days else ():
        if segment.year in (None, cycle.year) and cycle.span.meet(within):
            opens = max(cycle.span.first, segment.days.first)
            yield Slot(segment, cycle.key, cycle.span, opens, whole=whole, prorated=not whole)


def _window(segment: Segment, occasion: Window, within: Span) -> Iterator[Slot]:
    for year in range(within.first.year - 1, within.last.year + 1):
        span = window_of(occasion, year)
        if span.meet(segment.days) and span.meet(within) and segment.year in (None, year):
            until = window_of(occasion, year + 1).first - timedelta(days=1)
            opens = max(span.first, segment.days.first)
            yield Slot(segment, f"{year}-window", span, opens, prorated=True, late_until=until)


def windowed(slot: Slot, until: Iterable[date | None]) -> Slot:
    """The slot with its due day moved by a superior's notice to the latest of these days; never to an earlier one."""
    last = max((day for day in until if day), default=slot.due)
    return slot if last <= slot.due else replace(slot, window_until=last)


def _around(within: Span) -> Span:
    """A stretch wide enough that a cycle cut by an end of `within` is still seen whole."""
    year = timedelta(days=366)
    first = within.first - year if within.first - date.min > year else date.min
    return Span(first, within.last + year if LAST_DAY - within.last > year else LAST_DAY)


def window_of(occasion: Window, year: int) -> Span:
    """The window that begins in `year`; it ends in the next year when it crosses New Year."""
    first = date(year, occasion.from_month, occasion.from_day)
    last = date(year, occasion.to_month, occasion.to_day)
    return Span(first, last if last >= first else last.replace(year=year + 1))


def _after(
    segment: Segment, occasion: After, anchors: Iterable[Anchor], within: Span
) -> Iterator[Slot]:
    for anchor in anchors:
        for nth, span in _steps(segment, occasion, anchor, within.last):
            opens_in_force = max(span.first, segment.days.first) in segment.days
            if span.meet(within) and opens_in_force and segment.days.first <= span.last:
                opens = max(span.first, segment.days.first)
                late = None if occasion.repeats else LAST_DAY
                yield Slot(segment, f"{anchor.uid}-{nth}", span, opens, late_until=late)


def _steps(
    segment: Segment, occasion: After, anchor: Anchor, last: date
) -> Iterator[tuple[int, Span]]:
    """The n-th due day lies n offsets after the anchor itself."""
    nth, opens = 1, anchor.day
    while True:
        due = occasion.offset.after(anchor.day, segment.calendar, nth)
        if occasion.opens:
            opens = occasion.opens.after(due, segment.calendar)
        if occasion.repeats and due not in anchor.holds:
            return
        yield nth, Span(min(opens, due), due)
        if not occasion.repeats or due > last:
            return
        nth, opens = nth + 1, due + timedelta(days=1)
