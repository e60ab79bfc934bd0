"""Tenure: whether a bearer was there long enough to owe a slot, and how much of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from yaodian.core.duty import AtLeast
from yaodian.core.period import Rhythm, Span, cycles_within
from yaodian.core.verdict.slot import Slot, merged
from yaodian.core.verdict.verdict import Why


@dataclass(frozen=True, slots=True)
class Tenure:
    """The days a duty meant its bearer; `handed_over`: the last day, where a successor took over (合并)."""

    lived: tuple[Span, ...]
    handed_over: date | None = None


def owed(slot: Slot, tenure: Tenure) -> Slot:
    lived = tenure.lived
    if slot.why is not Why.NONE:
        return slot
    slot = merged(replace(slot, handed_over=tenure.handed_over))
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


def _days(a: Span, b: Span) -> int:
    both = a.meet(b)
    return both.days if both else 0


def _needs(slot: Slot, lived: Sequence[Span]) -> tuple[int | None, ...]:
    return tuple(_need(quota.count, slot, lived) if isinstance(quota, AtLeast) else None for quota in slot.duty.quotas)


def _need(count: int, slot: Slot, lived: Sequence[Span]) -> int:
    """More than one is prorated by full calendar months of tenure, rounded up; never by the day of adoption."""
    if count <= 1 or not slot.prorated:
        return count
    months = [c.span for c in cycles_within(Rhythm.MONTH, slot.span) if slot.span.covers(c.span)]
    full = sum(any(span.covers(month) for span in lived) for month in months)
    return max(1, -(-count * full // len(months))) if months else count
