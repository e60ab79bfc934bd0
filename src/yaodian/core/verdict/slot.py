"""Slots (某期应办): what one definition makes a bearer owe, cycle by cycle, before any deed is looked at."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from yaodian.core.duty import After, AtLeast, Duty, Every, EveryTime, Standing, Window
from yaodian.core.duty.timeline import Claim, Segment, of_year, timeline
from yaodian.core.period import LAST_DAY, Rhythm, Span, cycles_within
from yaodian.core.verdict.verdict import Why

WHOLE = frozenset({Rhythm.WEEK, Rhythm.MONTH, Rhythm.TWO_MONTHS, Rhythm.QUARTER})
CHINA_TIME = timedelta(hours=8)
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
    it asks no number. `handed_over`: the bearer's last day, where a successor took over. `ends`: the last
    day of a standing duty's bearer. `why` is set when nothing is owed.
    """

    segment: Segment
    cycle: str
    span: Span
    opens: date
    whole: bool = False
    prorated: bool = False
    late_until: date | None = None
    window_until: date | None = None
    handed_over: date | None = None
    ends: date = LAST_DAY
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
    """A day that sets an `After` running, and the days for which it goes on.

    `inherited`: the last day of the merged body it comes from; only what was running then goes over to the successor.
    """

    uid: str
    day: date
    holds: Span
    inherited: date | None = None


Anchors = Mapping[After, Sequence[Anchor]]


@dataclass(frozen=True, slots=True)
class Tenure:
    """The days a duty meant its bearer; `handed_over`: the last day, where a successor took over (合并)."""

    lived: tuple[Span, ...]
    handed_over: date | None = None


def slots(
    claims: Sequence[Claim], tenure: Tenure, anchors: Anchors, within: Span
) -> tuple[Slot, ...]:
    """All slots of one duty for one bearer whose cycle meets `within`, void ones included; those after events all.

    Cycles of a year follow that year's plans and what is standing; only `Standing` duties know no year. At most one
    slot of a cycle is not void: a later definition opens its own only where the former was cut.
    """
    standing = (s for s in timeline(claims) if isinstance(s.duty.occasion, Standing) and not s.duty.undecided)
    lasting = {slot.cycle: slot for slot in (_standing(segment, tenure) for segment in standing)}
    out = [_owed(slot, tenure) for slot in lasting.values()]
    for year in sorted({*range(within.first.year - 1, within.last.year + 2), *_years(anchors)}):
        for segment in timeline(of_year(claims, year)):
            taken = {slot.cycle for slot in out if slot.why is not Why.AMENDED}
            raw = (slot for slot in _raw(segment, year, anchors, within) if slot.cycle not in taken)
            out.extend([_owed(_amended(slot), tenure) for slot in raw])
    return tuple(out)


def _years(anchors: Anchors) -> set[int]:
    """Slots of one event may overlap with those of another, whenever it was: all are needed to tell them apart."""
    days = [anchor.day for found in anchors.values() for anchor in found]
    return set(range(min(days).year - 1, max(days).year + 2)) if days else set()


def _standing(segment: Segment, tenure: Tenure) -> Slot:
    """No cycle and no due day; it holds for as long as the text does and the bearer lives."""
    years = {edition.year for edition in segment.editions if edition.year}
    standing = any(edition.year is None for edition in segment.editions)
    cycle = "standing" if standing or not years else f"{min(years)}-standing"
    ends = min(segment.days.last, tenure.lived[-1].last if tenure.lived else LAST_DAY)
    return Slot(segment, cycle, Span(date.min, LAST_DAY), segment.days.first, ends=ends)


def _amended(slot: Slot) -> Slot:
    closed = slot.segment.days.last
    return replace(slot, why=Why.AMENDED) if slot.segment.cut and slot.due > closed else slot


def _owed(slot: Slot, tenure: Tenure) -> Slot:
    lived = tenure.lived
    if slot.why is not Why.NONE:
        return slot
    slot = _merged(replace(slot, handed_over=tenure.handed_over))
    if slot.why is not Why.NONE:
        return slot
    if slot.standing:
        return replace(slot, needs=_needs(slot, lived))
    if slot.whole:
        enough = any(span.covers(slot.span) for span in lived)
    elif slot.prorated:
        enough = 2 * sum(_days(span, slot.span) for span in lived) >= slot.span.days
    else:
        enough = any(slot.due in span for span in lived)
    return replace(slot, needs=_needs(slot, lived), why=Why.NONE if enough else Why.NOT_LONG_ENOUGH)


def _merged(slot: Slot) -> Slot:
    """A body that went up in another while the slot ran leaves it to its successor."""
    over = slot.handed_over
    left = over is not None and slot.span.first <= over < slot.due and slot.why in (Why.NONE, Why.NOT_LONG_ENOUGH)
    return replace(slot, why=Why.MERGED) if left else slot


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
    return max(1, -(-count * full // len(months))) if months else count


def _raw(segment: Segment, year: int, anchors: Anchors, within: Span) -> Iterator[Slot]:
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


def windowed(slot: Slot, until: Iterable[date | None]) -> Slot:
    """The slot with its due day moved by a superior's notice to the latest of these days; never to an earlier one."""
    last = max((day for day in until if day), default=slot.due)
    return slot if last <= slot.due else _merged(replace(slot, window_until=last))


def window_of(occasion: Window, year: int) -> Span:
    """The window that begins in `year`; it ends in the next year when it crosses New Year."""
    first = _day(year, occasion.from_month, occasion.from_day)
    last = _day(year, occasion.to_month, occasion.to_day)
    return Span(first, last if last >= first else _day(year + 1, occasion.to_month, occasion.to_day))


def _day(year: int, month: int, day: int) -> date:
    """That day of the year; 29 February is the month's last day in every year."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def _after(
    segment: Segment, occasion: After, anchors: Iterable[Anchor], within: Span
) -> Iterator[Slot]:
    for anchor in anchors:
        for nth, span in _steps(segment, occasion, anchor, within.last):
            opens_in_force = max(span.first, segment.days.first) in segment.days
            running = anchor.inherited is None or span.first <= anchor.inherited < span.last
            if running and opens_in_force and segment.days.first <= span.last:
                opens = max(span.first, segment.days.first)
                late = None if occasion.repeats else LAST_DAY
                yield Slot(segment, f"{anchor.uid}-{nth}", span, opens, late_until=late)


def _steps(
    segment: Segment, occasion: After, anchor: Anchor, last: date
) -> Iterator[tuple[int, Span]]:
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
